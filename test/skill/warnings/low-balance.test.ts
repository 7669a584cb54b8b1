import { describe, expect, test } from '@jest/globals';
import type { Payment } from '../../../skill/warnings/payment.ts';
import { euro, inOrder, kindsOf, paid, watch } from './support/life.ts';

const limit = { lowBalance: { amountMinor: 100_00n, currency: euro } } as const;

/** Payments of 10 euros that leave so much on the account */
const leaving = (...balances: number[]): Payment[] =>
  balances.map((balance, day) => paid(day, 12, 10, { account: 'checking', balanceMinor: BigInt(Math.round(balance * 100)) }));

describe('a low balance', () => {
  test('is told when it falls below the limit, by the payment that did it', () => {
    const payments = leaving(120, 110, 96);
    expect(watch(payments, limit).found).toEqual([
      {
        transaction: payments[2]?.transaction,
        reason: { kind: 'low-balance', limit: '100.00', balance: '96.00', expectedOn: null },
        score: 1,
        severity: 'notice',
        cause: 'low-balance/checking',
      },
    ]);
  });

  test('is told once per crossing, and again only after it has recovered', () => {
    expect(kindsOf(watch(leaving(120, 96, 90, 80, 104, 97), limit))).toEqual(['low-balance']);
    expect(kindsOf(watch(leaving(120, 96, 250, 97), limit))).toEqual(['low-balance', 'low-balance']);
  });

  test('is not told where it was low from the start, no limit is set, or nothing is known', () => {
    expect(kindsOf(watch(leaving(60, 50, 40), limit))).toEqual([]);
    expect(kindsOf(watch(leaving(120, 96)))).toEqual([]);
    expect(
      kindsOf(
        watch(
          leaving(120, 96).map((payment) => ({ ...payment, balanceMinor: null })),
          limit,
        ),
      ),
    ).toEqual([]);
    expect(
      kindsOf(
        watch(
          leaving(120, 96).map((payment) => ({ ...payment, account: null })),
          limit,
        ),
      ),
    ).toEqual([]);
    expect(
      kindsOf(
        watch(
          leaving(120, 96).map((payment) => ({ ...payment, currency: 'USD' as typeof euro })),
          limit,
        ),
      ),
    ).toEqual([]);
  });

  test('is told of each account', () => {
    const other = leaving(300, 99).map((payment) => ({ ...payment, account: 'savings', atMinute: payment.atMinute + 30 }));
    expect(watch(inOrder(...leaving(120, 96), ...other), limit).found.map(({ cause }) => cause)).toEqual([
      'low-balance/checking',
      'low-balance/savings',
    ]);
  });

  const rents = [0, 31, 61].map((day) => paid(day, 3, 800, { account: 'checking', merchant: 'landlord', balanceMinor: 2_000_00n }));
  const spent = (day: number, balance: number) => paid(day, 12, 10, { account: 'checking', balanceMinor: BigInt(balance * 100) });

  test('is told a week ahead, by what is regularly taken', () => {
    const seen = watch([...rents, spent(84, 850), spent(86, 850)], limit);
    expect(seen.found.map(({ transaction, reason }) => [transaction === seen.found[0]?.transaction, reason])).toEqual([
      [true, { kind: 'low-balance', limit: '100.00', balance: '850.00', expectedOn: '2025-01-07' }],
    ]);
    expect(kindsOf(watch([...rents, spent(84, 950)], limit))).toEqual([]);
    expect(kindsOf(watch([...rents, spent(80, 850)], limit))).toEqual([]);
  });

  test('is not told ahead where wages come first', () => {
    const wages = [-3, 28, 58].map((day) => ({
      ...paid(day, 2, 1, { account: 'checking', merchant: 'employer' }),
      amountMinor: 2_500_00n,
    }));
    expect(kindsOf(watch(inOrder(...rents, ...wages, spent(86, 850)), limit))).toEqual([]);
  });

  test('comes with another find of the same payment', () => {
    const before = Array.from({ length: 80 }, (_, n) =>
      paid(n, 12, 28 + (n % 5), { account: 'checking', category: 'groceries', balanceMinor: 2_000_00n }),
    );
    const large = paid(80, 12, 1_950, { account: 'checking', category: 'groceries', balanceMinor: 50_00n });
    expect(kindsOf(watch([...before, large], limit))).toEqual(['unusual-amount', 'low-balance']);
  });
});
