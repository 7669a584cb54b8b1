import { describe, expect, test } from '@jest/globals';
import { groceries, inOrder, kindsOf, paid, watch } from './support/life.ts';

const music = { merchant: 'music', category: 'subscriptions' } as const;
const before = groceries(60);
const trial = (euros: number, then: number, after: number, more = {}) =>
  inOrder(...before, paid(20, 8, euros, { ...music, ...more }), paid(20 + after, 8, then, { ...music, ...more }));

describe('a trial that ended', () => {
  test.each([7, 14, 30])('is the first real charge, %i days after one of next to nothing', (days) => {
    const seen = watch(trial(1, 12.99, days));
    expect(seen.found).toMatchObject([{ reason: { kind: 'trial-ended', trial: '1.00' }, severity: 'notice', cause: 'trial-ended/music' }]);
  });

  test.each([
    ['a first charge that was no trial', trial(4.99, 12.99, 30)],
    ['somebody who came back after some days', trial(1, 12.99, 10)],
    ['a shop where the card was', trial(1, 12.99, 7, { present: true })],
    ['a little more', trial(1, 2.5, 7)],
  ])('is not %s', (_, payments) => {
    expect(kindsOf(watch(payments))).toEqual([]);
  });

  test('is told once', () => {
    expect(kindsOf(watch(inOrder(...trial(1, 12.99, 7), paid(57, 8, 12.99, music))))).toEqual(['trial-ended']);
  });

  test('is not suspected of who pays such sums every day', () => {
    const coffees = Array.from({ length: 60 }, (_, n) => paid(n, 11, 0.8, { merchant: `machine-${n}` }));
    expect(kindsOf(watch(inOrder(...trial(0.8, 12.99, 7), ...coffees)))).toEqual([]);
  });
});
