import type { CustomerId } from '#skill';
import type { Queries } from './db.ts';
import type { LedgerRow } from './store.ts';

const sql = `
  select
    customer_id as "customerId", at, platform, request_id as "requestId", intent,
    account_id as account, kind, precision, consent_id as "consentId"
  from ledger
  where customer_id = $1 and ($2::text is null or request_id = $2)
  order by ledger.at, ledger.request_id, position`;

/** Store.ledger over SQL: oldest first, the rows of one turn in the order in which they were told. */
export function readLedger(db: Queries, customer: CustomerId, requestId?: string): Promise<readonly LedgerRow[]> {
  return db.query<LedgerRow>(sql, [customer, requestId ?? null]);
}
