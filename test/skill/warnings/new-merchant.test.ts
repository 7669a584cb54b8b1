import { describe, expect, test } from '@jest/globals';
import { chance, bell, groceries, kindsOf, paid, watch } from './support/life.ts';

/** Amounts so different that one of them alone says little */
function differing(shops: number): ReturnType<typeof groceries> {
  const random = chance(5);
  return Array.from({ length: 160 }, (_, n) =>
    paid(Math.floor(n / 2), 10 + 6 * (n % 2), 25 * Math.exp(0.4 * bell(random)), {
      merchant: `shop-${Math.floor(shops * random())}`,
      category: 'shopping',
    }),
  );
}

const high = (merchant: string) => paid(80, 3, 120, { merchant, category: 'shopping' });

describe('a new merchant', () => {
  test('with an amount higher than nearly all is a warning where the amount alone is none', () => {
    expect(kindsOf(watch([...differing(4), { ...high('shop-1'), atMinute: high('shop-1').atMinute + 10 * 60 }]))).toEqual([]);
    const seen = watch([...differing(4), high('watches')]);
    expect(seen.found[0]?.reason).toMatchObject({ kind: 'new-merchant', count: 40 });
    expect(seen.found[0]?.cause).toBe('new-merchant/watches');
  });

  test('is nothing alone', () => {
    const usual = paid(60, 12, 31, { merchant: 'bookshop', category: 'groceries' });
    expect(kindsOf(watch([...groceries(60), usual]))).toEqual([]);
  });

  test('is nothing to somebody who finds new ones daily', () => {
    expect(kindsOf(watch([...differing(1_000), high('watches')]))).toEqual([]);
  });

  test('is not one that the feed does not name', () => {
    expect(kindsOf(watch([...differing(4), { ...high('watches'), merchant: null }]))).toEqual([]);
  });
});
