import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Locale, Slots } from '#skill';
import { customer } from '../builders/customer.ts';
import { problemsOf } from '../lambda/channels/alexa/response-check.ts';
import { responseProblems } from '../lambda/channels/google/proto-check.ts';
import { drawn } from './support/drawn.ts';
import { audible, oddText } from './support/odd-text.ts';
import { type Said, type TwoDoors, twoDoors, wordsOf } from './support/two-doors.ts';

interface Names {
  readonly merchant: string;
  readonly nickname: string;
  readonly product: string;
  readonly heard: string;
  readonly locale: Locale;
}

const names: fc.Arbitrary<Names> = fc.record({
  merchant: oddText,
  nickname: oddText,
  product: oddText,
  heard: oddText,
  locale: fc.constantFrom<Locale>('en-US', 'fr-FR'),
});

/** A customer whose bank, whose shop and whose own words are whatever they are. */
async function living({ merchant, nickname, product }: Names): Promise<TwoDoors> {
  const { store } = await customer({
    accounts: [
      { id: 'a', nickname },
      { id: 'b', kind: 'savings', name: product },
      { id: 'c', kind: 'savings', name: `${product}2`, availableMinor: -50n },
      { id: 'd', kind: 'card', nickname, availableMinor: null, bookedMinor: -120n },
    ],
    transactions: [
      { accountId: 'a', merchantName: merchant, merchantId: 'm' },
      { accountId: 'd', merchantName: `${merchant} 2`, merchantId: 'm2', amountMinor: -123n },
      { accountId: 'b', merchantName: merchant, merchantId: null, kind: 'income', amountMinor: 5n },
    ],
  });
  return twoDoors(store);
}

const sayings = ({ heard, nickname, locale }: Names): readonly Said[] => {
  const asked: readonly (readonly [Said['intent'], Slots])[] = [
    ['Launch', {}],
    ['RecentTransactions', {}],
    ['SelectOrdinal', { ordinal: 1 }],
    ['Balance', { account: { id: 'all', heard: 'all' } }],
    ['Balance', { account: { id: 'savings', heard: 'savings' } }],
    ['Balance', { account: { id: null, heard: nickname } }],
    ['CardOwed', {}],
    ['Spending', { merchant: { id: 'm', heard: 'x' } }],
    ['Spending', { merchant: { id: null, heard } }],
    ['Spending', { category: { id: null, heard } }],
    ['FindTransaction', { merchant: { id: null, heard }, amount: { value: '3.00', currency: null } }],
    ['WhyAnswer', {}],
  ];
  return asked.map(([intent, slots]) => ({ intent, slots, locale }));
};

const ssmlOf = ({ response }: Awaited<ReturnType<TwoDoors['onAlexa']>>): string =>
  response.outputSpeech?.type === 'SSML' ? response.outputSpeech.ssml : '';

/** XML has no place for two of Unicode's characters; nobody hears them anyway. */
const collapsed = (text: string): string =>
  text
    .replaceAll(/[\ufffe\uffff]/g, '')
    .replaceAll(/[\p{Cc}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim();

beforeAll(async () => {
  await problemsOf({}); // loads the checker
});

describe('whatever a merchant, an account or what was heard is called', () => {
  test('Alexa gets well-formed speech within its limits', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (some) => {
        const { onAlexa } = await living(some);
        for (const said of sayings(some)) {
          const answer = JSON.parse(JSON.stringify(await onAlexa(said)));
          expect([said.intent, await problemsOf(answer)]).toEqual([said.intent, []]);
          expect(wordsOf(answer.response.outputSpeech.ssml)).not.toBe('');
          if (answer.response.reprompt) wordsOf(answer.response.reprompt.outputSpeech.ssml);
        }
      }),
      drawn(25),
    );
  });

  test('Dialogflow gets plain text: the words that Alexa speaks, and no markup of ours', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.constantFrom('phone', 'google', 'web-chat', 'slack'), async (some, source) => {
        const [alexa, google] = [await living(some), await living(some)];
        for (const said of sayings(some)) {
          const answer = await google.onGoogle(said, source);
          expect([said.intent, responseProblems(answer)]).toEqual([said.intent, []]);
          expect(answer.fulfillmentText).not.toMatch(/^$|[\p{Cc}\p{Co}\p{Cs}]/u);
          expect(answer.fulfillmentText.length).toBeLessThanOrEqual(4_000);
          if (source === 'phone') expect(collapsed(answer.fulfillmentText)).toBe(collapsed(wordsOf(ssmlOf(await alexa.onAlexa(said)))));
        }
      }),
      drawn(20),
    );
  });

  test('a name is told as it is: nothing in it is taken for a gap, a key or a tag', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (some) => {
        const { onAlexa } = await living(some);
        const told = async (intent: Said['intent'], slots: Slots = {}) =>
          audible(wordsOf(ssmlOf(await onAlexa({ intent, slots, locale: some.locale }))));
        expect(await told('RecentTransactions')).toContain(audible(some.merchant));
        expect(await told('Balance')).toContain(audible(some.nickname));
        expect(await told('Spending', { merchant: { id: 'm', heard: 'x' } })).toContain(audible(some.merchant));
      }),
      drawn(40),
    );
  });

  test.each([
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['ten thousand signs that are escaped', '&'.repeat(10_000)],
    ['two thousand words', 'word. '.repeat(2_000)],
    ['ten thousand half characters', '\ud83d'.repeat(10_000)],
    ['three thousand characters of three bytes', '日本'.repeat(1_500)],
  ])('%s keep the limits and leave something to hear', async (_, heard) => {
    const name = heard.slice(0, 300);
    const some: Names = { merchant: name, nickname: name, product: name, heard, locale: 'fr-FR' };
    const { onAlexa, onGoogle } = await living(some);
    for (const said of sayings(some)) {
      const answer = await onAlexa(said);
      expect(await problemsOf(JSON.parse(JSON.stringify(answer)))).toEqual([]);
      expect(wordsOf(ssmlOf(answer))).not.toBe('');
      expect(responseProblems(await onGoogle(said, 'google'))).toEqual([]);
    }
  });
});
