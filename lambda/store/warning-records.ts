import type { CustomerId } from '#skill';
import type { Queries } from './db.ts';
import { type StoredPayment, toPayment } from './loaded-warnings.ts';
import type { Dispute, WarningRecord, WarningStore } from './warning-store.ts';

export type RecordRow = Omit<WarningRecord, 'payment'> & { readonly payment: StoredPayment | null };

/** A row of the table warning as a RecordRow */
export const recordColumns = `
  id, source, cause, severity, reason, account_id as "accountId", payment, opened_at as "openedAt", expires_at as "expiresAt",
  told_at as "toldAt", answer, answered_at as "answeredAt", answered_over as "answeredOver"`;

export const toRecord = (row: RecordRow): WarningRecord => ({ ...row, payment: toPayment(row.payment) });

const pageSql = `
  select ${recordColumns} from warning
  where customer_id = $1
    and ($2::text is null or (opened_at, id) < (select opened_at, id from warning where customer_id = $1 and id::text = $2))
  order by opened_at desc, id desc limit $3`;

/** WarningStore.warnings over SQL. */
export async function readWarnings(
  db: Queries,
  id: CustomerId,
  { before, limit }: Parameters<WarningStore['warnings']>[1],
): Promise<readonly WarningRecord[]> {
  return (await db.query<RecordRow>(pageSql, [id, before ?? null, limit])).map(toRecord);
}

/** WarningStore.disputes over SQL. */
export const readDisputes = (db: Queries, id: CustomerId): Promise<readonly Dispute[]> =>
  db.query<Dispute>(
    `select id, reference, warning_id as warning, transaction_id as "transactionId", account_id as "accountId",
       opened_at as "openedAt", opened_over as "openedOver"
     from dispute where customer_id = $1 order by opened_at desc, id desc`,
    [id],
  );
