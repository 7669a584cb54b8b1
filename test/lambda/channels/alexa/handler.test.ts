import { hashOf } from '../../../../lambda/hash.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alexaHandler } from '../../../../lambda/channels/alexa/handler.ts';
import { fixture, fixtureNames } from './fixtures.ts';
import { problemsOf } from './response-check.ts';
import { door, ourToken, skillId, told, words } from './told.ts';

const answer = told(words('You have 12 dollars.'), { reprompt: words('Anything else?') });
const silent = { version: '1.0', sessionAttributes: {}, response: {} };
const spoken = fixtureNames.filter((name) => /^(launch|session-resumed|intent-)/.test(name));

describe('the Alexa handler', () => {
  test('has two arguments, as current Lambda runtimes demand', () => {
    expect(door(answer).handler).toHaveLength(2);
  });

  test.each(fixtureNames)('answers %s validly', async (name) => {
    const { handler, asked } = door(answer);
    const response = await handler(fixture(name), {});
    expect(await problemsOf(response)).toEqual([]);
    expect(asked).toHaveLength(spoken.includes(name) ? 1 : 0);
    expect('outputSpeech' in response.response).toBe(spoken.includes(name));
  });

  test('the check that says so finds faults', async () => {
    const faulty = {
      version: '1.0',
      response: { outputSpeech: { type: 'SSML', ssml: '<speak>M&S</speak>' }, card: { type: 'Simple' }, x: 1 },
    };
    expect((await problemsOf(faulty)).length).toBeGreaterThanOrEqual(4);
  });

  test.each(['launch', 'intent-help'])('a screen gets the brand name and a hint without any figure (%s)', async (name) => {
    const { handler } = door(answer);
    const event = fixture(name);
    event.context.System.device.supportedInterfaces = { 'Alexa.Presentation.APL': {} };
    const { response } = await handler(event, {});
    expect(response.directives).toMatchObject([{ datasources: { screen: { title: 'Harbour Bank', hint: "what's my balance" } } }]);
    expect(JSON.stringify(response.directives)).not.toContain('12 dollars');
  });

  test('a device without screen gets no directive', async () => {
    expect((await door(answer).handler(fixture('launch'), {})).response.directives).toBeUndefined();
  });

  test('what the platform kept as session attributes is not handed back', async () => {
    const event = fixture('intent-spending');
    event.session.attributes = { balance: '12 dollars' };
    expect((await door(answer).handler(event, {})).sessionAttributes).toEqual({});
  });

  test('another skill id is refused without a turn', async () => {
    const { handler, asked, logged } = door(answer);
    const event = fixture('launch');
    event.context.System.application.applicationId = 'amzn1.ask.skill.another';
    expect(await handler(event, {})).toEqual(silent);
    expect(asked).toEqual([]);
    expect(logged).toMatchObject([{ event: 'refused', code: 'alexa.refused' }]);
  });

  test('an unset skill id keeps the handler from being made', () => {
    const nothing = async () => undefined;
    const parts = {
      turn: async () => answer,
      readVerifyToken: async () => false,
      bind: nothing,
      unlink: nothing,
      optIn: nothing,
      apology: () => answer.spoken,
    };
    expect(() => alexaHandler({ ...parts, skillId: '', deadlineMs: 1, brandName: '', log: () => {} })).toThrow('alexa.skill-id.unset');
  });

  test('a turn that is late is answered by the apology, in the language of the question', async () => {
    const { handler, logged } = door(() => new Promise(() => {}), { deadlineMs: 10 });
    const { response } = await handler(fixture('intent-recognised-person'), {});
    expect(response.outputSpeech).toEqual({ type: 'SSML', ssml: '<speak>Désolé.</speak>' });
    expect(response.shouldEndSession).toBe(true);
    expect(logged).toMatchObject([{ code: 'turn.late' }]);
  });

  test('a turn that throws is answered by the apology and leaks nothing', async () => {
    const { handler, logged } = door(() => Promise.reject(new Error('password of the database')));
    const response = await handler(fixture('launch'), {});
    expect(await problemsOf(response)).toEqual([]);
    expect(response.response.outputSpeech).toEqual({ type: 'SSML', ssml: '<speak>Sorry.</speak>' });
    expect(JSON.stringify([response, logged])).not.toContain('password');
  });

  test('a fault behind the turn is an empty valid answer', async () => {
    const throwing = () => {
      throw new Error('no words');
    };
    const { handler, logged } = door(throwing, { apology: throwing });
    expect(await handler(fixture('launch'), {})).toEqual(silent);
    expect(logged.map(({ code }) => code)).toEqual(['turn.failed', 'alexa.failed']);
  });

  test('a session that Alexa ended because of our answer is logged', async () => {
    const { handler, logged } = door(answer);
    await handler(fixture('session-ended-by-error'), {});
    await handler(fixture('session-ended'), {});
    expect(logged.map(({ code }) => code)).toEqual(['alexa.session-error']);
  });

  describe("Alexa's own PIN", () => {
    const verified = async (
      name: string,
      change: (event: ReturnType<typeof fixture>) => void = () => {},
      more: Parameters<typeof door>[1] = {},
    ) => {
      const { handler, asked } = door(answer, more);
      const event = fixture(name);
      change(event);
      await handler(event, {});
      return asked.map(({ ask, caller }) => [ask.intent, caller.verified]);
    };

    test('that was right, for a token of ours, proves the speaker', async () => {
      expect(await verified('session-resumed')).toEqual([['Verified', true]]);
    });

    test.each(['session-resumed-not-achieved', 'session-resumed-not-set-up', 'session-resumed-refused'])(
      'proves nobody after %s',
      async (name) => {
        expect(await verified(name)).toEqual([['Verified', false]]);
      },
    );

    test('proves nobody for a token that is not ours', async () => {
      expect(await verified('session-resumed', (event) => (event.request.cause.token = 'forged'))).toEqual([['Verified', false]]);
    });

    test('is checked against who came back with it', async () => {
      const checked: unknown[] = [];
      await verified('session-resumed', undefined, {
        readVerifyToken: async (token, caller) => {
          checked.push([token, caller.personId, caller.sessionId, caller.tokenHash !== null]);
          return true;
        },
      });
      const sessionId = fixture('session-resumed').session.sessionId;
      expect(checked).toEqual([[ourToken, 'amzn1.ask.person.AEXAMPLEPERSON', sessionId, true]]);
    });

    test('whose token cannot be read is answered by the apology', async () => {
      const { handler, logged, asked } = door(answer, { readVerifyToken: () => Promise.reject(new Error('keys.unknown')) });
      expect((await handler(fixture('session-resumed'), {})).response.outputSpeech).toEqual({
        type: 'SSML',
        ssml: '<speak>Sorry.</speak>',
      });
      expect([asked, logged]).toEqual([[], [expect.objectContaining({ code: 'turn.failed' })]]);
    });
  });

  test('a skill that was linked: its account is noted, so that disabling it finds a link nobody has spoken over', async () => {
    const { handler, bound, asked } = door(answer);
    const event = fixture('event-account-linked');
    expect(await handler(event, {})).toEqual(silent);
    expect(bound).toEqual([[hashOf('token', event.request.body.accessToken), event.context.System.user.userId]]);
    expect(asked).toEqual([]);
    const { handler: failing } = door(answer, { bind: () => Promise.reject(new Error('postgres://secret')) });
    await expect(failing(event, {})).rejects.toThrow('alexa.event-failed');
  });

  describe('a skill that was disabled', () => {
    test('ends the links of its account, each time the event comes', async () => {
      const { handler, unlinked, asked } = door(answer);
      for (let times = 0; times < 2; times += 1) expect(await handler(fixture('event-skill-disabled'), {})).toEqual(silent);
      const once = ['amzn1.ask.account.AEXAMPLEACCOUNT', '2026-11-23T11:59:58.000Z'];
      expect(unlinked).toEqual([once, once]);
      expect(asked).toEqual([]);
    });

    test('of another skill ends nothing', async () => {
      const { handler, unlinked } = door(answer);
      const event = fixture('event-skill-disabled');
      event.context.System.application.applicationId = 'amzn1.ask.skill.another';
      expect(await handler(event, {})).toEqual(silent);
      expect(unlinked).toEqual([]);
    });

    test('is not acknowledged while its links could not be ended, so that the event comes again', async () => {
      const { handler, logged } = door(answer, { unlink: () => Promise.reject(new Error('postgres://secret')) });
      await expect(handler(fixture('event-skill-disabled'), {})).rejects.toThrow('alexa.event-failed');
      expect(logged).toEqual([{ event: 'failed', channel: 'alexa', requestId: expect.any(String), code: 'alexa.event-failed' }]);
    });
  });

  describe('leave to send notifications', () => {
    const changed = (body?: unknown) => {
      const event = fixture('event-proactive-subscription-changed');
      return { ...event, request: { ...event.request, ...(body === undefined ? {} : { body }) } };
    };
    const told = {
      userId: 'amzn1.ask.account.AEXAMPLEACCOUNT',
      apiEndpoint: 'https://api.eu.amazonalexa.com',
      at: '2026-11-23T11:59:58.000Z',
    };

    test('that is given is noted with where they go and since when, each time the event comes', async () => {
      const { handler, opted, asked } = door(answer);
      const event = changed({ subscriptions: [{ eventName: 'AMAZON.MessageAlert.Activated' }] });
      for (let times = 0; times < 2; times += 1) expect(await handler(event, {})).toEqual(silent);
      expect(opted).toEqual([
        { ...told, subscribed: true },
        { ...told, subscribed: true },
      ]);
      expect(asked).toEqual([]);
    });

    test.each([
      ['no body', undefined],
      ['an empty body', {}],
      ['an empty list', { subscriptions: [] }],
      ['another event only', { subscriptions: [{ eventName: 'AMAZON.OrderStatus.Updated' }] }],
      ['no list', { subscriptions: 'AMAZON.MessageAlert.Activated' }],
    ])('is withdrawn by %s', async (_, body) => {
      const { handler, opted } = door(answer);
      expect(await handler(changed(body), {})).toEqual(silent);
      expect(opted).toEqual([{ ...told, subscribed: false }]);
    });

    test('is withdrawn where the skill is disabled, before its links end', async () => {
      const order: string[] = [];
      const { handler } = door(answer, {
        optIn: async ({ subscribed, at }) => void order.push(`opt-in ${subscribed} ${at}`),
        unlink: async () => void order.push('unlink'),
      });
      await handler(fixture('event-skill-disabled'), {});
      expect(order).toEqual(['opt-in false 2026-11-23T11:59:58.000Z', 'unlink']);
    });

    test('that could not be withdrawn keeps no link alive', async () => {
      const { handler, unlinked } = door(answer, { optIn: () => Promise.reject(new Error('postgres://secret')) });
      await expect(handler(fixture('event-skill-disabled'), {})).rejects.toThrow('alexa.event-failed');
      expect(unlinked).toHaveLength(1);
    });

    test('that could not be noted is not acknowledged, so that the event comes again', async () => {
      const { handler, logged } = door(answer, { optIn: () => Promise.reject(new Error('postgres://secret')) });
      await expect(handler(changed(), {})).rejects.toThrow('alexa.event-failed');
      expect(logged).toEqual([{ event: 'failed', channel: 'alexa', requestId: expect.any(String), code: 'alexa.event-failed' }]);
    });

    test('of an event without an account or a time is none', async () => {
      const { handler, opted, logged } = door(answer);
      for (const part of ['user', 'time']) {
        const event = changed({ subscriptions: [{ eventName: 'AMAZON.MessageAlert.Activated' }] });
        if (part === 'user') delete event.context.System.user;
        else for (const time of ['eventCreationTime', 'timestamp']) delete event.request[time];
        expect(await handler(event, {})).toEqual(silent);
      }
      expect(opted).toEqual([]);
      expect(logged.map(({ code }) => code)).toEqual(['alexa.malformed', 'alexa.malformed']);
    });

    test.each(['event-notification-subscription-changed', 'event-permission-accepted', 'event-permission-changed', 'event-skill-enabled'])(
      'is not read from %s',
      async (name) => {
        const { handler, opted, unlinked } = door(answer);
        expect(await handler(fixture(name), {})).toEqual(silent);
        expect([opted, unlinked]).toEqual([[], []]);
      },
    );
  });

  describe('the digits of a PIN', () => {
    test.each(['intent-voice-pin', 'intent-voice-pin-digits'])('are in no response, attribute, card, screen or log (%s)', async (name) => {
      for (const outcome of [answer, told(words('No.'), { failure: 'pin.locked', link: true })]) {
        for (const change of [{}, { skillId: 'amzn1.ask.skill.another' }]) {
          const { handler, asked, logged } = door(outcome, change);
          const event = fixture(name);
          event.context.System.device.supportedInterfaces = { 'Alexa.Presentation.APL': {} };
          const response = await handler(event, {});
          const left = JSON.stringify([response, logged, asked.map(({ ask }) => ask)]);
          expect(left).not.toMatch(/0479|004852|0.{0,3}4.{0,3}8.{0,3}5/);
        }
      }
    });
  });

  test.each(['launch-not-linked', 'launch'])('whether a question can be answered does not depend on who asks (%s)', async (name) => {
    const event = { ...fixture('can-fulfill'), context: fixture(name).context };
    expect((await door(answer).handler(event, {})).response.canFulfillIntent).toEqual({
      canFulfill: 'MAYBE',
      slots: { category: { canUnderstand: 'YES', canFulfill: 'YES' }, period: { canUnderstand: 'YES', canFulfill: 'YES' } },
    });
  });

  test.each([
    ['OrderPizza', {}],
    ['Cash', {}],
    ['VoicePin', { pin: { name: 'pin', value: '0479' } }],
    ['Spending', { size: { name: 'size', value: 'large' } }],
    ['Spending', { period: { name: 'period', value: '?' } }],
  ])('%s with %j cannot be answered', async (name, slots) => {
    const event = fixture('can-fulfill');
    event.request.intent = { name, confirmationStatus: 'NONE', slots };
    expect((await door(answer).handler(event, {})).response.canFulfillIntent?.canFulfill).toBe('NO');
  });

  test('any body is answered validly', async () => {
    const { handler } = door(answer);
    const request = fc.record(
      {
        type: fc.oneof(fc.constantFrom('LaunchRequest', 'IntentRequest', 'CanFulfillIntentRequest', 'SessionEndedRequest'), fc.jsonValue()),
        requestId: fc.jsonValue(),
        locale: fc.jsonValue(),
        intent: fc.oneof(fc.jsonValue(), fc.record({ name: fc.jsonValue(), slots: fc.jsonValue() })),
      },
      { requiredKeys: [] },
    );
    const system = fc.record(
      { application: fc.constant({ applicationId: skillId }), user: fc.jsonValue(), person: fc.jsonValue(), device: fc.jsonValue() },
      { requiredKeys: ['application'] },
    );
    const envelope = fc.record({ version: fc.jsonValue(), session: fc.jsonValue(), context: fc.record({ System: system }), request });
    await fc.assert(
      fc.asyncProperty(fc.oneof(envelope, fc.jsonValue(), fc.constantFrom(undefined, null, '', 7)), async (body) => {
        expect(await problemsOf(await handler(body, {}))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
