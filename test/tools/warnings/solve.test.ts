import { describe, expect, test } from '@jest/globals';
import { promises } from '#skill/build';
import { figuresOf } from '../../../tools/warnings/figures.ts';
import { historyOf } from '../../../tools/warnings/history.ts';
import { solve } from '../../../tools/warnings/solve.ts';
import { watched } from '../../../tools/warnings/watch.ts';

describe('solving for thresholds', () => {
  /** A turn of the dear dial finds most, and is wrong most; the cheap one is wrong below 4 only. */
  const outcomeOf = ({ cheap, dear }: { readonly cheap: number; readonly dear: number }) => {
    const found = 2 * (5 - cheap) + 7 * (6 - dear);
    const wrong = 10 * Math.max(0, 4 - cheap) + 40 * (6 - dear);
    return { found, wrong, kept: wrong <= 20 };
  };
  const { dials, outcome } = solve({ cheap: 5, dear: 6 }, { cheap: 0, dear: 0 }, outcomeOf);

  test('spends the promise where most is found for it', () => {
    expect(dials).toEqual({ cheap: 2, dear: 6 });
    expect(outcome).toEqual({ found: 6, wrong: 20, kept: true });
  });

  test('goes no further than allowed', () => {
    expect(solve({ cheap: 5, dear: 6 }, { cheap: 4.5, dear: 6 }, outcomeOf).dials).toEqual({ cheap: 4.5, dear: 6 });
  });
});

describe('each promise holds on histories its thresholds were not found on', () => {
  const histories = Array.from({ length: 40 }, (_, index) => historyOf('promise', index, 365));
  const seen = promises.map((promise) => histories.map((history) => watched(history, promise)));

  test.each(promises)('at most one false alarm a %s, but for one customer of a hundred', (promise) => {
    const { spans, spansBroken } = figuresOf(seen[promises.indexOf(promise)] ?? [], promise);
    expect(spans).toBeGreaterThanOrEqual(38);
    // So few customers leave room for chance: two standard deviations of the count that is promised.
    const promised = spans / 100;
    expect(spansBroken).toBeLessThanOrEqual(promised + 2 * Math.sqrt(promised));
  });

  test('and a looser promise warns of more', () => {
    const warned = seen.map((each) => each.flatMap(({ payments }) => payments).filter((payment) => payment.warned.length > 0).length);
    expect(warned).toEqual(warned.toSorted((a, b) => a - b));
    expect(warned[0]).toBeLessThan(warned[2] ?? 0);
  });
});
