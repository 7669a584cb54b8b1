import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CivilDate, categories, intentNames, laterIntentNames, type Period, type Slots } from '#skill';
import { intentSlots } from '#skill/build';
import { alexaEnvelope, alexaPinEnvelope, alexaResumedEnvelope, type Utterance } from '../../../../lambda/channels/alexa/envelope.ts';
import { inbound } from '../../../../lambda/channels/alexa/inbound.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { problemsOf } from './response-check.ts';
import { door, skillId, told, words } from './told.ts';

const said = (more: Partial<Utterance> = {}): Utterance => ({
  intent: 'Spending',
  slots: {},
  locale: 'en-US',
  token: 'token-demo-us',
  account: 'demo',
  voice: 'account',
  sessionId: 'session-1',
  requestId: 'request-1',
  timestamp: '2026-11-23T12:00:00Z',
  newSession: true,
  skillId,
  screen: false,
  ...more,
});

const heard = fc.stringMatching(/^[a-zà-ÿ&'. -]*[a-zà-ÿ][a-zà-ÿ&'. -]*$/);
const listed = <Id extends string>(...ids: readonly Id[]) => fc.record({ id: fc.option(fc.constantFrom(...ids)), heard });
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CivilDate);
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.record({
    form: fc.constant('DATE' as const),
    value: fc.constantFrom('2026-11-22', '2026-W47-WE', '2026-11', '2026-Q4', '202X', 'PRESENT_REF'),
  }),
  fc.record({ form: fc.constant('LAST' as const), value: fc.constantFrom('P30D', 'P2W', 'P1Y', 'PT48H') }),
  fc.record({ form: fc.constant('SINCE' as const), from: day }),
  fc.record({ form: fc.constant('RANGE' as const), from: day, to: day }),
);
const everySlot: { readonly [Name in keyof Slots]-?: fc.Arbitrary<NonNullable<Slots[Name]>> } = {
  account: listed('checking', 'savings', 'card', 'joint', 'all'),
  merchant: fc.record({ id: fc.option(fc.stringMatching(/^[a-z0-9-]+$/)), heard }),
  category: listed(...categories, 'food', 'home'),
  period,
  amount: fc.nat({ max: 99_999_999 }).map((cents) => ({ value: (cents / 100).toFixed(2), currency: null })),
  comparison: fc.constantFrom('over', 'under', 'exactly'),
  count: fc.integer({ min: 1, max: 99 }),
  ordinal: fc.constantFrom(-1, 1, 2, 3, 10),
  topic: fc.constantFrom('transfer', 'pay', 'account-number', 'credit-score', 'address', 'other'),
};

/** A period fits if the intent has every slot that its form takes. */
function fits(name: string, value: unknown, slots: readonly string[]): boolean {
  if (name !== 'period') return slots.includes(name);
  const needed = { DATE: ['period'], LAST: ['duration'], SINCE: ['from'], RANGE: ['from', 'until'] }[(value as Period).form];
  return needed.every((slot) => slots.includes(slot));
}

const utterance = fc
  .tuple(
    fc.constantFrom(...intentNames, ...laterIntentNames),
    fc.record(everySlot, { requiredKeys: [] }),
    fc.constantFrom('en-US', 'en-GB', 'fr-FR', 'fr-CA'),
    fc.option(fc.stringMatching(/^[\w-]+$/)),
    fc.constantFrom('person', 'account', 'other'),
    fc.boolean(),
  )
  .map(([intent, slots, locale, token, voice, screen]) => {
    const fitting = Object.entries(slots).filter(([name, value]) => fits(name, value, intentSlots[intent] ?? []));
    return said({ intent, slots: Object.fromEntries(fitting) as Slots, locale, token, voice, screen });
  });

const people = { person: 'amzn1.ask.person.demo', account: null, other: 'amzn1.ask.person.guest' } as const;

const callerOf = ({ token, sessionId, voice }: Utterance) => ({
  tokenHash: token === null ? null : hashOf('token', token),
  sessionId,
  sharedProperty: false,
  personId: people[voice],
  deviceId: 'amzn1.ask.device.demo',
  accountId: 'amzn1.ask.account.demo',
  pin: null,
  verified: false,
});

describe('the request Alexa would send for an understood sentence', () => {
  test('is read back as the same question', () => {
    fc.assert(
      fc.property(utterance, (given) => {
        expect(inbound(alexaEnvelope(given))).toEqual({
          kind: 'ask',
          ask: {
            requestId: given.requestId,
            platform: 'alexa',
            locale: given.locale.startsWith('fr') ? 'fr-FR' : 'en-US',
            intent: given.intent,
            slots: given.slots,
            unreadable: [],
            // Who has not linked is somebody else.
            speaker: given.voice === 'person' && given.token === null ? 'other' : given.voice,
          },
          caller: callerOf(given),
          screen: given.screen,
          proof: null,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('names every slot of the intent, said or not, as a device does', () => {
    const { request } = alexaEnvelope(said({ slots: { merchant: { id: 'lidl', heard: 'lidl' } } }));
    if (request.type !== 'IntentRequest') throw new Error(request.type);
    expect(Object.keys(request.intent.slots ?? {}).sort()).toEqual([...(intentSlots.Spending ?? [])].sort());
    expect(request.intent.slots?.account).toEqual({ name: 'account', confirmationStatus: 'NONE' });
    expect(request.intent.slots?.merchant).toMatchObject({
      value: 'lidl',
      resolutions: {
        resolutionsPerAuthority: [{ authority: `amzn1.er-authority.echo-sdk.${skillId}.MERCHANT`, status: { code: 'ER_SUCCESS_MATCH' } }],
      },
    });
  });

  test('has no room for what the intent has no slot for', () => {
    const { request } = alexaEnvelope(said({ intent: 'Balance', slots: { merchant: { id: null, heard: 'lidl' } } }));
    expect(JSON.stringify(request)).not.toContain('lidl');
  });

  test.each(['Launch', 'SessionEnd', 'Help'] as const)('%s is answered validly', async (intent) => {
    const { handler, asked } = door(told(words('Hello.')));
    expect(await problemsOf(await handler(alexaEnvelope(said({ intent })), {}))).toEqual([]);
    expect(asked.map(({ ask }) => ask.intent)).toEqual(intent === 'SessionEnd' ? [] : [intent]);
  });

  test('holds the token in the account alone if no voice was recognised', () => {
    expect(alexaEnvelope(said()).context.System.person).toBeUndefined();
    expect(alexaEnvelope(said({ voice: 'person' })).context.System.person?.accessToken).toBe('token-demo-us');
    expect(alexaEnvelope(said({ voice: 'other' })).context.System.person?.accessToken).toBeUndefined();
  });

  test('for a PIN is read back as its digits', () => {
    const { intent: _i, slots: _s, ...situation } = said();
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,6}$/), (pin) => {
        expect(inbound(alexaPinEnvelope({ ...situation, pin }))).toMatchObject({
          ask: { intent: 'VoicePin', slots: {}, unreadable: [] },
          caller: { ...callerOf(said()), pin },
        });
      }),
    );
  });

  test.each([true, false])("after Alexa's own PIN is read back as its result (%s)", (achieved) => {
    const { intent: _i, slots: _s, ...situation } = said({ voice: 'person' });
    expect(inbound(alexaResumedEnvelope({ ...situation, verifyToken: 'a token', achieved }))).toMatchObject({
      ask: { intent: 'Verified' },
      proof: { token: 'a token', achieved },
    });
  });
});
