import { describe, expect, test } from '@jest/globals';
import { renamed, settled } from '../../../skill/warnings/detector.ts';
import { groceries, inOrder, kindsOf, paid, watch } from './support/life.ts';

const supermarket = { merchant: 'supermarket-1', category: 'groceries' } as const;
const before = watch(groceries(60)).state;
const large = paid(60, 12, 190, supermarket);
const found = watch([large], {}, before).state;

describe('what the customer says of a find', () => {
  test('"that was me": the payment is learned like any other, and as much there is usual', () => {
    const again = paid(61, 12, 195, supermarket);
    expect(kindsOf(watch([again], {}, found))).toEqual(['unusual-amount']);
    expect(kindsOf(watch([again], {}, settled(found, large.transaction, true)))).toEqual([]);
  });

  test('"that was me": the card is no longer under suspicion', () => {
    const higher = paid(63, 12, 68, supermarket);
    const elsewhere = { ...higher, merchant: 'supermarket-2' };
    expect(kindsOf(watch([elsewhere], {}, found))).toEqual(['unusual-amount']);
    expect(kindsOf(watch([elsewhere], {}, settled(found, large.transaction, true)))).toEqual([]);
  });

  test('"that was not me": it is never learned, however often it comes', () => {
    const denied = settled(found, large.transaction, false);
    const weeksLater = inOrder(
      ...groceries(40, {}, 9).map((payment) => ({ ...payment, atMinute: payment.atMinute + 61 * 1440 })),
      paid(85, 12, 190, supermarket),
    );
    expect(kindsOf(watch(weeksLater, {}, denied))).toEqual(['unusual-amount']);
    expect(kindsOf(watch(weeksLater, {}, found))).toEqual([]);
  });

  test('of a duplicate: meant once, it is how the customer pays there', () => {
    const known = watch(
      inOrder(...groceries(60), ...[5, 17, 30, 44].map((day, n) => paid(day, 15, 41.9 + 7 * n, { merchant: 'shoes' }))),
    ).state;
    const twice = (day: number) => [0, 5].map((minutes) => paid(day, 10 + minutes / 60, 47.3 + day / 10, { merchant: 'shoes' }));
    const first = watch(twice(60), {}, known);
    expect(kindsOf(first)).toEqual(['duplicate']);
    const id = first.found[0]?.transaction ?? '';
    expect(kindsOf(watch(twice(61), {}, settled(first.state, id, true)))).toEqual([]);
    expect(kindsOf(watch(twice(61), {}, settled(first.state, id, false)))).toEqual(['duplicate']);
  });

  test('of what was never found changes nothing', () => {
    expect(settled(before, 'unknown', true)).toBe(before);
    expect(settled(before, 'unknown', false)).toBe(before);
  });
});

describe('the booked line of a pending one', () => {
  test('is the same payment: it is not seen twice', () => {
    const booked = renamed(found, large.transaction, 'booked');
    expect(watch([{ ...large, transaction: 'booked' }], {}, booked).refused).toEqual(['id.duplicate']);
  });

  test('is what the customer answers for, and what a duplicate names', () => {
    const booked = renamed(found, large.transaction, 'booked');
    expect(settled(booked, large.transaction, true)).toBe(booked);
    expect(settled(booked, 'booked', true)).not.toBe(booked);
    const [pending, again] = [0, 5].map((minutes) => paid(60, 10 + minutes / 60, 47.3, supermarket));
    const waiting = renamed(watch(pending ? [pending] : [], {}, before).state, pending?.transaction ?? '', 'booked-2');
    expect(watch(again ? [again] : [], {}, waiting).found[0]?.reason).toMatchObject({ kind: 'duplicate', earlier: 'booked-2' });
  });
});
