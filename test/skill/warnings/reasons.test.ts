import { describe, expect, test } from '@jest/globals';
import { formatDecimal } from '../../../skill/money/money.ts';
import type { DetectorState } from '../../../skill/warnings/detector.ts';
import { freshDetector, observe } from '../../../skill/warnings/detector.ts';
import type { Payment } from '../../../skill/warnings/payment.ts';
import { ascending, surprise } from '../../../skill/warnings/surprise.ts';
import { slowDigits, slowMedian } from './support/oracle.ts';
import { bell, chance, euro, paid, rules } from './support/life.ts';

const decimal = (minor: number): string => formatDecimal({ amountMinor: BigInt(minor), currency: euro });
const minor = ({ amountMinor }: Payment): number => Number(-amountMinor);

/** Two months of a life in three categories, then a fortnight with high payments in it, untimed and without merchants */
function life(seed: number): Payment[] {
  const random = chance(seed);
  const typical = { groceries: 34, restaurants: 22, fuel: 60 } as const;
  const names = ['groceries', 'restaurants', 'fuel'] as const;
  return Array.from({ length: 260 }, (_, n) => {
    const category = names[Math.floor(3 * random())] ?? 'fuel';
    const high = n > 215 && random() < 0.15 ? 1.5 + (seed % 2 === 0 ? 5 : 1) * random() : 1;
    return paid(n / 3.5, 12, Math.max(1, high * typical[category] * (1 + 0.3 * bell(random))), { category, timed: false });
  });
}

interface Case {
  readonly payment: Payment;
  readonly earlier: readonly Payment[];
  readonly finding: ReturnType<typeof observe>['found'][number] | null;
}

/** Each payment with those learned before it. What was found is learned after three weeks at the earliest: not within this history. */
function cases(payments: readonly Payment[]): readonly Case[] {
  let state: DetectorState = freshDetector;
  const earlier: Payment[] = [];
  return payments.map((payment) => {
    const observed = observe(state, payment, rules);
    state = observed.state;
    const one = { payment, earlier: earlier.slice(), finding: observed.found[0] ?? null };
    if (one.finding === null) earlier.push(payment);
    return one;
  });
}

const all = Array.from({ length: 12 }, (_, seed) => cases(life(seed + 1))).flat();

const measured = ({ payment, earlier }: Case) => {
  const everything = earlier.map(minor).slice(-200);
  const own = earlier
    .filter(({ category }) => category === payment.category)
    .map(minor)
    .slice(-40);
  return { everything, amounts: own.length >= 15 ? own : everything };
};

describe('each reason is worked out again from the payments alone', () => {
  test('an unusual amount: the usual one, how many times, of how many', () => {
    const found = all.filter(({ finding }) => finding?.reason.kind === 'unusual-amount');
    expect(found.length).toBeGreaterThan(15);
    for (const one of found) {
      const { amounts } = measured(one);
      const usual = slowMedian(amounts);
      expect(one.finding?.reason).toEqual({
        kind: 'unusual-amount',
        usual: decimal(usual),
        times: Number((minor(one.payment) / usual).toFixed(1)),
        category: one.payment.category,
        count: amounts.length,
      });
      expect(minor(one.payment)).toBeGreaterThanOrEqual(2 * usual);
    }
  });

  test('a burst: how many unusual ones, within how many hours, and their sum', () => {
    const found = all.filter(({ finding }) => finding?.reason.kind === 'burst');
    expect(found.length).toBeGreaterThan(2);
    const odd = all.filter((one) => {
      const { amounts, everything } = measured(one);
      const rank = amounts.filter((amount) => amount >= minor(one.payment)).length / amounts.length;
      return amounts.length >= 15 && rank <= 0.1 && slowDigits(minor(one.payment), amounts, everything, 100) > 1.005;
    });
    for (const { payment, finding } of found) {
      const seed = all.slice(all.findIndex((one) => one.payment === payment) - 60);
      const until = seed.findIndex((one) => one.payment === payment);
      const parts = seed
        .slice(0, until + 1)
        .filter((one) => odd.includes(one) && Math.abs(payment.atMinute - one.payment.atMinute) <= 2 * 1440);
      const first = Math.min(...parts.map((one) => one.payment.atMinute));
      expect(finding?.reason).toEqual({
        kind: 'burst',
        count: parts.length,
        total: decimal(parts.reduce((sum, one) => sum + minor(one.payment), 0)),
        hours: Math.max(1, Math.ceil((payment.atMinute - first) / 60)),
        unusualHours: false,
      });
    }
  });
});

test('the improbability of an amount is that of the definitions', () => {
  const random = chance(11);
  for (let n = 0; n < 60; n++) {
    const spread = 0.1 + random();
    const amounts = Array.from({ length: 15 + Math.floor(100 * random()) }, () => Math.ceil(3_000 * Math.exp(spread * bell(random))));
    const amount = Math.ceil(slowMedian(amounts) * (1 + 5 * random()));
    const slow = slowDigits(amount, amounts, amounts, 100);
    if (slow > 0.8 && slow < 2.5) expect(surprise(amount, ascending(amounts), 100)).toBeCloseTo(slow, 1);
  }
});
