import { describe, expect, test } from '@jest/globals';
import { type AccountId, type BankReader, type Consent, noCeiling, type TransactionFilter } from '#skill';
import { currency } from '../../../skill/money/money.ts';
import { consentedBank } from '../../../skill/policy/consented-bank.ts';
import { gateOf } from '../../../skill/policy/gate.ts';
import { cell, everything, exactBut, today } from './talk.ts';

const a = 'a' as AccountId;

/** A bank of one sensitive payment that notes what it was asked. */
function bank(consents: readonly Consent[] = everything(), lookBackDays: number | null = null) {
  const asked: TransactionFilter[] = [];
  const reader: BankReader = {
    accounts: async () => [],
    merchants: async () => [],
    totals: async (filter) => {
      asked.push(filter);
      return { totals: [], excluded: { ownTransferCount: 0, cardRepaymentCount: 0 } };
    },
    transactions: async (filter) => {
      asked.push(filter);
      const payment = {
        id: 't',
        accountId: a,
        kind: 'purchase',
        status: 'booked',
        date: today,
        amountMinor: -100n,
        currency: currency('USD'),
      };
      const shop = { category: 'health', merchantId: 'clinic', merchantName: 'Clinic', sensitive: true };
      return { items: [{ ...payment, ...shop } as never], totalCount: 1 };
    },
  };
  const gate = gateOf({
    consents,
    platform: 'alexa',
    listener: { speaker: 'person', proven: false, household: 'nothing' },
    canProve: false,
    privateMode: false,
    ceiling: { ...noCeiling, lookBackDays },
    today,
    loginAgeDays: null,
    loginFresh: false,
    threshold: { amountMinor: 50_000n, currency: currency('USD') },
  });
  return { asked, ...consentedBank(reader, gate) };
}

const page = { offset: 0, limit: 3 };
const range = (from: string, to: string) => ({ from, to }) as NonNullable<TransactionFilter['range']>;

describe('whatever an intent asks for', () => {
  test('no day is read that may not be told', async () => {
    const { asked, totals, transactions } = bank(everything(), 90);
    for (const given of [
      undefined,
      range('2020-01-01', '2026-11-23'),
      range('2026-11-01', '2026-11-02'),
      range('2020-01-01', '2020-12-31'),
    ]) {
      const filter = given === undefined ? { accounts: [a] } : { accounts: [a], range: given };
      await totals(filter);
      await transactions(filter, page);
    }
    expect(asked.map((filter) => filter.range?.from)).toEqual(
      ['2026-08-25', '2026-08-25', '2026-11-01', '2026-08-25'].flatMap((from) => [from, from]),
    );
    expect(asked.at(-1)?.range?.to).toBe('2020-12-31');
  });

  test('nothing is read that is refused', async () => {
    const { asked, totals, transactions } = bank([]);
    await expect(totals({ accounts: [a] })).rejects.toThrow('consent.denied');
    await expect(transactions({ accounts: [a] }, page)).rejects.toThrow('consent.denied');
    expect(asked).toEqual([]);
  });

  test('a sensitive merchant that may not be told is not there to be told', async () => {
    const { items } = await bank(exactBut(cell('sensitive-merchant', 'nothing'))).transactions({ accounts: [a] }, page);
    expect(items.map(({ merchant, withheld }) => [merchant, withheld])).toEqual([[null, true]]);
    expect((await bank().transactions({ accounts: [a] }, page)).items[0]?.merchant?.fact.name).toBe('Clinic');
  });

  test('no sum over several accounts is told by the threshold', async () => {
    const { totals } = bank(exactBut(cell('category-sum', 'threshold')));
    await expect(totals({ accounts: [a, 'b' as AccountId] })).rejects.toThrow('consent.denied');
    expect((await totals({ accounts: [a] })).totals[0]?.spent.fact).toMatchObject({ type: 'level', above: false });
  });
});
