import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CivilDate, CustomerId } from '#skill';
import type { Db, Queries } from '../../../lambda/store/db.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { freshDatabase } from '../../support/database.ts';
import { account, accounts, minutesLater, missed, noon, type Opened, told } from './people.ts';

/** Every statement the store sends, so that its plan can be looked at. */
function watched(db: Db, seen: [string, readonly unknown[]][]): Db {
  return {
    ...db,
    query: (sql, params) => {
      if (params !== undefined) seen.push([sql, params]);
      return db.query(sql, params);
    },
  };
}

async function planOf(on: Queries, sql: string, params: readonly unknown[]): Promise<string> {
  return (await on.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params)).map((row) => row['QUERY PLAN']).join('\n');
}

let db: Db;
let store: Opened;
const seen: [string, readonly unknown[]][] = [];
const id = 'customer-7' as CustomerId;
const link = { tokenHash: 'token', platform: 'alexa', sessionKey: 'session', requestId: 'request', now: noon } as const;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  store = sqlStore(watched(db, seen));
  await db.query(`
    insert into transaction select 'customer-' || c, 't' || n, 'checking', 'purchase', 'booked', '2026-11-23'::date - n, -n, 'EUR', 'groceries',
      'm' || n % 9, 'Merchant', 'text', false, false from generate_series(1, 100) n, generate_series(1, 400) c order by n, c;
    insert into customer select 'customer-' || c, 'BE', 'Europe/Brussels', 'EUR', 1 from generate_series(1, 400) c;
    insert into turn select 'customer-' || c, 'r' || n, now() from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into ledger select 'customer-' || c, 'r' || n, 1, now(), 'alexa', 'Balance', 'a', 'balance', 'exact', 'c'
      from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into dialogue_state select 'customer-' || c, 'alexa', 's' || n, '{}', null, 'r', now() from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into link select 'token-' || c, 'alexa', gen_random_uuid(), 'customer-' || c, true from generate_series(1, 4000) c;
    insert into consent select 'customer-' || c, 'c' || n, 'alexa', null, 'balance', 'exact' from generate_series(1, 400) c, generate_series(1, 12) n;
    insert into replay select 'key-' || n, now() from generate_series(1, 4000) n;
    insert into account select 'customer-' || c, 'a' || n, 'checking', false, 'A', null, '1234', 'EUR', 1, 1, null, now()
      from generate_series(1, 2000) c, generate_series(1, 3) n;`);
  await store.saveLink({ tokenHash: 'token', customerId: id, platform: 'alexa', anyoneMayAsk: true, expiresAt: null });
  await store.saveBankData(id, { accounts: [account('checking')], transactions: [] });
  await db.query('vacuum analyze');
});
afterAll(() => store.close());

test('every statement of a turn finds its rows by an index, however many customers there are', async () => {
  const range = { from: '2025-11-24' as CivilDate, to: '2026-11-23' as CivilDate };
  const filter = { accounts: accounts('checking'), kinds: ['purchase', 'refund'] as const, range };
  const bank = store.bank(id, noon);
  seen.length = 0;
  const loaded = await store.load(link);
  await bank.accounts();
  await bank.merchants(accounts('checking'));
  await bank.transactions(filter, { offset: 0, limit: 3 });
  await bank.totals(filter);
  const { tokenHash: _, ...asked } = link;
  await store.commit({
    ...asked,
    customerId: id,
    linkId: loaded?.link.id ?? '',
    intent: 'Spending',
    disclosures: [told('checking')],
    state: missed(0),
  });
  await store.ledger(id, 'request');
  await store.firstSeen('key-new', minutesLater(1), 150);

  expect(seen.length).toBe(8);
  for (const [sql, params] of seen) {
    const scans = ((await planOf(db, sql, params)).match(/Seq Scan on \w+/g) ?? []).filter(
      (scan) => scan !== 'Seq Scan on platform_switch',
    );
    expect({ sql, scans }).toEqual({ sql, scans: [] });
  }
});

test('what the bank reader tells can be read from one index of one partition, without touching the rows', async () => {
  seen.length = 0;
  const bank = store.bank(id, noon);
  await bank.merchants(accounts('checking'));
  await bank.transactions({ accounts: accounts('checking') }, { offset: 0, limit: 3 });
  await bank.totals({ accounts: accounts('checking') });
  await db.transaction(async (tx) => {
    // In a table this small the other ways are cheap, too.
    await tx.query('set local enable_bitmapscan = off; set local enable_seqscan = off');
    for (const [sql, params] of seen) {
      const scans = (await planOf(tx, sql, params)).match(/(Index|Seq) .*Scan.* on transaction_\d+/g) ?? [];
      expect(new Set(scans.map((scan) => scan.split(' using ')[0]))).toEqual(new Set(['Index Only Scan']));
      expect(new Set(scans.map((scan) => scan.split(' on ')[1])).size).toBe(1);
    }
  });
});
