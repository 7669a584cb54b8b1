import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { migrate } from '../../../lambda/store/migrate.ts';
import { openPglite } from '../../../lambda/store/pglite.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlKeyStore } from '../../../lambda/store/sql-key-store.ts';
import { testKeyring } from '../../support/keyring.ts';
import { customerAppContract } from './customer-app-contract.ts';
import { customerContract } from './customer-contract.ts';
import { customerEndContract } from './customer-end-contract.ts';
import { customerForeignContract } from './customer-foreign-contract.ts';
import type { OpenedCustomers } from './full-customer.ts';
import { keyContract } from './key-contract.ts';
import { oauthContract } from './oauth-contract.ts';
import { warningForeignContract } from './warning-foreign-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'tellback-pglite-'));
let opened: OpenedCustomers;
beforeAll(async () => {
  const db = await openPglite(folder);
  await migrate(db, fileURLToPath(new URL('../../../lambda/store/migrations', import.meta.url)));
  const keyring = testKeyring();
  opened = { db, keyring, store: sqlCustomerStore(db, keyring) };
}, 60_000);
afterAll(async () => {
  await opened.db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('customers on PGlite', () => {
  customerContract(() => opened);
  customerAppContract(() => opened);
  customerEndContract(() => opened);
  customerForeignContract(() => opened);
  warningForeignContract(() => opened);
  oauthContract(() => opened);
  keyContract(() => sqlKeyStore(opened.db));
});
