import { describe, expect, test } from '@jest/globals';
import type { CustomerId, IntentName, Slots } from '#skill';
import { alexaEnvelope, alexaPinEnvelope, alexaResumedEnvelope, type Situation } from '../../../../lambda/channels/alexa/envelope.ts';
import { demoSkillId, openDoors } from '../../../../lambda/demo/doors.ts';
import { heardFromAlexa } from '../../../../lambda/demo/heard.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { logTo } from '../../../../lambda/log.ts';
import { type ProofChoice, setProof } from '../../../../lambda/pin/set-proof.ts';
import { openMemory } from '../../../../lambda/store/memory-store.ts';
import { accountOf, everythingExact } from '../../../builders/customer.ts';
import { testKeyring } from '../../../support/keyring.ts';
import { fixture } from './fixtures.ts';
import { problemsOf } from './response-check.ts';

const ana = 'ana' as CustomerId;
const start = Date.parse('2026-11-23T12:00:00Z');

/** The whole road behind the door, for Ana with 1,234.50 dollars, whom only her own voice or a proof opens; the clock can be set. */
async function bank(proof: ProofChoice = { chosen: 'none' }) {
  let clock = start;
  const now = () => new Date(clock);
  const keyring = testKeyring();
  const store = openMemory(keyring);
  const lines: string[] = [];
  const link = () => {
    const tokenHash = hashOf('token', 'ana-token');
    return store.saveLink({
      tokenHash,
      customerId: ana,
      platform: 'alexa',
      household: 'nothing',
      expiresAt: null,
      now: now().toISOString(),
    });
  };
  await store.saveCustomer({ id: ana, region: 'US', zone: 'UTC', homeCurrency: 'USD', monthStartsOn: 1 });
  await store.saveBankData(ana, { accounts: [accountOf({ availableMinor: 123_450n, asOf: now().toISOString() })], transactions: [] });
  await store.saveConsents(ana, everythingExact);
  await setProof({ store, keyring }, ana, proof, now().toISOString());
  await link();
  const doors = openDoors({ store, keyring, locales: 'locales', setCards: async () => {}, now, log: logTo((line) => lines.push(line)) });
  let requests = 0;
  const situation = (more: Partial<Situation>): Situation => {
    requests += 1;
    return {
      ...{
        locale: 'en-US',
        token: 'ana-token',
        account: 'ana',
        voice: 'account',
        sessionId: 'session-1',
        requestId: `request-${requests}`,
      },
      ...{ timestamp: now().toISOString(), newSession: false, skillId: demoSkillId, screen: true },
      ...more,
    };
  };
  const hear = async (request: object) => {
    const response = await doors.alexa(request);
    expect(await problemsOf(response)).toEqual([]);
    return { ...heardFromAlexa(request, response), written: JSON.stringify(response) };
  };
  return {
    lines,
    link,
    balance: (more: Partial<Situation> = {}) =>
      hear(alexaEnvelope({ ...situation(more), intent: 'Balance' satisfies IntentName, slots: {} satisfies Slots })),
    pin: (pin: string, more: Partial<Situation> = {}) => hear(alexaPinEnvelope({ ...situation(more), pin })),
    resumed: (verifyToken: string, achieved = true, more: Partial<Situation> = {}) =>
      hear(alexaResumedEnvelope({ ...situation(more), verifyToken, achieved })),
    disable: async (at: string) => {
      const event = fixture('event-skill-disabled');
      event.context.System.application.applicationId = demoSkillId;
      event.context.System.user.userId = 'amzn1.ask.account.ana';
      event.request.eventCreationTime = at;
      expect((await doors.alexa(event)).response).toEqual({});
    },
    wait: (minutes: number) => {
      clock += minutes * 60_000;
    },
    iso: () => now().toISOString(),
    rows: async () => (await store.ledger(ana)).length,
  };
}

const figure = /1,?234 dollars/;
const linkEnded = /link.* has ended/;

describe('who speaks', () => {
  test('hears the figure as the recognised person, and not as anybody else', async () => {
    const { balance, rows } = await bank();
    expect((await balance({ voice: 'account' })).speech).not.toMatch(/\d/);
    const other = await balance({ voice: 'other' });
    expect(other.speech).not.toMatch(/\d/);
    expect(other.card).toEqual({ type: 'LinkAccount' });
    expect(await rows()).toBe(0);
    expect((await balance({ voice: 'person' })).speech).toMatch(figure);
    expect(await rows()).toBeGreaterThan(0);
  });
});

describe('the voice PIN', () => {
  const proof = { chosen: 'pin', pin: '0479' } as const;

  test('answers the question that asked for it, with a leading zero', async () => {
    const { balance, pin } = await bank(proof);
    const asked = await balance();
    expect(asked.speech).not.toMatch(/\d/);
    expect([asked.card, asked.end, asked.reprompt]).toEqual([null, false, expect.stringContaining('PIN')]);
    expect((await pin('0479')).speech).toMatch(figure);
    expect((await balance()).speech).toMatch(figure);
  });

  test('of six digits is heard one by one', async () => {
    const { balance, pin } = await bank({ chosen: 'pin', pin: '004852' });
    await balance();
    expect((await pin('004852')).speech).toMatch(figure);
  });

  test('opens its own session and its own speaker alone', async () => {
    const { balance, pin } = await bank(proof);
    await balance();
    await pin('0479');
    expect((await balance({ sessionId: 'session-2' })).speech).not.toMatch(/\d/);
    expect((await balance({ voice: 'other' })).speech).not.toMatch(/\d/);
    expect((await balance({ account: 'neighbour' })).speech).not.toMatch(/\d/);
  });

  test('three times wrong is locked: the right one no longer opens', async () => {
    const { balance, pin } = await bank(proof);
    await balance();
    for (const wrong of ['0470', '0471', '0472']) expect((await pin(wrong)).speech).not.toMatch(/\d/);
    expect((await pin('0479')).speech).not.toMatch(/\d/);
    expect((await balance({ sessionId: 'session-2' })).speech).toContain('locked');
    expect((await pin('0479', { sessionId: 'session-2' })).speech).not.toMatch(/\d/);
  });

  test('leaves no digit in any response or line of the log', async () => {
    const { balance, pin, lines } = await bank(proof);
    const answers = [await pin('0479'), await balance(), await pin('0471'), await pin('0479'), await balance()];
    for (const [at, { written }] of answers.entries()) expect([at, written]).not.toEqual([at, expect.stringMatching(/047[19]/)]);
    expect(lines).toHaveLength(answers.length);
    expect(lines.join('\n')).not.toMatch(/047[19]/);
  });
});

describe("Alexa's own PIN", () => {
  const proof = { chosen: 'platform-pin' } as const;

  /** Asked for the balance, Alexa was sent to ask for her PIN. */
  async function asking(more: Partial<Situation> = {}) {
    const opened = await bank(proof);
    const asked = await opened.balance(more);
    expect(asked.speech).not.toMatch(/\d/);
    expect(asked.verifyToken).not.toBeNull();
    return { ...opened, token: asked.verifyToken ?? '', asked };
  }

  test('is asked for with a token that holds no fact, and the question is answered when it was right', async () => {
    const { resumed, balance, token, rows } = await asking();
    const [body = ''] = token.split('.');
    expect(Buffer.from(body, 'base64url').toString()).not.toMatch(/Balance|checking|ana-token|1234/);
    expect(await rows()).toBe(0);
    expect((await resumed(token)).speech).toMatch(figure);
    expect((await balance()).speech).toMatch(figure);
  });

  test('that was wrong opens nothing', async () => {
    const { resumed, balance, token } = await asking();
    expect((await resumed(token, false)).speech).toContain("couldn't confirm");
    expect((await balance()).speech).not.toMatch(/\d/);
  });

  test.each<[string, (token: string) => string]>([
    ['forged', (token) => `${token.split('.')[0]}.${'0'.repeat(64)}`],
    ['made up', () => 'amzn1.token'],
    [
      'changed to live longer',
      (token) => {
        const [body = '', signature] = token.split('.');
        const [id, until, person] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, number, string];
        return `${Buffer.from(JSON.stringify([id, until + 1, person])).toString('base64url')}.${signature}`;
      },
    ],
  ])('comes to nothing with a token that is %s', async (_, change) => {
    const { resumed, token } = await asking();
    expect((await resumed(change(token))).speech).not.toMatch(figure);
  });

  test("comes to nothing with another session's token", async () => {
    const { resumed, balance } = await asking();
    const foreign = await balance({ sessionId: 'session-2' });
    expect((await resumed(foreign.verifyToken ?? '')).speech).not.toMatch(figure);
  });

  test('comes to nothing once the token has expired', async () => {
    const { resumed, token, wait } = await asking();
    wait(3.1);
    expect((await resumed(token)).speech).not.toMatch(figure);
  });

  test('confirms no other person than the one it began with', async () => {
    const { resumed, token } = await asking();
    expect((await resumed(token, true, { voice: 'other' })).speech).not.toMatch(/\d/);
  });
});

describe('a disabled skill', () => {
  test('ends the link at once, however often the event comes', async () => {
    const { balance, disable, iso, wait } = await bank();
    expect((await balance({ voice: 'person' })).speech).toMatch(figure);
    wait(1);
    for (let times = 0; times < 2; times += 1) await disable(iso());
    expect((await balance({ voice: 'person' })).speech).toMatch(linkEnded);
  });

  test('leaves a link alone that began after it: events come late', async () => {
    const { balance, disable, link, iso, wait } = await bank();
    await balance({ voice: 'person' });
    wait(1);
    const disabledAt = iso();
    await disable(disabledAt);
    wait(10);
    await link();
    expect((await balance({ voice: 'person' })).speech).toMatch(figure);
    wait(1);
    await disable(disabledAt);
    expect((await balance({ voice: 'person' })).speech).toMatch(figure);
  });
});
