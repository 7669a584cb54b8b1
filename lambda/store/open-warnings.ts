import type { WarningId } from '#skill';
import type { Queries } from './db.ts';
import { queue } from './queue.ts';
import { toJson } from './storable.ts';
import type { NewDelivery, NewWarning, WarningRecord } from './warning-store.ts';
import { recordColumns, type RecordRow, toRecord } from './warning-records.ts';

export type Opening = NewWarning & {
  readonly source: WarningRecord['source'];
  readonly sentHash: string | null;
  readonly transactionId: string | null;
};

/** What nobody answered makes room; the bank's word about a payment takes the place of ours. */
const lapseSql = `
  update warning set lapsed = true, expires_at = least(expires_at, $2::timestamptz)
  where customer_id = $1 and answer is null and not lapsed
    and (expires_at <= $2::timestamptz or source = 'detector' and transaction_id = any($3::text[]))`;

/** One open warning per cause, and our own only for a payment that has none. */
const openSql = `
  insert into warning (customer_id, id, source, cause, sent_hash, kind, severity, reason, account_id, transaction_id, payment, opened_at, expires_at)
  select $1, id, source, cause, "sentHash", reason ->> 'kind', severity, reason, "accountId", "transactionId", payment, "openedAt", "expiresAt"
  from jsonb_to_recordset($2::jsonb) as row (id uuid, source text, cause text, "sentHash" text, severity text, reason jsonb,
    "accountId" text, "transactionId" text, payment jsonb, "openedAt" timestamptz, "expiresAt" timestamptz)
  where source = 'bank' or not exists (
    select from warning as open
    where customer_id = $1 and open.transaction_id = row."transactionId" and answer is null and not lapsed)
  on conflict (customer_id, source, cause) where answer is null and not lapsed do nothing
  returning ${recordColumns}`;

/** Opens warnings of a customer who is locked, with the knocks of those that were opened. */
export async function openWarnings(
  tx: Queries,
  customerId: string,
  warnings: readonly Opening[],
  deliveries: readonly NewDelivery[],
  now: string,
): Promise<readonly WarningRecord[]> {
  if (warnings.length === 0) return [];
  const told = warnings.flatMap(({ source, transactionId }) => (source === 'bank' && transactionId !== null ? [transactionId] : []));
  await tx.query(lapseSql, [customerId, now, told]);
  const opened = (await tx.query<RecordRow>(openSql, [customerId, toJson(warnings)])).map(toRecord);
  const ids = new Set<WarningId>(opened.map(({ id }) => id));
  await queue(
    tx,
    customerId,
    deliveries.filter((delivery) => delivery.kind === 'event' || ids.has(delivery.warningId)),
  );
  return opened;
}
