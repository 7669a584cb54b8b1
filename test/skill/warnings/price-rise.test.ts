import { describe, expect, test } from '@jest/globals';
import { inOrder, kindsOf, paid, watch } from './support/life.ts';

const film = { merchant: 'films', category: 'subscriptions' } as const;
const months = [0, 31, 61, 92, 123, 151, 182, 212, 243, 273, 304, 335, 365, 396] as const;

/** The same merchant's charges, one a month */
const charged = (...euros: number[]) => euros.map((each, n) => paid(months[n] ?? 0, 3, each, film));

describe('a price rise', () => {
  test('is a subscription that takes more than it always did', () => {
    const seen = watch(charged(11.99, 11.99, 11.99, 13.99));
    expect(seen.found).toMatchObject([
      { reason: { kind: 'price-rise', before: '11.99', count: 3 }, severity: 'notice', cause: 'price-rise/films' },
    ]);
  });

  test('is told once: the new price is the price', () => {
    expect(kindsOf(watch(charged(11.99, 11.99, 11.99, 13.99, 13.99, 13.99, 13.99)))).toEqual(['price-rise']);
  });

  test('is told after a year at the old price as well', () => {
    expect(kindsOf(watch(charged(...Array<number>(13).fill(20), 22.5)))).toEqual(['price-rise']);
  });

  test.each([
    ['a cheaper month', [11.99, 11.99, 11.99, 9.99]],
    ['less than one unit more', [11.99, 11.99, 11.99, 12.89]],
    ['less than 5 % more', [89, 89, 89, 92.9]],
    ['a series of two', [11.99, 11.99, 13.99]],
    ['another purchase', [11.99, 11.99, 11.99, 59]],
    ['a bill that always differs', [41, 44, 39, 47, 52, 60]],
    ['a winter rate, as last year', [60, 60, 60, 60, 60, 60, 45, 45, 45, 45, 45, 45, 62]],
  ])('is not %s', (_, euros) => {
    expect(kindsOf(watch(charged(...euros)))).toEqual([]);
  });

  test.each([
    ['week', [0, 7, 14, 21]],
    ['year', [0, 365, 730]],
  ])('is seen in what comes once a %s', (_, days) => {
    const euros = (n: number) => (n === days.length - 1 ? 30 : 25);
    expect(kindsOf(watch(days.map((day, n) => paid(day, 3, euros(n), film))))).toEqual(['price-rise']);
  });

  test('is not a shop where one happened to be a week apart', () => {
    const vending = [0, 7, 14, 16, 21, 28].map((day, n) => paid(day, 12, n === 5 ? 3.2 : 1.6, film));
    expect(kindsOf(watch(inOrder(...vending)))).toEqual([]);
  });
});
