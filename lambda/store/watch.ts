import type { CustomerId } from '#skill';
import type { Db, Queries } from './db.ts';
import { lockCustomer } from './lock-customer.ts';
import { openWarnings } from './open-warnings.ts';
import { toJson } from './storable.ts';
import { anyUnwatched, readUnwatched } from './unwatched.ts';
import type { Shard, Unwatched, WarningStore } from './warning-store.ts';

/** The booked line of a payment we warned of: the warning is about that line now. */
const moveSql = `
  update warning set transaction_id = booked, payment = jsonb_set(payment, '{transactionId}', to_jsonb(booked))
  from jsonb_to_recordset($2::jsonb) as moved (pending text, booked text)
  where customer_id = $1 and transaction_id = pending`;

/** The rows are locked in the order in which a sync writes them: neither locks the other out. */
const seenSql = `
  with kept as (
    insert into watch (customer_id, detector) values ($1, $2::jsonb)
    on conflict (customer_id) do update set detector = excluded.detector
  ),
  held as (
    select from transaction where customer_id = $1 and id = any($3::text[]) order by id for no key update
  )
  update transaction set watched = true
  where customer_id = $1 and id = any($3::text[]) and (select count(*) from held) > 0`;

/** WarningStore.watch over SQL. */
export const watch =
  (db: Db): WarningStore['watch'] =>
  async (id, now, decide) => {
    if ((await db.query(anyUnwatched, [id])).length === 0) return [];
    return db.transaction(async (tx) => {
      if (!(await lockCustomer(tx, id))) return [];
      const read = await readUnwatched(tx, id, now);
      if (read === null) return [];
      const { unwatched, answered } = read;
      const { detector, opened, deliveries } = decide(unwatched);
      await move(tx, id, unwatched.payments);
      if (answered.length > 0)
        await tx.query('update warning set settled = true where customer_id = $1 and id = any($2::uuid[])', [id, answered]);
      const opening = opened.map((warning) => ({
        ...{ ...warning, source: 'detector' as const, sentHash: null, transactionId: warning.payment?.transactionId ?? null },
      }));
      const records = await openWarnings(tx, id, opening, deliveries, now);
      await tx.query(seenSql, [id, toJson(detector), unwatched.payments.map((payment) => payment.id)]);
      return records;
    });
  };

async function move(tx: Queries, id: CustomerId, payments: Unwatched['payments']): Promise<void> {
  const moved = payments.flatMap(({ id: booked, replaces: pending }) => (pending === null ? [] : [{ pending, booked }]));
  if (moved.length > 0) await tx.query(moveSql, [id, toJson(moved)]);
}

/** A customer is always of the same shard, on every engine. */
const toWatchSql = `
  select customer_id as id from transaction
  where not watched and not superseded and ($3::text is null or customer_id > $3)
    and ('x' || left(md5(customer_id), 7))::bit(28)::int % $2::int = $1::int
  group by customer_id order by customer_id limit $4`;

/** WarningStore.toWatch over SQL. */
export async function toWatch(db: Queries, { index, of }: Shard, limit: number, after: CustomerId | null): Promise<readonly CustomerId[]> {
  return (await db.query<{ id: CustomerId }>(toWatchSql, [index, of, after, limit])).map(({ id }) => id);
}
