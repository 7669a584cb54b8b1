import { randomUUID } from 'node:crypto';
import type { CustomerId, Platform } from '#skill';
import type { Queries } from './db.ts';
import type { WarningStore } from './warning-store.ts';

/** Events come late and twice: what happened last counts, not what arrives last. */
const saveSql = `
  insert into push_address as held (customer_id, id, channel, address_hash, sealed, changed_at, ended_at)
  select id, $2, $3, $4, $5, $6, $7 from customer where id = $1 and erased_at is null and not reviewer
  on conflict (customer_id, channel, address_hash) do update set
    sealed = excluded.sealed, changed_at = excluded.changed_at, ended_at = excluded.ended_at
  where held.changed_at <= excluded.changed_at`;

/** So many at most, the newest: a customer has few browsers, and each costs a request per push. */
const fewSql = `
  update push_address set ended_at = $3 where customer_id = $1 and channel = $2 and ended_at is null and id not in (
    select id from push_address where customer_id = $1 and channel = $2 and ended_at is null order by changed_at desc, id limit 10)`;

/** Where pushes of a customer go, over SQL. */
export function pushAddresses(db: Queries): Pick<WarningStore, 'saveAddress' | 'endAddress' | 'customersOf'> {
  return {
    saveAddress: async ({ customerId, channel, addressHash, sealed, changedAt }) => {
      await db.query(saveSql, [customerId, randomUUID(), channel, addressHash, sealed, changedAt, null]);
      await db.query(fewSql, [customerId, channel, changedAt]);
    },

    endAddress: async (customerId, channel, addressHash, changedAt) => {
      await db.query(saveSql, [customerId, randomUUID(), channel, addressHash, '', changedAt, changedAt]);
    },

    customersOf: async (platform, subjectHash) =>
      (await db.query<{ id: CustomerId }>(ofSubject, [platform, subjectHash])).map(({ id }) => id),
  };
}

const ofSubject = `
  select distinct customer_id as id from link
  where platform = $1 and subject_hash = $2 and revoked_at is null
    and exists (select from customer where id = customer_id and erased_at is null and not reviewer)
  order by id`;

/** Platforms whose account is an address of its own */
const pushing: readonly Platform[] = ['alexa'];

/** The address of a platform's account ends with that account's last link; one whose account nobody knows yet may be it. */
const endWithLinks = `
  update push_address set ended_at = $2, changed_at = greatest(changed_at, $2::timestamptz), sealed = ''
  where customer_id = any($1::text[]) and channel = any($3::text[]) and ended_at is null
    and not exists (
      select from link where customer_id = push_address.customer_id and platform = channel and revoked_at is null
        and coalesce(subject_hash, address_hash) = address_hash)`;

/** Ends the addresses of these customers' platforms on which no link is left. */
export async function endUnlinkedAddresses(tx: Queries, customers: readonly string[], now: string): Promise<void> {
  await tx.query(endWithLinks, [customers, now, pushing]);
}
