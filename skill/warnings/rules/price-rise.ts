import { formatDecimal } from '../../money/money.ts';
import { isDue, lastRun, mature, type Series } from '../memory/series.ts';
import type { Rule } from './rule.ts';

const smallestShare = 0.05;
/** More than that is another purchase, not a new price. */
const largestTimes = 3;
/** Winter and summer rates: the same month last year, before the rate that ends now, took about as much. */
const seasonal = 1.2;
const yearDays = 365;
const yearSlackDays = 20;

/** A subscription that always took the same takes more than 5 % and more than one unit more. */
export const priceRise: Rule = ({ payment, amount, unit, day, inOrder, merchant }, state) => {
  const series = state.series.find(({ of }) => of === merchant);
  const before = series === undefined ? null : lastRun(series);
  if (series === undefined || before === null || !inOrder || !isDue(series, day) || before.count < mature(series)) return null;
  const step = amount - before.amount;
  if (step <= Math.max(smallestShare * before.amount, unit) || amount > largestTimes * before.amount) return null;
  if (wasSoLastYear(series, day, amount)) return null;
  return {
    reason: {
      kind: 'price-rise',
      before: formatDecimal({ amountMinor: BigInt(before.amount), currency: payment.currency }),
      count: before.count,
    },
    score: 1 + step / before.amount,
    severity: 'notice',
    cause: `price-rise/${payment.merchant}`,
  };
};

function wasSoLastYear(series: Series, day: number, amount: number): boolean {
  const then = day - yearDays;
  return series.runs
    .slice(0, -1)
    .some((run) => run.from - yearSlackDays <= then && then <= run.to + yearSlackDays && amount <= seasonal * run.amount);
}
