import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AccountId, CivilDate, CustomerId, WarningId } from '#skill';
import type { Db, Queries } from '../../../lambda/store/db.ts';
import { freshDatabase } from '../../support/database.ts';
import { openedSql } from './opened.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { account, accounts, minutesLater, missed, noon, type Opened, told } from './people.ts';
import { alert, calm, knock, newWarning, payment } from './warned-people.ts';

/** Every statement the store sends, so that its plan can be looked at. */
function watched(db: Db, seen: [string, readonly unknown[]][]): Db {
  const watch = (on: Queries): Queries => ({
    query: (sql, params) => {
      if (params !== undefined) seen.push([sql, params]);
      return on.query(sql, params);
    },
  });
  return { ...db, ...watch(db), transaction: (work) => db.transaction((tx) => work(watch(tx))) };
}

async function planOf(on: Queries, sql: string, params: readonly unknown[]): Promise<string> {
  return (await on.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params)).map((row) => row['QUERY PLAN']).join('\n');
}

let db: Db;
let store: Opened;
const seen: [string, readonly unknown[]][] = [];
const id = 'customer-7' as CustomerId;
const link = { tokenHash: 'token', platform: 'alexa', sessionKey: 'session', speakerHash: '', requestId: 'request', now: noon } as const;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  store = openedSql(watched(db, seen));
  await db.query(`
    insert into transaction select 'customer-' || c, 't' || n, 'checking', 'purchase', 'booked', '2026-11-23'::date - n, -n, 'EUR', 'groceries',
      'm' || n % 9, 'Merchant', 'text', false, false, false, null, null, null, null, n > 1 from generate_series(1, 100) n, generate_series(1, 400) c order by n, c;
    insert into customer select 'customer-' || c, 'BE', 'Europe/Brussels', 'EUR', 1 from generate_series(1, 400) c;
    insert into turn select 'customer-' || c, 'r' || n, now() from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into ledger select 'customer-' || c, n, now(), 'alexa', null, 'r' || n, '{}', 'a', 'balance', 'exact', 'c', ''
      from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into dialogue_state select 'customer-' || c, 'alexa', 's' || n, '{}', null, 'r', now() from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into ledger_head select 'customer-' || c, 20, '', 0, '', '', '' from generate_series(1, 400) c;
    insert into voice_pin select 'customer-' || c, 'pin', '', '', '', 0, null, null, null, now() from generate_series(1, 4000) c;
    insert into proven_session select 'customer-' || c, 'alexa', 's' || n, '', now() from generate_series(1, 400) c, generate_series(1, 20) n;
    insert into link (customer_id, id, platform, subject_hash, household, created_at)
      select 'customer-' || c, gen_random_uuid(), 'alexa', 'subject-' || c, 'nothing', now() from generate_series(1, 4000) c;
    insert into credential select 'token-' || id, platform, customer_id, id from link;
    insert into app_task select 'customer-' || c, gen_random_uuid(), 'login', 'alexa', '{}', 'wish-' || n, now(), now()
      from generate_series(1, 400) c, generate_series(1, 10) n;
    insert into oauth_record select 'AccessToken', 'id-' || c, 'grant-' || c, null, '', null, now() from generate_series(1, 4000) c;
    insert into consent select 'customer-' || c, 'c' || n, 'alexa', null, 'balance', 'exact' from generate_series(1, 400) c, generate_series(1, 12) n;
    insert into replay select 'key-' || n, now() from generate_series(1, 4000) n;
    insert into account select 'customer-' || c, 'a' || n, 'checking', false, 'A', null, '1234', 'EUR', 1, 1, null, now()
      from generate_series(1, 2000) c, generate_series(1, 3) n;
`);
  await db.query(`
    insert into watch select 'customer-' || c from generate_series(1, 4000) c;
    insert into warning (customer_id, id, source, cause, kind, severity, reason, account_id, transaction_id, opened_at, expires_at, answer)
      select 'customer-' || c, gen_random_uuid(), 'detector', 'cause-' || n, 'abroad', 'notice', '{"kind":"abroad","country":"FR"}', 'checking',
        't' || n, '${noon}', '2026-12-07Z', case when n > 2 then 'mine' end from generate_series(1, 400) c, generate_series(1, 12) n;
    insert into warning_exception select 'customer-' || c, gen_random_uuid(), 'abroad', null, 1, 'EUR', '2026-12-01'
      from generate_series(1, 400) c, generate_series(1, 10) n;
    insert into dispute select 'customer-' || c, gen_random_uuid(), 'r' || n, null, null, 'checking', now(), 'app'
      from generate_series(1, 400) c, generate_series(1, 10) n;
    insert into push_address select 'customer-' || c, gen_random_uuid(), 'alexa', 'h' || n, '', now()
      from generate_series(1, 2000) c, generate_series(1, 2) n;
    insert into delivery (customer_id, id, kind, channel, body, due_at, expires_at, done_at)
      select 'customer-' || c, gen_random_uuid(), 'event', 'hub', '{}', '${noon}', '2026-11-30Z', case when n > 1 then now() end
      from generate_series(1, 400) c, generate_series(1, 10) n;`);
  await store.saveLink({ tokenHash: 'token', customerId: id, platform: 'alexa', household: 'exact', expiresAt: null, now: noon });
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
  const turn = {
    ...asked,
    customerId: id,
    linkId: loaded?.link.id ?? '',
    subjectHash: 'subject',
    question: { intent: 'Spending', slots: {} },
    disclosures: [told('checking')],
    state: missed(0),
    acts: [],
    failure: null,
    ledgerHead: loaded?.ledgerHead ?? null,
  } as const;
  await store.commit(turn);
  const atOnce = seen.length;
  const [warning] = loaded?.warnings ?? [];
  const acts = [
    { kind: 'told-warnings', warnings: loaded?.warnings.map((one) => one.id) ?? [] },
    { kind: 'answer-warning', warning: warning?.id ?? ('none' as WarningId), answer: 'mine' },
    { kind: 'cards-frozen', accounts: accounts('a1') },
    { kind: 'open-dispute', reference: 'new', warning: warning?.id ?? null, transaction: null, account: 'a1' as AccountId },
    { kind: 'hand-over', reference: null },
    { kind: 'set-alert', value: '100' },
  ] as const;
  await store.commit({
    ...turn,
    requestId: 'next',
    acts: [{ kind: 'offer-login' }, { kind: 'private-mode' }, ...acts, { kind: 'unlink' }],
  });
  await store.unlinkSubject('alexa', 'subject', noon, noon);
  await store.decidePin(id, noon, async () => ({ record: null, proven: { ...link, until: noon }, result: null }));
  await store.ledger(id, 'request');
  await store.firstSeen('key-new', minutesLater(1), 150);

  // One statement to load, one for each question, one to commit: nothing else waits for the database.
  expect(atOnce).toBe(6);
  for (const [sql, params] of seen) {
    const scans = ((await planOf(db, sql, params)).match(/Seq Scan on \w+/g) ?? []).filter(
      (scan) => scan !== 'Seq Scan on platform_switch',
    );
    expect({ sql, scans }).toEqual({ sql, scans: [] });
  }
});

test('every statement about warnings does, too, and who is to be watched is found without looking at who was', async () => {
  seen.length = 0;
  const warnings = sqlWarningStore(watched(db, seen));
  const [one, other, last] = [newWarning(), newWarning(), newWarning({ payment: payment('t9') })];
  await warnings.toWatch({ index: 0, of: 2 }, 100, null);
  await warnings.watch(id, noon, (unwatched) => calm(unwatched, { opened: [one, other], deliveries: [knock(one.id)] }));
  await warnings.raise(alert(id, { accountId: 'checking', transactionId: 't50' }), noon, () => []);
  await warnings.warnings(id, { limit: 20, before: one.id });
  await warnings.answer(id, { warning: one.id, answer: 'mine', over: 'app', now: noon });
  await warnings.dispute(id, {
    ...{ id: last.id, reference: 'r', warning: null, transactionId: 't', accountId: 'a' },
    openedAt: noon,
    openedOver: 'app',
  });
  await warnings.disputes(id);
  await warnings.setCard(id, 'a1', 'frozen', noon, 'app');
  await warnings.choose(id, { phrase: 'blue heron' });
  await warnings.choices(id);
  await warnings.saveAddress({ customerId: id, channel: 'alexa', addressHash: 'h', sealed: '', changedAt: noon });
  await warnings.endAddress(id, 'alexa', 'h', noon);
  await warnings.customersOf('alexa', 'subject-7');
  const [claimed] = await warnings.claim(noon, 60, 1);
  await warnings.settle({ customerId: id, id: claimed?.id ?? '' }, { outcome: 'gone' }, noon);
  await warnings.settle({ customerId: id, id: claimed?.id ?? '' }, { outcome: 'later', dueAt: noon }, noon);
  for (const [sql, params] of seen) {
    const plan = await planOf(db, sql, params);
    expect({ sql, scans: plan.match(/Seq Scan on \w+/g) ?? [] }).toEqual({ sql, scans: [] });
    if (sql.includes('group by customer_id')) expect(plan).toMatch(/transaction_0_customer_id_idx\d* on transaction_0/);
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
