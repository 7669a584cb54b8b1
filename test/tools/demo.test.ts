import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { makeKeyring } from '../../lambda/keys/keyring.ts';
import { keyFile, keyFileOf, localKeys } from '../../lambda/keys/local-keys.ts';
import { migrate } from '../../lambda/store/migrate.ts';
import { openPglite } from '../../lambda/store/pglite.ts';
import { sqlKeyStore } from '../../lambda/store/sql-key-store.ts';
import { at, tell } from '../lambda/store/full-customer.ts';
import { runTool } from './run-tool.ts';

/** The commands on the demo of `npm start`, without DATABASE_URL. */
jest.setTimeout(60_000);
const data = mkdtempSync(join(tmpdir(), 'tellback-tools-'));
const folder = join(data, 'harbour-2026-11-23');
beforeAll(async () => {
  const db = await openPglite(folder);
  await migrate(db, fileURLToPath(new URL('../../lambda/store/migrations', import.meta.url)));
  const keyring = makeKeyring({ port: localKeys(keyFile(keyFileOf(folder))), store: sqlKeyStore(db), now: () => new Date() });
  await tell({ db, keyring }, 'demo-us' as CustomerId, [at(0), at(1)]);
  await db.close();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const verify = (seed: string) =>
  runTool('ledger-verify', ['--customer', 'demo-us', '--seed', seed, '--today', '2026-11-23'], { TELLBACK_DATA: data });

test('a ledger of the demo is whole under the demo’s key file', async () => {
  expect(await verify('harbour')).toEqual({ code: 0, out: 'whole, 2 rows\n', err: '' });
});

test('while the demo runs, the command says who has its folder', async () => {
  const db = await openPglite(folder);
  const { code, out, err } = await verify('harbour');
  await db.close();
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^data folder in use by process \d+[^\n]*\n$/);
});

test('a demo that never ran is not made by a command', async () => {
  const { code, err } = await verify('another');
  expect(code).toBe(2);
  expect(err).toMatch(/^no database: set DATABASE_URL, or run npm start once [^\n]+\n$/);
});

test('a lost key file is no broken ledger', async () => {
  rmSync(keyFileOf(folder));
  expect(await verify('harbour')).toEqual({ code: 2, out: '', err: 'keys.refused\n' });
});
