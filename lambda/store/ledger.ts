import type { CustomerId, DateRange, FactKind, Platform } from '#skill';
import type { Queries } from './db.ts';
import type { LedgerHead, LedgerRow } from './store.ts';

/** A row of the table ledger as a LedgerRow */
export const ledgerColumns = `
  ledger.customer_id as "customerId", seq, at, platform, speaker_hash as "speakerHash", request_id as "requestId", question,
  account_id as account, kind, precision, consent_id as "consentId", hash`;

const rowsSql = `
  select ${ledgerColumns}
  from ledger
  where customer_id = $1 and ($2::text is null or request_id = $2)
  order by seq`;

/** Store.ledger over SQL. */
export function readLedger(db: Queries, customer: CustomerId, requestId?: string): Promise<readonly LedgerRow[]> {
  return db.query<LedgerRow>(rowsSql, [customer, requestId ?? null]);
}

const headSql = `
  select seq, hash, from_seq as "fromSeq", from_hash as "fromHash", key_id as "keyId", signature
  from ledger_head where customer_id = $1`;

/** Store.ledgerHead over SQL; in a transaction `for update` lets nobody move it. */
export async function readHead(db: Queries, customer: CustomerId, lock: '' | 'for update' = ''): Promise<LedgerHead | null> {
  return (await db.query<LedgerHead>(`${headSql} ${lock}`, [customer]))[0] ?? null;
}

const toldSql = `
  select ledger.kind
  from ledger join customer on customer.id = ledger.customer_id
  where customer_id = $1 and platform = $2 and (at at time zone zone)::date between $3::date and $4::date
  group by ledger.kind
  order by count(*) desc, ledger.kind collate "C"`;

/** Store.told over SQL. */
export async function readTold(
  db: Queries,
  customer: CustomerId,
  platform: Platform,
  { from, to }: DateRange,
): Promise<readonly FactKind[]> {
  return (await db.query<{ kind: FactKind }>(toldSql, [customer, platform, from, to])).map(({ kind }) => kind);
}
