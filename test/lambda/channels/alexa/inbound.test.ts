import { describe, expect, test } from '@jest/globals';
import { inbound } from '../../../../lambda/channels/alexa/inbound.ts';
import { localeOf } from '../../../../lambda/channels/alexa/names.ts';
import { readSlots } from '../../../../lambda/channels/alexa/slots.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { fixture } from './fixtures.ts';

function asked(event: unknown) {
  const request = inbound(event);
  if (request.kind !== 'ask') throw new Error(`not a question: ${request.kind}`);
  return request;
}

const slot = (name: string, value: unknown) => ({ [name]: { name, value, confirmationStatus: 'NONE' } });

describe('who asks', () => {
  test('is the account when no voice was recognised', () => {
    const { ask, caller } = asked(fixture('intent-spending'));
    expect(ask.speaker).toBe('account');
    expect(caller).toEqual({
      tokenHash: hashOf('token', 'token-demo-us'),
      sessionId: 'amzn1.echo-api.session.0f0e0d0c-0000-4000-8000-000000000001',
      sharedProperty: false,
      personId: null,
      deviceId: 'amzn1.ask.device.AEXAMPLEDEVICE',
      accountId: 'amzn1.ask.account.AEXAMPLEACCOUNT',
      pin: null,
      verified: false,
    });
  });

  test('is the recognised person before the account of the device', () => {
    const { ask, caller } = asked(fixture('intent-recognised-person'));
    expect(ask.speaker).toBe('person');
    expect(caller.tokenHash).toBe(hashOf('token', 'token-person'));
    expect(caller.personId).toBe('amzn1.ask.person.AEXAMPLEPERSON');
  });

  test('is somebody else when a person is recognised who has not linked', () => {
    const { ask, caller } = asked(fixture('intent-other-person'));
    expect(ask.speaker).toBe('other');
    expect(caller.tokenHash).toBe(hashOf('token', 'token-household'));
    expect(caller.personId).toBe('amzn1.ask.person.AEXAMPLEGUEST');
  });

  test('is the account when the voice fits less well than Amazon calls recognised', () => {
    const { ask, caller } = asked(fixture('intent-doubtful-person'));
    expect(ask.speaker).toBe('account');
    expect(caller.tokenHash).toBe(hashOf('token', 'token-household'));
    expect(caller.personId).toBeNull();
  });

  test.each([
    [undefined, 'person'],
    [{}, 'person'],
    [{ level: 300 }, 'person'],
    [{ level: 400, customPolicy: { policyName: 'VOICE_PIN' } }, 'person'],
    [{ level: 299 }, 'account'],
    [{ level: 0 }, 'account'],
    [{ level: '400' }, 'account'],
    [{ level: null }, 'account'],
  ])('with the level %j is the %s', (authenticationConfidenceLevel, speaker) => {
    for (const [name, expected] of [
      ['intent-recognised-person', speaker],
      ['intent-other-person', speaker === 'person' ? 'other' : speaker],
    ] as const) {
      const event = fixture(name);
      event.context.System.person.authenticationConfidenceLevel = authenticationConfidenceLevel;
      expect(asked(event).ask.speaker).toBe(expected);
    }
  });

  test('is the account when the person is no person', () => {
    for (const person of [null, {}, [], 'Ann', { personId: '', accessToken: '' }]) {
      const event = fixture('intent-spending');
      event.context.System.person = person;
      expect(asked(event)).toMatchObject({ ask: { speaker: 'account' }, caller: { personId: null } });
    }
  });

  test('is nobody without a token, even if the session holds one', () => {
    const event = fixture('intent-spending');
    event.context.System.user.accessToken = undefined;
    expect(asked(event).caller.tokenHash).toBeNull();
  });

  test('is in a shared property when the device belongs to a unit', () => {
    expect(asked(fixture('intent-shared-property')).caller.sharedProperty).toBe(true);
  });
});

describe('what is asked', () => {
  test('a launch is a launch, and so is coming back from a task', () => {
    expect(asked(fixture('launch')).ask).toMatchObject({ intent: 'Launch', slots: {}, unreadable: [], platform: 'alexa' });
    expect(asked(fixture('session-resumed-task')).ask.intent).toBe('Launch');
  });

  test('slots that were not said are absent', () => {
    expect(asked(fixture('intent-spending')).ask).toEqual({
      requestId: 'amzn1.echo-api.request.0a0b0c0d-0000-4000-8000-000000000001',
      platform: 'alexa',
      locale: 'en-US',
      intent: 'Spending',
      slots: { category: { id: 'groceries', heard: 'groceries' }, period: { form: 'DATE', value: '2026-10' } },
      unreadable: [],
      speaker: 'account',
    });
  });

  test.each([
    ['AMAZON.HelpIntent', 'Help'],
    ['AMAZON.StopIntent', 'Stop'],
    ['AMAZON.CancelIntent', 'Cancel'],
    ['AMAZON.NavigateHomeIntent', 'NavigateHome'],
    ['AMAZON.YesIntent', 'Yes'],
    ['AMAZON.NoIntent', 'No'],
    ['AMAZON.RepeatIntent', 'Repeat'],
    ['AMAZON.MoreIntent', 'More'],
    ['AMAZON.NextIntent', 'More'],
    ['AMAZON.FallbackIntent', 'Fallback'],
    ['LostCard', 'LostCard'],
    ['OrderPizza', 'Fallback'],
    ['__proto__', 'Fallback'],
  ])('%s is %s', (name, intent) => {
    const event = fixture('intent-help');
    event.request.intent.name = name;
    expect(asked(event).ask.intent).toBe(intent);
  });

  test.each([
    ['en-US', 'en-US'],
    ['en-GB', 'en-US'],
    ['en-IN', 'en-US'],
    ['fr-FR', 'fr-FR'],
    ['fr-CA', 'fr-FR'],
    ['fr-BE', 'fr-FR'],
    ['fr', 'fr-FR'],
    ['de-DE', 'en-US'],
    ['fry-NL', 'en-US'],
    [undefined, 'en-US'],
    [7, 'en-US'],
  ])('the locale %s is answered in %s', (given, spoken) => {
    expect(localeOf(given)).toBe(spoken);
  });

  test('a question without request id or session cannot be answered once, and is not', () => {
    for (const part of ['request', 'session']) {
      expect(inbound({ ...fixture('intent-help'), [part]: { type: 'IntentRequest' } })).toMatchObject({ kind: 'quiet' });
    }
  });
});

describe('a voice PIN', () => {
  const pinOf = (slots: object) => {
    const event = fixture('intent-voice-pin');
    event.request.intent.slots = slots;
    return asked(event).caller.pin;
  };
  const spelled = (...values: readonly (string | undefined)[]) =>
    Object.fromEntries(values.map((value, at) => [['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][at], { value }]));

  test.each([
    ['intent-voice-pin', '0479'],
    ['intent-voice-pin-digits', '004852'],
    ['intent-voice-pin-unreadable', null],
  ])('is handed on beside the question, with its leading zeros, and leaves no trace in it (%s)', (name, pin) => {
    const { ask, caller } = asked(fixture(name));
    expect(ask).toMatchObject({ intent: 'VoicePin', slots: {}, unreadable: [] });
    expect(caller.pin).toBe(pin);
  });

  test.each([
    [slot('pin', '0 0 4 7'), '0047'],
    [slot('pin', '00-4852'), '004852'],
    [spelled('0', '0', '4', '8', '5'), '00485'],
    [{ pin: { value: '0479' }, ...spelled('1', '1', '1', '1', '1') }, '0479'],
    [slot('pin', '479'), null],
    [slot('pin', '0048521'), null],
    [slot('pin', 'four seven'), null],
    [slot('pin', '４７９０'), null],
    [slot('pin', 479), null],
    [spelled('0', '4', '8'), null],
    [spelled('0', '?', '4', '8', '5'), null],
    [spelled('0', 'for', '4', '8', '5'), null],
    [spelled('0', undefined, '4', '8', '5', '2'), null],
    [{}, null],
  ])('is read from %j as %s: what is not there is not guessed', (slots, pin) => {
    expect(pinOf(slots)).toBe(pin);
  });

  test('is read for its own intent alone', () => {
    const event = fixture('intent-voice-pin');
    event.request.intent.name = 'Balance';
    const { ask, caller } = asked(event);
    expect(caller.pin).toBeNull();
    expect(JSON.stringify(ask)).not.toContain('0479');
  });
});

describe("back from Alexa's own PIN", () => {
  test.each([
    ['session-resumed', true],
    ['session-resumed-not-achieved', false],
    ['session-resumed-not-set-up', false],
    ['session-resumed-refused', false],
  ])('%s: achieved %s', (name, achieved) => {
    const { ask, caller, proof } = asked(fixture(name));
    expect([ask.intent, ask.slots, proof]).toEqual(['Verified', {}, { token: 'token-of-the-question', achieved }]);
    expect(caller.verified).toBe(false);
  });

  test.each([undefined, null, {}, { type: 'ConnectionCompleted', token: '' }, { type: 'Other', token: 'x' }, 'x'])(
    'the cause %j is none: the customer is greeted',
    (cause) => {
      const event = fixture('session-resumed');
      event.request.cause = cause;
      expect(asked(event)).toMatchObject({ ask: { intent: 'Launch' }, proof: null });
    },
  );
});

describe('a disabled skill', () => {
  test('is told with whose it was and since when', () => {
    expect(inbound(fixture('event-skill-disabled'))).toEqual({
      kind: 'disabled',
      userId: 'amzn1.ask.account.AEXAMPLEACCOUNT',
      apiEndpoint: 'https://api.eu.amazonalexa.com',
      at: '2026-11-23T11:59:58.000Z',
    });
  });

  test.each([
    ['2026-11-23T12:59:58+01:00', '2026-11-23T11:59:58.000Z'],
    [Date.parse('2026-11-23T11:59:58Z'), '2026-11-23T11:59:58.000Z'],
    [undefined, '2026-11-23T12:00:00.000Z'],
    ['soon', '2026-11-23T12:00:00.000Z'],
    [1e300, '2026-11-23T12:00:00.000Z'],
  ])('happened when its event was made: %j', (eventCreationTime, at) => {
    const event = fixture('event-skill-disabled');
    event.request.eventCreationTime = eventCreationTime;
    expect(inbound(event)).toMatchObject({ at });
  });

  test('of nobody, or at no time, ends nothing', () => {
    const event = fixture('event-skill-disabled');
    expect(inbound({ ...event, context: {} })).toMatchObject({ kind: 'quiet', trouble: 'alexa.malformed' });
    expect(inbound({ ...event, request: { type: event.request.type } })).toMatchObject({ kind: 'quiet', trouble: 'alexa.malformed' });
  });

  test.each(['event-skill-enabled', 'event-permission-changed'])('%s is acknowledged, no more', (name) => {
    expect(inbound(fixture(name))).toEqual({ kind: 'quiet', trouble: null });
  });
});

describe('what was heard', () => {
  const heard = (name: string, value: string) => readSlots(slot(name, value)).slots;

  test.each(['merchant', 'account', 'category'] as const)('in %s is kept to 256 characters', (name) => {
    expect(heard(name, 'x'.repeat(252_000))[name]).toEqual({ id: null, heard: 'x'.repeat(256) });
  });

  test.each(['\u0000', '\ud800', '\udfff', '\u001b'])('loses a character that cannot be stored (%j)', (character) => {
    expect(heard('merchant', `joe${character}s`).merchant).toEqual({ id: null, heard: 'joe s' });
    expect(heard('merchant', character)).toEqual({});
  });

  test.each(['lidl\u0000', 'lidl\udc00', 'x'.repeat(252_000)])('has no id that cannot be stored (%#)', (id) => {
    const match = { authority: 'a', status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { name: 'Lidl', id } }] };
    const merchant = { name: 'merchant', value: 'lidl', resolutions: { resolutionsPerAuthority: [match] } };
    expect(readSlots({ merchant }).slots.merchant).toEqual({ id: null, heard: 'lidl' });
  });
});

describe('entity resolution', () => {
  test('one match gives the id and keeps the words', () => {
    expect(asked(fixture('intent-recognised-person')).ask.slots.account).toEqual({ id: 'card', heard: 'carte' });
  });

  test('two matches are no match: the words are left to the core', () => {
    expect(asked(fixture('intent-two-matches')).ask.slots.merchant).toEqual({ id: null, heard: 'mart' });
  });

  test("the customer's own entity wins over the static list", () => {
    expect(asked(fixture('intent-dynamic-match')).ask.slots.merchant).toEqual({ id: 'own-rosies', heard: "rosie's" });
  });

  test('an account id outside the closed list is left to be looked up by its words', () => {
    const resolutions = {
      resolutionsPerAuthority: [{ status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { name: 'x', id: 'acc-7' } }] }],
    };
    expect(readSlots({ account: { name: 'account', value: 'holiday pot', resolutions } }).slots.account).toEqual({
      id: null,
      heard: 'holiday pot',
    });
  });

  test('several values in one slot are not guessed at', () => {
    expect(asked(fixture('intent-several-values')).ask).toMatchObject({ slots: {}, unreadable: ['merchant'] });
  });

  test('a match that timed out is no match', () => {
    const resolutions = { resolutionsPerAuthority: [{ status: { code: 'ER_ERROR_TIMEOUT' } }] };
    expect(readSlots({ merchant: { name: 'merchant', value: 'lidl', resolutions } }).slots.merchant).toEqual({ id: null, heard: 'lidl' });
  });
});

describe('a slot that cannot be read is named, never guessed', () => {
  test('question marks and words outside a closed list', () => {
    const { ask } = asked(fixture('intent-unreadable-slots'));
    expect(ask.slots).toEqual({});
    expect([...ask.unreadable].sort()).toEqual(['amount', 'comparison', 'period']);
  });

  test.each([
    ['period', '2026-02-30'],
    ['period', '2026-13'],
    ['period', '2025-W53'],
    ['period', 'someday'],
    ['duration', 'P'],
    ['duration', 'PT'],
    ['duration', 'P?D'],
    ['duration', '3 weeks'],
    ['from', '202'],
    ['until', '2026-11-20'],
    ['amount', 'many'],
    ['amount', '-5'],
    ['count', '0'],
    ['count', '2.5'],
    ['ordinal', 'umpteenth'],
    ['merchant', '?'],
  ])('%s %s', (name, value) => {
    const read = readSlots(slot(name, value));
    expect(read.slots).toEqual({});
    expect(read.unreadable).toEqual([['duration', 'from', 'until'].includes(name) ? 'period' : name]);
  });

  test.each([null, undefined, '', ' ', 7, {}, []])('%j says nothing', (value) => {
    expect(readSlots(slot('merchant', value))).toEqual({ slots: {}, unreadable: [] });
  });
});

describe('times', () => {
  test.each([
    '2026-11-23',
    '2026-W47',
    '2026-W1',
    '2026-W53',
    '2026-W47-WE',
    '2026-11',
    '2026-11-XX',
    '2026',
    '2026-XX',
    '2026-XX-XX',
    '202X',
    '20XX',
    '2026-WI',
    '2026-SP',
    '2026-SU',
    '2026-FA',
    '2026-Q4',
    'PRESENT_REF',
  ])('AMAZON.DATE %s is handed on as it is', (value) => {
    expect(readSlots(slot('period', value)).slots).toEqual({ period: { form: 'DATE', value } });
  });

  test.each(['P1D', 'P2W', 'P3M', 'P1Y', 'PT1H', 'P1DT1H', 'P2YT3H10M', 'PT30M', 'P30D'])('AMAZON.DURATION %s is a length', (value) => {
    expect(readSlots(slot('duration', value)).slots).toEqual({ period: { form: 'LAST', value } });
  });

  test.each([
    ['2026-11-16', undefined, { form: 'SINCE', from: '2026-11-16' }],
    ['2026-05', undefined, { form: 'SINCE', from: '2026-05-01' }],
    ['2026-W47', undefined, { form: 'SINCE', from: '2026-11-16' }],
    ['2026-05', 'PRESENT_REF', { form: 'SINCE', from: '2026-05-01' }],
    ['2026-05', '2026-06', { form: 'RANGE', from: '2026-05-01', to: '2026-06-30' }],
    ['2024-02', '2024-02', { form: 'RANGE', from: '2024-02-01', to: '2024-02-29' }],
    ['2026-11-01', '2026-11-15', { form: 'RANGE', from: '2026-11-01', to: '2026-11-15' }],
  ])('from %s until %s', (from, until, period) => {
    expect(readSlots({ ...slot('from', from), ...slot('until', until) })).toEqual({ slots: { period }, unreadable: [] });
  });
});

describe('numbers', () => {
  test.each([
    ['300', '300.00'],
    ['12.5', '12.50'],
    ['12,50', '12.50'],
    ['0', '0.00'],
    ['007', '7.00'],
  ])('the amount %s is %s', (heard, value) => {
    expect(readSlots(slot('amount', heard)).slots.amount).toEqual({ value, currency: null });
  });

  test('a count is a whole number from one', () => {
    expect(readSlots(slot('count', '3')).slots.count).toBe(3);
  });
});
