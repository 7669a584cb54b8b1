import type { Queries } from './db.ts';
import type { BankData } from './store.ts';
import { toJson } from './storable.ts';

/** Rows travel as one JSON parameter, this many at a time; bigints as text. */
const batchSize = 1_000;

const accountsSql = `
  insert into account as kept (customer_id, id, kind, joint, name, nickname, last_four, currency,
    available_minor, booked_minor, overdraft_minor, as_of, card)
  select $1, id, kind, joint, name, nickname, "lastFour", currency, "availableMinor", "bookedMinor", "overdraftMinor", "asOf", card
  from jsonb_to_recordset($2::jsonb) as row (id text, kind text, joint boolean, name text, nickname text, "lastFour" text,
    currency text, "availableMinor" bigint, "bookedMinor" bigint, "overdraftMinor" bigint, "asOf" timestamptz, card text)
  on conflict (customer_id, id) do update set
    kind = excluded.kind, joint = excluded.joint, name = excluded.name,
    nickname = coalesce(kept.nickname, excluded.nickname),
    last_four = excluded.last_four, currency = excluded.currency, available_minor = excluded.available_minor,
    booked_minor = excluded.booked_minor, overdraft_minor = excluded.overdraft_minor, as_of = excluded.as_of,
    card = case when excluded.as_of < kept.card_at then kept.card else coalesce(excluded.card, kept.card) end`;

/** Columns of a payment that are the bank's to tell. Whether it was watched is not: that outlives every sync. */
const told = (
  'account_id kind status date amount_minor currency category merchant_id merchant_name raw_text superseded unsure sensitive ' +
  'at country present replaces'
).split(' ');
const toldOf = (row: string): string => told.map((column) => `${row}.${column}`).join(', ');

/** Rows that did not change stay as they are. */
const transactionsSql = `
  insert into transaction as kept (customer_id, id, ${told.join(', ')})
  select $1, id, "accountId", kind, status, date, "amountMinor", currency, category,
    "merchantId", "merchantName", "rawText", superseded, unsure, sensitive, at, country, present, replaces
  from jsonb_to_recordset($2::jsonb) as row (id text, "accountId" text, kind text, status text, date date, "amountMinor" bigint,
    currency text, category text, "merchantId" text, "merchantName" text, "rawText" text, superseded boolean, unsure boolean,
    sensitive boolean, at timestamptz, country text, present boolean, replaces text)
  on conflict (customer_id, id) do update set
    account_id = excluded.account_id, kind = excluded.kind, status = excluded.status, date = excluded.date,
    amount_minor = excluded.amount_minor, currency = excluded.currency, category = case when excluded.category = 'uncategorised' then kept.category else excluded.category end,
    merchant_id = excluded.merchant_id, merchant_name = excluded.merchant_name, raw_text = excluded.raw_text,
    superseded = excluded.superseded, unsure = excluded.unsure,
    sensitive = excluded.sensitive or (excluded.category = 'uncategorised' and kept.sensitive),
    at = coalesce(excluded.at, kept.at), country = coalesce(excluded.country, kept.country),
    present = coalesce(excluded.present, kept.present), replaces = coalesce(excluded.replaces, kept.replaces)
  where (${toldOf('kept')}) is distinct from (${toldOf('excluded')})`;

const newerSql = 'select from account where customer_id = $1 and as_of > $2::timestamptz limit 1';

/** Upserts a customer's accounts and transactions by id and drops accounts that are gone. A nickname that is set wins over the bank's; a hidden account stays. */
export async function saveBankData(tx: Queries, customerId: string, { accounts, transactions, gone = [] }: BankData): Promise<void> {
  const [asOf] = accounts
    .map((account) => account.asOf)
    .sort()
    .slice(-1);
  if (asOf !== undefined && (await tx.query(newerSql, [customerId, asOf])).length > 0) return;
  if (gone.length > 0)
    await tx.query('delete from account where customer_id = $1 and id = any($2::text[]) and not hidden', [customerId, gone]);
  await tx.query(accountsSql, [customerId, toJson(accounts)]);
  // A bank's pages may overlap: the last row of an id counts. Sorted, so that two syncs of one customer wait for each other
  // instead of locking each other out.
  const rows = [...new Map(transactions.map((row) => [row.id, row])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let start = 0; start < rows.length; start += batchSize) {
    await tx.query(transactionsSql, [customerId, toJson(rows.slice(start, start + batchSize))]);
  }
}
