import { randomUUID } from 'node:crypto';
import type { Db } from './db.ts';
import { endLinks } from './end-links.ts';
import type { Store, Writer } from './store.ts';

/** The token's row, locked: of two that save the same one the second finds the first's link. */
const credentialSql = `
  insert into credential (token_hash, platform, customer_id, link_id, expires_at) values ($1, $2, $3, $4, $5)
  on conflict (token_hash, platform) do update set expires_at = excluded.expires_at
  returning customer_id as "customerId", link_id as "linkId"`;

/** A link that comes back to life begins anew: an older event of the platform does not end it. */
const linkSql = `
  insert into link (customer_id, id, platform, household, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (customer_id, id) do update set
    household = excluded.household, expires_at = excluded.expires_at,
    created_at = case when link.revoked_at is null then link.created_at else excluded.created_at end,
    revoked_at = null, revoked_by = null`;

/** The links that the bank vouches for, and those a platform ends, over SQL. */
export function links(db: Db): Pick<Writer, 'saveLink' | 'revokeLink'> & Pick<Store, 'bindSubject' | 'unlinkSubject'> {
  return {
    saveLink: ({ tokenHash, customerId, platform, household, expiresAt, now }) =>
      db.transaction(async (tx) => {
        const save = async () => {
          const params = [tokenHash, platform, customerId, randomUUID(), expiresAt];
          return (await tx.query<{ customerId: string; linkId: string }>(credentialSql, params))[0];
        };
        let known = await save();
        if (known !== undefined && known.customerId !== customerId) {
          await endLinks(tx, { sql: 'customer_id = $1 and id = $2', params: [known.customerId, known.linkId] }, 'platform', now);
          known = await save();
        }
        await tx.query(linkSql, [customerId, known?.linkId, platform, household, now, expiresAt]);
      }),

    revokeLink: async (tokenHash, platform, now) => {
      await db.query(
        `update link set revoked_at = $3, revoked_by = 'platform' from credential
         where credential.token_hash = $1 and credential.platform = $2 and link.customer_id = credential.customer_id
           and link.id = credential.link_id and link.revoked_at is null`,
        [tokenHash, platform, now],
      );
    },

    bindSubject: async (tokenHash, platform, subjectHash) => {
      await db.query(
        `update link set subject_hash = $3 from credential
         where credential.token_hash = $1 and credential.platform = $2 and link.customer_id = credential.customer_id and link.id = credential.link_id`,
        [tokenHash, platform, subjectHash],
      );
    },

    unlinkSubject: (platform, subjectHash, eventAt, now) =>
      db.transaction((tx) =>
        endLinks(
          tx,
          {
            sql: 'platform = $1 and subject_hash = $2 and created_at < $3 and revoked_at is null',
            params: [platform, subjectHash, eventAt],
          },
          'platform',
          now,
        ),
      ),
  };
}
