import type { Queries } from './db.ts';
import { toJson } from './storable.ts';
import type { NewDelivery } from './warning-store.ts';

const sql = `
  insert into delivery (customer_id, id, kind, channel, address_id, warning_id, body, day, due_at, expires_at)
  select customer.id, row.id, kind, channel, "addressId", "warningId", body, day, "dueAt", row."expiresAt"
  from customer, jsonb_to_recordset($2::jsonb) as row (id uuid, kind text, channel text, "addressId" uuid, "warningId" uuid, body jsonb,
    day date, "dueAt" timestamptz, "expiresAt" timestamptz)
  where customer.id = $1 and erased_at is null and not reviewer
  on conflict (customer_id, id) do nothing`;

/** Puts deliveries in the queue, each once. Nobody is told anything about a reviewer, whom no bank knows. */
export async function queue(tx: Queries, customerId: string, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length > 0) await tx.query(sql, [customerId, toJson(deliveries)]);
}
