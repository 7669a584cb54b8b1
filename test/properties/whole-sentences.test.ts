import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ask, Locale, Slots } from '#skill';
import { drawn } from './support/drawn.ts';
import { household, move } from './support/household.ts';

const all = { id: 'all', heard: 'all' } as const;
const kinds = ['checking', 'savings', 'card', 'joint'] as const;

const questions: readonly (readonly [Ask['intent'], Slots])[] = [
  ['Balance', {}],
  ['Balance', { account: all }],
  ...kinds.map((id) => ['Balance', { account: { id, heard: id } }] as const),
  ['CardOwed', {}],
  ['WhyAnswer', {}],
  ['Spending', {}],
  ['WhyAnswer', {}],
  ['RecentTransactions', {}],
  ['SelectOrdinal', { ordinal: 1 }],
  ['More', {}],
  ['FindTransaction', { amount: { value: '1.00', currency: null }, comparison: 'over' }],
];

/** What no sentence has: no words before its end, two ends, an end in its middle, a gap that stayed open. */
const broken: readonly RegExp[] = [
  /[^.?!]$/,
  /\.\s*[.;,]/,
  /\s[,.]/,
  / {2}/,
  /[,;:]\s*[.?!]/,
  /\b(have|avez|counted|compté)\s*[.,;]/i,
  /[^.?!:] (Anything else|What else|Something more|Autre chose|Et ensuite|Une autre question|More|La suite) ?\?/,
  /\b(have|avez) (You|Vous|The|La|Le)\b/,
  /[a-zà-ÿ] (and|et) (You|Vous|The bank|La banque)\b/,
  /\{\{|\}\}/,
];

describe('an answer is whole sentences', () => {
  test.each<Locale>(['en-US', 'fr-FR'])('whatever accounts there are, with balances or without (%s)', async (locale) => {
    await fc.assert(
      fc.asyncProperty(household({ maxRows: 8 }), async (home) => {
        const { ask } = await move({
          ...home,
          accounts: home.accounts.map((account) => ({ ...account, nickname: `${account.nickname} one` })),
        });
        for (const [intent, slots] of questions) {
          const { text } = await ask(intent, slots, { locale });
          expect([text, broken.filter((shape) => shape.test(text))]).toEqual([text, []]);
          expect(text).toMatch(/^[\p{Lu}\d]/u);
        }
      }),
      drawn(20),
    );
  });
});
