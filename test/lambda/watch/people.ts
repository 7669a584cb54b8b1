import { addDays, type CivilDate, type CustomerId } from '#skill';
import type { StoredTransaction } from '../../../lambda/store/store.ts';
import type { Store, Writer } from '../../../lambda/store/store.ts';
import type { WarningStore } from '../../../lambda/store/warning-store.ts';
import { accountOf } from '../../builders/customer.ts';

const today = '2026-11-23' as CivilDate;

/** Half a year of groceries, and on the last day one payment out of all proportion; every customer's a little different. */
function paymentsOf(id: string, n: number): StoredTransaction[] {
  const paid = (name: string, daysAgo: number, amountMinor: bigint): StoredTransaction => ({
    id: `${id}/${name}`,
    accountId: `${id}/checking`,
    kind: 'purchase',
    status: 'booked',
    date: addDays(today, -daysAgo),
    amountMinor,
    currency: 'USD',
    category: 'groceries',
    merchantId: `shop-${daysAgo % 5}`,
    merchantName: `Shop ${daysAgo % 5}`,
    rawText: '',
    superseded: false,
    unsure: false,
    sensitive: false,
    at: `${addDays(today, -daysAgo)}T17:00:00.000Z`,
  });
  const usual = Array.from({ length: 40 }, (_, day) => paid(`p${day}`, 1 + day * 3, -BigInt(2_000 + (((day + n) * 613) % 2_000))));
  return [...usual, paid('odd', 0, -BigInt(90_000 + n))];
}

/** So many customers whom no watch has looked at, each with one payment to warn of. */
export async function unwatchedCustomers(store: Store & Writer, warnings: WarningStore, count: number, now: string): Promise<CustomerId[]> {
  const ids = Array.from({ length: count }, (_, n) => `w-${String(n).padStart(5, '0')}` as CustomerId);
  for (const [n, id] of ids.entries()) {
    await store.saveCustomer({ id, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
    await store.saveBankData(id, { accounts: [accountOf({ id: `${id}/checking`, asOf: now })], transactions: paymentsOf(id, n) });
    await warnings.choose(id, { phrase: 'blue heron' });
  }
  return ids;
}
