import { describe, expect, test } from '@jest/globals';
import { groceries, inOrder, kindsOf, paid, watch } from './support/life.ts';

const shop = { merchant: 'shoes', category: 'shopping' } as const;

/** A customer who knows the shoe shop: four visits, four prices. */
const before = inOrder(...groceries(60), ...[5, 17, 30, 44].map((day, n) => paid(day, 15, 41.9 + 7 * n, shop)));

const twice = (minutes: number, euros: number, more = {}) => [
  paid(60, 10, euros, { ...shop, ...more }),
  paid(60, 10 + minutes / 60, euros, { ...shop, ...more }),
];

describe('a duplicate', () => {
  test('is the same amount at the same merchant within a day, and names the earlier one', () => {
    const [once, again] = twice(90, 49.9);
    const seen = watch([...before, ...(once && again ? [once, again] : [])]);
    expect(seen.found).toEqual([
      {
        transaction: again?.transaction,
        reason: { kind: 'duplicate', earlier: once?.transaction, earlierOn: '2024-12-06', minutesApart: 90 },
        score: expect.any(Number),
        severity: 'notice',
        cause: 'duplicate/shoes/4990',
      },
    ]);
  });

  test('is one within three days where the feed gives days alone, and then says no minutes', () => {
    const days = (second: number) => [60, second].map((day) => paid(day, 0, 49.9, { ...shop, timed: false }));
    expect(watch([...before, ...days(62)]).found[0]?.reason).toMatchObject({ kind: 'duplicate', minutesApart: null });
    expect(kindsOf(watch([...before, ...days(63)]))).toEqual([]);
  });

  test.each([
    ['another amount', { amountMinor: -4991n }],
    ['another merchant', { merchant: 'hats' }],
    ['another currency', { currency: 'USD' }],
    ['no merchant', { merchant: null }],
  ])('is not %s', (_, other) => {
    const [once, again] = twice(5, 49.9);
    expect(kindsOf(watch([...before, ...(once && again ? [once, { ...again, ...other } as typeof again] : [])]))).toEqual([]);
  });

  test('is not two coffees', () => {
    expect(kindsOf(watch([...before, ...twice(5, 4.2)]))).toEqual([]);
  });

  test('is not less than half of what the customer usually pays, whatever a unit of the currency is worth', () => {
    const yen = (payments: ReturnType<typeof groceries>) =>
      payments.map((payment) => ({ ...payment, currency: 'JPY' as typeof payment.currency }));
    expect(kindsOf(watch(yen([...before, ...twice(5, 10)])))).toEqual([]);
    expect(kindsOf(watch(yen([...before, ...twice(5, 49)])))).toEqual(['duplicate']);
  });

  test('is not two tickets where the price is always the same', () => {
    const rides = [3, 9, 20, 35].map((day) => paid(day, 9, 32.5, { merchant: 'railway', category: 'transport' }));
    const two = [paid(60, 10, 32.5, { merchant: 'railway' }), paid(60, 10.2, 32.5, { merchant: 'railway' })];
    expect(kindsOf(watch(inOrder(...before, ...rides, ...two)))).toEqual([]);
  });

  test('is one of a subscription, which comes once a month', () => {
    const monthly = [0, 31, 61, 92].map((day) => paid(day, 3, 32.5, { merchant: 'telephone' }));
    const again = paid(92, 3.1, 32.5, { merchant: 'telephone' });
    expect(kindsOf(watch(inOrder(...groceries(93), ...monthly, again)))).toEqual(['duplicate']);
  });

  test("is not tomorrow's lunch", () => {
    const lunches = [paid(60, 12.5, 38.5, shop), paid(61, 12, 38.5, shop)];
    expect(kindsOf(watch([...before, ...lunches]))).toEqual([]);
  });

  test('is not a round sum drawn twice, unless within minutes', () => {
    expect(kindsOf(watch([...before, ...twice(120, 60)]))).toEqual([]);
    expect(kindsOf(watch([...before, ...twice(3, 60)]))).toEqual(['duplicate']);
  });

  test('in a shop seen rarely is one within minutes alone: nobody knows its prices', () => {
    const at = (minutes: number) => twice(minutes, 49.9, { merchant: 'bookshop' });
    expect(kindsOf(watch([...before, ...at(3)]))).toEqual(['duplicate']);
    expect(kindsOf(watch([...before, ...at(90)]))).toEqual([]);
  });

  test('that nobody contested is how the customer pays there', () => {
    const stay = (day: number) => [paid(day, 9, 21.3 + day / 10, shop), paid(day, 9.2, 21.3 + day / 10, shop)];
    const seen = watch(
      inOrder(
        ...before,
        ...groceries(30, {}, 9).map((payment) => ({ ...payment, atMinute: payment.atMinute + 60 * 1440 })),
        ...stay(61),
        ...stay(66),
        ...stay(72),
        ...stay(80),
      ),
    );
    expect(kindsOf(seen)).toEqual(['duplicate']);
  });

  test('is not the booked line of a pending one, whatever its id', () => {
    const [pending, again] = twice(90, 49.9);
    expect(watch([...before, ...(pending && again ? [pending, { ...again, transaction: pending.transaction }] : [])]).refused).toEqual([
      'id.duplicate',
    ]);
  });
});
