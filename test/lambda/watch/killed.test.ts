import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { bundleLocally } from '../../../tools/bundle.mjs';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { unwatchedCustomers } from './people.ts';

/** Issue 4: killed at 50 random points the watch loses and doubles nothing. */
jest.setTimeout(120_000);
const now = '2026-11-23T20:00:00.000Z';
const customers = 400;
const kills = 50;
const watcher = resolve('build/test/watcher.mjs');

beforeAll(() => bundleLocally('test/lambda/watch/watcher.ts', watcher));

const open: Db[] = [];
afterAll(() => Promise.all(open.map((db) => db.close())));

async function populated(): Promise<{ url: string; db: Db }> {
  const database = await freshDatabase();
  open.push(database.db);
  await unwatchedCustomers(sqlStore(database.db, testKeyring()), sqlWarningStore(database.db), customers, now);
  return database;
}

/** Runs a watch; kills it so many milliseconds after it began, if it has not ended by then. True if it was killed. */
async function run(url: string, killAfterMs: number | null): Promise<boolean> {
  const child = spawn(process.execPath, [watcher, url, now], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => {
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  return (await new Promise((done) => child.once('exit', (_, signal) => done(signal)))) === 'SIGKILL';
}

/** Everything that was opened and is to leave, without the ids that chance makes. */
const outcome = async (db: Db) => ({
  warnings: await db.query(
    'select customer_id as customer, cause, kind, severity, transaction_id as transaction, reason from warning order by 1, 2',
  ),
  knocks: await db.query(
    `select delivery.customer_id as customer, cause, channel, due_at as due from delivery
     join warning on warning.customer_id = delivery.customer_id and warning.id = delivery.warning_id order by 1, 2, 3`,
  ),
  unwatched: await db.query('select id from transaction where not watched'),
  detectors: await db.query('select customer_id as customer, detector from watch order by 1'),
});

describe('a watch that is killed', () => {
  test(`at ${kills} random points loses nothing and doubles nothing`, async () => {
    const [whole, broken] = [await populated(), await populated()];
    await run(whole.url, null);
    let killed = 0;
    let random = 20261123;
    for (let round = 0; round < kills; round += 1) {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      if (await run(broken.url, random % 25)) killed += 1;
    }
    const [{ left }] = (await broken.db.query<{ left: bigint }>('select count(*) as left from transaction where not watched')) as [
      { left: bigint },
    ];
    await run(broken.url, null);
    // Fewer kills would prove less; and the last one left something to do.
    expect({ killed, left: left > 0n }).toEqual({ killed: kills, left: true });
    const expected = await outcome(whole.db);
    expect(expected.warnings).toHaveLength(customers);
    expect(expected.knocks).toHaveLength(customers);
    expect(expected.unwatched).toEqual([]);
    expect(await outcome(broken.db)).toEqual(expected);
  });
});
