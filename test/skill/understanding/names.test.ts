import { describe, expect, test } from '@jest/globals';
import { ask, readingOf } from './engine.ts';

const own = ['Carrefour', 'Lidl', 'Ikea', 'Netflix', 'Marks & Spencer', "Gino's Place", 'Max', 'Boulangerie Paul'].map((name) => ({
  id: `own-${name}`,
  name,
}));
const merchant = (locale: 'en-US' | 'fr-FR', text: string) => readingOf(locale, text, 'BE', own).merchant;

describe('merchants', () => {
  test.each([
    ['en-US', 'how much did i spend at carrefour', 'Carrefour'],
    ['en-US', 'how much did i spend at carefour last month', 'Carrefour'],
    ['en-US', 'how much did i spend at karrefour', 'Carrefour'],
    ['en-US', 'ikae last week', 'Ikea'],
    ['en-US', 'did i pay netflicks', 'Netflix'],
    ['en-US', 'spending at marks and spencer', 'Marks & Spencer'],
    ['en-US', 'what about ginos place', "Gino's Place"],
    ['en-US', 'how much at max this month', 'Max'],
    ['fr-FR', 'combien chez carefour', 'Carrefour'],
    ['fr-FR', "combien j'ai dépensé à la boulangerie paul", 'Boulangerie Paul'],
  ] as const)("%s %s is the customer's own %s", (locale, text, name) => {
    expect(merchant(locale, text)?.id).toBe(`own-${name}`);
  });

  test('a shop of the known list is found where the customer has never been', () => {
    expect(merchant('en-US', 'how much did i spend at walmart')).toMatchObject({ id: 'walmart', heard: 'Walmart' });
  });

  test.each([
    ['en-US', "how much did i spend at Pepe's Tapas last month", "Pepe's Tapas"],
    ['en-US', 'how much have i spent on donuts', 'donuts'],
    ['fr-FR', 'combien chez Xanadu Optique cette année', 'Xanadu Optique'],
  ] as const)('%s %s: an unknown name is kept as it was heard', (locale, text, heard) => {
    expect(merchant(locale, text)).toMatchObject({ id: null, heard });
  });

  test.each([
    ['en-US', 'what is my next payment'],
    ['en-US', 'what did i spend next to nothing on'],
    ['en-US', 'how much is in my savings account'],
    ['en-US', 'how much did i spend in total'],
    ['fr-FR', 'combien ai-je dépensé au total'],
    ['fr-FR', 'montre-moi mes dernières opérations'],
  ] as const)('%s %s names no shop', (locale, text) => {
    expect(merchant(locale, text)).toBeNull();
  });
});

describe('accounts', () => {
  const accounts = [
    { name: 'Everyday Checking', nickname: 'bills', lastFour: '4321' },
    { name: 'Online Saver', nickname: 'holiday pot', lastFour: '9876' },
    { name: 'Savings', nickname: null, lastFour: '1111' },
  ];
  const account = (locale: 'en-US' | 'fr-FR', text: string) => ask(locale, text, { accounts }).slots.account;

  test.each([
    ['how much is in my holiday pot', { id: null, heard: 'holiday pot' }],
    ['how much is in the holyday pot', { id: null, heard: 'holiday pot' }],
    ['balance of online saver', { id: null, heard: 'holiday pot' }],
    ['balance of the account ending in 9876', { id: null, heard: '9876' }],
    ['how much is in my savings', { id: 'savings', heard: 'savings' }],
    ['balance of my current account', { id: 'checking', heard: 'current account' }],
    ['balance of all my accounts', { id: 'all', heard: 'all my accounts' }],
  ])('%s', (text, expected) => {
    expect(account('en-US', text)).toEqual(expected);
  });

  test('French words for accounts', () => {
    expect(account('fr-FR', 'quel est le solde de mon livret')?.id).toBe('savings');
    expect(account('fr-FR', 'combien sur le compte commun')?.id).toBe('joint');
  });
});

describe('numbers that are no money', () => {
  test.each([
    ['en-US', 'my last five transactions', { intent: 'RecentTransactions', slots: { count: 5 } }],
    ['fr-FR', 'mes dix dernières opérations', { intent: 'RecentTransactions', slots: { count: 10 } }],
    ['en-US', 'the third one', { intent: 'SelectOrdinal', slots: { ordinal: 3 } }],
    ['en-US', 'number two', { intent: 'SelectOrdinal', slots: { ordinal: 2 } }],
    ['en-US', 'the last one', { intent: 'SelectOrdinal', slots: { ordinal: -1 } }],
    ['fr-FR', 'le deuxième', { intent: 'SelectOrdinal', slots: { ordinal: 2 } }],
    ['fr-FR', 'la dernière', { intent: 'SelectOrdinal', slots: { ordinal: -1 } }],
  ] as const)('%s %s', (locale, text, expected) => {
    expect(ask(locale, text)).toMatchObject(expected);
  });
});
