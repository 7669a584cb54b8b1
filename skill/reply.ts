import type { ResolvedPeriod } from './money/period.ts';
import type { Currency } from './money/money.ts';
import type { AsOf } from './ports.ts';
import type { Sayable } from './policy/sayable.ts';
import type { CategoryWord } from './transactions/categories.ts';

/** What may stand in a sentence. Facts come as Sayables; the rest is the customer's own words or the calendar. */
export type Value =
  | Sayable
  | { readonly type: 'period'; readonly period: ResolvedPeriod }
  | { readonly type: 'category'; readonly category: CategoryWord }
  | { readonly type: 'as-of'; readonly asOf: AsOf }
  /** The customer's own words, echoed */
  | { readonly type: 'heard'; readonly text: string }
  /** A limit the customer named: "over 200 euros" */
  | { readonly type: 'limit'; readonly amountMinor: bigint; readonly currency: Currency }
  /** Names a dispute; read digit by digit */
  | { readonly type: 'reference'; readonly digits: string }
  /** 'and': joined as the language joins a list; 'items': one after the other with a pause */
  | { readonly type: 'list'; readonly join: 'and' | 'items'; readonly lines: readonly Line[] }
  /** A clause, or null where the sentence goes without it */
  | { readonly type: 'line'; readonly line: Line | null };

/** One sentence: a key of speech.json and what stands in its gaps. A count Sayable named `count` picks the plural. */
export interface Line {
  readonly key: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Keys of screen.json under `suggest.` */
export type Suggestion =
  | 'balance'
  | 'spending-month'
  | 'recent'
  | 'last-month'
  | 'restaurants'
  | 'why'
  | 'more'
  | 'second'
  | 'next'
  | 'mine'
  | 'not-mine'
  | 'why-warning';

/** A neutral answer. Doors turn it into their own form; they add no fact and drop none. */
export interface Reply {
  /** Sentences in order; the last may be a question. */
  readonly say: readonly Line[];
  /** Said once if the customer stays silent, shorter than the question. */
  readonly reprompt: Line | null;
  /** True: the conversation is over, the microphone closes. */
  readonly end: boolean;
  /** Shows the platform's account-linking card or its equivalent. */
  readonly link: boolean;
  /** Asks the platform to confirm the person by its own PIN and to come back; only doors that can. */
  readonly verify: boolean;
  /** What one might ask next */
  readonly suggestions: readonly Suggestion[];
}
