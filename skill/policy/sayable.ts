import type { CivilDate } from '../money/civil-date.ts';
import type { Money } from '../money/money.ts';
import type { AccountKind } from '../ports.ts';
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
  | { readonly type: 'account'; readonly kind: AccountKind | 'joint'; readonly name: string | null };

declare const made: unique symbol;

/** A fact that consent allows to be said, with the ledger rows it costs. Only skill/policy makes one; speak() accepts nothing else as a fact. */
export interface Sayable<F extends Fact = Fact> {
  readonly [made]: true;
  readonly fact: F;
  readonly disclosures: readonly Disclosure[];
}

/** Money as it may be told: a figure, or only more or less than a limit. */
export type Amount = Extract<Fact, { readonly type: 'money' | 'level' }>;

export type SayableMoney = Sayable<Amount>;
export type SayableCount = Sayable<Extract<Fact, { readonly type: 'count' }>>;
export type SayableDate = Sayable<Extract<Fact, { readonly type: 'date' }>>;
export type SayableMerchant = Sayable<Extract<Fact, { readonly type: 'merchant' }>>;
export type SayableAccount = Sayable<Extract<Fact, { readonly type: 'account' }>>;
