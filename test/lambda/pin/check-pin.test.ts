import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { checkPin, type PinAttempt } from '../../../lambda/pin/check-pin.ts';
import { pinHash } from '../../../lambda/pin/pin-hash.ts';
import { setProof } from '../../../lambda/pin/set-proof.ts';
import { rotate } from '../../../lambda/keys/keyring.ts';
import type { Keyring } from '../../../lambda/keys/keys.ts';
import { localKeys, newLocalKey } from '../../../lambda/keys/local-keys.ts';
import { makeKeyring } from '../../../lambda/keys/keyring.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { openPostgres } from '../../../lambda/store/postgres.ts';
import { sqlKeyStore } from '../../../lambda/store/sql-key-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import type { Store, Writer } from '../../../lambda/store/store.ts';
import { freshDatabase } from '../../support/database.ts';

const now = '2026-11-23T12:00:00.000Z';
const right = '482601';
const wrong = '739155';

/** Two function instances over one database: own pools, own stores; the keys lie in the database as in live. */
let instances: readonly { readonly db: Db; readonly store: Store & Writer; readonly keyring: Keyring }[];
const port = localKeys([newLocalKey()]);

beforeAll(async () => {
  const { url, db } = await freshDatabase();
  instances = [db, openPostgres(url)].map((each) => {
    const keyring = makeKeyring({ port, store: sqlKeyStore(each), now: () => new Date(now) });
    return { db: each, keyring, store: sqlStore(each, keyring) };
  });
});
afterAll(() => Promise.all(instances.map(({ store }) => store.close())));

const instance = (at = 0) => instances[at % instances.length] as (typeof instances)[number];

let people = 0;

async function person(pin = right) {
  people += 1;
  const customerId = `pin-${people}` as CustomerId;
  const { store, keyring } = instance();
  const link = { tokenHash: `token-${people}`, customerId, platform: 'alexa', household: 'nothing', expiresAt: null, now } as const;
  await store.saveCustomer({ id: customerId, region: 'US', zone: 'UTC', homeCurrency: 'USD', monthStartsOn: 1 });
  await store.saveLink(link);
  const choose = (choice: Parameters<typeof setProof>[2], at = now) => setProof({ store, keyring }, customerId, choice, at);
  await choose({ chosen: 'pin', pin });
  let tries = 0;
  const say = (digits: string, more: Partial<PinAttempt> & { readonly on?: number } = {}) => {
    tries += 1;
    const { on = tries, ...rest } = more;
    const session = { platform: 'alexa', sessionKey: `session-${tries}`, speakerHash: `device-${tries}` } as const;
    const attempt = { customerId, digits, requestId: `request-${tries}`, session, now, ...rest };
    return checkPin({ ...instance(on), provenMinutes: 5 }, attempt);
  };
  const proofIn = async (sessionKey: string, speakerHash: string, at = now) => {
    const query = { tokenHash: link.tokenHash, platform: 'alexa', sessionKey, speakerHash, requestId: '', now: at } as const;
    return (await store.load(query))?.proof;
  };
  return { customerId, say, choose, proofIn };
}

const tally = (results: readonly string[]) => ({
  right: results.filter((result) => result === 'right').length,
  wrong: results.filter((result) => result === 'wrong').length,
  locked: results.filter((result) => result === 'locked').length,
});

describe('the voice PIN', () => {
  test('the right one opens its own session, for its own speaker, for five minutes', async () => {
    const ana = await person();
    expect(await ana.say(right, { session: { platform: 'alexa', sessionKey: 's', speakerHash: 'kitchen' } })).toBe('right');
    const at = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
    expect(await ana.proofIn('s', 'kitchen', at(4.9))).toEqual({ chosen: 'pin', locked: false, proven: true });
    expect((await ana.proofIn('s', 'kitchen', at(5.1)))?.proven).toBe(false);
    expect((await ana.proofIn('s', 'bedroom'))?.proven).toBe(false);
    expect((await ana.proofIn('other', 'kitchen'))?.proven).toBe(false);
  });

  test('three wrong in a row lock it, whatever the session, device and platform; then even the right one fails', async () => {
    const ana = await person();
    expect(await ana.say(wrong)).toBe('wrong');
    expect(await ana.say(wrong, { session: { platform: 'slack', sessionKey: 'x', speakerHash: '' } })).toBe('wrong');
    expect(await ana.say('0000')).toBe('locked');
    expect(await ana.say(right)).toBe('locked');
    const aYearLater = '2027-11-23T12:00:00.000Z';
    expect(await ana.say(right, { now: aYearLater })).toBe('locked');
    expect((await ana.proofIn('s', 'k', aYearLater))?.locked).toBe(true);
  });

  test('only setting it anew opens it again; the old one is then wrong', async () => {
    const ana = await person();
    for (const _ of [1, 2, 3]) await ana.say(wrong);
    expect(await ana.choose({ chosen: 'pin', pin: '907315' })).toBe('set');
    expect(await ana.say(right)).toBe('wrong');
    expect(await ana.say('907315')).toBe('right');
  });

  test('the right one begins the count anew', async () => {
    const ana = await person();
    const said = [];
    for (const digits of [wrong, wrong, right, wrong, wrong, right]) said.push(await ana.say(digits));
    expect(said).toEqual(['wrong', 'wrong', 'right', 'wrong', 'wrong', 'right']);
  });

  test('a request that comes again is one try with one result; from another session it is another try', async () => {
    const ana = await person();
    const session = { platform: 'alexa', sessionKey: 's', speakerHash: 'd' } as const;
    const again = [];
    for (const _ of [1, 2, 3, 4]) again.push(await ana.say(wrong, { requestId: 'same', session }));
    expect(again).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
    expect(await ana.say(right, { requestId: 'same', session })).toBe('wrong');
    expect(await ana.say(right, { requestId: 'open', session })).toBe('right');
    expect(await ana.say(wrong, { requestId: 'open', session: { ...session, sessionKey: 'foreign' } })).toBe('wrong');
    expect((await ana.proofIn('foreign', 'd'))?.proven).toBe(false);
  });

  test('where none is set every PIN is wrong and nothing is counted', async () => {
    const ana = await person();
    await ana.choose({ chosen: 'app' });
    for (const _ of [1, 2, 3, 4]) expect(await ana.say(right)).toBe('wrong');
    expect(await ana.proofIn('s', 'd')).toEqual({ chosen: 'app', locked: false, proven: false });
  });

  test("two customers' same PIN has nothing in common", async () => {
    const [ana, ben] = [await person(), await person()];
    const rows = await instance().db.query<{ salt: string; hash: string }>(
      'select salt, hash from voice_pin where customer_id in ($1, $2)',
      [ana.customerId, ben.customerId],
    );
    expect(new Set(rows.flatMap(({ salt, hash }) => [salt, hash])).size).toBe(4);
  });

  test('a PIN outlives the rotation of its pepper', async () => {
    const ana = await person();
    await rotate({ port, store: sqlKeyStore(instance().db), now: '2026-12-01T12:00:00.000Z' }, 'pin');
    const fresh = makeKeyring({ port, store: sqlKeyStore(instance().db), now: () => new Date(now) });
    const attempt = {
      customerId: ana.customerId,
      requestId: 'r',
      session: { platform: 'alexa', sessionKey: 's', speakerHash: 'd' },
      now,
    } as const;
    expect(await checkPin({ store: instance().store, keyring: fresh, provenMinutes: 5 }, { ...attempt, digits: right })).toBe('right');
  });
});

describe('a hundred guesses at the same moment, through two instances', () => {
  test('are three tries', async () => {
    const ana = await person();
    const guesses = Array.from({ length: 100 }, (_, guess) => ana.say(String(100_000 + guess * 7)));
    expect(tally(await Promise.all(guesses))).toEqual({ right: 0, wrong: 2, locked: 98 });
    const [row] = await instance().db.query<{ wrong: number }>('select wrong from voice_pin where customer_id = $1', [ana.customerId]);
    expect(row?.wrong).toBe(3);
    expect(await ana.say(right)).toBe('locked');
  });

  test('after three wrong ones the right one among them opens nothing', async () => {
    const ana = await person();
    for (const _ of [1, 2, 3]) await ana.say(wrong);
    const guesses = Array.from({ length: 100 }, (_, guess) => ana.say(guess % 10 === 3 ? right : wrong));
    expect(tally(await Promise.all(guesses))).toEqual({ right: 0, wrong: 0, locked: 100 });
    expect(await instance().db.query('select from proven_session where customer_id = $1', [ana.customerId])).toEqual([]);
  });

  test('the same request a hundred times is one try', async () => {
    const ana = await person();
    const session = { platform: 'alexa', sessionKey: 's', speakerHash: 'd' } as const;
    const guesses = Array.from({ length: 100 }, () => ana.say(wrong, { requestId: 'same', session }));
    expect(tally(await Promise.all(guesses))).toEqual({ right: 0, wrong: 100, locked: 0 });
    expect(await ana.say(right)).toBe('right');
  });
});

test('others are served while a PIN is hashed', async () => {
  let served = 0;
  let isHashing = true;
  const serve = () => {
    served += 1;
    if (isHashing) setImmediate(serve);
  };
  setImmediate(serve);
  await pinHash({ keyId: 'k', mac: 'ab' }, '00'.repeat(16));
  isHashing = false;
  expect(served).toBeGreaterThan(20);
});
