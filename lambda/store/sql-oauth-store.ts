import type { Db } from './db.ts';
import { endLinks } from './end-links.ts';
import type { OauthStore, StoredOauthRecord } from './oauth-store.ts';

const found = 'select id_hash as "idHash", sealed, consumed_at as "consumedAt" from oauth_record';
const live = '(expires_at is null or expires_at > $3::timestamptz)';

/** The authorization server's store over SQL. Every statement may run twice. */
export function sqlOauthStore(db: Db): OauthStore {
  return {
    // A record saved again stays consumed.
    saveRecord: async ({ model, idHash, grantId, uid, sealed, expiresAt }) => {
      await db.query(
        `insert into oauth_record (model, id_hash, grant_id, uid, sealed, expires_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (model, id_hash) do update set
           grant_id = excluded.grant_id, uid = excluded.uid, sealed = excluded.sealed, expires_at = excluded.expires_at`,
        [model, idHash, grantId, uid, sealed, expiresAt],
      );
    },

    record: async (model, idHash, now) => {
      const [row] = await db.query<StoredOauthRecord & { idHash: string }>(`${found} where model = $1 and id_hash = $2 and ${live}`, [
        model,
        idHash,
        now,
      ]);
      return row === undefined ? null : { sealed: row.sealed, consumedAt: row.consumedAt };
    },

    recordByUid: async (model, uid, now) => {
      const [row] = await db.query<StoredOauthRecord & { idHash: string }>(`${found} where model = $1 and uid = $2 and ${live}`, [
        model,
        uid,
        now,
      ]);
      return row ?? null;
    },

    consumeRecord: async (model, idHash, now) => {
      const consumed = await db.query(
        'update oauth_record set consumed_at = $3 where model = $1 and id_hash = $2 and consumed_at is null returning true as consumed',
        [model, idHash, now],
      );
      return consumed.length === 1;
    },

    deleteRecord: async (model, idHash) => {
      await db.query('delete from oauth_record where model = $1 and id_hash = $2', [model, idHash]);
    },

    revokeGrant: (grantId, now) =>
      db.transaction(async (tx) => {
        await endLinks(tx, { sql: 'grant_id = $1', params: [grantId] }, 'platform', now);
        await tx.query('delete from oauth_record where grant_id = $1', [grantId]);
      }),

    saveToken: async ({ tokenHash, platform, grantId, expiresAt }) => {
      const saved = await db.query(
        `insert into credential as known (token_hash, platform, customer_id, link_id, expires_at)
         select $1, platform, customer_id, id, $4 from link
         where grant_id = $3 and platform = $2 and revoked_at is null
         for share
         on conflict (token_hash, platform) do update set expires_at = excluded.expires_at
           where (known.customer_id, known.link_id) = (excluded.customer_id, excluded.link_id)
         returning true as saved`,
        [tokenHash, platform, grantId, expiresAt],
      );
      if (saved.length === 0) throw new Error('oauth.unlinked');
    },

    deleteToken: async (tokenHash, platform) => {
      await db.query('delete from credential where token_hash = $1 and platform = $2', [tokenHash, platform]);
    },
  };
}
