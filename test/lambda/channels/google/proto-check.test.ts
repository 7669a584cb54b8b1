import { describe, expect, test } from '@jest/globals';
import { fixture, fixtureNames } from './fixtures.ts';
import { requestProblems, responseProblems } from './proto-check.ts';

const message = { text: { text: ['Hello.'] } };
const chips = { payload: { richContent: [[{ type: 'chips', options: [{ text: 'more' }] }]] } };

describe("the check against Dialogflow's own definitions", () => {
  // `payload: null` is absent in proto3 JSON; this one alone is there because callers send it.
  test.each(fixtureNames.filter((name) => !['api-payload-null', 'spending-lists-and-nulls'].includes(name)))(
    'takes the request %s',
    (name) => {
      expect(requestProblems(fixture(name))).toEqual([]);
    },
  );

  test('takes a full response', () => {
    const outputContexts = [{ name: 'projects/p/agent/sessions/s/contexts/c', lifespanCount: 5, parameters: { any: [1, null] } }];
    const response = {
      fulfillmentText: 'Hello.',
      fulfillmentMessages: [message, { ...message, platform: 'SLACK' }, chips],
      outputContexts,
      payload: {},
    };
    expect(responseProblems(response)).toEqual([]);
  });

  test.each<[string, unknown, RegExp]>([
    ['a misspelt field', { fulfilmentText: 'Hello.' }, /fulfilmentText: no field/],
    ['a field of the beta version', { endInteraction: true }, /endInteraction: no field/],
    ['a misspelt field further down', { fulfillmentMessages: [{ text: { texts: [] } }] }, /texts: no field/],
    ['an unknown platform', { fulfillmentMessages: [{ ...message, platform: 'TELEPHONY' }] }, /no value of .*Platform/],
    ['a message of two kinds', { fulfillmentMessages: [{ ...message, ...chips }] }, /more than one message/],
    ['text that is no list', { fulfillmentMessages: [{ text: { text: 'Hello.' } }] }, /not a list/],
    ['a number for a text', { fulfillmentText: 7 }, /not a string/],
    ['null for a text', { fulfillmentText: null }, /not a string/],
    ['half a surrogate pair', { fulfillmentText: 'a\uD800' }, /not a string/],
    ['a fraction for a count', { outputContexts: [{ name: 'c', lifespanCount: 1.5 }] }, /not a int32/],
    ['a list for an object', { payload: [] }, /not an object/],
    ['no object at all', [], /not a google/],
    ['too much', { fulfillmentText: 'x'.repeat(65_536) }, /larger than 64 KiB/],
  ])('finds %s', (_, response, finding) => {
    expect(responseProblems(response)).toEqual([expect.stringMatching(finding)]);
  });

  test('finds a field of another version in a request', () => {
    expect(requestProblems({ ...fixture('slack'), fulfillmentInfo: { tag: 'x' } })).toEqual([
      expect.stringMatching(/fulfillmentInfo: no field/),
    ]);
  });
});
