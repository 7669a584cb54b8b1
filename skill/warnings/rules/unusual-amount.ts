import { formatDecimal } from '../../money/money.ts';
import { timesOf } from '../sight.ts';
import type { Rule } from './rule.ts';

/** Less than twice the usual amount is nobody's warning. */
const fewestTimes = 2;
/** So many digits beyond the cut money may be going now. */
const severeBeyond = 2;

/** Far above what the customer pays in this category, or anywhere if it is a rare one. */
export const unusualAmount: Rule = ({ payment, amount, usual, digits, improbable, alerted }, _state, cut) => {
  if (usual === null || amount < fewestTimes * usual.median) return null;
  const score = alerted ? improbable / (cut.alerted + usual.beyond) : digits / (cut.amount + usual.beyond);
  if (score < 1) return null;
  return {
    reason: {
      kind: 'unusual-amount',
      times: timesOf(amount, usual.median),
      usual: formatDecimal({ amountMinor: BigInt(usual.median), currency: payment.currency }),
      category: usual.category,
      count: usual.count,
    },
    score,
    severity: alerted || digits >= cut.amount + severeBeyond ? 'severe' : 'notice',
    cause: `unusual-amount/${payment.currency}/${usual.category ?? ''}`,
  };
};
