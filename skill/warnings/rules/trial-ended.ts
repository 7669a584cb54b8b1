import { formatDecimal } from '../../money/money.ts';
import type { Rule } from './rule.ts';

/** A trial costs one unit or next to nothing, what follows at least three times as much. */
const nothing = 0.05;
const dearerTimes = 3;

/** A week, two, a month, two, three: after other gaps it is somebody who came back. */
const trialDays = [
  [6, 8],
  [13, 15],
  [27, 33],
  [58, 63],
  [88, 94],
] as const;

/** The first real charge of a merchant who took a unit or next to nothing before. Where the card was there it is a shop. */
export const trialEnded: Rule = ({ payment, amount, unit, day, inOrder, known }) => {
  if (known === null || !inOrder || payment.present === true || known.visits !== 1) return null;
  const gap = day - known.day;
  const wasTrial = known.amount === unit || known.amount <= unit * nothing;
  if (!wasTrial || amount <= Math.max(unit, dearerTimes * known.amount)) return null;
  if (!trialDays.some(([shortest, longest]) => gap >= shortest && gap <= longest)) return null;
  return {
    reason: { kind: 'trial-ended', trial: formatDecimal({ amountMinor: BigInt(known.amount), currency: payment.currency }) },
    score: 1.2,
    severity: 'notice',
    cause: `trial-ended/${payment.merchant}`,
  };
};
