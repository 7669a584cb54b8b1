import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Db } from '../../../lambda/store/db.ts';
import { migrate } from '../../../lambda/store/migrate.ts';
import { openPglite } from '../../../lambda/store/pglite.ts';
import { freshDatabase } from '../../support/database.ts';
import { adapterContract } from './adapter-contract.ts';

describe("the authorization server's records on PostgreSQL", () => {
  let db: Db;
  beforeAll(async () => {
    ({ db } = await freshDatabase());
  });
  afterAll(() => db.close());
  adapterContract(() => db);
});

describe("the authorization server's records on PGlite", () => {
  const folder = mkdtempSync(join(tmpdir(), 'tellback-oauth-'));
  let db: Db;
  beforeAll(async () => {
    db = await openPglite(folder);
    await migrate(db, fileURLToPath(new URL('../../../lambda/store/migrations', import.meta.url)));
  }, 60_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  adapterContract(() => db);
});
