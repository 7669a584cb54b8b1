import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from './db.ts';

/** Any number that no other user of the database takes. */
const lockId = 7_355_608;

/**
 * Brings a database up to date: runs the numbered .sql files of `folder` that it has not had, in order, all or none, and
 * returns their names. Of several processes doing so at once one works and the others wait, then find nothing to do.
 */
export async function migrate(db: Db, folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockId]);
    await tx.query('create table if not exists migration (name text primary key, applied_at timestamptz not null default now())');
    const done = new Set((await tx.query<{ name: string }>('select name from migration')).map(({ name }) => name));
    const missing = files.filter((file) => !done.has(file));
    for (const file of missing) {
      await tx.query(await readFile(join(folder, file), 'utf8'));
      await tx.query('insert into migration (name) values ($1)', [file]);
    }
    return missing;
  });
}
