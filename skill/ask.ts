import type { IntentName } from './intents/intents.ts';
import type { Period } from './money/period.ts';
import type { CategoryWord } from './transactions/categories.ts';

/** Where an answer may go. Consent is given per platform. */
export type Platform = 'alexa' | 'web-chat' | 'phone' | 'slack' | 'other-chat';

export type Locale = 'en-US' | 'fr-FR';

export type UnsupportedTopic = 'transfer' | 'pay' | 'account-number' | 'credit-score' | 'address' | 'other';

/** The words a customer uses for an account: a kind, all of them, or a name to look up among their own. */
export type AccountWord = 'checking' | 'savings' | 'card' | 'joint' | 'all';

/** A heard value: `id` where the platform or our own lists matched it, `heard` always as it was said. */
export interface Heard<Id extends string> {
  readonly id: Id | null;
  readonly heard: string;
}

/** Neutral slots. Absent means not said; a platform's '?' or '' never gets here as a value. */
export interface Slots {
  readonly account?: Heard<AccountWord>;
  readonly merchant?: Heard<string>;
  /** 'food' and 'home' are parents: groceries + restaurants, housing + utilities. */
  readonly category?: Heard<CategoryWord>;
  readonly period?: Period;
  /** Decimal text, "300.00"; currency null if not said */
  readonly amount?: { readonly value: string; readonly currency: string | null };
  readonly comparison?: 'over' | 'under' | 'exactly';
  readonly count?: number;
  /** 1-based; -1 = the last one */
  readonly ordinal?: number;
  readonly topic?: UnsupportedTopic;
}

/** One question, as every door hands it to the core. */
export interface Ask {
  readonly requestId: string;
  readonly platform: Platform;
  readonly locale: Locale;
  /** 'VoicePin': the customer said a PIN; its digits travel beside the Ask and never in it. */
  readonly intent: IntentName | 'Launch' | 'Silence' | 'SessionEnd' | 'VoicePin' | 'Verified';
  readonly slots: Slots;
  /** Slots the platform filled with something that cannot be read (absurd dates, '?'): said, never guessed. */
  readonly unreadable: readonly (keyof Slots)[];
  /**
   * 'person': the platform recognised the linked person or the bank itself vouched for them; 'account': whoever speaks on the
   * linked account; 'other': the platform recognised somebody who is not the linked person.
   */
  readonly speaker: 'person' | 'account' | 'other';
}
