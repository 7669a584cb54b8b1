import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from '../../../lambda/store/db.ts';
import { migrate } from '../../../lambda/store/migrate.ts';
import { openPglite } from '../../../lambda/store/pglite.ts';
import { testKeyring } from '../../support/keyring.ts';
import { actsContract } from './acts-contract.ts';
import { bankContract } from './bank-contract.ts';
import { dbContract } from './db-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { onceContract } from './once-contract.ts';
import { openedSql } from './opened.ts';
import type { Opened } from './people.ts';
import { pinContract } from './pin-contract.ts';
import { sameAsMemory } from './same-as-memory.ts';
import { sqlContract } from './sql-contract.ts';
import { turnContract } from './turn-contract.ts';
import { warnedTurnContract } from './warned-turn-contract.ts';

const migrations = fileURLToPath(new URL('../../../lambda/store/migrations', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tellback-pglite-'));
let db: Db;
let store: Opened;
const keyring = testKeyring();

beforeAll(async () => {
  db = await openPglite(folder);
  await migrate(db, migrations);
  store = openedSql(db, keyring);
}, 60_000);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the store on PGlite', () => {
  dbContract(() => db);
  turnContract(() => store);
  ledgerContract(() => store);
  actsContract(() => store);
  warnedTurnContract(() => store);
  pinContract(() => store);
  onceContract(() => store);
  bankContract(() => store);
  sqlContract(() => ({ db, store }));
  sameAsMemory(() => store, 8);

  test('a data folder that is open cannot be opened again', async () => {
    await expect(openPglite(folder)).rejects.toThrow(`data folder in use by process ${process.pid} (`);
  });

  test('what was saved is there when the folder is opened again', async () => {
    await store.saveCustomer({ id: 'kept', region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR', monthStartsOn: 1 });
    await store.saveLink({
      tokenHash: 'kept',
      customerId: 'kept',
      platform: 'alexa',
      household: 'nothing',
      expiresAt: null,
      now: '2026-11-23T12:00:00Z',
    });
    await store.close();
    db = await openPglite(folder);
    expect(await migrate(db, migrations)).toEqual([]);
    store = openedSql(db, keyring);
    const loaded = await store.load({
      tokenHash: 'kept',
      platform: 'alexa',
      sessionKey: 's',
      speakerHash: '',
      requestId: 'r',
      now: '2026-11-23T12:00:00Z',
    });
    expect(loaded?.customer.id).toBe('kept');
  });
});
