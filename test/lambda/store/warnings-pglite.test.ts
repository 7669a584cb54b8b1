import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { migrate } from '../../../lambda/store/migrate.ts';
import { openPglite } from '../../../lambda/store/pglite.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { deliveryContract } from './delivery-contract.ts';
import { openedSql } from './opened.ts';
import type { OpenedWarnings } from './warned-people.ts';
import { warningContract } from './warning-contract.ts';
import { watchContract } from './watch-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'tellback-pglite-'));
let opened: OpenedWarnings;
beforeAll(async () => {
  const db = await openPglite(folder);
  await migrate(db, fileURLToPath(new URL('../../../lambda/store/migrations', import.meta.url)));
  opened = { db, store: openedSql(db), warnings: sqlWarningStore(db) };
}, 60_000);
afterAll(async () => {
  await opened.db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('warnings on PGlite', () => {
  watchContract(() => opened);
  warningContract(() => opened);
  deliveryContract(() => opened);
});
