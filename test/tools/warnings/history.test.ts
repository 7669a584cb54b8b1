import { describe, expect, test } from '@jest/globals';
import { warmUpDays } from '../../../tools/warnings/calendar.ts';
import { lookAlikes, minutesOfDay, scenarios } from '../../../tools/warnings/draft.ts';
import { historyOf } from '../../../tools/warnings/history.ts';
import { randomFrom } from '../../../tools/warnings/random.ts';

const histories = Array.from({ length: 150 }, (_, index) => historyOf('labels', index, 365));
const all = histories.flatMap(({ payments }) => payments);

describe('generated histories', () => {
  test('are the same for the same seed and customer, whoever else is generated', () => {
    expect(historyOf('labels', 3, 365)).toEqual(histories[3]);
    expect(historyOf('other', 3, 365)).not.toEqual(histories[3]);
  });

  test('are in time order, each payment under an id of its own, none of nothing', () => {
    for (const { payments } of histories) {
      const times = payments.map(({ payment }) => payment.atMinute);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(payments.map(({ payment }) => payment.transaction)).size).toBe(payments.length);
      expect(payments.every(({ payment }) => payment.amountMinor !== 0n)).toBe(true);
    }
  });

  test('nothing goes wrong in the warm-up', () => {
    for (const { payments } of histories) {
      const began = payments[0]?.payment.atMinute ?? 0;
      const thefts = payments.filter(({ incident }) => incident !== null && incident.scenario !== 'low-balance');
      expect(thefts.every(({ payment }) => payment.atMinute - began > warmUpDays * minutesOfDay)).toBe(true);
    }
  });

  test('have every kind of trouble and every look-alike, and no payment is both', () => {
    expect(new Set(all.flatMap(({ incident }) => incident?.scenario ?? []))).toEqual(new Set(scenarios));
    expect(new Set(all.flatMap(({ alike }) => alike ?? []))).toEqual(new Set(lookAlikes));
    const both = all.filter(({ incident, alike }) => alike !== null && incident !== null);
    expect(both.filter(({ incident }) => !['low-balance', 'price-rise', 'duplicate'].includes(incident?.scenario ?? ''))).toEqual([]);
  });

  test('an incident is one customer’s, of one kind and over within fifteen days', () => {
    for (const { payments } of histories) {
      const incidents = new Map<string, { scenario: string; times: number[] }>();
      for (const { incident, payment } of payments) {
        if (incident === null) continue;
        const known = incidents.get(incident.id) ?? { scenario: incident.scenario, times: [] };
        expect(incident.scenario).toBe(known.scenario);
        incidents.set(incident.id, { ...known, times: [...known.times, payment.atMinute] });
      }
      for (const { times } of incidents.values()) expect(Math.max(...times) - Math.min(...times)).toBeLessThan(15 * minutesOfDay);
    }
  });

  test('a charge labelled a duplicate follows the same charge within a day', () => {
    const duplicates = histories.flatMap(({ payments }) =>
      payments.flatMap((second, index) =>
        second.incident?.scenario === 'duplicate' ? [{ second, before: payments.slice(0, index) }] : [],
      ),
    );
    expect(duplicates.length).toBeGreaterThan(3);
    for (const { second, before } of duplicates) {
      const { merchant, amountMinor, atMinute } = second.payment;
      const first = before.findLast(({ payment }) => payment.merchant === merchant && payment.amountMinor === amountMinor);
      expect(atMinute - (first?.payment.atMinute ?? 0)).toBeLessThanOrEqual(minutesOfDay);
    }
  });

  test('a low balance is labelled where the balance says so, and a week ahead', () => {
    const watched = histories.filter(({ lowBalance }) => lowBalance !== null);
    expect(watched.length).toBeGreaterThan(20);
    for (const { payments, lowBalance } of watched) {
      const lowAt = payments
        .filter(({ payment }) => (payment.balanceMinor ?? 0n) < (lowBalance?.amountMinor ?? 0n))
        .map(({ payment }) => payment.atMinute);
      const last = payments.at(-1)?.payment.atMinute ?? 0;
      for (const { payment, lowSoon } of payments.filter(({ payment: { timed } }) => timed)) {
        const expected = lowAt.some((at) => at >= payment.atMinute && at - payment.atMinute <= 7 * minutesOfDay);
        if (payment.atMinute < last - 7 * minutesOfDay) expect(lowSoon).toBe(expected);
      }
    }
  });

  test('feeds differ in what they tell', () => {
    const told = new Set(
      all.map(({ payment: { merchant, category, country, place, present, timed } }) =>
        [merchant, category, country, place, present]
          .map((field) => field !== null)
          .concat(timed)
          .join(),
      ),
    );
    expect(told.size).toBeGreaterThanOrEqual(6);
    expect(new Set(all.map(({ payment }) => payment.currency)).size).toBeGreaterThan(5);
  });
});

describe('chance', () => {
  test('has the averages it is asked for', () => {
    const random = randomFrom('chance');
    const average = (draw: () => number) => Array.from({ length: 20_000 }, draw).reduce((sum, each) => sum + each) / 20_000;
    expect(average(random.unit)).toBeCloseTo(0.5, 1);
    expect(average(() => random.normal(5, 2))).toBeCloseTo(5, 1);
    expect(average(() => random.normal(0, 2) ** 2) / 4).toBeCloseTo(1, 1);
    expect(average(() => random.gamma(3, 1.5)) / 3).toBeCloseTo(1, 1);
    expect(average(() => random.poisson(0.7)) / 0.7).toBeCloseTo(1, 1);
    expect(average(() => Math.log(random.logNormal(20, 0.5))) / Math.log(20)).toBeCloseTo(1, 1);
    expect(average(() => random.whole(1, 6)) / 3.5).toBeCloseTo(1, 1);
  });
});
