import type { Money } from '../money/money.ts';
import type { Payment } from './payment.ts';
import type { DetectedKind, DetectedReason, Severity } from './warning.ts';

/** How often the customer wants to be wrong-footed at most: one false alarm a year, a quarter, a month. */
export const promises = ['year', 'quarter', 'month'] as const;
export type PromiseLevel = (typeof promises)[number];

export interface DetectorRules {
  readonly promise: PromiseLevel;
  /** ISO 3166, where the customer lives; null: unknown, then learned */
  readonly homeCountry: string | null;
  /** Warn when the usable balance falls, or is about to fall, below it */
  readonly lowBalance: Money | null;
  /** The customer's own clock, as Payment.atMinute: a payment a day ahead of it is not believed. */
  readonly nowMinute: number;
}

/** One payment or balance that a rule found, with the reason by which it did. A payment is found at most once: by its strongest rule. */
export interface Detected {
  readonly transaction: string;
  readonly reason: DetectedReason;
  /** Higher is surer; comparable between payments and customers, 1 = just enough to warn */
  readonly score: number;
  readonly severity: Severity;
  /** The same cause while a warning of it is open is no new warning: 'duplicate/lidl/1299', 'low-balance/checking'. */
  readonly cause: string;
}

/** Why a payment was left out. It is counted and nothing is learned or concluded from it. */
export const refusals = ['amount.zero', 'amount.absurd', 'date.future', 'date.unreadable', 'id.duplicate', 'time.backwards'] as const;
export type Refusal = (typeof refusals)[number];

export interface Observed {
  readonly state: DetectorState;
  readonly found: readonly Detected[];
  readonly refused: Refusal | null;
}

/** All the detector remembers of a customer: JSON-safe, and of a size that does not grow with the history. */
export interface DetectorState {
  readonly version: 1;
}

export const freshDetector: DetectorState = { version: 1 };

/** One pass: looks at a payment with what came before, then learns it. Never throws. */
export function observe(state: DetectorState, payment: Payment, _rules: DetectorRules): Observed {
  return { state, found: [], refused: payment.amountMinor === 0n ? 'amount.zero' : null };
}

/** The customer said whether a payment that was found was theirs: then it is learned like any other, or never. */
export function settled(state: DetectorState, _transaction: string, _mine: boolean): DetectorState {
  return state;
}

/** The booked line of a pending one is the same payment. */
export function renamed(state: DetectorState, _pending: string, _booked: string): DetectorState {
  return state;
}
