import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AlexaProactiveParts, alexaProactive } from '../../../lambda/delivery/alexa-proactive.ts';
import { amazon, customer, skill } from './amazon.ts';
import { frozen, knock, later, noon } from './knock.ts';

let there: Awaited<ReturnType<typeof amazon>>;
let thief: typeof there;
beforeEach(async () => {
  [there, thief] = await Promise.all([amazon(), amazon()]);
});
afterEach(async () => void (await Promise.all([there.close(), thief.close()])));

const sender = (changes: Partial<AlexaProactiveParts> = {}) =>
  alexaProactive({ ...skill, stage: 'live', now: () => there.state.now, amazon: there.parts, ...changes });
const address = (apiEndpoint = there.origin) => JSON.stringify({ userId: customer, apiEndpoint });
const knockOn = knock({ channel: 'alexa' });

describe('a knock on Alexa', () => {
  test("says who and how many, with the customer's phrase and no fact", async () => {
    expect(await sender()(knockOn, address())).toEqual({ outcome: 'delivered', status: 202 });
    expect(there.state.events).toEqual([
      {
        path: '/v1/proactiveEvents',
        event: {
          timestamp: noon.toISOString(),
          referenceId: '0b54f8a39c6e4c1b8a512f5a0f6f3c11',
          expiryTime: '2026-11-24T11:59:59.000Z',
          event: {
            name: 'AMAZON.MessageAlert.Activated',
            payload: {
              state: { status: 'UNREAD', freshness: 'NEW' },
              messageGroup: { creator: { name: 'Harbour Bank, blue heron' }, count: 1 },
            },
          },
          localizedAttributes: [],
          relevantAudience: { type: 'Unicast', payload: { user: customer } },
        },
      },
    ]);
  });

  test('goes to the stage of the skill', async () => {
    await sender({ stage: 'development' })(knockOn, address());
    expect(there.state.events[0]?.path).toBe('/v1/proactiveEvents/stages/development');
  });

  test.each([1, 5, 60, 24 * 60, 48 * 60])('of %d minutes of life lives as long as Amazon lets it', async (minutes) => {
    expect(await sender()(knock({ channel: 'alexa', expiresAt: later(minutes) }), address())).toMatchObject({ outcome: 'delivered' });
  });

  test('many share one token', async () => {
    const send = sender();
    const ids = ['a1', 'b2', 'c3', 'd4'];
    await Promise.all(ids.map((id) => send(knock({ channel: 'alexa', id }), address())));
    expect([there.state.events.length, there.tokensAsked()]).toEqual([4, 1]);
  });

  test('a token is asked for again before its hour is over', async () => {
    const send = sender();
    await send(knockOn, address());
    there.state.now = new Date(noon.getTime() + 58 * 60_000);
    await send(knock({ channel: 'alexa', id: 'b2' }), address());
    expect(there.tokensAsked()).toBe(1);
    there.state.now = new Date(noon.getTime() + 59 * 60_000);
    await Promise.all(['c3', 'd4'].map((id) => send(knock({ channel: 'alexa', id }), address())));
    expect(there.tokensAsked()).toBe(2);
  });

  test('a token that no longer counts is asked for once more', async () => {
    const send = sender();
    await send(knockOn, address());
    there.state.tokens.length = 0;
    expect(await send(knock({ channel: 'alexa', id: 'b2' }), address())).toMatchObject({ outcome: 'delivered' });
    expect(there.tokensAsked()).toBe(2);
  });

  test('a client that Amazon does not know tries again later: an operator may put it right', async () => {
    await expect(sender({ clientSecret: 'wrong' })(knockOn, address())).rejects.toThrow('alexa.no-token');
  });

  test('a login that was down is asked again, and nothing of it is remembered', async () => {
    const send = sender();
    there.state.isLoginDown = true;
    await expect(send(knockOn, address())).rejects.toThrow('alexa.no-token');
    there.state.isLoginDown = false;
    expect(await send(knockOn, address())).toMatchObject({ outcome: 'delivered' });
  });

  test('said twice is told once: Amazon knows the reference', async () => {
    const send = sender();
    await send(knockOn, address());
    expect(await send(knockOn, address())).toEqual({ outcome: 'delivered', status: 409 });
    expect(there.state.events).toHaveLength(1);
  });

  test('a customer who opted out is gone, and no token is wasted on it', async () => {
    there.state.subscribed.clear();
    expect(await sender()(knockOn, address())).toEqual({ outcome: 'gone', status: 403 });
    expect(there.tokensAsked()).toBe(1);
  });

  test.each([
    [400, 'refused'],
    [404, 'refused'],
    [429, 'later'],
    [432, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('%d means %s', async (status, outcome) => {
    there.state.trouble = { status };
    expect(await sender()(knockOn, address())).toMatchObject({ outcome, status });
  });

  test('the time that Amazon asks for is given', async () => {
    there.state.trouble = { status: 432, headers: { 'retry-after': '3600' } };
    expect(await sender()(knockOn, address())).toEqual({ outcome: 'later', afterSeconds: 3_600, status: 432 });
  });

  test('a token is shown to Amazon alone, whatever an address says', async () => {
    const names = [
      thief.origin,
      `${there.origin}.thief.example`,
      `${there.origin}@${new URL(thief.origin).host}`,
      'https://thief.example',
      '',
    ];
    for (const name of names) expect(await sender()(knockOn, address(name))).toEqual({ outcome: 'refused' });
    expect([there.tokensAsked(), there.state.events, thief.state.events]).toEqual([0, [], []]);
  });

  test.each([
    'https://api.amazonalexa.com',
    'https://api.eu.amazonalexa.com',
    'https://api.fe.amazonalexa.com',
    'https://api.fe.amazon.com',
  ])('%s is Amazon: a token is asked for', async (region) => {
    const send = alexaProactive({ ...skill, stage: 'live', now: () => noon });
    await expect(send(knockOn, address(region))).rejects.toMatchObject({ cause: new Error('the network is off in tests: api.amazon.com') });
    expect(await send(knockOn, address(`${region}.example`))).toEqual({ outcome: 'refused' });
    expect(await send(knockOn, address(region.replace('https', 'http')))).toEqual({ outcome: 'refused' });
  });

  test.each(['null', '{}', '{"userId":"","apiEndpoint":""}', '[]'])('%s is no address', async (nothing) => {
    expect(await sender()(knockOn, nothing)).toEqual({ outcome: 'refused' });
  });

  test('what the customer did is told to the bank alone', async () => {
    expect(await sender()(frozen, address())).toEqual({ outcome: 'refused' });
  });
});
