import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { promises } from '#skill/build';
import { figuresOf, mostBroken } from '../../../tools/warnings/figures.ts';
import { historyOf } from '../../../tools/warnings/history.ts';
import { smallestThatHolds } from '../../../tools/warnings/solve.ts';
import { watched } from '../../../tools/warnings/watch.ts';

describe('solving for thresholds', () => {
  test('finds the smallest number that holds, and asks seldom', () => {
    fc.assert(
      fc.property(fc.integer({ min: -12, max: 20 }), (limit) => {
        let asked = 0;
        const holds = (number: number): boolean => {
          asked += 1;
          return number >= limit;
        };
        expect(smallestThatHolds(-12, 20, holds)).toBe(limit);
        expect(asked).toBeLessThanOrEqual(7);
      }),
    );
  });

  test('says so if none does', () => {
    expect(smallestThatHolds(-12, 20, () => false)).toBeNull();
  });
});

describe('each promise holds on histories its thresholds were not found on', () => {
  const histories = Array.from({ length: 40 }, (_, index) => historyOf('promise', index, 365));
  const seen = promises.map((promise) => histories.map((history) => watched(history, promise)));

  test.each(promises)('at most one false alarm a %s, but for one customer of a hundred', (promise) => {
    const { spans, spansBroken } = figuresOf(seen[promises.indexOf(promise)] ?? [], promise);
    expect(spans).toBeGreaterThanOrEqual(38);
    // So few customers leave room for chance: two standard deviations of the count that is promised.
    const promised = spans * mostBroken;
    expect(spansBroken).toBeLessThanOrEqual(promised + 2 * Math.sqrt(promised));
  });

  test('and a looser promise warns of more', () => {
    const warned = seen.map((each) => each.flatMap(({ payments }) => payments).filter((payment) => payment.warned.length > 0).length);
    expect(warned).toEqual(warned.toSorted((a, b) => a - b));
    expect(warned[0]).toBeLessThan(warned[2] ?? 0);
  });
});
