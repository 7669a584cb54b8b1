import { formatDecimal } from '../../money/money.ts';
import { timesOf } from '../sight.ts';
import type { Rule } from './rule.ts';

const fewestTimes = 2;
const highest = 0.05;

/** Never paid there, and more than 95 of 100 payments: a new merchant alone is nothing, and least to somebody who finds new ones daily. */
export const newMerchant: Rule = ({ payment, amount, known, usual, odds, improbable, alerted }, _state, cut) => {
  if (payment.merchant === null || known !== null || usual === null || odds.merchant <= 0) return null;
  if (usual.share > highest || amount < fewestTimes * usual.median) return null;
  const score = improbable / ((alerted ? cut.alerted : cut.newMerchant) + usual.beyond);
  if (score < 1) return null;
  return {
    reason: {
      kind: 'new-merchant',
      times: timesOf(amount, usual.median),
      usual: formatDecimal({ amountMinor: BigInt(usual.median), currency: payment.currency }),
      count: usual.count,
    },
    score,
    severity: alerted ? 'severe' : 'notice',
    cause: `new-merchant/${payment.merchant}`,
  };
};
