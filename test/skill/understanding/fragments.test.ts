import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ask } from './engine.ts';

const merchants = [{ id: 'lidl', name: 'Lidl' }];

describe('after an answer a fragment is enough', () => {
  test.each([
    ['en-US', 'and last month?', { period: { form: 'DATE', value: '2026-10' } }],
    ['en-US', 'what about restaurants?', { category: { id: 'restaurants', heard: 'restaurants' } }],
    ['en-US', 'no, savings', { account: { id: 'savings', heard: 'savings' } }],
    ['en-US', 'lidl', { merchant: { id: 'lidl', heard: 'Lidl' } }],
    ['en-US', 'and at lidl last week', { merchant: { id: 'lidl', heard: 'Lidl' }, period: { form: 'DATE', value: '2026-W47' } }],
    ['en-US', 'in october', { period: { form: 'DATE', value: '2026-10' } }],
    ['fr-FR', 'et le mois dernier ?', { period: { form: 'DATE', value: '2026-10' } }],
    ['fr-FR', 'et les restaurants ?', { category: { id: 'restaurants', heard: 'restaurants' } }],
    ['fr-FR', 'non, épargne', { account: { id: 'savings', heard: 'épargne' } }],
    ['fr-FR', 'et chez lidl', { merchant: { id: 'lidl', heard: 'Lidl' } }],
  ] as const)('%s %s', (locale, text, slots) => {
    const understood = ask(locale, text, { merchants, region: 'BE' });
    expect(understood.intent).toBe('FollowUp');
    expect(understood.slots).toMatchObject(slots);
  });

  test.each([
    ['en-US', 'sure, why not', 'Yes'],
    ['en-US', 'ok then', 'Yes'],
    ['en-US', 'nah not now', 'No'],
    ['fr-FR', 'oui vas-y', 'Yes'],
    ['fr-FR', 'non pas maintenant', 'No'],
  ] as const)('%s "%s" to a question is %s', (locale, text, intent) => {
    expect(ask(locale, text, { expecting: 'yes-no' }).intent).toBe(intent);
  });

  test('another question is no answer to yes or no', () => {
    expect(ask('en-US', "what's my balance", { expecting: 'yes-no' }).intent).toBe('Balance');
    expect(ask('en-US', 'no, savings', { expecting: 'yes-no' }).intent).toBe('FollowUp');
  });

  test('between two merchants any name is taken as one', () => {
    const heard = ask('en-US', 'zorbas', { expecting: 'merchant' });
    expect(heard).toMatchObject({ intent: 'FollowUp', slots: { merchant: { id: null, heard: 'zorbas' } } });
    expect(ask('en-US', 'the second one', { expecting: 'merchant' }).intent).toBe('SelectOrdinal');
    expect(ask('en-US', "what's my balance", { expecting: 'merchant' }).intent).toBe('Balance');
  });
});

test('no text is ever too strange to be read', () => {
  const word = fc.constantFrom(
    'é',
    "d'",
    '2026-13-45',
    '99/99',
    '€',
    '$',
    '12,,3',
    'the 45th',
    'from',
    'to',
    '\u0000',
    '<on>',
    'two hundred',
    '🙂',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('en-US' as const, 'fr-FR' as const), (said, locale) => {
      const { confidence, intent } = ask(locale, said, { merchants });
      return intent.length > 0 && confidence >= 0 && confidence <= 1;
    }),
    { numRuns: 500, seed: 7 },
  );
});
