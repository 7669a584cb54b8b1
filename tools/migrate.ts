// `DATABASE_URL=postgres://... npm run migrate`: brings a bank's database up to date. Run it before a deploy; twice does no harm.
import { join } from 'node:path';
import { migrate } from '../lambda/store/migrate.ts';
import { openPostgres } from '../lambda/store/postgres.ts';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('DATABASE_URL is missing: npm run migrate needs the PostgreSQL to bring up to date.');
  process.exit(1);
}
const db = openPostgres(url, 300_000);
try {
  const done = await migrate(db, join(process.env.TELLBACK_ROOT ?? process.cwd(), 'lambda/store/migrations'));
  console.log(done.length === 0 ? 'nothing to do' : done.join('\n'));
} finally {
  await db.close();
}
