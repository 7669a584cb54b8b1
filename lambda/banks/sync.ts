import { type AccountId, addDays, type BankReader, type CivilDate, civilDate, currency, type CustomerId, parseMoney } from '#skill';
import { chooseBalances, classify, type KnownMerchant, type RawTransaction } from '#skill/build';
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
  const pending = await pendingOf(
    store.bank(customerId as CustomerId, now),
    held.map(({ id }) => id as AccountId),
  );
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
  const bookedOn = new Map(snapshot.transactions.map((row) => [idAt(customerId, row.sourceId), row.bookedOn ?? '']));
  // The later of its two days: a hotel's payment is booked weeks after its purchase date, by which it counts.
  const canHaveChanged = ({ id, date, status }: StoredTransaction): boolean =>
    changedFrom === null || status === 'pending' || date >= changedFrom || (bookedOn.get(id) ?? '') >= changedFrom;
  await store.saveBankData(customerId, {
    accounts,
    gone: held.map(({ id }) => id).filter((id) => !shown.has(id)),
    transactions: [
      ...transactions.filter(canHaveChanged),
      ...pending.filter(({ id }) => !seen.has(id)).map((row) => ({ ...row, superseded: true })),
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
  const raw = snapshot.transactions.map((transaction) => toRaw(transaction, idOf));
  const accounts = snapshot.accounts.map((account) => toStoredAccount(account, snapshot.asOf, idOf));
  const texts = new Map(raw.map(({ id, text }) => [id, text]));
  const transactions = classify(raw, accounts, known).map((row) => ({ ...row, rawText: texts.get(row.id) ?? '' }));
  return { accounts, transactions };
}

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

/** The pending rows we hold. Their statement text is not read back: a row that is gone is never shown. */
async function pendingOf(reader: BankReader, accounts: readonly AccountId[]): Promise<StoredTransaction[]> {
  const rows: StoredTransaction[] = [];
  for (let more = true; more; ) {
    const { items, totalCount } = await reader.transactions({ accounts, status: 'pending' }, { offset: rows.length, limit: pageSize });
    rows.push(...items.map((item) => ({ ...item, rawText: '', superseded: false, unsure: false })));
    more = items.length > 0 && rows.length < totalCount;
  }
  return rows;
}
