import { describe, expect, test } from '@jest/globals';
import type { Slots } from '#skill';
import { inbound } from '../../../../lambda/channels/google/inbound.ts';
import { fixture } from './fixtures.ts';

const ask = (body: unknown) => inbound(body).ask;
const query = (queryResult: object) => ask({ queryResult });
const slots = (parameters: object) => {
  const { slots, unreadable } = query({ parameters });
  return { ...slots, ...(unreadable.length === 0 ? {} : { unreadable }) };
};

describe('a request', () => {
  test.each([
    ['en', 'en-US'],
    ['en-us', 'en-US'],
    ['EN-GB', 'en-US'],
    ['fr', 'fr-FR'],
    ['fr-CA', 'fr-FR'],
    ['FR-fr', 'fr-FR'],
    ['frr', 'en-US'],
    ['de', 'en-US'],
    [undefined, 'en-US'],
    [7, 'en-US'],
  ])('in the language %s is answered in %s', (languageCode, locale) => {
    expect(query({ languageCode }).locale).toBe(locale);
  });

  test.each([
    ['Balance', '', 'Balance'],
    ['FreezeCard', '', 'FreezeCard'],
    ['Launch', 'WELCOME', 'Launch'],
    ['Default Welcome Intent', 'GOOGLE_ASSISTANT_WELCOME', 'Launch'],
    ['hello there', 'TELEPHONY_WELCOME', 'Launch'],
    ['Silence', '', 'Silence'],
    ['nothing heard', 'actions_intent_NO_INPUT', 'Silence'],
    ['bye', 'actions_intent_CANCEL', 'SessionEnd'],
    ['Default Fallback Intent', 'kuala lumpur', 'Fallback'],
    ['OrderPizza', 'a large one', 'Fallback'],
    ['OrderPizza', 'you are welcome', 'Fallback'],
    ['balance', '', 'Fallback'],
    ['toString', '', 'Fallback'],
    ['LinkCode', '123456', 'Fallback'],
    ['VoicePin', '0479', 'VoicePin'],
  ])('of the intent %s (%s) asks %s', (displayName, queryText, intent) => {
    expect(query({ queryText, intent: { displayName } }).intent).toBe(intent);
  });

  test('has the id and the session Dialogflow gave it', () => {
    const body = fixture('slack');
    expect(inbound(body)).toMatchObject({
      ask: { requestId: body.responseId },
      sessionId: body.session,
      source: 'slack',
      linked: false,
      code: null,
    });
  });

  test.each(['', 'x'.repeat(200), 'with spaces', '../etc', 7, null])(
    'whose id cannot be used (%j) is a new one each time',
    (responseId) => {
      const ids = [1, 2].map(() => ask({ ...fixture('slack'), responseId }).requestId);
      for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(new Set(ids).size).toBe(2);
    },
  );

  test.each(['a\ud83d', 'a\u0000', 'x'.repeat(252_000)])('whose session could not be named in an answer has none (%#)', (session) => {
    const { sessionId, ask } = inbound({ ...fixture('slack'), session });
    expect(sessionId).toBe(ask.requestId);
  });

  test('is linked only by the context of that very name', () => {
    const linked = (name: unknown) => inbound({ queryResult: { outputContexts: [{ name }] } }).linked;
    expect(linked('projects/p/agent/sessions/s/contexts/linked')).toBe(true);
    for (const name of ['linked', 'projects/p/agent/sessions/s/contexts/unlinked', 'x/contexts/linked/y', 7])
      expect(linked(name)).toBe(false);
  });

  test.each([
    ['48151623', '48151623'],
    ['48 15 16 23', '48151623'],
    ['4815-1623', '48151623'],
    ['00481516', '00481516'],
    ['4815162', null],
    ['481516234', null],
    ['4815162x', null],
    ['', null],
    [48151623, null],
    [null, null],
  ])('with the code %j gives the digits %j', (code, digits) => {
    expect(inbound({ queryResult: { intent: { displayName: 'LinkCode' }, parameters: { code } } }).code).toBe(digits);
  });
});

describe('the slots', () => {
  test.each<[string, object | string]>([
    ['spending-period', { category: { id: 'food', heard: 'food and drink' }, period: { form: 'DATE', value: '2026-10' } }],
    ['spending-fr', { merchant: { id: 'lidl', heard: 'lidl' }, period: { form: 'DATE', value: '2026-11-22' } }],
    ['spending-lists-and-nulls', { category: { id: 'groceries', heard: 'groceries' } }],
    ['find-strings', { amount: { value: '200.00', currency: null }, comparison: 'over', period: { form: 'LAST', value: 'P2W' } }],
  ])('of %s are read', (name, expected) => {
    expect(ask(fixture(name))).toMatchObject({ slots: expected, unreadable: [] });
    expect(Object.keys(ask(fixture(name)).slots).sort()).toEqual(Object.keys(expected).sort());
  });

  test('that cannot be read are said to be so, never guessed', () => {
    expect(ask(fixture('absurd'))).toMatchObject({ slots: {}, unreadable: ['period', 'amount', 'comparison', 'count', 'ordinal'] });
  });

  test.each(['merchant', 'account', 'category'])('keep 256 characters of what was heard (%s)', (name) => {
    const long = 'x'.repeat(252_000);
    expect(slots({ [name]: long })).toEqual({ [name]: { id: null, heard: 'x'.repeat(256) } });
    const outputContexts = [{ parameters: { [`${name}.original`]: long } }];
    expect(query({ parameters: { [name]: 'y' }, outputContexts }).slots).toEqual({ [name]: { id: null, heard: 'x'.repeat(256) } });
  });

  test.each(['\u0000', '\ud800', '\udfff', '\u001b'])('lose a character that cannot be stored (%j)', (character) => {
    expect(slots({ merchant: `joe${character}s` })).toEqual({ merchant: { id: null, heard: 'joe s' } });
    expect(slots({ merchant: character })).toEqual({});
    const outputContexts = [{ parameters: { 'merchant.original': `l${character}dl` } }];
    expect(query({ parameters: { merchant: 'merchant-lidl' }, outputContexts }).slots.merchant).toEqual({ id: 'lidl', heard: 'l dl' });
  });

  test.each([[''], [null], [[]], [{}], ['  '], [['']]])('hold nothing for %j', (empty) => {
    const names = [
      'account',
      'merchant',
      'category',
      'period',
      'date',
      'duration',
      'from',
      'until',
      'amount',
      'comparison',
      'count',
      'ordinal',
      'topic',
    ];
    expect(slots(Object.fromEntries(names.map((name) => [name, empty])))).toEqual({});
  });

  test.each<[string, unknown, Slots[keyof Slots] | 'unreadable']>([
    ['account', 'checking', { id: 'checking', heard: 'checking' }],
    ['account', 'holiday fund', { id: null, heard: 'holiday fund' }],
    ['merchant', 'merchant-trader-joes', { id: 'trader-joes', heard: 'trader joes' }],
    ['merchant', 'target', { id: null, heard: 'target' }],
    ['merchant', "joe's crab shack", { id: null, heard: "joe's crab shack" }],
    ['category', 'food', { id: 'food', heard: 'food' }],
    ['category', 'yachts', { id: null, heard: 'yachts' }],
    ['category', { name: 'food' }, 'unreadable'],
    ['amount', 12.5, { value: '12.50', currency: null }],
    ['amount', '300.00', { value: '300.00', currency: null }],
    ['amount', '12,5', { value: '12.50', currency: null }],
    ['amount', { amount: 50, currency: 'EUR' }, { value: '50.00', currency: 'EUR' }],
    ['amount', { amount: 50 }, { value: '50.00', currency: null }],
    ['amount', { currency: 'EUR' }, 'unreadable'],
    ['amount', 12.345, 'unreadable'],
    ['amount', -5, 'unreadable'],
    ['amount', 1e21, 'unreadable'],
    ['comparison', 'exactly', 'exactly'],
    ['comparison', 'toString', 'unreadable'],
    ['count', 5, 5],
    ['count', '5', 5],
    ['count', [5], 5],
    ['count', [5, 6], 'unreadable'],
    ['count', 0, 'unreadable'],
    ['count', 2.5, 'unreadable'],
    ['ordinal', '2', 2],
    ['ordinal', '-1', -1],
    ['ordinal', 3, 3],
    ['ordinal', 0, 'unreadable'],
    ['topic', 'transfer', 'transfer'],
    ['topic', 'a mortgage', 'other'],
  ])('%s %j', (name, value, expected) => {
    expect(slots({ [name]: value })).toEqual(expected === 'unreadable' ? { unreadable: [name] } : { [name]: expected });
  });

  test('are heard as the customer said them, where Dialogflow kept it', () => {
    const outputContexts = [{ parameters: { 'account.original': 'rainy day fund', 'category.original': ['take out'] } }];
    const { slots } = query({ parameters: { account: 'savings', category: 'restaurants' }, outputContexts });
    expect(slots).toEqual({ account: { id: 'savings', heard: 'rainy day fund' }, category: { id: 'restaurants', heard: 'take out' } });
  });
});

describe('a period', () => {
  const week = { startDate: '2026-11-16T12:00:00-05:00', endDate: '2026-11-22T12:00:00-05:00' };
  const cx = { startDate: { year: 2026, month: 10, day: 1 }, endDate: { year: 2026, month: 10, day: 31 } };
  test.each<[object, Slots['period'] | 'unreadable']>([
    [{ period: week }, { form: 'RANGE', from: '2026-11-16', to: '2026-11-22' } as Slots['period']],
    [{ period: cx }, { form: 'DATE', value: '2026-10' }],
    [
      { period: { startDate: '2026-11-14T00:00:00Z', endDate: '2026-11-17T23:59:59Z' } },
      { form: 'RANGE', from: '2026-11-14', to: '2026-11-17' } as Slots['period'],
    ],
    [{ date: '2026-11-22T12:00:00+14:00' }, { form: 'DATE', value: '2026-11-22' }],
    [{ date: '2026-11-22' }, { form: 'DATE', value: '2026-11-22' }],
    [{ date: { year: 2026, month: 11, day: 2 } }, { form: 'DATE', value: '2026-11-02' }],
    [{ period: week, date: '2026-11-22' }, { form: 'RANGE', from: '2026-11-16', to: '2026-11-22' } as Slots['period']],
    [{ duration: { amount: 30, unit: 'day' } }, { form: 'LAST', value: 'P30D' }],
    [{ duration: { amount: '2', unit: 'wk' } }, { form: 'LAST', value: 'P2W' }],
    [{ duration: { amount: 3, unit: 'mo' } }, { form: 'LAST', value: 'P3M' }],
    [{ duration: { amount: 1, unit: 'yr' } }, { form: 'LAST', value: 'P1Y' }],
    [{ duration: { amount: 1.5, unit: 'yr' } }, { form: 'LAST', value: 'P18M' }],
    [{ duration: { amount: 48, unit: 'h' } }, { form: 'LAST', value: 'PT48H' }],
    [{ duration: { amount: 0.5, unit: 'mo' } }, 'unreadable'],
    [{ duration: { amount: 0, unit: 'day' } }, 'unreadable'],
    [{ duration: { amount: 3, unit: 'moons' } }, 'unreadable'],
    [{ duration: { amount: 3, unit: 'toString' } }, 'unreadable'],
    [{ duration: 'a while' }, 'unreadable'],
    [{ from: '2026-11-02T12:00:00Z' }, { form: 'SINCE', from: '2026-11-02' } as Slots['period']],
    [{ from: '2026-11-02', until: '2026-11-08' }, { form: 'RANGE', from: '2026-11-02', to: '2026-11-08' } as Slots['period']],
    [{ from: cx, until: week }, { form: 'RANGE', from: '2026-10-01', to: '2026-11-22' } as Slots['period']],
    [{ until: '2026-11-08' }, 'unreadable'],
    [{ from: 'soon' }, 'unreadable'],
    [{ period: { startDate: '2026-02-31', endDate: '2026-03-01' } }, 'unreadable'],
    [{ period: { startDate: '', endDate: '' } }, 'unreadable'],
    [{ date: 'yesterday' }, 'unreadable'],
  ])('%j', (parameters, expected) => {
    expect(slots(parameters)).toEqual(expected === 'unreadable' ? { unreadable: ['period'] } : { period: expected });
  });
});
