import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ask, CustomerId, Slots } from '#skill';
import type { BankSnapshot } from '../../lambda/banks/bank.ts';
import { sync } from '../../lambda/banks/sync.ts';
import { hashOf } from '../../lambda/hash.ts';
import { openMemory } from '../../lambda/store/memory-store.ts';
import { sqlStore } from '../../lambda/store/sql-store.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import type { Turn } from '../../lambda/told.ts';
import { makeTurn } from '../../lambda/turn.ts';
import { callerOf, everythingExact, partsOf, plain } from '../builders/customer.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { drawn } from './support/drawn.ts';
import { oddText } from './support/odd-text.ts';
import { now } from './support/two-doors.ts';

/** Text that nobody of us wrote goes through the database as well: what was heard, what a bank prints, a platform's request id. */

let database: Store & Writer;
beforeAll(async () => {
  database = sqlStore((await freshDatabase()).db, testKeyring());
});
afterAll(() => database.close());

let customers = 0;

/** A new customer in a store, their bank's statement synced, ready to ask. */
async function asker(store: Store & Writer, id: string, snapshot: BankSnapshot) {
  await store.saveCustomer({ id, region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR', monthStartsOn: 1 });
  const tokenHash = hashOf('token', id);
  await store.saveLink({ tokenHash, customerId: id, platform: 'alexa', household: 'nothing', expiresAt: null, now: now.toISOString() });
  await store.signedIn(id, now.toISOString());
  await store.saveConsents(id, everythingExact);
  await sync({ customerId: id, bank: { snapshot: async () => snapshot }, store, known: [], now: now.toISOString() });
  const turn: Turn = makeTurn({ ...partsOf({ deadlineMs: 20_000, now: () => now }), store: async () => store });
  return async (intent: Ask['intent'], slots: Slots, requestId: string): Promise<string> => {
    const ask: Ask = { ...{ requestId, platform: 'alexa', locale: 'en-US', intent, slots, unreadable: [], speaker: 'person' } };
    return plain((await turn(ask, callerOf({ tokenHash }), 'ear')).spoken.speech);
  };
}

const statementOf = (text: string, merchantName: string, name: string): BankSnapshot => ({
  accounts: [
    {
      ...{ sourceId: 'a', kind: 'checking', joint: false, name, lastFour: '0001', currency: 'EUR' },
      balances: [{ type: 'ITBD', amount: '12.30' }],
    },
  ],
  transactions: [
    {
      ...{ sourceId: 't', accountSourceId: 'a', status: 'booked', bookedOn: '2026-11-20', amount: '-10.00', currency: 'EUR', text },
      ...{ merchantName, mcc: '5411', type: 'card' },
    },
  ],
  asOf: now.toISOString(),
});

/** What the customer hears from a store, turn by turn */
async function talk(
  store: Store & Writer,
  id: string,
  snapshot: BankSnapshot,
  heard: string,
  requestId: string,
): Promise<readonly string[]> {
  const ask = await asker(store, id, snapshot);
  return [
    await ask('RecentTransactions', {}, `r1${requestId}`),
    await ask('Balance', { account: { id: null, heard } }, `r2${requestId}`),
    await ask('Spending', { merchant: { id: null, heard } }, `r3${requestId}`),
    await ask('FollowUp', { category: { id: 'groceries', heard } }, `r4${requestId}`),
    await ask('Repeat', {}, `r5${requestId}`),
  ];
}

const sameOnBoth = async (snapshot: BankSnapshot, heard: string, requestId: string): Promise<void> => {
  customers += 1;
  const id = `odd-${customers}`;
  const inMemory = await talk(openMemory(), id, snapshot, heard, requestId);
  expect(await talk(database, id, snapshot, heard, requestId)).toEqual(inMemory);
  expect(inMemory.join(' ')).not.toContain("can't reach your bank");
  expect((await database.bank(id as CustomerId, now.toISOString()).accounts()).length).toBe(1);
};

const usual = statementOf('LIDL 12', 'Lidl', 'Daily');
const places: Readonly<Record<string, (text: string) => Promise<void>>> = {
  'that was heard': (text) => sameOnBoth(usual, text, ''),
  'printed on a statement': (text) => sameOnBoth(statementOf(text, `${text} Shop`, text), 'shop', ''),
  'in a request id': (text) => sameOnBoth(usual, 'lidl', text),
};

describe.each(Object.keys(places))('odd text %s changes no answer of the database', (place) => {
  test.each([
    ['a zero character', 'li\u0000dl'],
    ['half of a character', 'lidl\ud83d'],
    ['the other half', '\udc00lidl'],
    ['a backslash and a quote', 'l\\idl"\''],
  ])('%s', async (_, text) => places[place]?.(text));

  test('whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(oddText, async (text) => places[place]?.(text)),
      drawn(8),
    );
  });
});
