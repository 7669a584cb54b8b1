import { eventOf } from './bank-events.ts';
import type { Queries } from './db.ts';
import { queue } from './queue.ts';
import { storable } from './storable.ts';
import type { Dispute } from './warning-store.ts';

const sql = `
  insert into dispute (customer_id, id, reference, warning_id, transaction_id, account_id, opened_at, opened_over)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict do nothing
  returning true as opened`;

/** WarningStore.dispute over SQL. False if it was opened before. */
export async function openDispute(tx: Queries, customerId: string, dispute: Dispute): Promise<boolean> {
  const { id, reference, warning, transactionId: transaction, accountId: account, openedAt: now, openedOver: over } = dispute;
  const opened = await tx.query(sql, [customerId, id, storable(reference), warning, transaction, account, now, over]);
  if (opened.length === 0) return false;
  const event = eventOf(customerId, reference, { type: 'dispute.opened', reference, account, transaction }, { now, over });
  await queue(tx, customerId, [event]);
  return true;
}
