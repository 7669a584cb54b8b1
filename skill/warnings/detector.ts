import type { Money } from '../money/money.ts';
import { hash } from './memory/hash.ts';
import { latest } from './memory/latest.ts';
import type { DetectorState } from './memory/state.ts';
import type { Payment } from './payment.ts';
import { refuse } from './refuse.ts';
import { earned, noticed, remembered } from './remember.ts';
import { abroad } from './rules/abroad.ts';
import { burst } from './rules/burst.ts';
import { duplicate } from './rules/duplicate.ts';
import { lowBalance } from './rules/low-balance.ts';
import { newMerchant } from './rules/new-merchant.ts';
import { priceRise } from './rules/price-rise.ts';
import type { Finding, Rule } from './rules/rule.ts';
import { trialEnded } from './rules/trial-ended.ts';
import { unusualAmount } from './rules/unusual-amount.ts';
import { look, type Sight } from './sight.ts';
import { lasting, reconsidered, released, suspectOf, withSuspect } from './suspects.ts';
import { raised, type Thresholds, thresholds } from './thresholds.ts';
import type { DetectedReason, Severity } from './warning.ts';

export { type DetectorState, freshDetector } from './memory/state.ts';

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

const paymentRules: readonly Rule[] = [burst, unusualAmount, newMerchant, abroad, duplicate, priceRise, trialEnded];

/**
 * One pass: looks at a payment with what came before, then learns it. What is found for its own sake is not learned until the customer
 * settles it or later payments show that it was meant. Never throws. `cut` is the promise's own unless thresholds are being sought.
 */
export function observe(
  state: DetectorState,
  payment: Payment,
  rules: DetectorRules,
  cut: Thresholds = thresholds[rules.promise],
): Observed {
  const refused = refuse(state, payment, rules);
  if (refused !== null) return { state, found: [], refused };
  const onTime = state.clock === null || payment.atMinute >= state.clock;
  const balance = onTime ? lowBalance(state, payment, rules) : null;
  const balances = balance?.finding ? [{ transaction: payment.transaction, ...balance.finding }] : [];
  if (payment.amountMinor > 0n) return { state: earned(noticed(state, payment, balance, null), payment), found: balances, refused: null };

  const amount = Number(-payment.amountMinor);
  const before = reconsidered(state, payment, amount);
  const sight = look(before, payment, amount);
  const finding = strongest(sight, before, sight.doubts === 0 ? cut : raised(cut, sight.doubts), rules);
  const after = noticed(before, payment, balance, sight);
  return {
    state: finding === null ? remembered(after, sight) : withFinding(after, sight, finding),
    found: finding === null ? balances : [{ transaction: payment.transaction, ...finding }, ...balances],
    refused: null,
  };
}

function strongest(sight: Sight, state: DetectorState, cut: Thresholds, rules: DetectorRules): Finding | null {
  let best: Finding | null = null;
  for (const rule of paymentRules) {
    const finding = rule(sight, state, cut, rules);
    if (finding !== null && (best === null || finding.score > best.score)) best = finding;
  }
  return best;
}

/** Beyond the cut by so much a find alone makes the two weeks after it suspicious. */
const alarming = 1.2;
const mostDoubts = 6;

function withFinding(state: DetectorState, sight: Sight, finding: Finding): DetectorState {
  const { kind } = finding.reason;
  if (kind === 'abroad') return { ...remembered(state, sight), place: state.place };
  if (kind === 'price-rise' || kind === 'trial-ended') return remembered(state, sight);
  const suspect = suspectOf(sight, finding);
  if (suspect.repeat) return withSuspect(state, suspect);
  const next = withSuspect(lasting(state, suspect), suspect);
  if (sight.alerted) return next;
  const { at } = suspect;
  return {
    ...next,
    doubts: latest(state.doubts, at, mostDoubts),
    alertedAt: finding.score >= alarming ? Math.max(at, state.alertedAt ?? at) : state.alertedAt,
  };
}

/** The customer said whether a payment that was found was theirs: then it is learned like any other, or never. */
export function settled(state: DetectorState, transaction: string, mine: boolean): DetectorState {
  const id = hash(transaction);
  if (!state.suspects.some((suspect) => suspect.id === id)) return state;
  if (!mine) return { ...state, suspects: state.suspects.filter((suspect) => suspect.id !== id), doubts: [] };
  const next = released(state, (suspect) => suspect.id === id);
  const calm = next.suspects.every((suspect) => suspect.repeat || suspect.at < (state.alertedAt ?? 0));
  const recent = next.recent.map((one) => (one.id === transaction ? { ...one, odd: 0 } : one));
  return { ...next, recent, alertedAt: calm ? null : state.alertedAt };
}

/** The booked line of a pending one is the same payment. */
export function renamed(state: DetectorState, pending: string, booked: string): DetectorState {
  const [from, to] = [hash(pending), hash(booked)];
  return {
    ...state,
    ids: state.ids.map((id) => (id === from ? to : id)),
    suspects: state.suspects.map((suspect) => (suspect.id === from ? { ...suspect, id: to } : suspect)),
    recent: state.recent.map((one) => (one.id === pending ? { ...one, id: booked } : one)),
  };
}
