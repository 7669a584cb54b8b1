import type { CivilDate } from '../money/civil-date.ts';
import type { Money } from '../money/money.ts';
import type { AccountKind } from '../ports.ts';
import type { CategoryWord } from '../transactions/categories.ts';
import type { WarningKind } from '../warnings/warning.ts';
import type { Disclosure } from './consent.ts';

/** A fact's value in the form in which it is spoken. */
export type Fact =
  | { readonly type: 'money'; readonly money: Money /** said as "about" */; readonly about?: boolean }
  /** Money told only as more or less than a fixed limit */
  | { readonly type: 'level'; readonly above: boolean; readonly limit: Money }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'date'; readonly date: CivilDate }
  | { readonly type: 'merchant'; readonly name: string }
  /** Spoken as "your checking account", by its own name where the kind alone would be ambiguous or a nickname exists */
  | { readonly type: 'account'; readonly kind: AccountKind | 'joint'; readonly name: string | null }
  /** How many times another amount: "9 times" */
  | { readonly type: 'times'; readonly times: number }
  /** A span of time */
  | { readonly type: 'minutes'; readonly minutes: number }
  /** ISO 3166; spoken with its preposition, "in Portugal" */
  | { readonly type: 'country'; readonly country: string }
  /** Why there is a warning, where no figures say it: "your card may be in other hands" */
  | { readonly type: 'why'; readonly kind: WarningKind }
  /** What a payment was for, where the bank's data tells it rather than the customer */
  | { readonly type: 'category'; readonly category: CategoryWord };

declare const made: unique symbol;

/** A fact that consent allows to be said, with the ledger rows it costs. Only skill/policy makes one; speak() accepts nothing else as a fact. */
export interface Sayable<F extends Fact = Fact> {
  readonly [made]: true;
  readonly fact: F;
  readonly disclosures: readonly Disclosure[];
}

/** Money as it may be told: a figure, or only more or less than a limit. */
export type Amount = Extract<Fact, { readonly type: 'money' | 'level' }>;

export type SayableOf<T extends Fact['type']> = Sayable<Extract<Fact, { readonly type: T }>>;
export type SayableMoney = Sayable<Amount>;
export type SayableCount = SayableOf<'count'>;
export type SayableDate = SayableOf<'date'>;
export type SayableMerchant = SayableOf<'merchant'>;
export type SayableAccount = SayableOf<'account'>;
