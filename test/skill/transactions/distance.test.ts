import { expect, test } from '@jest/globals';
import { likeness } from '../../../skill/transactions/distance.ts';

test.each([
  ['lidl', 'lidl', 1],
  ['', '', 1],
  ['lidl', '', 0],
  ['lidl', 'lidel', 0.8],
  ['jose', 'joes', 0.75],
  ['jose', 'jase', 0.75],
  ['abcd', 'wxyz', 0],
  ['ab', 'ba', 0.5],
  // the restricted distance: a swapped pair is not edited again
  ['ca', 'abc', 0],
])('"%s" and "%s" are %d alike, both ways', (a, b, expected) => {
  expect(likeness(a, b)).toBeCloseTo(expected);
  expect(likeness(b, a)).toBeCloseTo(expected);
});

test('what cannot be worth it is 0', () => {
  expect(likeness('jose', 'joes', 0.7)).toBe(0.75);
  expect(likeness('jose', 'joes', 0.75)).toBe(0);
  expect(likeness('lidl', 'lidlsupermarket', 0.4)).toBe(0);
});

test('a very long text is compared by its beginning, not refused', () => {
  expect(likeness('a'.repeat(500), `${'a'.repeat(499)}b`)).toBe(1);
});
