import { formatDecimal } from '../../money/money.ts';
import { minutesOfDay } from '../days.ts';
import { hourOf, shareOf } from '../memory/hours.ts';
import type { DetectorState, Recent } from '../memory/state.ts';
import type { Sight } from '../sight.ts';
import type { Rule } from './rule.ts';

const withinMinutes = 2 * minutesOfDay;
/** Mildly unusual: higher than nine of ten */
const mild = 0.1;
/** What is ordinary; what the last payment must have beyond it; what each may weigh, and how fast they came: a single one is no burst. */
const ordinary = 1;
const least = 0.7;
const heaviest = 1.5;
const fewest = 2;
/** An hour with at most this share of the payments is one at which the customer hardly ever pays. */
const rareHour = 0.01;

/** Favourite shops change: what the merchant says weighs less than the hour. */
const merchantWeight = 0.7;

/** How far a payment is beyond the ordinary, in decimal digits, as a part of a burst: high for its category, at a rare hour, somewhere new. */
export function oddness({ usual, digits, odds, inOrder }: Sight): number {
  if (usual === null || usual.share > mild || !inOrder) return 0;
  const odd = digits + odds.hour + merchantWeight * odds.merchant - ordinary;
  return Math.max(0, Math.min(heaviest, Math.round(100 * odd) / 100));
}

export function isRareHour(state: DetectorState, { payment }: Sight): boolean {
  const share = payment.timed ? shareOf(state.hours, hourOf(payment.atMinute)) : null;
  return share !== null && share <= rareHour;
}

/** Several mildly unusual payments within two days, none of which would be a warning of its own. */
export const burst: Rule = (sight, state, cut) => {
  const { payment, amount } = sight;
  const odd = oddness(sight);
  if (odd < least) return null;
  const part = (other: Recent): boolean =>
    other.odd > 0 && other.currency === payment.currency && Math.abs(payment.atMinute - other.at) <= withinMinutes;
  const others = state.recent.filter(part);
  const own = odd + Math.min(heaviest, sight.pace);
  const score = others.reduce((sum, other) => sum + other.odd, own) / cut.burst;
  if (score < 1 || others.length + 1 < fewest) return null;
  const first = others.reduce((min, other) => Math.min(min, other.at), payment.atMinute);
  const last = others.reduce((max, other) => Math.max(max, other.at), payment.atMinute);
  const total = others.reduce((sum, other) => sum + BigInt(other.amount), BigInt(amount));
  return {
    reason: {
      kind: 'burst',
      count: others.length + 1,
      hours: Math.max(1, Math.ceil((last - first) / 60)),
      total: formatDecimal({ amountMinor: total, currency: payment.currency }),
      unusualHours: isRareHour(state, sight) && others.every((other) => other.rareHour),
    },
    score,
    severity: 'severe',
    cause: `burst/${payment.currency}`,
  };
};
