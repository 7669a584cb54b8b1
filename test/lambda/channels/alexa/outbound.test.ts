import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { check } from 'ssml-check-core';
import { outbound } from '../../../../lambda/channels/alexa/outbound.ts';
import { ssml } from '../../../../lambda/channels/alexa/ssml.ts';
import { problemsOf } from './response-check.ts';
import { told, words } from './told.ts';

const textOf = (speech: string | null) =>
  (speech ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('speech', () => {
  test.each([
    ['M&S', '<speak>M&amp;S</speak>'],
    ['AT&amp;T', '<speak>AT&amp;amp;T</speak>'],
    ['<b>bold</b>', '<speak>&lt;b&gt;bold&lt;/b&gt;</speak>'],
    ['Rosie\'s "Diner"', '<speak>Rosie\'s "Diner"</speak>'],
    ['a\u0000b\u001fc\ud800d\ufffe', '<speak>abcd</speak>'],
    ['café 👍 日本', '<speak>café 👍 日本</speak>'],
  ])('%j is %s', (text, expected) => {
    expect(ssml(words(text))).toBe(expected);
  });

  test('digits are read one by one and pauses are pauses', () => {
    const parts = [
      { type: 'text', text: 'the card ending in ' },
      { type: 'digits', digits: '4711' },
      { type: 'text', text: '.' },
      { type: 'pause', milliseconds: 300 },
      { type: 'text', text: 'Anything else?' },
    ] as const;
    expect(ssml(parts)).toBe(
      '<speak>the card ending in <say-as interpret-as="digits">4711</say-as>.<break time="300ms"/>Anything else?</speak>',
    );
  });

  test('the groups of a telephone number stay apart', () => {
    const group = (digits: string) => `<say-as interpret-as="digits">${digits}</say-as>`;
    expect(ssml([{ type: 'digits', digits: '+1 555 0100' }])).toBe(`<speak>${group('1')} ${group('555')} ${group('0100')}</speak>`);
  });

  test.each([99_999, -5, 0.4])('a pause of %d ms is one Alexa knows', async (milliseconds) => {
    const speech = ssml([
      { type: 'text', text: 'a' },
      { type: 'pause', milliseconds },
    ]);
    expect((await check(speech ?? '', { platform: 'amazon' })) ?? []).toEqual([]);
  });

  test('nothing to say is no speech', () => {
    expect(ssml([])).toBeNull();
    expect(ssml(words(' \u0000'))).toBeNull();
  });

  test('is well-formed for any merchant, and says exactly its name', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", ';', 'amp', '/', ' ', '\ud800', '\u0007', 'é') }),
    );
    await fc.assert(
      fc.asyncProperty(name, async (merchant) => {
        const speech = ssml([{ type: 'text', text: `You spent 5 euros at ${merchant}.` }]);
        expect((await check(speech ?? '', { platform: 'amazon' })) ?? []).toEqual([]);
        const legal = [...merchant].filter((letter) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(letter)).join('');
        expect(textOf(speech)).toBe(`You spent 5 euros at ${legal}.`);
      }),
      { numRuns: 500 },
    );
  });
});

describe('limits', () => {
  test.each([
    ['plain', 'Fine sentence. '],
    ['escaped', 'M&S & H&M. '],
    ['of three bytes each', '日本語日本語日本語。 日本. '],
  ])('what does not fit ends with a whole sentence (%s)', async (_, sentence) => {
    const speech = ssml(words(sentence.repeat(2_000))) ?? '';
    expect(speech.length).toBeLessThanOrEqual(8_000);
    expect(speech.length).toBeGreaterThan(3_000);
    expect(textOf(speech).endsWith(sentence.trim())).toBe(true);
  });

  const figures = (join: string) => Array.from({ length: 2_000 }, (_, n) => `Number ${n}, 1,237,000 dollars`).join(join);

  test.each([
    ['list item', '; ', ';'],
    ['sentence', '. ', '.'],
  ])('what does not fit ends with a whole %s, so that no figure is cut', (_, join, end) => {
    for (let shift = 0; shift < 40; shift += 1) {
      const said = textOf(ssml(words('_'.repeat(shift) + figures(join))));
      expect(said.length).toBeGreaterThan(7_000);
      expect(said.endsWith(`1,237,000 dollars${end}`)).toBe(true);
    }
  });

  test.each([', ', ' '])('one sentence that is too long for itself says no figure rather than half of one (joined by %j)', (join) => {
    expect(ssml(words(`You have: ${figures(join)}`))).toBe('<speak>You have: Number</speak>');
    expect(ssml(words(`Vous avez ${'1\u202f237\u202f000'.repeat(2_000)}`))).toBe('<speak>Vous avez</speak>');
  });

  test('a point within a figure ends no sentence, whatever its parts', () => {
    const parts = Array.from({ length: 2_000 }, () => [
      ...words('and 3.'),
      { type: 'digits', digits: '50' } as const,
      ...words(' '),
    ]).flat();
    expect(ssml([...words('Hello. '), ...parts])).toBe('<speak>Hello.</speak>');
  });

  test('a sentence that is too long for itself ends between words', () => {
    const speech = textOf(ssml(words('word '.repeat(3_000))));
    expect(speech.length).toBeGreaterThan(7_900);
    expect(speech.endsWith('word')).toBe(true);
  });

  test('what fits exactly is said in full', () => {
    const text = `${'a'.repeat(99)} `.repeat(79) + 'b'.repeat(85);
    expect(ssml(words(text))).toHaveLength(8_000);
    expect(textOf(ssml(words(text)))).toBe(text);
  });

  test('speech, reprompt and screen together stay below 24 kB', async () => {
    const long = [...words('日本語 "x". '.repeat(5_000)), { type: 'digits', digits: '1 '.repeat(5_000) } as const];
    const response = outbound(told(long, { reprompt: long }), { title: 'Harbour Bank' });
    expect(await problemsOf({ version: '1.0', sessionAttributes: {}, response })).toEqual([]);
  });
});

describe('a response', () => {
  const speech = words('Hello.');

  test('opens the microphone when there is a reprompt', () => {
    expect(outbound(told(speech, { reprompt: words('And?') }), null)).toEqual({
      outputSpeech: { type: 'SSML', ssml: '<speak>Hello.</speak>' },
      reprompt: { outputSpeech: { type: 'SSML', ssml: '<speak>And?</speak>' } },
      shouldEndSession: false,
    });
  });

  test('ends the session when the turn ends it, and asks nothing more', () => {
    const response = outbound(told(speech, { end: true, reprompt: words('And?') }), null);
    expect(response.shouldEndSession).toBe(true);
    expect(response.reprompt).toBeUndefined();
  });

  test('leaves the session as it is when nothing is asked', () => {
    expect(outbound(told(speech), null)).not.toHaveProperty('shouldEndSession');
  });

  test('has the card for linking when the words name it, and no other card', () => {
    expect(outbound(told(speech, { link: true }), null).card).toEqual({ type: 'LinkAccount' });
    expect(outbound(told(speech), null)).not.toHaveProperty('card');
  });

  test('has it also for somebody else whom Alexa knows, so that they link a voice of their own', () => {
    expect(outbound(told(speech, { failure: 'speaker.other', end: true }), null).card).toEqual({ type: 'LinkAccount' });
    expect(outbound(told(speech, { failure: 'speaker.unrecognised', end: true }), null)).not.toHaveProperty('card');
  });

  test("asks for Alexa's own PIN with our token and nothing else of ours: no open microphone, no screen", async () => {
    const response = outbound(told(speech, { verifyToken: 'a token', reprompt: words('And?') }), { title: 'Harbour Bank' });
    expect(response).toEqual({
      outputSpeech: { type: 'SSML', ssml: '<speak>Hello.</speak>' },
      directives: [
        {
          type: 'Connections.StartConnection',
          uri: 'connection://AMAZON.VerifyPerson/2',
          input: { requestedAuthenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } } },
          token: 'a token',
          onCompletion: 'RESUME_SESSION',
        },
      ],
    });
    expect(await problemsOf({ version: '1.0', sessionAttributes: {}, response })).toEqual([]);
  });
});
