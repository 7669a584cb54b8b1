import { describe, expect, test } from '@jest/globals';
import { type Ask, type CustomerId, intentNames, laterIntentNames } from '#skill';
import { openMemory } from '../../lambda/store/memory-store.ts';
import type { Store } from '../../lambda/store/store.ts';
import { makeTurn, type TurnParts } from '../../lambda/turn.ts';
import { callerOf, customer, partsOf, plain, speak } from '../builders/customer.ts';

const caller = callerOf();
const ask = (intent: Ask['intent'], more: Partial<Ask> = {}): Ask => ({
  requestId: 'r',
  platform: 'alexa',
  locale: 'en-US',
  intent,
  slots: {},
  unreadable: [],
  speaker: 'person',
  ...more,
});

const logged: unknown[] = [];
const turnOver = (store: Store, more: Partial<TurnParts> = {}) =>
  makeTurn({ ...partsOf(), store: async () => store, log: (entry) => logged.push(entry), ...more });

const never = <T>(): Promise<T> => new Promise(() => {});

describe('the road of a request', () => {
  test('nobody linked: how to link, in words that name the card, and nothing is read', async () => {
    const turn = turnOver(openMemory(), { store: () => Promise.reject(new Error('must not be opened')) });
    const told = await turn(ask('Balance'), { ...caller, tokenHash: null }, 'ear');
    expect(plain(told.spoken.speech)).toBe(
      "To hear about your accounts, link Harbour Bank in the Alexa app. I've put a card there for you.",
    );
    expect([told.link, told.end, told.failure]).toEqual([true, true, 'link.missing']);
  });

  test('nobody linked, card lost: the emergency number all the same', async () => {
    const told = await turnOver(openMemory())(ask('LostCard'), { ...caller, tokenHash: null }, 'ear');
    expect(plain(told.spoken.speech)).toContain('+1 555 0100 911');
  });

  test('a token nobody knows hears that the link ended', async () => {
    const told = await turnOver(openMemory())(ask('Balance'), caller, 'ear');
    expect([told.failure, told.link]).toEqual(['link.expired', true]);
  });

  test('a shared property hears nothing about accounts, linked or not', async () => {
    const { store } = await customer({});
    const shared = { ...caller, sharedProperty: true };
    const told = await turnOver(store)(ask('Balance'), shared, 'ear');
    expect(told.failure).toBe('device.shared');
    expect(await turnOver(openMemory())(ask('Balance'), shared, 'ear')).toEqual(told);
  });

  test('a platform the operator closed answers so, before anything is read', async () => {
    const { store } = await customer({});
    await store.setPlatformClosed('alexa', true);
    expect((await turnOver(store)(ask('Balance'), caller, 'ear')).failure).toBe('channel.closed');
  });

  test('a failing commit: nothing of the answer is said', async () => {
    const { store } = await customer({});
    const broken: Store = { ...store, commit: () => Promise.reject(new Error('disk full')) };
    const told = await turnOver(broken)(ask('Balance'), caller, 'ear');
    expect(told.failure).toBe('bank.unavailable');
    expect(plain(told.spoken.speech)).not.toMatch(/\d/);
  });

  const reads: readonly (readonly [string, (store: Store) => Partial<Store>])[] = [
    ['load', () => ({ load: () => Promise.reject(new Error('secret detail')) })],
    [
      'read',
      (store) => ({ bank: () => ({ ...store.bank('ana' as CustomerId, ''), accounts: () => Promise.reject(new Error('secret detail')) }) }),
    ],
    ['commit', () => ({ commit: () => Promise.reject(new Error('secret detail')) })],
  ];
  test.each(reads)('a failing %s: a clear apology in the right language', async (_, broken) => {
    const { store } = await customer({});
    const told = await turnOver({ ...store, ...broken(store) })(ask('Balance', { locale: 'fr-FR' }), caller, 'ear');
    expect(plain(told.spoken.speech)).toMatch(/^Je n'ai pas accès aux chiffres de votre banque/);
  });

  test('a request that failed and comes again is answered and in the ledger', async () => {
    const { store } = await customer({});
    const broken: Store = {
      ...store,
      bank: () => ({ ...store.bank('ana' as CustomerId, ''), accounts: () => Promise.reject(new Error()) }),
    };
    expect((await turnOver(broken)(ask('Balance'), caller, 'ear')).failure).toBe('bank.unavailable');
    expect((await turnOver(store)(ask('Balance'), caller, 'ear')).failure).toBeNull();
    expect(await store.ledger('ana' as CustomerId, 'r')).toHaveLength(2);
  });

  test('a slow store: a truthful apology before the platform gives up, and nothing is disclosed afterwards', async () => {
    const { store } = await customer({});
    let commits = 0;
    const slow: Store = {
      ...store,
      load: async (query) => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        return store.load(query);
      },
      commit: async () => {
        commits += 1;
        return true;
      },
    };
    const told = await turnOver(slow, { deadlineMs: 20 })(ask('Balance'), caller, 'ear');
    expect(told.failure).toBe('turn.late');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(commits).toBe(0);
    expect((await turnOver({ ...store, load: never }, { deadlineMs: 20 })(ask('Balance'), caller, 'ear')).failure).toBe('turn.late');
  });

  test('the disclosures are in the ledger before the answer is out', async () => {
    const { store } = await customer({});
    const order: string[] = [];
    const watched: Store = {
      ...store,
      commit: (commit) => {
        order.push('ledger');
        return store.commit(commit);
      },
    };
    const told = await turnOver(watched, {
      speak: (reply, options) => {
        order.push('words');
        return speak(reply, options);
      },
    })(ask('Balance'), caller, 'ear');
    expect(order).toEqual(['ledger', 'words']);
    expect(await store.ledger('ana' as CustomerId, 'r')).toHaveLength(told.disclosures.length);
  });

  test('the log holds ids, codes and durations only', async () => {
    logged.length = 0;
    const { store } = await customer({});
    await turnOver(store)(ask('Balance'), caller, 'ear');
    expect(logged).toEqual([{ requestId: 'r', intent: 'Balance', failure: null, durationMs: 0 }]);
  });
});

describe('what is kept of a turn', () => {
  test('a refusal is: the yes to its offer comes in the next turn', async () => {
    const { ask: say, store } = await customer({ consents: [] });
    expect((await say('Balance')).failure).toBe('consent.denied');
    expect((await say('Yes')).text).toMatch(/^It is in the Harbour Bank app/);
    expect(store.tasks('ana')).toHaveLength(1);
  });

  test('a request written before that told something else: nothing is said', async () => {
    const { store } = await customer({});
    const taken: Store = { ...store, commit: async () => false };
    const told = await turnOver(taken)(ask('Balance'), caller, 'ear');
    expect([told.failure, told.disclosures]).toEqual(['turn.failed', []]);
    expect(plain(told.spoken.speech)).not.toMatch(/\d/);
  });

  test('the platform ids are kept as HMACs only, each in a name space of its own', async () => {
    const { store } = await customer({});
    let kept: unknown;
    const watched: Store = {
      ...store,
      commit: (commit) => {
        kept = commit;
        return store.commit(commit);
      },
    };
    const same = { sessionId: 'id-1', personId: 'id-1', deviceId: 'id-2', accountId: 'id-1' };
    await turnOver(watched)(ask('Balance'), callerOf(same), 'ear');
    const { sessionKey, speakerHash, subjectHash } = kept as Record<string, string>;
    expect(new Set([sessionKey, speakerHash, subjectHash]).size).toBe(3);
    for (const hash of [sessionKey, speakerHash, subjectHash]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the operator's rules", () => {
  test('a login at the bank minutes ago opens older payments, an old one closes everything', async () => {
    const spent = { period: { form: 'DATE', value: '2026' } } as const;
    const after = async (loginAt: string | null) => {
      const { ask: say } = await customer({ region: 'BE', loginAt, transactions: [{}] });
      return say('Spending', spent);
    };
    const [fresh, recent, justInTime, tooOld, never] = await Promise.all(
      ['2026-11-23T16:45:00Z', '2026-11-20T17:00:00Z', '2026-05-27T17:00:00Z', '2026-05-26T16:00:00Z', null].map(after),
    );
    expect([fresh?.failure, recent?.failure, justInTime?.failure]).toEqual([null, null, null]);
    expect(recent?.text).not.toBe(fresh?.text);
    expect(justInTime?.text).toBe(recent?.text);
    expect([tooOld?.failure, never?.failure]).toEqual(['login.old', 'login.old']);
  });
});

test('no intent at all makes a turn fail, with or without accounts', async () => {
  const every = [...intentNames, ...laterIntentNames, 'Launch', 'Silence', 'SessionEnd', 'VoicePin', 'Verified'] as const;
  for (const accounts of [[], [{}]]) {
    const { ask: say } = await customer({ accounts });
    for (const intent of every) expect([intent, (await say(intent)).failure]).not.toEqual([intent, 'turn.failed']);
  }
  const none = await customer({ accounts: [] });
  expect(await none.hear('Balance')).toBe('I see no accounts yet. Please check in the Harbour Bank app which ones are linked.');
});
