import { describe, expect, test } from '@jest/globals';
import { bell, chance, groceries, inOrder, kindsOf, paid, watch } from './support/life.ts';

const supermarket = { merchant: 'supermarket-1', category: 'groceries' } as const;

describe('an unusual amount', () => {
  test('is one far above what the customer pays in the category, and says how many times the usual', () => {
    const seen = watch([...groceries(60), paid(60, 12, 210, supermarket)]);
    expect(seen.found).toHaveLength(1);
    expect(seen.found[0]?.reason).toMatchObject({ kind: 'unusual-amount', category: 'groceries', count: 40 });
    expect(seen.found[0]?.reason).toHaveProperty('times', expect.closeTo(7, 0));
    expect(seen.found[0]?.score).toBeGreaterThan(1);
  });

  test('is measured by all payments where no category is given', () => {
    const seen = watch([...groceries(60, { category: null }), paid(60, 12, 210, { merchant: 'supermarket-1' })]);
    expect(seen.found[0]?.reason).toMatchObject({ kind: 'unusual-amount', category: null, count: 120 });
  });

  test('needs more than a few payments to be measured by', () => {
    expect(kindsOf(watch([...groceries(7), paid(7, 12, 900, supermarket)]))).toEqual([]);
  });

  test('is not one that is twice as high where amounts always differ so much', () => {
    const random = chance(3);
    const wild = Array.from({ length: 150 }, (_, n) => paid(n, 12, 20 * Math.exp(1.1 * bell(random)), { category: 'shopping' }));
    expect(kindsOf(watch([...wild, paid(150, 12, 200, { category: 'shopping' })]))).toEqual([]);
  });

  test('is found again while it goes on, and for less: within two weeks the card is more likely in wrong hands', () => {
    const twice = paid(63, 12, 68, supermarket);
    const before = groceries(60);
    expect(kindsOf(watch([...before, twice]))).toEqual([]);
    const seen = watch([...before, paid(60, 12, 210, supermarket), twice]);
    expect(kindsOf(seen)).toEqual(['unusual-amount', 'unusual-amount']);
    expect(seen.found[1]?.severity).toBe('severe');
    expect(kindsOf(watch([...before, paid(60, 12, 210, supermarket), { ...twice, atMinute: twice.atMinute + 20 * 1440 }]))).toHaveLength(1);
  });

  test('is not a rent of which the landlord took as much before', () => {
    const rents = [0, 31, 61, 92].map((day) => paid(day, 8, 950, { merchant: 'landlord', category: 'housing' }));
    const seen = watch(inOrder(...groceries(100), ...rents));
    expect(seen.found.filter(({ transaction }) => transaction !== rents[1]?.transaction)).toEqual([]);
  });

  test('is not money that comes in', () => {
    expect(kindsOf(watch([...groceries(60), { ...paid(60, 12, 1), amountMinor: 500_000n }]))).toEqual([]);
  });

  test('is judged among payments of its own currency alone', () => {
    const yen = groceries(60).map((payment) => ({
      ...payment,
      transaction: `y${payment.transaction}`,
      amountMinor: payment.amountMinor * 150n,
    }));
    const seen = watch(inOrder(...groceries(60), ...yen.map((payment) => ({ ...payment, currency: 'JPY' as typeof payment.currency }))));
    expect(kindsOf(seen)).toEqual([]);
  });
});

describe('what was found is not learned', () => {
  const large = (day: number) => paid(day, 12, 190, supermarket);

  test('so that a thief does not become a habit', () => {
    const days = [60, 61, 63, 65, 66, 68, 70];
    expect(kindsOf(watch(inOrder(...groceries(72), ...days.map(large))))).toHaveLength(days.length);
  });

  test('but a change of life is, when it still shows weeks later', () => {
    const life = inOrder(
      ...groceries(60),
      ...groceries(120, {}, 8).map((payment) => ({
        ...payment,
        atMinute: payment.atMinute + 60 * 1440,
        amountMinor: payment.amountMinor * 4n,
      })),
    );
    const late = watch(life).found.filter(({ transaction }) => life.slice(-120).some((payment) => payment.transaction === transaction));
    expect(late).toEqual([]);
  });

  test('and somebody of whom it was found before and who had nothing to say to it is warned of less', () => {
    const before = groceries(130);
    const third = paid(130, 12, 130, supermarket);
    expect(kindsOf(watch([...before, third]))).toEqual(['unusual-amount']);
    expect(watch(inOrder(...before, large(60), third)).found.map(({ transaction }) => transaction)).not.toContain(third.transaction);
  });
});
