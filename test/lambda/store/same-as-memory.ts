import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CivilDate, Currency, CustomerId, MerchantId, TransactionFilter } from '#skill';
import { openMemory } from '../../../lambda/store/memory-store.ts';
import type { StoredTransaction } from '../../../lambda/store/store.ts';
import { account, accounts, linkedPerson, noon, type Opened, transaction } from './people.ts';

const accountIds = ['checking', 'savings', 'card'];
const kinds = ['purchase', 'refund', 'own-transfer', 'card-repayment', 'income', 'cash'] as const;
const categories = ['groceries', 'restaurants', 'uncategorised'] as const;
const date = fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}` as CivilDate);
const amountMinor = fc.constantFrom(-2_000n, -1_000n, -999n, 0n, 500n, 1_000n);
const currency = fc.constantFrom('EUR', 'USD', 'JPY');
const merchant = fc.constantFrom(null, 'm1', 'm2', 'm3');

const row: fc.Arbitrary<Omit<StoredTransaction, 'id'>> = fc.record({
  accountId: fc.constantFrom(...accountIds),
  kind: fc.constantFrom(...kinds),
  status: fc.constantFrom('pending', 'booked'),
  date,
  amountMinor,
  currency,
  category: fc.constantFrom(...categories),
  merchantId: merchant,
  merchantName: fc.constantFrom(null, 'Lidl', 'Émile'),
  rawText: fc.string({ unit: fc.constantFrom('a', '"', '\\', 'é', '\n', '{') }),
  superseded: fc.constantFrom(false, false, false, true),
  unsure: fc.boolean(),
  sensitive: fc.boolean(),
});

const filter: fc.Arbitrary<TransactionFilter> = fc.record(
  {
    accounts: fc.subarray(accounts(...accountIds)),
    kinds: fc.subarray([...kinds]),
    categories: fc.subarray([...categories]),
    merchantId: fc.constantFrom('m1' as MerchantId, 'm9' as MerchantId),
    range: fc.record({ from: date, to: date }),
    status: fc.constantFrom('pending', 'booked'),
    oneLeg: fc.constant(true as const),
    out: fc.constant(true as const),
    amount: fc.record({
      comparison: fc.constantFrom('over', 'under', 'exactly'),
      amountMinor: fc.constantFrom(0n, 999n, 1_000n),
      currency: currency.map((code) => code as Currency),
    }),
  },
  { requiredKeys: ['accounts'] },
);

const page = fc.record({ offset: fc.nat(12), limit: fc.nat(6) });

/** Any data, any filter, any page: SQL gives what the plain loop in memory gives. */
export function sameAsMemory(open: () => Opened, numRuns: number): void {
  test('whatever the data and the filter, SQL and memory tell the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 40 }),
        fc.array(fc.tuple(filter, page), { minLength: 4, maxLength: 8 }),
        async (rows, questions) => {
          const person = await linkedPerson(open());
          const memory = openMemory();
          await memory.saveCustomer({ id: person.id, region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR', monthStartsOn: 1 });
          const data = {
            accounts: accountIds.map((id) => account(id)),
            transactions: rows.map((some, n) => ({ ...transaction(`t${n}`), ...some })),
          };
          for (const store of [open(), memory]) await store.saveBankData(person.id as CustomerId, data);
          const [sql, plain] = [open().bank(person.id, noon), memory.bank(person.id, noon)];
          for (const some of [accounts(...accountIds), accounts('savings')])
            expect(await sql.merchants(some)).toEqual(await plain.merchants(some));
          for (const [asked, part] of questions) {
            expect(await sql.transactions(asked, part)).toEqual(await plain.transactions(asked, part));
            expect(await sql.totals(asked)).toEqual(await plain.totals(asked));
          }
        },
      ),
      { numRuns },
    );
  });
}
