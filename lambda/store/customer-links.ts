import { randomUUID } from 'node:crypto';
import type { CustomerId } from '#skill';
import { isLive } from './customer-record.ts';
import type { CustomerStore, LinkRecord } from './customer-store.ts';
import type { Db } from './db.ts';
import { endLinks } from './end-links.ts';

type Links = Pick<CustomerStore, 'links' | 'link' | 'changeLink' | 'unlink' | 'unlinkAll'>;

/** The assistants of a customer, over SQL. */
export function customerLinks(db: Db): Links {
  const exists = async (id: CustomerId, linkId: string) =>
    (await db.query('select from link where customer_id = $1 and id::text = $2', [id, linkId])).length === 1;

  return {
    links: (id) =>
      db.query<LinkRecord>(
        `select id, platform, household, private_mode as "privateMode", created_at as "createdAt", last_used_at as "lastUsedAt",
           expires_at as "expiresAt", revoked_at as "revokedAt", revoked_by as "revokedBy"
         from link where customer_id = $1 order by created_at desc, id desc`,
        [id],
      ),

    // The same grant again is the same link, so that a lost answer can be asked for again.
    link: async ({ customerId, platform, grantId, household, now }) => {
      const [linked] = await db.query<{ id: string }>(
        `insert into link (customer_id, id, platform, grant_id, household, created_at)
         select id, $2, $3, $4, $5, $6 from customer where id = $1 and ${isLive('$6')} for share
         on conflict (grant_id) do update set household = excluded.household
           where (link.customer_id, link.platform) = (excluded.customer_id, excluded.platform) and link.revoked_at is null
         returning id`,
        [customerId, randomUUID(), platform, grantId, household, now],
      );
      if (linked === undefined) throw new Error('link.refused');
      return linked.id;
    },

    changeLink: async (id, linkId, { household, privateMode }) => {
      const changed = await db.query(
        `update link set household = coalesce($3, household), private_mode = coalesce($4, private_mode)
         where customer_id = $1 and id::text = $2 returning true as changed`,
        [id, linkId, household ?? null, privateMode ?? null],
      );
      return changed.length === 1;
    },

    unlink: async (id, linkId, by, now) => {
      await db.transaction((tx) => endLinks(tx, { sql: 'customer_id = $1 and id::text = $2', params: [id, linkId] }, by, now));
      return exists(id, linkId);
    },

    unlinkAll: (id, by, now) => db.transaction((tx) => endLinks(tx, { sql: 'customer_id = $1', params: [id] }, by, now)),
  };
}
