// A watch as a process of its own, for the test that kills it: one shard, to the end.
import { planKnocks } from '../../../lambda/watch/plan-knocks.ts';
import { makeWatch } from '../../../lambda/watch/watch.ts';
import { openPostgres } from '../../../lambda/store/postgres.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';

const [url = '', now = ''] = process.argv.slice(2);
const db = openPostgres(url);
await db.query('select 1');
process.stdout.write('ready\n');
const watch = makeWatch({
  store: sqlWarningStore(db),
  plan: planKnocks((_, phrase) => ({ title: 'Bank', text: phrase, locale: 'en-US' })),
  openDays: 14,
  now: () => new Date(now),
  log: ({ code }) => process.stderr.write(`${code}\n`),
});
await watch.shard({ index: 0, of: 1 }, new Date('2100-01-01'));
await db.close();
