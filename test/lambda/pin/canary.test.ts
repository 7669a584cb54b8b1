import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Ask, CustomerId } from '#skill';
import { logTo, turnLog } from '../../../lambda/log.ts';
import { setProof } from '../../../lambda/pin/set-proof.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { makeTurn } from '../../../lambda/turn.ts';
import { accountOf, callerOf, everythingExact, partsOf } from '../../builders/customer.ts';
import { freshDatabase } from '../../support/database.ts';

const right = '907315';
const wrong = '739155';
const now = '2026-11-23T17:00:00Z';
const ana = 'ana' as CustomerId;
let db: Db;

beforeAll(async () => {
  ({ db } = await freshDatabase());
});
afterAll(() => db.close());

async function allRows(): Promise<string> {
  const tables = await db.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
  const rows = await Promise.all(tables.map(({ name }) => db.query<{ text: string }>(`select t::text as text from "${name}" t`)));
  return rows
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

const shown = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));

test('a PIN is in no row, log or response, whether it was right, wrong, locked, or asked for by nobody', async () => {
  const lines: string[] = [];
  const parts = partsOf({
    log: turnLog(
      logTo((line) => lines.push(line)),
      'alexa',
    ),
  });
  const keyring = await parts.keyring();
  const store = sqlStore(db, keyring);
  await store.saveCustomer({ id: ana, region: 'US', zone: 'UTC', homeCurrency: 'USD', monthStartsOn: 1 });
  const tokenHash = callerOf().tokenHash ?? '';
  await store.saveLink({ tokenHash, customerId: ana, platform: 'alexa', household: 'nothing', expiresAt: null, now });
  await store.saveConsents(ana, everythingExact);
  await store.saveBankData(ana, { accounts: [accountOf({})], transactions: [] });
  await setProof({ store, keyring }, ana, { chosen: 'pin', pin: right }, now);
  const turn = makeTurn({ ...parts, store: async () => store });
  const told: string[] = [];
  const ask = async (intent: Ask['intent'], pin: string | null = null) => {
    const request = {
      requestId: `r${told.length}`,
      platform: 'alexa',
      locale: 'en-US',
      intent,
      slots: {},
      unreadable: [],
      speaker: 'account',
    } as const;
    const answered = await turn(request, callerOf({ pin }), 'ear');
    told.push(shown(answered));
    return answered.failure;
  };
  await ask('VoicePin', right);
  expect(await ask('RecentTransactions')).toBe('pin.needed');
  await ask('VoicePin', wrong);
  await ask('VoicePin', right);
  expect(await ask('RecentTransactions')).toBeNull();
  await db.query('delete from proven_session');
  await ask('RecentTransactions');
  for (const _ of [1, 2]) await ask('VoicePin', wrong);
  expect(await ask('VoicePin', wrong)).toBe('pin.locked');
  await ask('VoicePin', right);

  const rows = await allRows();
  expect(rows).toContain(ana);
  for (const place of [rows, lines.join('\n'), told.join('\n')]) {
    expect(place).not.toContain(right);
    expect(place).not.toContain(wrong);
  }
  expect(lines).toHaveLength(told.length);
});
