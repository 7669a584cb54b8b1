import type {
  Account,
  AccountId,
  BankReader,
  Currency,
  Merchant,
  MerchantId,
  Total,
  Transaction,
  TransactionFilter,
  TransactionId,
} from '#skill';
import { compare, isAfter, type MemoryCustomer } from './memory-customer.ts';
import type { BankData, StoredAccount, StoredTransaction } from './store.ts';
import { localTime } from './zoned-clock.ts';

type Held = Pick<MemoryCustomer, 'settings' | 'accounts' | 'frozenAt' | 'transactions'>;

const nobody: Held = {
  settings: { region: '', zone: 'UTC', homeCurrency: '', monthStartsOn: 1 },
  accounts: new Map(),
  frozenAt: new Map(),
  transactions: new Map(),
};

const kindOrder = ['checking', 'savings', 'card'];
const paidKinds = ['purchase', 'cash', 'fee', 'loan-repayment', 'investment'];

/** The bank reader over one customer's rows in memory: the plain meaning of every filter and sum. */
export function memoryBankReader(data: Held = nobody, now: string): BankReader {
  const live = () => [...data.transactions.values()].filter((row) => !row.superseded).sort(newestFirst);

  return {
    accounts: async () => [...data.accounts.values()].sort(byKind).map((account) => toAccount(account, data.settings.zone, now)),

    merchants: async (accounts) => {
      const merchants = new Map<string, Merchant>();
      for (const row of live()) {
        if (
          !accounts.includes(row.accountId as AccountId) ||
          row.merchantId === null ||
          row.merchantName === null ||
          !paidKinds.includes(row.kind)
        )
          continue;
        const known = merchants.get(row.merchantId) ?? {
          id: row.merchantId as MerchantId,
          name: row.merchantName,
          lastOn: row.date,
          count: 0,
          sensitive: false,
        };
        merchants.set(row.merchantId, { ...known, count: known.count + 1, sensitive: known.sensitive || row.sensitive });
      }
      return [...merchants.values()].sort((a, b) => b.count - a.count || compare(a.id, b.id));
    },

    transactions: async (filter, { offset, limit }) => {
      const matching = live().filter((row) => isInScope(row, filter) && isAsked(row, filter));
      return { items: matching.slice(offset, offset + limit).map(toTransaction), totalCount: matching.length };
    },

    totals: async (filter) => {
      const scope = live().filter((row) => isInScope(row, filter));
      const matching = scope.filter((row) => isAsked(row, filter));
      const currencies = [...new Set(matching.map((row) => row.currency))];
      const leftOut = (kind: 'own-transfer' | 'card-repayment') =>
        filter.kinds === undefined || filter.kinds.includes(kind)
          ? 0
          : scope.filter((row) => row.kind === kind && row.amountMinor < 0n).length;
      return {
        totals: currencies
          .map((currency) =>
            toTotal(
              currency,
              matching.filter((row) => row.currency === currency),
            ),
          )
          .sort((a, b) => b.count - a.count || compare(a.currency, b.currency)),
        excluded: { ownTransferCount: leftOut('own-transfer'), cardRepaymentCount: leftOut('card-repayment') },
      };
    },
  };
}

/** Writer.saveBankData in memory. */
export function saveInMemory({ accounts, frozenAt, transactions }: Held, data: BankData): void {
  const newest = (all: Iterable<StoredAccount>) => Math.max(...[...all].map(({ asOf }) => Date.parse(asOf)));
  if (data.accounts.length > 0 && newest(accounts.values()) > newest(data.accounts)) return;
  for (const id of data.gone ?? []) accounts.delete(id);
  for (const account of data.accounts) {
    const known = accounts.get(account.id);
    const isOlder = isAfter(frozenAt.get(account.id) ?? account.asOf, account.asOf);
    const card = (isOlder ? null : account.card) ?? known?.card ?? null;
    accounts.set(account.id, { ...account, nickname: known?.nickname ?? account.nickname, card });
  }
  for (const row of data.transactions) {
    const known = row.category === 'uncategorised' ? transactions.get(row.id) : undefined;
    transactions.set(row.id, known === undefined ? row : { ...row, category: known.category, sensitive: known.sensitive || row.sensitive });
  }
}

function isInScope(row: StoredTransaction, { accounts, range, merchantId }: TransactionFilter): boolean {
  return (
    accounts.includes(row.accountId as AccountId) &&
    (range === undefined || (row.date >= range.from && row.date <= range.to)) &&
    (merchantId === undefined || row.merchantId === merchantId)
  );
}

function isAsked(row: StoredTransaction, { kinds, categories, status, oneLeg, out, amount }: TransactionFilter): boolean {
  return (
    !(oneLeg && movesOwnMoney(row) && row.amountMinor > 0n) &&
    !(out && row.amountMinor >= 0n) &&
    (kinds === undefined || kinds.includes(row.kind)) &&
    (categories === undefined || categories.includes(row.category)) &&
    (status === undefined || row.status === status) &&
    (amount === undefined || (row.currency === amount.currency && compares(row.amountMinor, amount)))
  );
}

const movesOwnMoney = ({ kind }: StoredTransaction): boolean => kind === 'own-transfer' || kind === 'card-repayment';

function compares(signedMinor: bigint, { comparison, amountMinor }: NonNullable<TransactionFilter['amount']>): boolean {
  const size = signedMinor < 0n ? -signedMinor : signedMinor;
  if (comparison === 'over') return size > amountMinor;
  return comparison === 'under' ? size < amountMinor : size === amountMinor;
}

function toTotal(currency: string, rows: readonly StoredTransaction[]): Total {
  const sum = (some: readonly StoredTransaction[]) => some.reduce((total, row) => total + row.amountMinor, 0n);
  return {
    currency: currency as Currency,
    sumMinor: sum(rows),
    count: rows.length,
    refundCount: rows.filter((row) => row.kind === 'refund').length,
    pendingCount: rows.filter((row) => row.status === 'pending').length,
    uncategorisedMinor: sum(rows.filter((row) => row.category === 'uncategorised')),
    unsureCount: rows.filter((row) => row.unsure).length,
  };
}

function toTransaction({ kind, status, date, amountMinor, category, merchantName, sensitive, ...row }: StoredTransaction): Transaction {
  return {
    ...{ kind, status, date, amountMinor, category, merchantName, sensitive },
    id: row.id as TransactionId,
    accountId: row.accountId as AccountId,
    currency: row.currency as Currency,
    merchantId: row.merchantId as MerchantId | null,
  };
}

function toAccount({ asOf, ...account }: StoredAccount, zone: string, now: string): Account {
  const ageMinutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(asOf)) / 60_000));
  return {
    ...account,
    id: account.id as AccountId,
    currency: account.currency as Currency,
    card: account.card ?? null,
    asOf: { local: localTime(asOf, zone), ageMinutes },
  };
}

function newestFirst(a: StoredTransaction, b: StoredTransaction): number {
  return compare(b.date, a.date) || compare(b.id, a.id);
}

function byKind(a: StoredAccount, b: StoredAccount): number {
  return kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || Number(a.joint) - Number(b.joint) || compare(a.id, b.id);
}
