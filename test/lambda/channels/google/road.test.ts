import { describe, expect, test } from '@jest/globals';
import type { CustomerId, Platform } from '#skill';
import { dialogflowCodeRequest, dialogflowRequest, type DialogflowSource } from '../../../../lambda/channels/google/envelope.ts';
import * as rules from '../../../../brand/rules.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { openMemory } from '../../../../lambda/store/memory-store.ts';
import type { StoredAccount } from '../../../../lambda/store/store.ts';
import { makeTurn } from '../../../../lambda/turn.ts';
import { testKeyring } from '../../../support/keyring.ts';
import { everythingExact, speak } from '../../../builders/customer.ts';
import { bankToken, door, now, said } from './door.ts';

const checking: StoredAccount = {
  id: 'checking',
  kind: 'checking',
  joint: false,
  name: 'Everyday Checking',
  nickname: null,
  lastFour: '4242',
  currency: 'USD',
  availableMinor: 123_450n,
  bookedMinor: 123_450n,
  overdraftMinor: null,
  asOf: '2026-11-23T11:00:00Z',
};

/** The whole road behind the door, for customer-1 with 1,234.50 dollars, linked to the bank's chat; the clock can be set. */
async function bank(platforms: readonly Platform[] = ['web-chat', 'phone']) {
  let clock = now;
  const store = openMemory();
  const customerId = 'customer-1';
  await store.saveCustomer({ id: customerId, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
  await store.saveBankData(customerId, { accounts: [checking], transactions: [] });
  await store.saveConsents(
    customerId,
    platforms.flatMap((platform) => everythingExact.map((row) => ({ ...row, id: `${platform} ${row.id}`, platform }))),
  );
  await store.saveLink({
    tokenHash: hashOf('bank', customerId),
    customerId,
    platform: 'web-chat',
    household: 'nothing',
    expiresAt: null,
    now: now.toISOString(),
  });
  await store.saveCode({ codeHash: hashOf('code', '48151623'), customerId, expiresAt: '2026-11-23T12:10:00Z' });
  const turn = makeTurn({
    store: async () => store,
    speak,
    ...rules,
    keyring: async () => testKeyring(),
    freeze: async () => {},
    sessionSecret: async () => 'x',
    deadlineMs: 1_000,
    now: () => clock,
    log: () => {},
  });
  const { handler } = door(turn, { store: async () => store, speak, now: () => clock });
  let contexts: Parameters<typeof said>[0] & object = {};
  let responses = 0;
  const hear = async (body: object) => {
    const { fulfillmentText, outputContexts = [] } = await handler(body);
    contexts = { contexts: outputContexts };
    return fulfillmentText;
  };
  const next = (source: DialogflowSource, token: string | null) => {
    responses += 1;
    return said({ source, token, ...contexts, responseId: `response-${responses}` });
  };
  return {
    store,
    hear,
    ask: (source: DialogflowSource, token: string | null = null) => hear(dialogflowRequest(next(source, token))),
    give: (source: DialogflowSource, code: string) => {
      const { intent: _i, slots: _s, today: _t, ...sentence } = next(source, null);
      return hear(dialogflowCodeRequest({ ...sentence, code }));
    },
    wait: (minutes: number) => {
      clock = new Date(clock.getTime() + minutes * 60_000);
    },
  };
}

describe('the whole road', () => {
  test("the bank's chat hears its signed-in customer's balance as it is written", async () => {
    expect(await (await bank()).ask('web-chat', await bankToken())).toContain('$1,234.50');
  });

  test('a stranger hears how to link on that very platform, and no figure', async () => {
    const { ask } = await bank();
    expect(await ask('web-chat')).toBe('To see your accounts here, please sign in to Harbour Bank first.');
    expect(await ask('phone')).toBe('To hear about your accounts, get a one-time code in the Harbour Bank app and tell it to me.');
    expect(await ask('slack')).toBe('To see your accounts here, get a one-time code in the Harbour Bank app and send it to me.');
  });

  test('a caller gives the code, then hears the balance in words', async () => {
    const { ask, give } = await bank();
    expect(await ask('phone')).toContain('one-time code');
    expect(await give('phone', '48151623')).toBe('Thank you, that worked. What would you like to know?');
    expect(await ask('phone')).toMatch(/1,?234 dollars/);
  });

  test('a wrong code leaves the caller a stranger', async () => {
    const { ask, give } = await bank();
    expect(await give('phone', '00000000')).toBe("That code doesn't work here. Please get a new one in the Harbour Bank app.");
    expect(await ask('phone')).toContain('one-time code');
  });

  test('after half an hour the link of a session has ended, and the customer is told so', async () => {
    const { ask, give, wait } = await bank();
    await give('phone', '48151623');
    wait(31);
    expect(await ask('phone')).toBe('The link to Harbour Bank has ended. Please link it again.');
  });

  test('a link on one platform opens no other', async () => {
    const { ask, give } = await bank();
    await give('phone', '48151623');
    expect(await ask('slack')).not.toMatch(/\d/);
    expect(await ask('phone', await bankToken())).not.toMatch(/\d/);
  });

  test('a token for a customer who never linked opens nothing', async () => {
    expect(await (await bank()).ask('web-chat', await bankToken({ sub: 'customer-2' }))).toBe(
      'The link to Harbour Bank has ended. Please link it again.',
    );
  });

  test('what the customer hides from a platform stays hidden there, link or not', async () => {
    const { ask, give } = await bank(['web-chat']);
    await give('phone', '48151623');
    expect(await ask('phone')).not.toMatch(/1,?234/);
  });

  test('a question without an id is written down each time it is answered', async () => {
    const { hear, store } = await bank();
    const { responseId: _, ...body } = dialogflowRequest(said({ token: await bankToken() })) as { responseId: string };
    const rows = async () => (await store.ledger('customer-1' as CustomerId)).length;
    await hear(body);
    const once = await rows();
    expect(once).toBeGreaterThan(0);
    await hear(body);
    expect(await rows()).toBe(2 * once);
  });

  test('a platform the bank has closed answers nobody', async () => {
    const { ask, store } = await bank();
    await store.setPlatformClosed('web-chat', true);
    expect(await ask('web-chat', await bankToken())).toContain('switched this service off');
  });
});
