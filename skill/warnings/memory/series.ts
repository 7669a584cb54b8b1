import { latest } from './latest.ts';

/** Charges of one merchant in one currency that come in a rhythm, or what an employer pays. */
export interface Series {
  /** Hash of merchant and currency */
  readonly of: number;
  /** Hash of the account they were taken from */
  readonly account: number | null;
  readonly income: boolean;
  readonly every: 'week' | 'fortnight' | 'month' | 'year';
  /** The same amount again and again, oldest run first */
  readonly runs: readonly Run[];
}

/** Days counted from 1970-01-01 */
export interface Run {
  readonly amount: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

const mostSeries = 16;
const mostRuns = 6;

const rhythms = [
  { every: 'week', shortest: 6, longest: 8 },
  { every: 'fortnight', shortest: 13, longest: 15 },
  { every: 'month', shortest: 26, longest: 36 },
  { every: 'year', shortest: 350, longest: 380 },
] as const;

export const lastRun = (series: Series): Run | null => series.runs.at(-1) ?? null;

/** How many charges in a row make a series one that is relied on */
export const mature = (series: Series): number => (series.every === 'year' ? 2 : 3);

/** A charge on that day comes when the series lets one expect it. */
export function isDue(series: Series, day: number): boolean {
  const gap = day - (lastRun(series)?.to ?? day);
  return rhythms.some(({ every, shortest, longest }) => every === series.every && gap >= shortest && gap <= longest);
}

interface Charge {
  readonly of: number;
  readonly account: number | null;
  readonly income: boolean;
  readonly day: number;
  readonly amount: number;
}

interface Before {
  readonly day: number;
  readonly amount: number;
}

/**
 * With one more charge of a merchant whose payment before is `before`. A rhythm starts with the same amount, monthly also with a similar
 * one, and a charge out of it ends it: that is a shop.
 */
export function withCharge(list: readonly Series[], charge: Charge, before: Before | null): readonly Series[] {
  const known = list.find((series) => series.of === charge.of);
  const rest = () => list.filter((series) => series !== known);
  if (known !== undefined && isDue(known, charge.day)) {
    return latest(rest(), { ...known, account: charge.account, runs: extended(known.runs, charge) }, mostSeries);
  }
  if (known !== undefined && !isOver(known, charge.day)) return rest();
  const started = before === null ? null : startedBy(before, charge);
  if (started === null) return list;
  return latest(rest(), started, mostSeries);
}

function extended(runs: readonly Run[], { day, amount }: Charge): readonly Run[] {
  const last = runs.at(-1);
  if (last?.amount === amount) return [...runs.slice(0, -1), { ...last, count: last.count + 1, to: day }];
  return latest(runs, { amount, count: 1, from: day, to: day }, mostRuns);
}

function startedBy(before: Before, charge: Charge): Series | null {
  const gap = charge.day - before.day;
  const rhythm = rhythms.find(({ shortest, longest }) => gap >= shortest && gap <= longest);
  const same = before.amount === charge.amount;
  const similar = charge.amount < 1.5 * before.amount && before.amount < 1.5 * charge.amount;
  if (rhythm === undefined || !(same || (similar && rhythm.every === 'month'))) return null;
  const first = { amount: before.amount, count: 1, from: before.day, to: before.day };
  return { of: charge.of, account: charge.account, income: charge.income, every: rhythm.every, runs: extended([first], charge) };
}

/** Two expected charges did not come. */
const isOver = (series: Series, day: number): boolean =>
  day - (lastRun(series)?.to ?? day) > 2 * (rhythms.find(({ every }) => every === series.every)?.longest ?? 0);
