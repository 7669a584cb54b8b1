import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../lambda/store/migrate.ts';
import { openPostgres } from '../../lambda/store/postgres.ts';
import { type Cluster, startCluster } from './database-cluster.ts';
import { ensureModel } from '../../tools/train-understanding.ts';
import { databaseUrl } from './database-url.ts';

declare global {
  var tellbackCluster: Cluster | undefined;
}

/** Once per test run: the learnt model, which a test's own sandbox would take ten times as long to learn, and a PostgreSQL server (or the one DATABASE_URL names) with a migrated template for every test file's own database. */
export default async function setUp(): Promise<void> {
  ensureModel(fileURLToPath(new URL('../../', import.meta.url)));
  const given = process.env['DATABASE_URL'];
  if (given === undefined) globalThis.tellbackCluster = await startCluster();
  const server = given ?? globalThis.tellbackCluster?.url ?? '';
  const template = `tellback_test_${randomBytes(6).toString('hex')}`;
  process.env['TELLBACK_TEST_SERVER'] = server;
  process.env['TELLBACK_TEST_TEMPLATE'] = template;

  const admin = openPostgres(server, 30_000);
  await admin.query(`create database ${template}`);
  await admin.close();
  const database = openPostgres(databaseUrl(server, template), 30_000);
  await migrate(database, fileURLToPath(new URL('../../lambda/store/migrations', import.meta.url)));
  await database.close();
}
