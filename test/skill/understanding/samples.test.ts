import { describe, expect, test } from '@jest/globals';
import { samplesOf } from '../../../skill/understanding/samples.ts';
import { ask, dataOf, locales, readLocale } from './engine.ts';

/** Not answered, or answered by a pointer to the bank's own app */
const unanswered = ['Fallback', 'Unsupported', 'CardDeclined'];

describe.each(locales)('what customers say, %s', (locale) => {
  const data = dataOf(locale);
  const accounts = (data.grammar.examples.ownAccount as readonly string[]).map((name) => ({ name }));
  const samples = samplesOf(readLocale(locale, 'utterances.json'), data);

  test('at least 998 of 1000 samples are understood as their own intent', () => {
    const asked = samples.filter(({ intent }) => intent !== 'Fallback');
    const other = asked.filter(({ intent, text }) => ask(locale, text, { accounts }).intent !== intent);
    expect(asked.length).toBeGreaterThan(4000);
    expect(other.length / asked.length).toBeLessThanOrEqual(0.002);
  });

  test('no sentence out of scope is answered', () => {
    const outside = samples.filter(({ intent }) => intent === 'Fallback');
    const answered = outside.filter(({ text }) => !unanswered.includes(ask(locale, text).intent));
    expect(answered.map(({ text }) => text)).toEqual([]);
  });
});

/** Written for this test; none of them is a sample. */
describe.each([
  ['en-US', 'Balance', ['could you check what is sitting in my savings account', 'so what do i have left on checking right now']],
  ['en-US', 'Spending', ['how much money went to uber in october', 'what have i been spending on restaurants this month']],
  ['en-US', 'CardOwed', ['what do i currently owe on that credit card', 'how much is the bill on my visa']],
  ['en-US', 'RecentTransactions', ['let me see my last six payments please', 'read out the newest transactions on my card']],
  ['en-US', 'LostCard', ['hello my wallet got stolen on the train with my card in it', 'i seem to have lost my debit card somewhere']],
  ['en-US', 'Help', ['what kind of things could you do for me', 'please help me a little']],
  ['en-US', 'Human', ['please let me talk with a real employee', 'i want a human being on the phone']],
  ['en-US', 'NotRecognised', ['there is a payment on my card i have not made', 'someone used my card for a purchase that is not mine']],
  [
    'fr-FR',
    'Balance',
    ["pourrais-tu vérifier ce qu'il reste sur mon compte courant", "bonjour j'aimerais bien connaître le solde de mon livret"],
  ],
  ['fr-FR', 'Spending', ['combien est parti chez carrefour en octobre', "qu'est-ce que j'ai dépensé en restaurants ce mois-ci"]],
  ['fr-FR', 'CardOwed', ['combien est-ce que je dois rembourser sur ma carte de crédit', "c'est quoi le montant dû sur ma visa"]],
  ['fr-FR', 'RecentTransactions', ['donne-moi mes six dernières opérations', 'lis les dernières transactions de ma carte']],
  ['fr-FR', 'LostCard', ["bonjour on m'a volé mon portefeuille avec ma carte dedans", "je crois que j'ai perdu ma carte bancaire"]],
  ['fr-FR', 'Human', ['je voudrais parler avec un vrai conseiller', "passe-moi quelqu'un de la banque"]],
] as const)('%s %s in other words', (locale, intent, sentences) => {
  test.each(sentences)('%s', (text) => {
    expect(ask(locale, text).intent).toBe(intent);
  });
});

describe('from another world', () => {
  test.each([
    ['en-US', 'how long do penguins live'],
    ['en-US', 'switch the lamp in the hall to blue'],
    ['en-US', 'which documents do i need for a mortgage'],
    ['en-US', 'when will the new card i ordered get here'],
    ['en-US', ''],
    ['en-US', '?!'],
    ['en-US', '🙂'],
    ['fr-FR', 'combien de temps vivent les manchots'],
    ['fr-FR', 'quels documents faut-il pour un prêt immobilier'],
    ['fr-FR', 'mets la lampe du couloir en bleu'],
  ] as const)('%s %s is not answered', (locale, text) => {
    expect(unanswered).toContain(ask(locale, text).intent);
  });
});
