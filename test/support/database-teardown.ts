import { openPostgres } from '../../lambda/store/postgres.ts';

/** Stops the run's own server; on somebody else's server, drops the databases of this run. */
export default async function tearDown(): Promise<void> {
  if (globalThis.tellbackCluster !== undefined) return globalThis.tellbackCluster.stop();
  const admin = openPostgres(process.env['TELLBACK_TEST_SERVER'] ?? '', 30_000);
  const names = await admin.query<{ name: string }>(`select datname as name from pg_database where datname like $1`, [
    `${process.env['TELLBACK_TEST_TEMPLATE']}%`,
  ]);
  for (const { name } of names) await admin.query(`drop database ${name} with (force)`);
  await admin.close();
}
