import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currency, type Money } from '../../../skill/money/money.ts';
import { addUp, amountAs } from '../../../skill/policy/amount.ts';
import type { Amount } from '../../../skill/policy/sayable.ts';
import { drawn } from '../../properties/support/drawn.ts';

const money = (amountMinor: bigint, code = 'USD'): Money => ({ amountMinor, currency: currency(code) });
const threshold = money(50_000n);
const rounded = (amountMinor: bigint, code = 'USD') => amountAs(money(amountMinor, code), 'rounded', threshold);

/** "about 1200", "under 10", "over 500" */
const words = (amount: Amount): string => {
  if (amount.type === 'level') return `${amount.above ? 'over' : 'under'} ${amount.limit.amountMinor}`;
  return `${amount.about ? 'about ' : ''}${amount.money.amountMinor}`;
};

describe('rounded: half-even to two figures, never finer than ten units', () => {
  test.each([
    [0n, 'under 1000'],
    [499n, 'under 1000'],
    [-500n, 'under 1000'],
    [501n, 'about 1000'],
    [1_499n, 'about 1000'],
    [1_500n, 'about 2000'],
    [2_500n, 'about 2000'],
    [9_949n, 'about 10000'],
    [99_499n, 'about 99000'],
    [99_500n, 'about 100000'],
    [104_999n, 'about 100000'],
    [105_000n, 'about 100000'],
    [105_001n, 'about 110000'],
    [123_456n, 'about 120000'],
    [-123_456n, 'about -120000'],
    [1_250_000n, 'about 1200000'],
    [987_654_321n, 'about 990000000'],
  ])('%p cents are %p', (minor, said) => expect(words(rounded(minor))).toBe(said));

  test('never finer than a thousand minor units either, and ten units where they are more', () => {
    expect(words(rounded(499n, 'JPY'))).toBe('under 1000');
    expect(words(rounded(1_400n, 'JPY'))).toBe('about 1000');
    expect(words(rounded(123_456n, 'JPY'))).toBe('about 120000');
    expect(words(rounded(4_999n, 'KWD'))).toBe('under 10000');
    expect(words(rounded(14_999n, 'KWD'))).toBe('about 10000');
  });

  test('the edges are the same whatever is asked: what was rounded stays, more money never sounds like less', () => {
    const any = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const worth = (amount: Amount): bigint => (amount.type === 'money' ? amount.money.amountMinor : 0n);
    fc.assert(
      fc.property(any, any, fc.constantFrom('USD', 'JPY', 'KWD'), (a, b, code) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(worth(rounded(less, code)) <= worth(rounded(more, code))).toBe(true);
        expect(worth(rounded(worth(rounded(a, code)), code))).toBe(worth(rounded(a, code)));
      }),
      drawn(500),
    );
  });

  test('no bucket is narrower than its step, and half a step is the most it is off', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 501n, max: 10n ** 12n }), (minor) => {
        const amount = rounded(minor);
        if (amount.type !== 'money') throw new Error('a figure is expected');
        const off = amount.money.amountMinor - minor;
        const step = 10n ** BigInt(Math.max(String(minor).length - 2, 3));
        expect((off < 0n ? -off : off) * 2n <= step).toBe(true);
      }),
      drawn(500),
    );
  });
});

describe('threshold: only whether it is reached', () => {
  test.each([
    [50_000n, 'over 50000'],
    [49_999n, 'under 50000'],
    [0n, 'under 50000'],
    [-900_000n, 'under 50000'],
    [10n ** 12n, 'over 50000'],
  ])('%p cents are %p', (minor, said) => expect(words(amountAs(money(minor), 'threshold', threshold))).toBe(said));
});

describe('parts add up as they are told', () => {
  const sum = (...parts: readonly Amount[]) => addUp(parts).map(words);

  test('the sum of rounded parts, not the rounded sum: 1,049 and 1,049 are 2,000', () => {
    expect(sum(rounded(104_900n), rounded(104_900n))).toEqual(['about 200000']);
    expect(sum(rounded(1_240_000n), rounded(34_000n))).toEqual(['about 1234000']);
  });

  test('what is too small for a figure counts as nothing; where all is, it is less than all limits together', () => {
    expect(sum(rounded(123_400n), rounded(400n))).toEqual(['about 120000']);
    expect(sum(rounded(400n), rounded(-300n), rounded(0n))).toEqual(['under 3000']);
  });

  test('one sum per currency, exact ones to the cent', () => {
    const exact = (minor: bigint, code: string): Amount => amountAs(money(minor, code), 'exact', threshold);
    expect(sum(exact(101n, 'USD'), exact(250n, 'EUR'), exact(-2n, 'USD'))).toEqual(['99', '250']);
    expect(sum()).toEqual([]);
  });
});
