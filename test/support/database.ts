import { randomBytes } from 'node:crypto';
import type { Db } from '../../lambda/store/db.ts';
import { openPostgres } from '../../lambda/store/postgres.ts';
import { databaseUrl } from './database-url.ts';

/** A migrated, empty database of its own on the run's PostgreSQL server. Close `db` when done; the run drops the rest. */
export async function freshDatabase(): Promise<{ readonly url: string; readonly db: Db }> {
  const server = process.env['TELLBACK_TEST_SERVER'];
  const template = process.env['TELLBACK_TEST_TEMPLATE'];
  if (server === undefined || template === undefined) throw new Error('run this through npm test: it starts the database server');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const admin = openPostgres(server, 30_000);
  await admin.query(`create database ${name} template ${template}`);
  await admin.close();
  const url = databaseUrl(server, name);
  return { url, db: openPostgres(url) };
}
