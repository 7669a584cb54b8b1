import { makeKeyring } from '../../lambda/keys/keyring.ts';
import { localKeys, newLocalKey } from '../../lambda/keys/local-keys.ts';
import { memoryKeyStore } from '../../lambda/keys/memory-key-store.ts';

/** Real keys of its own for one test. */
export const testKeyring = () =>
  makeKeyring({ port: localKeys([newLocalKey()]), store: memoryKeyStore(), now: () => new Date('2026-11-23T12:00:00Z') });
