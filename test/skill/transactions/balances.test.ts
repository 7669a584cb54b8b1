import { describe, expect, test } from '@jest/globals';
import { chooseBalances } from '../../../skill/transactions/balances.ts';

const balance = (type: string, amountMinor: bigint, line?: { amountMinor: bigint; included: boolean }) => ({
  type,
  amountMinor,
  ...(line ? { creditLine: line } : {}),
});

describe('Choice among balance types', () => {
  test('available is ITAV, then CLAV, then OPAV', () => {
    const all = [balance('OPAV', 3n), balance('CLAV', 2n), balance('ITAV', 1n)];
    expect(chooseBalances(all).availableMinor).toBe(1n);
    expect(chooseBalances(all.slice(0, 2)).availableMinor).toBe(2n);
    expect(chooseBalances(all.slice(0, 1)).availableMinor).toBe(3n);
  });
  test('booked is ITBD, then CLBD, then PRCD', () => {
    const all = [balance('PRCD', 3n), balance('CLBD', 2n), balance('ITBD', 1n)];
    expect(chooseBalances(all).bookedMinor).toBe(1n);
    expect(chooseBalances(all.slice(0, 2)).bookedMinor).toBe(2n);
    expect(chooseBalances(all.slice(0, 1)).bookedMinor).toBe(3n);
  });
  test('FWAV, INFO and XPCD are never told as now', () => {
    const forecasts = ['FWAV', 'INFO', 'XPCD'].map((type) => balance(type, 5n));
    expect(chooseBalances(forecasts)).toEqual({ availableMinor: null, bookedMinor: null, overdraftMinor: null });
  });
  test('where the bank gives no available figure the booked one does not stand in for it', () => {
    expect(chooseBalances([balance('ITBD', 500n)])).toEqual({ availableMinor: null, bookedMinor: 500n, overdraftMinor: null });
  });
  test('an included credit line is taken out of the available figure and given as overdraft', () => {
    const balances = [balance('ITAV', 70_000n, { amountMinor: 50_000n, included: true }), balance('ITBD', 22_000n)];
    expect(chooseBalances(balances)).toEqual({ availableMinor: 20_000n, bookedMinor: 22_000n, overdraftMinor: 50_000n });
  });
  test('who lives on the overdraft has less than nothing available', () => {
    expect(chooseBalances([balance('ITAV', 30_000n, { amountMinor: 50_000n, included: true })]).availableMinor).toBe(-20_000n);
  });
  test('a credit line that is not included stays beside the figure', () => {
    const balances = [balance('ITAV', 20_000n, { amountMinor: 50_000n, included: false })];
    expect(chooseBalances(balances)).toEqual({ availableMinor: 20_000n, bookedMinor: null, overdraftMinor: 50_000n });
  });
  test('a zero balance is a balance', () => expect(chooseBalances([balance('ITAV', 0n)]).availableMinor).toBe(0n));
});
