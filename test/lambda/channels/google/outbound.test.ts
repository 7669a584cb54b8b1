import { describe, expect, test } from '@jest/globals';
import { dialogflow } from 'actions-on-google/dist/service/dialogflow/dialogflow.js';
import fc from 'fast-check';
import type { Part } from '../../../../locales/spoken.ts';
import { assistantPayload } from '../../../../lambda/channels/google/assistant-payload.ts';
import { inbound } from '../../../../lambda/channels/google/inbound.ts';
import { outbound } from '../../../../lambda/channels/google/outbound.ts';
import { plainText } from '../../../../lambda/channels/google/plain-text.ts';
import { request, words } from './door.ts';
import { responseProblems } from './proto-check.ts';

const number: readonly Part[] = [
  { type: 'text', text: 'Call ' },
  { type: 'digits', digits: '+1 555 0100' },
  { type: 'pause', milliseconds: 300 },
  { type: 'text', text: 'now.' },
];

const on = (source: Parameters<typeof request>[0] & object, suggestions: readonly string[] = []) =>
  outbound(
    { spoken: { speech: words('You have 12 dollars.'), reprompt: null, suggestions }, end: false, linked: false, awaitsPin: false },
    inbound(request(source)),
  );

describe('plain text', () => {
  test('for the eye has numbers as they are written', () => {
    expect(plainText(number, 'eye')).toBe('Call +1 555 0100 now.');
  });

  test('for the ear has their digits apart, so that a voice reads them one by one', () => {
    expect(plainText(number, 'ear')).toBe('Call 1, 5 5 5, 0 1 0 0 now.');
  });

  test('that is too long ends with the last whole sentence', () => {
    const text = plainText(words('This is one sentence. '.repeat(300)), 'eye');
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text).toMatch(/one sentence\.$/);
    expect(plainText(words('x'.repeat(5_000)), 'eye')).toHaveLength(4_000);
  });

  test.each([
    ['; ', /1,237,000 dollars;$/],
    ['. ', /1,237,000 dollars\.$/],
    [', ', /^You have: Number$/],
  ])('that is too long never ends within a figure (items joined by %j)', (join, ending) => {
    const items = Array.from({ length: 300 }, (_, n) => `Number ${n}, 1,237,000 dollars`).join(join);
    for (let shift = 0; shift < 40; shift += 1) {
      const text = plainText(words(`You have: ${'_ '.repeat(shift)}${items}`), 'eye').replaceAll('_ ', '');
      expect(text).toMatch(ending);
    }
  });

  test('has no markup of ours, and no control characters or halves of characters, whatever the words', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }).map((text): Part => ({ type: 'text', text })),
      fc.stringMatching(/^[\d ]{1,12}$/).map((digits): Part => ({ type: 'digits', digits })),
      fc.nat().map((milliseconds): Part => ({ type: 'pause', milliseconds })),
    );
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('ear' as const, 'eye' as const), (parts, style) => {
        const text = plainText(parts, style);
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}]/u);
        if (!parts.some((given) => given.type === 'text' && given.text.includes('<'))) expect(text).not.toContain('<');
      }),
    );
  });
});

describe('the response', () => {
  test('offers chips on web chat alone', () => {
    const suggestions = ["what's my balance", 'last month'];
    const chips = { payload: { richContent: [[{ type: 'chips', options: suggestions.map((text) => ({ text })) }]] } };
    expect(on({ source: 'web-chat' }, suggestions).fulfillmentMessages).toContainEqual(chips);
    for (const source of ['phone', 'slack', 'telegram', 'google'] as const) {
      expect(JSON.stringify(on({ source }, suggestions))).not.toContain('chips');
    }
  });

  test('without words says nothing, on Google too', () => {
    const silent = { spoken: { speech: [], reprompt: null, suggestions: [] }, end: true, linked: false, awaitsPin: false };
    for (const source of ['phone', 'google'] as const) {
      expect(outbound(silent, inbound(request({ source })))).toEqual({ fulfillmentText: '', fulfillmentMessages: [] });
    }
  });

  test('stays below 64 KiB with the longest words in the widest characters', () => {
    for (const character of ['"', '\\', '€', '😀', '\u2028']) {
      const spoken = { speech: words(character.repeat(20_000)), reprompt: null, suggestions: [] };
      expect(
        responseProblems(outbound({ spoken, end: true, linked: true, awaitsPin: true }, inbound(request({ source: 'google' })))),
      ).toEqual([]);
    }
  });
});

describe("Google's own format", () => {
  test.each([
    ['You have 12 dollars. Anything else?', false],
    ['Goodbye.', true],
    ['Marks & Spencer, "quoted" <b>', false],
  ])('is what its library makes of %j (end: %s)', async (text, end) => {
    const app = dialogflow();
    app.fallback((conv) => void (end ? conv.close(text) : conv.ask(text)));
    const body = { originalDetectIntentRequest: { source: 'google', version: '2', payload: { user: {} } } };
    const { google } = (
      (await app.handler(body, {})).body as { payload: { google: { richResponse: { items: { simpleResponse: object }[] } } } }
    ).payload;
    const ours = structuredClone(assistantPayload(text, end).google);
    expect(ours.richResponse.items?.[0]?.simpleResponse).toEqual({ ...google.richResponse.items[0]?.simpleResponse, displayText: text });
    expect({ ...ours, richResponse: null }).toEqual({ ...JSON.parse(JSON.stringify(google)), richResponse: null });
  });

  test('shows at most 640 characters', () => {
    const { items } = assistantPayload('One sentence. '.repeat(100), false).google.richResponse;
    expect(items?.[0]?.simpleResponse?.displayText?.length).toBeLessThanOrEqual(640);
  });
});
