import type { KeyStore, WrappedKey } from '../keys/keys.ts';
import type { Queries } from './db.ts';

/** The key store over SQL. It holds wrapped keys only: of no use without the key port. */
export function sqlKeyStore(db: Queries): KeyStore {
  return {
    dataKeys: (purpose) =>
      db.query<WrappedKey>('select id, key_id as "keyId", wrapped from data_key where purpose = $1 order by created_at desc, id desc', [
        purpose,
      ]),

    saveDataKey: async ({ id, purpose, keyId, wrapped, now }) => {
      await db.query(
        'insert into data_key (id, purpose, key_id, wrapped, created_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
        [id, purpose, keyId, wrapped, now],
      );
    },
  };
}
