import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CivilDate, categories, intentNames, laterIntentNames, type Period, type Slots } from '#skill';
import { intentSlots } from '#skill/build';
import {
  dialogflowCodeRequest,
  dialogflowRequest,
  type DialogflowSource,
  sessionPath,
} from '../../../../lambda/channels/google/envelope.ts';
import { inbound } from '../../../../lambda/channels/google/inbound.ts';
import { door, request, said, today } from './door.ts';
import { requestProblems, responseProblems } from './proto-check.ts';

const platforms: Readonly<Record<DialogflowSource, string>> = {
  'web-chat': 'web-chat',
  phone: 'phone',
  slack: 'slack',
  telegram: 'other-chat',
  line: 'other-chat',
  facebook: 'other-chat',
  hangouts: 'other-chat',
  google: 'other-chat',
};
const sources = Object.keys(platforms) as DialogflowSource[];

// Words that are no id of ours, as the agent would have matched those.
const heard = fc.stringMatching(/^[à-ÿ][a-zà-ÿ&'. -]*$/);
const listed = <Id extends string>(...ids: readonly Id[]) => fc.record({ id: fc.option(fc.constantFrom(...ids)), heard });
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CivilDate);
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ form: fc.constant('DATE' as const), value: fc.oneof(day, fc.constantFrom('2026-11', '2026-Q4', '2026')) }),
  fc.record({ form: fc.constant('LAST' as const), value: fc.constantFrom('P30D', 'P2W', 'P6M', 'P1Y', 'PT48H') }),
  fc.record({ form: fc.constant('SINCE' as const), from: day }),
  fc.record({ form: fc.constant('RANGE' as const), from: day, to: day }),
);
const everySlot: { readonly [Name in keyof Slots]-?: fc.Arbitrary<NonNullable<Slots[Name]>> } = {
  account: listed('checking', 'savings', 'card', 'joint', 'all'),
  merchant: fc.record({ id: fc.option(fc.stringMatching(/^[a-z0-9-]{1,40}$/)), heard }),
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
    fc.constantFrom('en-US' as const, 'fr-FR' as const),
    fc.constantFrom(...sources),
    fc.option(fc.stringMatching(/^[\w.-]+$/)),
    fc.boolean(),
  )
  .map(([intent, slots, locale, source, token, linked]) => {
    const fitting = Object.entries(slots).filter(([name, value]) => fits(name, value, intentSlots[intent] ?? []));
    const contexts = linked ? [{ name: `${sessionPath('session-1')}/contexts/linked`, lifespanCount: 99 }] : [];
    return said({ intent, slots: Object.fromEntries(fitting) as Slots, locale, source, token, contexts });
  });

const dateOf = (value: string, region = 'FR') =>
  inbound(request({ intent: 'Spending', slots: { period: { form: 'DATE', value } }, region })).ask.slots.period;

describe('the request Dialogflow would send for an understood sentence', () => {
  test('is read back as the same question', () => {
    fc.assert(
      fc.property(utterance, (given) => {
        const body = dialogflowRequest(given);
        expect(requestProblems(body)).toEqual([]);
        expect(inbound(body)).toEqual({
          ask: {
            requestId: given.responseId,
            platform: platforms[given.source],
            locale: given.locale,
            intent: given.intent,
            slots: given.slots,
            unreadable: [],
            speaker: 'account',
          },
          sessionId: sessionPath(given.sessionId),
          source: { 'web-chat': '', phone: 'google_telephony' }[given.source as string] ?? given.source,
          token: given.token,
          linked: given.contexts.length > 0,
          accountId: null,
          code: null,
          words: given.text,
          pin: null,
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each(['Launch', 'Silence'] as const)('%s is an event without words', (intent) => {
    const body = request({ intent });
    expect(requestProblems(body)).toEqual([]);
    expect(inbound(body).ask).toMatchObject({ intent, slots: {} });
  });

  test.each(sources)('gives back the code that was said on %s', (source) => {
    const { intent: _i, slots: _s, today: _t, ...sentence } = said({ source });
    const body = dialogflowCodeRequest({ ...sentence, code: '4815 1623' });
    expect(requestProblems(body)).toEqual([]);
    expect(inbound(body)).toMatchObject({ code: '48151623', ask: { platform: platforms[source], slots: {} } });
  });

  test('names every parameter of the intent, said or not, as Dialogflow does', () => {
    const { queryResult } = request({ intent: 'RecentTransactions', slots: { count: 3 } }) as { queryResult: { parameters: object } };
    expect(queryResult.parameters).toEqual({ account: '', count: 3 });
  });

  test('has no room for what the intent has no slot for, nor for a currency', () => {
    const slots: Slots = { merchant: { id: null, heard: 'lidl' }, amount: { value: '50.00', currency: 'EUR' } };
    expect(JSON.stringify(request({ intent: 'CanAfford', slots }))).not.toMatch(/lidl|EUR/);
  });

  test('resolves what Dialogflow resolves itself', () => {
    expect(dateOf('PRESENT_REF')).toEqual({ form: 'DATE', value: today });
    expect(dateOf('PRESENT_MONTH')).toEqual({ form: 'DATE', value: '2026-11' });
    expect(dateOf('2026-W47-WE')).toEqual({ form: 'RANGE', from: '2026-11-21', to: '2026-11-22' });
    expect(dateOf('2026-W47')).toEqual({ form: 'RANGE', from: '2026-11-16', to: '2026-11-22' });
    expect(dateOf('2026-W47', 'US')).toEqual({ form: 'RANGE', from: '2026-11-15', to: '2026-11-21' });
    expect(dateOf('202X')).toEqual({ form: 'RANGE', from: '2020-01-01', to: '2029-12-31' });
  });

  test('says that a length of several parts was not understood, rather than sending another', () => {
    const body = request({ intent: 'Spending', slots: { period: { form: 'LAST', value: 'P1Y6M' } } });
    expect(inbound(body).ask).toMatchObject({ slots: {}, unreadable: ['period'] });
  });

  test.each(sources)('is answered validly on %s', async (source) => {
    expect(responseProblems(await door().handler(request({ source })))).toEqual([]);
  });
});
