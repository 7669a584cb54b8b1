import { dayOf, minutesOfDay } from './days.ts';
import type { DetectorRules, Refusal } from './detector.ts';
import { hash } from './memory/hash.ts';
import type { DetectorState } from './memory/state.ts';
import type { Payment } from './payment.ts';

/** Lines that banks book late come a few days after younger ones. */
const latestDays = 7;

/** Days from 1900 to 2199, as civil dates go */
const firstDay = -25_567;
const lastDay = 84_005;

/** Why nothing may be concluded from a payment, or null. */
export function refuse(state: DetectorState, payment: Payment, rules: DetectorRules): Refusal | null {
  const { atMinute, amountMinor, transaction } = payment;
  const day = dayOf(atMinute);
  if (!Number.isSafeInteger(atMinute) || day < firstDay || day > lastDay) return 'date.unreadable';
  if (amountMinor === 0n) return 'amount.zero';
  if (!Number.isSafeInteger(Number(amountMinor))) return 'amount.absurd';
  if (state.ids.includes(hash(transaction))) return 'id.duplicate';
  if (atMinute > rules.nowMinute + minutesOfDay) return 'date.future';
  if (state.clock !== null && atMinute < state.clock - latestDays * minutesOfDay) return 'time.backwards';
  return null;
}
