import type { KmsConfig } from './config.ts';
import type { Keyring } from './keys/keys.ts';
import { makeKeyring } from './keys/keyring.ts';
import { kmsKeys } from './keys/kms-keys.ts';
import { openPostgres } from './store/postgres.ts';
import { pushAddresses } from './store/push-addresses.ts';
import { sqlKeyStore } from './store/sql-key-store.ts';
import { sqlStore } from './store/sql-store.ts';
import type { Store, Writer } from './store/store.ts';

/** What a live function holds once it has met its first customer. */
export interface Live {
  readonly store: Store & Writer;
  readonly addresses: ReturnType<typeof pushAddresses>;
  readonly keyring: Keyring;
}

/** The store and the keys of a live webhook function. Both connect at first use; a secret address is fetched at that moment. */
export function openLive(databaseUrl: () => Promise<string>, kms: KmsConfig): Live {
  const db = openPostgres(databaseUrl);
  const keyring = makeKeyring({ port: kmsKeys(kms), store: sqlKeyStore(db), now: () => new Date() });
  return { store: sqlStore(db, keyring), addresses: pushAddresses(db), keyring };
}
