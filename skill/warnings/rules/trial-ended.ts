import { formatDecimal } from '../../money/money.ts';
import { amountsOf } from '../memory/windows.ts';
import { typicalOf, windowOf } from '../sight.ts';
import { shareAtLeast } from '../surprise.ts';
import type { Rule } from './rule.ts';

/** A trial costs at most one unit, on the net perhaps a twentieth of what the customer usually pays; what follows three times as much. */
const smallShare = 0.05;
const dearerTimes = 3;
/** Who often pays so little does not start a trial each time. */
const often = 0.01;

/** A week, two, a month, two, three: after other gaps it is somebody who came back. */
const trialDays = [
  [6, 8],
  [13, 15],
  [27, 33],
  [58, 63],
  [88, 94],
] as const;

/** The first real charge of a merchant who took next to nothing before. Where the card was there it is a shop. */
export const trialEnded: Rule = ({ payment, amount, unit, day, inOrder, known }, state) => {
  if (known === null || !inOrder || payment.present === true || known.visits !== 1) return null;
  const gap = day - known.day;
  if (amount <= Math.max(unit, dearerTimes * known.amount)) return null;
  if (!trialDays.some(([shortest, longest]) => gap >= shortest && gap <= longest)) return null;
  const amounts = amountsOf(state.windows, windowOf(payment.currency, null));
  const small = payment.present === false ? Math.max(unit, smallShare * typicalOf(state, payment.currency)) : unit;
  if (known.amount > small || 1 - shareAtLeast(amounts, small) > often) return null;
  return {
    reason: { kind: 'trial-ended', trial: formatDecimal({ amountMinor: BigInt(known.amount), currency: payment.currency }) },
    score: 1.2,
    severity: 'notice',
    cause: `trial-ended/${payment.merchant}`,
  };
};
