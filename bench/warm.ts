// Warm turns on a durable PostgreSQL with 10,000 customers and a million transactions, and Spending beside its bare SQL.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { AccountId, CustomerId, IntentName, Slots } from '#skill';
import { brand } from '../brand/brand.ts';
import * as rules from '../brand/rules.ts';
import { apologyIn } from '../lambda/apology.ts';
import { alexaEnvelope } from '../lambda/channels/alexa/envelope.ts';
import { alexaHandler } from '../lambda/channels/alexa/handler.ts';
import { makeKeyring } from '../lambda/keys/keyring.ts';
import type { Keyring } from '../lambda/keys/keys.ts';
import { localKeys, newLocalKey } from '../lambda/keys/local-keys.ts';
import type { Db } from '../lambda/store/db.ts';
import { migrate } from '../lambda/store/migrate.ts';
import { openPostgres } from '../lambda/store/postgres.ts';
import { sqlKeyStore } from '../lambda/store/sql-key-store.ts';
import { sqlStore } from '../lambda/store/sql-store.ts';
import { makeTurn } from '../lambda/turn.ts';
import { speakIn } from '../locales/speak.ts';
import { startCluster } from '../test/support/database-cluster.ts';
import { skillId } from './events.mjs';
import { median, quantile, table } from './numbers.mjs';
import { fill } from './fill.ts';
import { measurePolicyAndLedger } from './policy-and-ledger.ts';
import { measureWatch } from './watch.ts';
import { measureWeb } from './web.ts';

const root = process.env['TELLBACK_ROOT'] ?? process.cwd();
const quick = process.argv.includes('--quick');
const size = quick ? { customers: 1_000, perCustomer: 100 } : { customers: 10_000, perCustomer: 100 };
const turns = quick ? 400 : 4_000;
const limits = { turnP99Ms: 10, spendingRatio: 2 };

const questions: readonly { readonly intent: IntentName; readonly slots: Slots }[] = [
  { intent: 'Balance', slots: {} },
  { intent: 'RecentTransactions', slots: {} },
  { intent: 'Spending', slots: { category: { id: 'groceries', heard: 'groceries' } } },
  { intent: 'Spending', slots: { period: { form: 'LAST', value: 'P12M' } } },
];

/** Milliseconds of one question from the platform's request to its response. */
async function measureTurns(db: Db, keyring: Keyring): Promise<void> {
  const speak = speakIn(join(root, 'locales'), { bank: brand.name, app: brand.appName, emergencyNumber: brand.emergencyNumber });
  const store = sqlStore(db, keyring);
  const apology = apologyIn(speak);
  const turn = makeTurn({
    ...rules,
    store: async () => store,
    keyring: async () => keyring,
    speak,
    freeze: async () => {},
    sessionSecret: async () => 'bench',
    deadlineMs: 6_500,
    now: () => new Date(),
    log: () => {},
  });
  const never = async () => false;
  const none = async () => undefined;
  const parts = {
    turn,
    readVerifyToken: never,
    bind: none,
    unlink: none,
    optIn: none,
    skillId,
    deadlineMs: 6_800,
    apology: () => apology('en-US', 'ear'),
    brandName: brand.name,
    log: () => {},
  };
  const handler = alexaHandler(parts);
  const times = questions.map((): number[] => []);
  for (let number = 0; number < turns; number += 1) {
    const which = number % questions.length;
    const envelope = alexaEnvelope({
      ...(questions[which] ?? { intent: 'Balance', slots: {} }),
      locale: 'en-US',
      token: `c-${1 + ((number * 7919) % size.customers)}-token`,
      account: 'bench',
      voice: 'account',
      sessionId: `session-${number}`,
      requestId: `request-${number}`,
      timestamp: new Date().toISOString(),
      newSession: true,
      skillId,
      screen: false,
    });
    const began = performance.now();
    const { response } = await handler(JSON.parse(JSON.stringify(envelope)));
    const tookMs = performance.now() - began;
    if (!/dollar|spent nothing/.test(JSON.stringify(response))) throw new Error(`no answer: ${JSON.stringify(response)}`);
    if (number >= turns / 10) times[which]?.push(tookMs);
  }
  const all = times.flat();
  const row = (name: string, numbers: readonly number[]) => ({
    'warm turn': name,
    'p50 ms': median(numbers).toFixed(2),
    'p99 ms': quantile(numbers, 0.99).toFixed(2),
  });
  table(`Warm turns, ${size.customers} customers, ${turns} turns (p99 limit ${limits.turnP99Ms} ms)`, [
    ...questions.map(({ intent, slots }, index) => row(`${intent} ${Object.keys(slots)}`, times[index] ?? [])),
    row('all', all),
  ]);
  if (quantile(all, 0.99) > limits.turnP99Ms) process.exitCode = 1;
}

const bareSql = `
  select currency, sum(amount_minor), count(*)::int from transaction
  where customer_id = $1 and not superseded and account_id = any($2::text[]) and date between $3 and $4 and kind = any($5::text[])
  group by currency`;

/** What Spending reads, beside the shortest statement that gives the same sum; in turns, so that both meet the same moment. */
async function measureSpending(db: Db, keyring: Keyring): Promise<void> {
  const kinds = ['purchase', 'refund', 'cash', 'fee', 'loan-repayment'] as const;
  const rows = [];
  for (const [name, customer] of [
    [`${size.perCustomer} transactions`, 'c-1'],
    ['10,000 transactions', 'heavy'],
  ] as const) {
    const accounts = [`${customer}/checking`, `${customer}/card`] as AccountId[];
    const [{ from, to } = { from: '', to: '' }] = await db.query<{ from: never; to: never }>(
      "select (current_date - interval '1 year')::date as from, current_date as to",
    );
    const reader = sqlStore(db, keyring).bank(customer as CustomerId, new Date().toISOString());
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < (quick ? 50 : 500); round += 1) {
      const began = performance.now();
      await reader.totals({ accounts, kinds, range: { from: from as never, to: to as never } });
      const between = performance.now();
      await db.query(bareSql, [customer, accounts, from, to, kinds]);
      ours.push(between - began);
      bare.push(performance.now() - between);
    }
    const ratio = median(ours.map((ms, index) => ms / (bare[index] ?? ms)));
    rows.push({
      'spending over 12 months of': name,
      'ours ms': median(ours).toFixed(2),
      'bare ms': median(bare).toFixed(2),
      ratio: ratio.toFixed(2),
    });
    if (ratio > limits.spendingRatio) process.exitCode = 1;
  }
  table(`Spending beside its bare SQL (limit ${limits.spendingRatio}x)`, rows);
}

const cluster = await startCluster({ durable: true });
const db = openPostgres(cluster.url, 600_000);
try {
  await migrate(db, join(root, 'lambda/store/migrations'));
  const began = performance.now();
  await fill(db, size);
  console.log(
    `\nfilled PostgreSQL with ${size.customers * size.perCustomer} transactions in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  const keyring = makeKeyring({ port: localKeys([newLocalKey()]), store: sqlKeyStore(db), now: () => new Date() });
  await measureTurns(db, keyring);
  await measureSpending(db, keyring);
  await measurePolicyAndLedger(db, keyring);
  await measureWeb(db);
  await measureWatch(db);
  spawnSync(process.execPath, [join(root, 'bench/run.mjs'), `--database=${cluster.url}`, ...process.argv.slice(2)], { stdio: 'inherit' });
} finally {
  await db.close();
  await cluster.stop();
}
