import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Platform } from '#skill';
import type { Db } from '../../../lambda/store/db.ts';
import { migrate } from '../../../lambda/store/migrate.ts';
import { openPostgres } from '../../../lambda/store/postgres.ts';
import { freshDatabase } from '../../support/database.ts';
import { databaseUrl } from '../../support/database-url.ts';
import { openedSql } from './opened.ts';

let folder: string;
let url: string;
let db: Db;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tellback-migrations-'));
  ({ url, db } = await freshDatabase());
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const migrations = fileURLToPath(new URL('../../../lambda/store/migrations', import.meta.url));

/** A database in which nothing has run yet. */
async function ownDatabase(): Promise<Db> {
  const name = `${new URL(url).pathname.slice(1)}_${randomBytes(3).toString('hex')}`;
  await db.query(`create database ${name} template template0`);
  return openPostgres(databaseUrl(url, name));
}

const put = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

test('missing migrations run once, in the order of their numbers', async () => {
  put('901-two.sql', 'insert into step values (2); insert into step values (3);');
  put('900-one.sql', 'create table step (n int);');
  put('notes.txt', 'not sql');
  expect(await migrate(db, folder)).toEqual(['900-one.sql', '901-two.sql']);
  put('902-three.sql', 'insert into step values (4);');
  expect(await migrate(db, folder)).toEqual(['902-three.sql']);
  expect(await migrate(db, folder)).toEqual([]);
  expect(await db.query('select n from step order by n')).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
});

test('if one fails none of them has happened', async () => {
  put('900-one.sql', 'create table step (n int);');
  put('901-two.sql', 'insert into nowhere values (1);');
  await expect(migrate(db, folder)).rejects.toThrow(/nowhere/);
  expect(await db.query(`select name from migration where name like '90%'`)).toEqual([]);
  expect(await db.query(`select to_regclass('step') as step`)).toEqual([{ step: null }]);
});

test('customers of the first version keep their links, and what they chose', async () => {
  const own = await ownDatabase();
  const [first, ...later] = readdirSync(migrations)
    .sort()
    .map((name) => readFileSync(join(migrations, name), 'utf8'));
  await own.query(first ?? '');
  await own.query(`
    insert into customer values ('ana', 'BE', 'Europe/Brussels', 'EUR', 1);
    insert into link values ('t1', 'alexa', '11111111-1111-4111-8111-111111111111', 'ana', true, null, null, '2026-11-01Z', 'r1', '2026-11-02Z');
    insert into link values ('t2', 'phone', '22222222-2222-4222-8222-222222222222', 'ana', false, '2026-12-01Z', null, null, null, null);
    insert into link values ('t3', 'slack', '33333333-3333-4333-8333-333333333333', 'ana', false, null, '2026-11-03Z', null, null, null);
    insert into consent values ('ana', 'c', 'alexa', null, 'balance', 'exact');`);
  for (const migration of later) await own.query(migration);
  const store = openedSql(own);
  const load = (tokenHash: string, platform: Platform, now = '2026-11-23T12:00:00Z') =>
    store.load({ tokenHash, platform, sessionKey: 's', speakerHash: '', requestId: 'r2', now });
  expect(await load('t1', 'alexa')).toMatchObject({
    customer: { id: 'ana', loginAt: null },
    link: { household: 'exact', returning: true },
    consents: [{ kind: 'balance', precision: 'exact' }],
  });
  expect((await load('t2', 'phone'))?.link).toMatchObject({ household: 'nothing', returning: false });
  expect(await load('t2', 'phone', '2026-12-01T00:00:00Z')).toBeNull();
  expect(await load('t3', 'slack')).toBeNull();
  await store.close();
});

test('two processes that migrate at once do it once', async () => {
  put('900-one.sql', 'create table step (n int); select pg_sleep(0.2); insert into step values (1);');
  const other = openPostgres(url);
  const done = await Promise.all([migrate(db, folder), migrate(other, folder)]);
  await other.close();
  expect(done.flat()).toEqual(['900-one.sql']);
  expect(await db.query('select n from step')).toEqual([{ n: 1 }]);
});
