import { addDays, type BankReader, type CivilDate, currency, exponentOf } from '#skill';
import { memoryBankReader } from '../store/memory-bank.ts';
import type { StoredAccount, StoredTransaction } from '../store/store.ts';
import type { Visit } from './visit.ts';

/** Whole units of the home currency */
const balances = { checking: 1_250n, savings: 3_400n, card: -180n };
const payments = [
  { shop: 'market', amount: 42n, daysAgo: 0, category: 'groceries', sensitive: false },
  { shop: 'cafe', amount: 7n, daysAgo: 1, category: 'restaurants', sensitive: false },
  { shop: 'pharmacy', amount: 60n, daysAgo: 2, category: 'health', sensitive: true },
] as const;

/**
 * A bank that stands on the names of the customer's own accounts, so that their own rules meet it, and on invented figures alone:
 * nothing of the real ones is read.
 */
export async function inventedBank({ customers, customer, words, locale, now }: Visit, today: CivilDate): Promise<BankReader> {
  const own = (await customers.accounts(customer.id)).filter((account) => !account.hidden);
  const minor = (whole: bigint) => whole * 10n ** BigInt(exponentOf(currency(customer.homeCurrency)));
  const accounts = own.map(({ hidden: _, ...account }): StoredAccount => {
    const amount = minor(balances[account.kind]);
    const availableMinor = account.kind === 'card' ? null : amount;
    return { ...account, currency: customer.homeCurrency, availableMinor, bookedMinor: amount, overdraftMinor: null, asOf: now };
  });
  const paying = own.find((account) => account.kind === 'checking') ?? own[0];
  const transactions = payments.map(
    ({ shop, amount, daysAgo, category, sensitive }): StoredTransaction => ({
      id: shop,
      accountId: paying?.id ?? '',
      kind: 'purchase',
      status: 'booked',
      date: addDays(today, -daysAgo),
      amountMinor: -minor(amount),
      currency: customer.homeCurrency,
      category,
      merchantId: shop,
      merchantName: words(locale)(`example.${shop}`),
      rawText: '',
      superseded: false,
      unsure: false,
      sensitive,
    }),
  );
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  return memoryBankReader({ settings: customer, accounts: byId(accounts), frozenAt: new Map(), transactions: byId(transactions) }, now);
}
