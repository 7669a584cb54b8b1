import { describe, expect, test } from '@jest/globals';
import { freshDetector, observe } from '../../../skill/warnings/detector.ts';
import { groceries, paid, rules, watch } from './support/life.ts';

describe('a payment that cannot be believed is left out, with its reason', () => {
  const before = watch(groceries(60)).state;
  const last = groceries(60).at(-1)?.atMinute ?? 0;
  const good = paid(60, 12, 9_000, { category: 'groceries' });

  test.each([
    ['of zero', 'amount.zero', { ...good, amountMinor: 0n }],
    ['of minus zero', 'amount.zero', { ...good, amountMinor: -0n }],
    ['beyond all sums', 'amount.absurd', { ...good, amountMinor: -(2n ** 60n) }],
    ['at no minute', 'date.unreadable', { ...good, atMinute: Number.NaN }],
    ['between minutes', 'date.unreadable', { ...good, atMinute: good.atMinute + 0.5 }],
    ['in no century', 'date.unreadable', { ...good, atMinute: 1e12 }],
    ['of the day after tomorrow', 'date.future', { ...good, atMinute: last + 3 * 1440 }],
    ['from weeks before', 'time.backwards', { ...good, atMinute: last - 8 * 1440 }],
  ] as const)('one %s', (_, refusal, payment) => {
    expect(observe(before, payment, { ...rules, nowMinute: last + 1440 })).toEqual({ state: before, found: [], refused: refusal });
  });

  test('one that came before, under the same id', () => {
    const once = observe(freshDetector, good, rules).state;
    expect(observe(once, { ...good, amountMinor: -5n }, rules)).toEqual({ state: once, found: [], refused: 'id.duplicate' });
  });

  test('but one that is a few days late is judged, by its amount alone', () => {
    const late = { ...good, atMinute: last - 4 * 1440, country: 'PT', present: true, merchant: 'new' };
    expect(observe(before, late, rules).found.map(({ reason }) => reason.kind)).toEqual(['unusual-amount']);
    expect(observe(before, { ...late, amountMinor: -3_000n }, rules)).toMatchObject({ found: [], refused: null });
  });
});
