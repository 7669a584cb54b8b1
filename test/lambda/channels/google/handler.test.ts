import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { door, request, told } from './door.ts';
import { fixture, fixtureNames } from './fixtures.ts';
import { responseProblems } from './proto-check.ts';

const textsOf = ({ fulfillmentText, fulfillmentMessages }: { fulfillmentText: string; fulfillmentMessages: readonly object[] }) => [
  fulfillmentText,
  ...fulfillmentMessages.flatMap((message) => ('text' in message ? (message.text as { text: string[] }).text : [])),
];

describe('the Dialogflow handler', () => {
  test.each(fixtureNames)('answers %s validly, in plain text', async (name) => {
    const { handler, logged } = door();
    const response = await handler(fixture(name));
    expect(responseProblems(response)).toEqual([]);
    const expected = name === 'phone-code' ? 'link.wrong in en-US.' : 'You have 12 dollars.';
    expect(textsOf(response)).toEqual([expected, expected]);
    expect(logged.filter(({ event }) => event === 'failed')).toEqual([]);
  });

  test.each(fixtureNames)("gives Google's own format to Google alone (%s)", async (name) => {
    const response = await door().handler(fixture(name));
    expect('payload' in response).toBe(name.startsWith('google'));
  });

  test.each([
    ['phone', 'phone', 'ear'],
    ['phone-gateway-unnamed', 'phone', 'ear'],
    ['welcome-telephony', 'phone', 'ear'],
    ['google', 'other-chat', 'ear'],
    ['slack', 'slack', 'eye'],
    ['messenger', 'web-chat', 'eye'],
    ['web-chat-signed-out', 'web-chat', 'eye'],
    ['telegram', 'other-chat', 'eye'],
    ['line', 'other-chat', 'eye'],
    ['facebook', 'other-chat', 'eye'],
    ['hangouts', 'other-chat', 'eye'],
    ['console', 'other-chat', 'eye'],
    ['api-no-original', 'other-chat', 'eye'],
    ['api-payload-null', 'other-chat', 'eye'],
    ['api-payload-absent', 'other-chat', 'eye'],
    ['generic-empty-original', 'other-chat', 'eye'],
  ])('%s falls under the consents of %s and is written for the %s', async (name, platform, style) => {
    const { handler, asked } = door();
    await handler(fixture(name));
    expect(asked).toMatchObject([{ ask: { platform }, style }]);
  });

  test.each(fixtureNames)('without token or code nobody is known, whoever calls (%s)', async (name) => {
    const { handler, asked } = door();
    await handler(fixture(name));
    for (const { ask, caller } of asked) {
      expect([ask.speaker, caller.tokenHash, caller.sharedProperty]).toEqual(['account', null, false]);
    }
  });

  test('a turn that is late is answered by the apology, in the language and for the sense of the question', async () => {
    const { handler, logged } = door(() => new Promise(() => {}), { deadlineMs: 10 });
    expect((await handler(request({ locale: 'fr-FR', source: 'phone' }))).fulfillmentText).toBe('Désolé (ear).');
    expect(logged).toMatchObject([{ event: 'failed', code: 'turn.late' }]);
  });

  test('a turn that throws is answered by the apology and leaks nothing', async () => {
    const { handler, logged } = door(() => Promise.reject(new Error('password of the database')));
    const response = await handler(request());
    expect(responseProblems(response)).toEqual([]);
    expect(response.fulfillmentText).toBe('Sorry (eye).');
    expect(JSON.stringify([response, logged])).not.toContain('password');
  });

  test('a fault behind the turn is an empty valid answer', async () => {
    const throwing = () => {
      throw new Error('no words');
    };
    const { handler, logged } = door(throwing, { apology: throwing });
    const response = await handler(request());
    expect(response).toEqual({ fulfillmentText: '', fulfillmentMessages: [] });
    expect(logged.map(({ code }) => code)).toEqual(['turn.failed', 'google.failed']);
  });

  test('a store that cannot be opened is answered by the apology', async () => {
    const { handler } = door(told('never'), { store: () => Promise.reject(new Error('postgres://secret')) });
    const response = await handler(fixture('phone-code'));
    expect(response.fulfillmentText).toBe('Sorry (ear).');
    expect(JSON.stringify(response)).not.toContain('postgres');
  });

  test('a key for the tokens that cannot be used keeps the handler from being made', () => {
    expect(() => door(told(''), { chatTokenKey: { kty: 'RSA', n: 'x', e: 'AQAB' } })).toThrow('bank-token-key.unsupported');
    expect(() => door(told(''), { chatTokenKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } })).toThrow();
  });

  test('any body is answered validly', async () => {
    const { handler } = door();
    const names = fc.constantFrom('Balance', 'Spending', 'LinkCode', 'Launch', 'Default Fallback Intent', 'nobody');
    const parameters = fc.dictionary(
      fc.constantFrom(
        'account',
        'merchant',
        'category',
        'period',
        'date',
        'duration',
        'from',
        'until',
        'amount',
        'count',
        'ordinal',
        'code',
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.record({ startDate: fc.jsonValue(), endDate: fc.jsonValue() }),
        fc.record({ amount: fc.jsonValue(), unit: fc.jsonValue() }),
      ),
    );
    const body = fc.record(
      {
        responseId: fc.jsonValue(),
        session: fc.jsonValue(),
        queryResult: fc.record(
          {
            queryText: fc.jsonValue(),
            languageCode: fc.oneof(fc.jsonValue(), fc.constantFrom('fr', 'EN-us')),
            intent: fc.oneof(fc.jsonValue(), fc.record({ displayName: fc.oneof(names, fc.jsonValue()) })),
            parameters: fc.oneof(parameters, fc.jsonValue()),
            outputContexts: fc.oneof(fc.array(fc.record({ name: fc.jsonValue(), parameters: fc.jsonValue() })), fc.jsonValue()),
          },
          { requiredKeys: [] },
        ),
        originalDetectIntentRequest: fc.oneof(
          fc.jsonValue(),
          fc.record(
            { source: fc.oneof(fc.constantFrom('google', 'slack', 'GOOGLE_TELEPHONY'), fc.jsonValue()), payload: fc.jsonValue() },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, fc.jsonValue(), fc.constantFrom(undefined, null, '', 7)), async (given) => {
        expect(responseProblems(await handler(given))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('the same body without an id is a new request each time', async () => {
    const { handler, asked } = door();
    const { responseId: _, ...body } = fixture('slack');
    for (let times = 0; times < 2; times += 1) await handler(body);
    expect(new Set(asked.map(({ ask }) => ask.requestId)).size).toBe(2);
  });
});
