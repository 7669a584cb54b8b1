import type { Money } from '../money/money.ts';
import { formatDecimal } from '../money/money.ts';
import type { Payment } from './payment.ts';
import { thresholds } from './thresholds.ts';
import type { DetectedReason, Severity } from './warning.ts';

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

interface Window {
  readonly currency: string;
  readonly category: string | null;
  readonly amounts: readonly number[];
}

/** All the detector remembers of a customer: JSON-safe, and of a size that does not grow with the history. */
export interface DetectorState {
  readonly version: 1;
  readonly windows: readonly Window[];
  readonly alertedAt: number | null;
}

export const freshDetector: DetectorState = { version: 1, windows: [], alertedAt: null };

/** One pass: looks at a payment with what came before, then learns it. Never throws. */
export function observe(state: DetectorState, payment: Payment, rules: DetectorRules): Observed {
  if (!Number.isSafeInteger(payment.atMinute)) return { state, found: [], refused: 'date.unreadable' };
  if (payment.amountMinor === 0n) return { state, found: [], refused: 'amount.zero' };
  const amount = Number(-payment.amountMinor);
  if (!Number.isSafeInteger(amount)) return { state, found: [], refused: 'amount.absurd' };
  if (payment.atMinute > rules.nowMinute + 1440) return { state, found: [], refused: 'date.future' };
  if (amount < 0) return { state, found: [], refused: null };
  const { currency, category } = payment;
  const own = state.windows.find((w) => w.currency === currency && w.category === category)?.amounts ?? [];
  const all = state.windows.find((w) => w.currency === currency && w.category === null)?.amounts ?? [];
  const used = category !== null && own.length >= 15 ? own : all;
  const cut = thresholds[rules.promise];
  const alerted = state.alertedAt !== null && payment.atMinute - state.alertedAt < 14 * 1440;
  const surprise = used.length < 15 ? 0 : surpriseOf(amount, used);
  const score = surprise / (alerted ? cut.alerted : cut.amount);
  if (score < 1) {
    const windows = category === null ? state.windows : learn(state.windows, currency, category, amount, 48);
    return { state: { ...state, windows: learn(windows, currency, null, amount, 200) }, found: [], refused: null };
  }
  const sorted = used.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const found: Detected = {
    transaction: payment.transaction,
    reason: {
      kind: 'unusual-amount',
      times: Math.round((10 * amount) / median) / 10,
      usual: formatDecimal({ amountMinor: BigInt(median), currency }),
      category: used === own ? category : null,
      count: used.length,
    },
    score,
    severity: surprise >= cut.amount + 1 ? 'severe' : 'notice',
    cause: `unusual-amount/${category ?? ''}`,
  };
  return { state: { ...state, alertedAt: alerted ? state.alertedAt : payment.atMinute }, found: [found], refused: null };
}

function learn(windows: readonly Window[], currency: string, category: string | null, amount: number, size: number): readonly Window[] {
  const old = windows.find((w) => w.currency === currency && w.category === category);
  const amounts = [...(old?.amounts ?? []), amount].slice(-size);
  return [{ currency, category, amounts }, ...windows.filter((w) => w !== old)].slice(0, 24);
}

/** Surprise on that power scale, from logarithmic to linear, on which the customer's own amounts lie most evenly. */
function surpriseOf(amount: number, amounts: readonly number[]): number {
  let best = -Infinity;
  let z = 0;
  const logs = amounts.reduce((sum, x) => sum + Math.log(x), 0);
  for (const power of [0.1, 0.25, 0.5, 0.75, 1]) {
    let sum = 0;
    let squares = 0;
    for (const x of amounts) {
      const y = x ** power;
      sum += y;
      squares += y * y;
    }
    const n = amounts.length;
    const mean = sum / n;
    const variance = Math.max(squares / n - mean * mean, (mean * power * 0.1) ** 2);
    const fit = -(n / 2) * Math.log(variance / (power * power)) + (power - 1) * logs;
    if (fit > best) {
      best = fit;
      z = (amount ** power - mean) / Math.sqrt(variance);
    }
  }
  return z <= 0 ? 0 : (z * z) / 2 / Math.LN10 + Math.log10(1 + 2.5 * z);
}

/** The customer said whether a payment that was found was theirs: then it is learned like any other, or never. */
export function settled(state: DetectorState, _transaction: string, _mine: boolean): DetectorState {
  return state;
}

/** The booked line of a pending one is the same payment. */
export function renamed(state: DetectorState, _pending: string, _booked: string): DetectorState {
  return state;
}
