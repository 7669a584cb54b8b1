import { describe, expect, test } from '@jest/globals';
import { type Ask, bundles, type Consent, type CustomerId, type FactKind, type Precision, type Slots } from '#skill';
import { customer, everythingExact } from '../../builders/customer.ts';

const cellsOf = (cells: Readonly<Partial<Record<FactKind, Precision>>>): readonly Consent[] =>
  everythingExact.map((cell) => ({ ...cell, precision: cells[cell.kind] ?? cell.precision }));
const card = { id: 'card', kind: 'card', availableMinor: null, bookedMinor: -5_000n } as const;
const savings = { id: 'savings', kind: 'savings', name: 'Rainy Day', nickname: 'Secret', lastFour: '7777' } as const;
const named = (heard: string): Slots => ({ account: { id: null, heard } });
const questions = ['Balance', 'CardOwed', 'Spending', 'RecentTransactions', 'FindTransaction'] as const;
const strangers = ['account', 'other'] as const;

describe.each(strangers)('a listener who may hear nothing (%s)', (speaker) => {
  test.each(questions)('finds out no nickname and no last four digits by asking for %s', async (intent) => {
    const hidden = {
      id: 'hidden',
      platform: 'alexa',
      account: savings.id as Consent['account'],
      kind: 'account-name',
      precision: 'nothing',
    } as const;
    const settings: readonly (readonly Consent[])[] = [
      cellsOf(bundles['warnings-only'].cells),
      cellsOf({ 'category-sum': 'nothing', transaction: 'nothing', balance: 'nothing' }),
      [...everythingExact, hidden],
    ];
    for (const consents of settings) {
      for (const proof of [{ chosen: 'none' }, { chosen: 'app' }] as const) {
        const { ask } = await customer({ consents, proof, accounts: [{}, card, savings] });
        const answers = [];
        for (const heard of ['nobody', 'secret', '7777'])
          answers.push((await ask(intent, named(heard), { speaker, sessionId: heard })).text);
        expect(new Set(answers).size).toBe(1);
      }
    }
  });

  test.each(questions)('hears the same to %s whether or not there are accounts', async (intent) => {
    const [none, some] = [await customer({ accounts: [] }), await customer({})];
    expect((await none.ask(intent, {}, { speaker })).text).toBe((await some.ask(intent, {}, { speaker })).text);
  });

  test.each<readonly [Ask['intent'], Slots]>([
    ['CardOwed', {}],
    ['Balance', { account: { id: 'card', heard: 'card' } }],
    ['Balance', { account: { id: 'all', heard: 'all' } }],
    ['Spending', {}],
    ['RecentTransactions', {}],
    ['FindTransaction', {}],
  ])('is told neither why nor how old after the customer asked for %s', async (intent, slots) => {
    const { ask } = await customer({ accounts: [{}, card], transactions: [{}] });
    expect((await ask(intent, slots)).failure).toBeNull();
    expect((await ask('WhyAnswer', {}, { speaker })).failure).toMatch(/^speaker\./);
  });
});

test('somebody else whom the platform knows is offered no switch of the customer', async () => {
  const { ask } = await customer({ consents: [] });
  expect(await ask('Balance', {}, { speaker: 'other' })).toMatchObject({ failure: 'speaker.other', end: true });
});

test('a shop that was offered for choice is not named by us once it may not be told', async () => {
  const clinics = ['Harley Clinic', 'Harley Clinics'].map(
    (merchantName) => ({ merchantName, sensitive: true, category: 'health' }) as const,
  );
  const { ask, store } = await customer({ transactions: clinics });
  expect((await ask('FindTransaction', { merchant: { id: null, heard: 'harley clinik' } })).text).toMatch(
    /^Do you mean Harley Clinics? or/,
  );
  await store.saveConsents(
    'ana',
    everythingExact.filter(({ kind }) => kind !== 'sensitive-merchant'),
  );
  const second = await ask('SelectOrdinal', { ordinal: 2 });
  expect(second.text).toMatch(/^I see no payments to harley clinik\./);
  expect((await ask('Repeat')).text).not.toContain('Clinic');
  expect((await store.ledger('ana' as CustomerId, 'r2')).map(({ kind }) => kind)).toEqual(['merchant-name']);
});

test('who hears round figures alone does not hear that there is something sensitive', async () => {
  const clinic = { merchantName: 'Harley Clinic', sensitive: true, category: 'health' } as const;
  const { ask } = await customer({ household: 'coarse', transactions: [clinic] });
  await ask('RecentTransactions');
  expect((await ask('WhatDisclosed')).text).toContain('sensitive');
  const told = (await ask('WhatDisclosed', {}, { speaker: 'account' })).text;
  expect(told).toContain('who was paid');
  expect(told).not.toContain('sensitive');
});
