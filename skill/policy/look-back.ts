import { type CivilDate, civilDate } from '../money/civil-date.ts';
import type { TransactionFilter } from '../ports.ts';
import type { Gate } from './gate.ts';

type Reach = Pick<Gate, 'earliest'>;

/** Whether payments of this day may be told without a fresh login at the bank. */
export const isWithinReach = (day: CivilDate, { earliest }: Reach): boolean => earliest === null || day >= earliest;

const lastDay = civilDate('2199-12-31');

/** The filter without the days that may not be told, whoever forgot to leave them out. */
export function withinReach(filter: TransactionFilter, { earliest }: Reach): TransactionFilter {
  if (earliest === null) return filter;
  const { from, to } = filter.range ?? { from: earliest, to: lastDay };
  return { ...filter, range: { from: from < earliest ? earliest : from, to } };
}
