import { describe, expect, test } from '@jest/globals';
import { type Ask, factKinds, type Locale, type Slots } from '#skill';
import { accountNamed, cell, everything, exactBut, type Given, inAll, talk } from './talk.ts';

const questions: readonly (readonly [Ask['intent'], Slots])[] = [
  ['Balance', {}],
  ['Balance', inAll],
  ['Balance', accountNamed('savings', 'savings')],
  ['CardOwed', {}],
  ['RecentTransactions', {}],
  ['FindTransaction', { amount: { value: '1.00', currency: null }, comparison: 'over' }],
  ['FindTransaction', { merchant: { id: null, heard: 'lidl' } }],
  ['FindTransaction', { merchant: { id: null, heard: 'never been there' } }],
  ['Spending', {}],
  ['Spending', { category: { id: 'health', heard: 'health' } }],
  ['Spending', { period: { form: 'DATE', value: '2020' } }],
  ['Spending', { merchant: { id: null, heard: 'lidl' } }],
];

const rich = {
  accounts: [
    { availableMinor: 99_999_900n },
    { id: 's', kind: 'savings', availableMinor: 5_000_000n },
    { id: 'c', kind: 'card', bookedMinor: -70_000n },
  ],
  transactions: [{}, { accountId: 's', kind: 'fee' }, { accountId: 'c', merchantName: 'Pharmacy', category: 'health', sensitive: true }],
} as const;
const poor = {
  accounts: [{ availableMinor: 0n }, { id: 's', kind: 'savings', availableMinor: -100n }, { id: 'c', kind: 'card', bookedMinor: 0n }],
} as const;

const ways: readonly (readonly [string, Given])[] = [
  ['private.on', { privateMode: true }],
  ['login.old', { ceiling: { loginDays: 180 }, loginAgeDays: 181 }],
  ['ceiling.closed', { ceiling: { most: Object.fromEntries(factKinds.map((kind) => [kind, 'nothing'])) } }],
  ['consent.denied', { consents: everything('nothing') }],
  ['speaker.other', { speaker: 'other', household: 'exact' }],
  ['speaker.unrecognised', { speaker: 'account' }],
];

describe.each(ways)('a refusal because of %s', (code, given) => {
  test.each<Locale>(['en-US', 'fr-FR'])(
    'is one sentence whatever is asked, the same whether or not there is money (%s)',
    async (locale) => {
      const heard = new Set<string>();
      for (const world of [rich, poor]) {
        for (const [intent, slots] of questions) {
          const told = await talk({ ...world, ...given }).ask(intent, slots, locale);
          expect([intent, told.failure, told.disclosures]).toEqual([intent, code, []]);
          expect(told.text).not.toMatch(/\d/);
          heard.add(told.text);
        }
      }
      expect([...heard]).toHaveLength(1);
    },
  );
});

test('each kind that is hidden silences the questions that tell it', async () => {
  const lidl: Slots = { merchant: { id: null, heard: 'lidl' } };
  const health: Slots = { category: { id: 'health', heard: 'health' } };
  const asked: readonly (readonly [string, Ask['intent'], Slots])[] = [
    ['balance', 'Balance', {}],
    ['owed', 'CardOwed', {}],
    ['latest', 'RecentTransactions', {}],
    ['paid at', 'FindTransaction', lidl],
    ['spent', 'Spending', {}],
    ['spent at', 'Spending', lidl],
    ['spent on health', 'Spending', health],
  ];
  const silenced: Record<string, readonly string[]> = {};
  for (const kind of factKinds) {
    const refused = [];
    for (const [name, intent, slots] of asked) {
      const { failure } = await talk({ ...rich, transactions: [{}], consents: exactBut(cell(kind, 'nothing')) }).ask(intent, slots);
      if (failure === 'consent.denied') refused.push(name);
    }
    silenced[kind] = refused;
  }
  expect(silenced).toEqual({
    'account-name': ['balance', 'owed'],
    balance: ['balance'],
    'card-owed': ['owed'],
    transaction: ['latest', 'paid at'],
    'merchant-name': ['latest', 'paid at', 'spent at'],
    'sensitive-merchant': ['spent on health'],
    'category-sum': ['spent', 'spent at', 'spent on health'],
    income: [],
    upcoming: [],
    subscription: [],
    warning: [],
  });
});

test('where no shop may be named, payments are refused whether or not there are any', async () => {
  for (const [intent, slots] of questions.filter(([name]) => name === 'RecentTransactions' || name === 'FindTransaction')) {
    const heard = [rich, poor].map((world) => talk({ ...world, consents: exactBut(cell('merchant-name', 'nothing')) }).hear(intent, slots));
    expect(new Set(await Promise.all(heard)).size).toBe(1);
  }
});
