import {
  type AccountId,
  addDays,
  type BankReader,
  type CivilDate,
  civilDate,
  currency,
  type CustomerId,
  parseMoney,
  type TransactionFilter,
} from '#skill';
import { chooseBalances, classify, type KnownMerchant, type RawTransaction, replacementsOf } from '#skill/build';
import type { Store, StoredAccount, StoredTransaction, Writer } from '../store/store.ts';
import type { Bank, BankAccount, BankSnapshot, BankTransaction } from './bank.ts';

export type { KnownMerchant };

export interface SyncOptions {
  readonly customerId: string;
  readonly bank: Bank;
  readonly store: Pick<Store, 'bank'> & Pick<Writer, 'heldAccounts' | 'newestDate' | 'saveBankData'>;
  readonly known: readonly KnownMerchant[];
  /** ISO instant */
  readonly now: string;
}

/** Rows this old may still change: pending becomes booked, the second leg of a transfer arrives. */
const unsettledDays = 10;
/** Rows so much older are read again only to recognise what belongs together: a month of the customer's own transfers. */
const partnerDays = 35;
const pageSize = 200;

/** What a bank sent in a currency nobody knows: it is in no figure of a known one, so the rest is kept. */
export interface LeftOut {
  readonly sourceId: string;
  readonly code: 'currency.unknown';
}

/**
 * Brings a customer's rows up to the bank's: all of them the first time and when an account is new, later only what can have changed. The
 * same data again changes nothing. A pending row that the bank no longer shows is superseded, an account it no longer shows is dropped.
 * Gives what it had to leave out. An amount or a day that cannot be read rejects: old figures are better than wrong ones.
 */
export async function sync({ customerId, bank, store, known, now }: SyncOptions): Promise<readonly LeftOut[]> {
  const held = await store.heldAccounts(customerId);
  const reader = store.bank(customerId as CustomerId, now);
  const accountIds = held.map(({ id }) => id as AccountId);
  const pending = await heldRows(reader, { accounts: accountIds, status: 'pending' });
  let changedFrom = changedSince(await store.newestDate(customerId), held, pending, now);
  let { snapshot, leftOut } = readable(await bank.snapshot(customerId, changedFrom && addDays(changedFrom, -partnerDays)));
  const shown = new Set(snapshot.accounts.map(({ sourceId }) => idAt(customerId, sourceId)));
  const isNew = [...shown].some((id) => !held.some((account) => account.id === id));
  if (changedFrom !== null && isNew) {
    changedFrom = null;
    ({ snapshot, leftOut } = readable(await bank.snapshot(customerId, null)));
  }
  const { accounts, transactions } = storedOf(customerId, snapshot, known);
  const seen = new Set(transactions.map(({ id }) => id));
  const gone = pending.filter(({ id }) => !seen.has(id));
  const replaced = await replacedBy({ raw: rawOf(customerId, snapshot), transactions }, gone, { reader, accountIds, known });
  const bookedOn = new Map(snapshot.transactions.map((row) => [idAt(customerId, row.sourceId), row.bookedOn ?? '']));
  // The later of its two days: a hotel's payment is booked weeks after its purchase date, by which it counts.
  const canHaveChanged = ({ id, date, status }: StoredTransaction): boolean =>
    changedFrom === null || status === 'pending' || date >= changedFrom || (bookedOn.get(id) ?? '') >= changedFrom;
  await store.saveBankData(customerId, {
    accounts,
    gone: held.map(({ id }) => id).filter((id) => !shown.has(id)),
    transactions: [
      ...transactions.filter(canHaveChanged).map((row) => ({ ...row, replaces: replaced.get(row.id) ?? row.replaces ?? null })),
      ...gone.map((row) => ({ ...row, superseded: true })),
    ],
  });
  return leftOut;
}

/** Without what is in a currency nobody knows. */
function readable(sent: BankSnapshot): { snapshot: BankSnapshot; leftOut: readonly LeftOut[] } {
  const isKnown = ({ currency: code }: { readonly currency: string }) => {
    try {
      return currency(code) === code;
    } catch {
      return false;
    }
  };
  const unknown = [...sent.accounts, ...sent.transactions].filter((row) => !isKnown(row));
  return {
    snapshot: { ...sent, accounts: sent.accounts.filter(isKnown), transactions: sent.transactions.filter(isKnown) },
    leftOut: unknown.map(({ sourceId }) => ({ sourceId, code: 'currency.unknown' })),
  };
}

/** The first day on which something can have changed since we last asked; null if we hold nothing. A row may be dated ahead of today. */
function changedSince(
  newest: CivilDate | null,
  held: readonly Pick<StoredAccount, 'asOf'>[],
  pending: readonly StoredTransaction[],
  now: string,
): CivilDate | null {
  if (newest === null) return null;
  const settled = [newest, now, ...held.map(({ asOf }) => asOf)].map((time) => addDays(civilDate(time.slice(0, 10)), -unsettledDays));
  return [...settled, ...pending.map(({ date }) => date)].sort()[0] ?? null;
}

const idAt = (customerId: string, sourceId: string): string => `${customerId}/${sourceId}`;

/** A bank's figures in our words: exact amounts, one kind and one category per transaction, ids that stay. */
export function storedOf(
  customerId: string,
  snapshot: BankSnapshot,
  known: readonly KnownMerchant[],
): { accounts: StoredAccount[]; transactions: StoredTransaction[] } {
  const idOf = (sourceId: string): string => idAt(customerId, sourceId);
  const raw = rawOf(customerId, snapshot);
  const accounts = snapshot.accounts.map((account) => toStoredAccount(account, snapshot.asOf, idOf));
  const details = new Map(snapshot.transactions.map((row) => [idOf(row.sourceId), detailsOf(row)]));
  const transactions = classify(raw, accounts, known).map((row) => ({ ...row, ...(details.get(row.id) ?? { rawText: '' }) }));
  return { accounts, transactions };
}

/** A time or a country that cannot be read is as good as none: nothing is concluded from it. */
const detailsOf = ({ text, purchasedAt = '', country = '', present }: BankTransaction) => ({
  rawText: text,
  at: /T.*(Z|[+-]\d\d:?\d\d)$/.test(purchasedAt) && !Number.isNaN(Date.parse(purchasedAt)) ? new Date(purchasedAt).toISOString() : null,
  country: /^[A-Z]{2}$/.test(country) ? country : null,
  present: present ?? null,
});

const rawOf = (customerId: string, { transactions }: BankSnapshot): readonly RawTransaction[] =>
  transactions.map((transaction) => toRaw(transaction, (sourceId) => idAt(customerId, sourceId)));

type IdOf = (sourceId: string) => string;

function toRaw({ sourceId, accountSourceId, pendingSourceId, amount, ...transaction }: BankTransaction, idOf: IdOf): RawTransaction {
  return {
    ...transaction,
    id: idOf(sourceId),
    accountId: idOf(accountSourceId),
    amountMinor: parseMoney(amount, currency(transaction.currency)).amountMinor,
    ...(pendingSourceId === undefined ? {} : { pendingId: idOf(pendingSourceId) }),
  };
}

function toStoredAccount({ sourceId, balances, ...account }: BankAccount, asOf: string, idOf: IdOf): StoredAccount {
  const minor = (amount: string): bigint => parseMoney(amount, currency(account.currency)).amountMinor;
  const chosen = chooseBalances(
    balances.map(({ type, amount, creditLine }) => ({
      type,
      amountMinor: minor(amount),
      ...(creditLine ? { creditLine: { amountMinor: minor(creditLine.amount), included: creditLine.included } } : {}),
    })),
  );
  return { ...account, ...chosen, id: idOf(sourceId), nickname: null, asOf };
}

/** Rows we hold, without their statement text: who asks for them shows them to nobody. */
async function heldRows(reader: BankReader, filter: TransactionFilter): Promise<StoredTransaction[]> {
  const rows: StoredTransaction[] = [];
  for (let more = true; more; ) {
    const { items, totalCount } = await reader.transactions(filter, { offset: rows.length, limit: pageSize });
    rows.push(...items.map((item) => ({ ...item, rawText: '', superseded: false, unsure: false })));
    more = items.length > 0 && rows.length < totalCount;
  }
  return rows;
}

interface Known {
  readonly reader: BankReader;
  readonly accountIds: readonly AccountId[];
  readonly known: readonly KnownMerchant[];
}

/** Many banks drop a pending row on the day they book it: which new row took the place of which pending one that is gone. */
async function replacedBy(
  { raw, transactions }: { readonly raw: readonly RawTransaction[]; readonly transactions: readonly StoredTransaction[] },
  gone: readonly StoredTransaction[],
  { reader, accountIds, known }: Known,
): Promise<ReadonlyMap<string, string>> {
  const [from] = gone.map(({ date }) => date).sort();
  const to = transactions
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return new Map();
  const held = await heldRows(reader, { accounts: accountIds, status: 'booked', range: { from, to } });
  const heldIds = new Set(held.map(({ id }) => id));
  const fresh = raw.filter(({ id, status }) => status === 'booked' && !heldIds.has(id));
  const before = gone.map(({ id, accountId, date, amountMinor, currency: code, merchantName }) => ({
    ...{ id, accountId, status: 'pending' as const, purchasedOn: date, amountMinor, currency: code, text: merchantName ?? '' },
    ...(merchantName === null ? {} : { merchantName }),
  }));
  return replacementsOf(before, fresh, known);
}
