import { describe, expect, test } from '@jest/globals';
import { groceries, inOrder, kindsOf, paid, watch } from './support/life.ts';

const before = groceries(60);
const odd = (day: number, hour: number, euros: number, n: number) =>
  paid(day, hour, euros, { merchant: `new-${n}`, category: 'groceries' });

const night = [odd(63, 2, 51, 1), odd(63, 2.6, 53, 2), odd(63, 3.1, 50, 3), odd(63, 3.9, 52, 4)];

describe('a burst', () => {
  test('is several mildly unusual payments within two days, none of which is a warning alone', () => {
    for (const payment of night) expect(kindsOf(watch([...before, payment]))).toEqual([]);
    const seen = watch([...before, ...night]);
    expect(new Set(kindsOf(seen))).toEqual(new Set(['burst']));
    expect(seen.found.at(-1)).toMatchObject({
      transaction: night[3]?.transaction,
      severity: 'severe',
      reason: { kind: 'burst', count: 4, hours: 2, total: '206.00', unusualHours: true },
    });
  });

  test('is not the same by day at the shops one knows', () => {
    const day = night.map((payment, n) => ({ ...payment, atMinute: payment.atMinute + 12 * 60, merchant: `supermarket-${n}` }));
    expect(kindsOf(watch([...before, ...day]))).toEqual([]);
  });

  test('is not the same spread over weeks', () => {
    const spread = night.map((payment, n) => ({ ...payment, atMinute: payment.atMinute + n * 3 * 1440 }));
    expect(kindsOf(watch(inOrder(...before, ...spread)))).toEqual([]);
  });

  test('says nothing of hours where the feed gives none', () => {
    const untimed = night.map((payment) => ({ ...payment, timed: false, amountMinor: payment.amountMinor - 600n }));
    for (const { reason } of watch([...before, ...untimed]).found) {
      if (reason.kind === 'burst') expect(reason.unusualHours).toBe(false);
    }
  });

  test('is not December: more of everything, by day', () => {
    const gifts = Array.from({ length: 24 }, (_, n) =>
      paid(60 + n / 3, 9 + 5 * (n % 2), 28 + (n % 7) * 3, { merchant: `supermarket-${n % 5}`, category: 'groceries' }),
    );
    expect(kindsOf(watch(inOrder(...before, ...gifts)))).toEqual([]);
  });
});
