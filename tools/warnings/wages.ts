import type { Day } from './calendar.ts';
import { type Draft, type Incident, minutesOfDay } from './draft.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';

const daysBetweenWages = { month: 30.4, fortnight: 14, week: 7 } as const;

/** Wages that about pay for the life: some always have enough, some never quite. */
export function wages(random: Random, { payDay, paidEvery, home }: Person, days: readonly Day[], spent: readonly Draft[]): Draft[] {
  const perDay = spent.reduce((sum, { amount }) => sum + amount, 0) / days.length;
  const wage = perDay * daysBetweenWages[paidEvery] * random.between(0.97, 1.25);
  const isPayDay = ({ dayOfMonth, start }: Day): boolean =>
    paidEvery === 'month' ? dayOfMonth === payDay : (start / minutesOfDay) % daysBetweenWages[paidEvery] === payDay % 7;
  return days.filter(isPayDay).map(({ start }) => ({
    atMinute: start + 120,
    amount: -wage,
    merchant: 'employer',
    category: null,
    country: home.code,
    place: null,
    present: false,
    incident: null,
    alike: null,
  }));
}

export interface Balance {
  readonly balance: number;
  /** It fell below the limit by this payment, having been above for a week. */
  readonly crossing: Incident | null;
  readonly lowSoon: boolean;
}

const week = 7 * minutesOfDay;

/** The balance after each payment. What piles up is put aside, by transfers no feed of payments has. */
export function balancesOf(random: Random, drafts: readonly Draft[], limit: number, customer: string): readonly Balance[] {
  const wage = -Math.min(0, ...drafts.map(({ amount }) => amount));
  const keeps = wage * random.between(0.8, 3);
  let balance = wage * random.between(0.4, 1.5);
  let lowUntil = Number.NEGATIVE_INFINITY;
  const walked = drafts.map(({ atMinute, amount, merchant }) => {
    balance -= amount;
    if (merchant === 'employer') balance = Math.min(balance, keeps);
    const isLow = balance < limit;
    const crosses = isLow && atMinute - lowUntil > week;
    if (isLow) lowUntil = atMinute;
    const crossing: Incident | null = crosses ? { scenario: 'low-balance', id: `${customer}/low-${atMinute}` } : null;
    return { balance, crossing, isLow, atMinute };
  });
  let nextLow = Number.POSITIVE_INFINITY;
  return walked
    .toReversed()
    .map(({ isLow, atMinute, ...rest }) => {
      if (isLow) nextLow = atMinute;
      return { ...rest, lowSoon: nextLow - atMinute <= week };
    })
    .toReversed();
}
