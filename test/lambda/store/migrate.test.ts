import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Db } from '../../../lambda/store/db.ts';
import { migrate } from '../../../lambda/store/migrate.ts';
import { openPostgres } from '../../../lambda/store/postgres.ts';
import { freshDatabase } from '../../support/database.ts';

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

test('two processes that migrate at once do it once', async () => {
  put('900-one.sql', 'create table step (n int); select pg_sleep(0.2); insert into step values (1);');
  const other = openPostgres(url);
  const done = await Promise.all([migrate(db, folder), migrate(other, folder)]);
  await other.close();
  expect(done.flat()).toEqual(['900-one.sql']);
  expect(await db.query('select n from step')).toEqual([{ n: 1 }]);
});
