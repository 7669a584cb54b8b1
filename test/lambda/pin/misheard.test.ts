import { expect, test } from '@jest/globals';
import type { Ask, CustomerId, Slots } from '#skill';
import { customer } from '../../builders/customer.ts';

const pin = '4826';
const unknown = { speaker: 'account' } as const;

const misheard: readonly (readonly [Ask['intent'], Slots])[] = [
  ['FollowUp', { merchant: { id: null, heard: 'four eight two six' } }],
  ['FindTransaction', { merchant: { id: null, heard: '4 8 2 6' } }],
  ['FindTransaction', { amount: { value: '4826.00', currency: null } }],
  ['RecentTransactions', { count: 4826 }],
  ['Balance', { account: { id: null, heard: '4826' } }],
];

test.each(misheard)('where a PIN is waited for, digits taken for %s are that PIN, and are kept nowhere', async (intent, slots) => {
  const { ask, store } = await customer({ proof: { chosen: 'pin', pin }, transactions: [{}] });
  await ask('Spending', {}, unknown);
  expect((await ask(intent, slots, unknown)).text).toMatch(/^You spent 10 dollars this month\./);
  expect(JSON.stringify((await store.ledger('ana' as CustomerId)).map(({ question }) => question))).not.toContain(pin);
});

test('elsewhere they are what they were taken for; and a question with more in it is a question', async () => {
  const { ask } = await customer({ proof: { chosen: 'pin', pin }, transactions: [{ merchantName: '4826', merchantId: 'm' }] });
  const shop = { merchant: { id: null, heard: '4826' } };
  expect((await ask('Spending', shop)).text).toMatch(/^You spent 10 dollars at 4826/);
  await ask('Balance', {}, unknown);
  const withPeriod = { ...shop, period: { form: 'DATE', value: '2026-11' } } as const;
  expect((await ask('Spending', withPeriod, unknown)).text).toBe("What's your voice PIN?");
});

test('a PIN heard as a year is that PIN and is kept nowhere; a question about a year stays one', async () => {
  const { ask, store } = await customer({ proof: { chosen: 'pin', pin: '1974' }, transactions: [{}] });
  const year = (value: string): Slots => ({ period: { form: 'DATE', value } });
  await ask('Spending', {}, unknown);
  expect((await ask('Spending', year('2025'), unknown)).text).toBe("What's your voice PIN?");
  expect((await ask('FollowUp', year('1974'), unknown)).text).toMatch(/^You spent nothing in 2025\./);
  expect(JSON.stringify((await store.ledger('ana' as CustomerId)).map(({ question }) => question))).not.toContain('1974');
});
