import { describe, expect, test } from '@jest/globals';
import type { CivilDate } from '#skill';
import { customer } from '../../builders/customer.ts';

const on = (date: string) => ({ date: date as CivilDate });
const category = (id: 'groceries' | 'restaurants' | 'food') => ({ category: { id, heard: id } });
const merchant = (heard: string) => ({ merchant: { id: null, heard } });
const period = (value: string) => ({ period: { form: 'DATE' as const, value } });

describe('spending', () => {
  test('sums what went out this month over booked and pending, refunds taken off', async () => {
    const { hear } = await customer({
      transactions: [
        { amountMinor: -4_000n },
        { amountMinor: -2_550n, status: 'pending' },
        { amountMinor: 1_000n, kind: 'refund' },
        { amountMinor: -9_900n, ...on('2026-10-31') },
      ],
    });
    expect(await hear('Spending')).toBe('You spent 55 dollars 50 this month.');
    expect(await hear('Spending', period('2026-10'))).toBe('You spent 99 dollars in October.');
  });

  test('own transfers, card repayments, income and investments do not count; transfers are named once, not per leg', async () => {
    const { hear } = await customer({
      accounts: [{}, { id: 'savings', kind: 'savings' }, { id: 'card', kind: 'card' }],
      transactions: [
        { amountMinor: -1_000n },
        { amountMinor: -50_000n, kind: 'own-transfer', merchantName: null },
        { amountMinor: 50_000n, kind: 'own-transfer', merchantName: null, accountId: 'savings' },
        { amountMinor: -20_000n, kind: 'card-repayment', merchantName: null },
        { amountMinor: 20_000n, kind: 'card-repayment', merchantName: null, accountId: 'card' },
        { amountMinor: 300_000n, kind: 'income' },
        { amountMinor: -5_000n, kind: 'investment' },
      ],
    });
    expect(await hear('Spending')).toBe('You spent 10 dollars this month, not counting 1 transfer between your accounts.');
    expect(await hear('WhyAnswer')).toBe(
      'I counted 1 payment this month. 1 transfer between your own accounts is left out. 1 card repayment is left out, because the purchases on the card count already.',
    );
  });

  test('cash and fees count', async () => {
    const { hear } = await customer({
      transactions: [
        { amountMinor: -6_000n, kind: 'cash', category: 'cash' },
        { amountMinor: -250n, kind: 'fee', category: 'fees' },
      ],
    });
    expect(await hear('Spending')).toBe('You spent 62 dollars 50 this month.');
  });

  test('refund: the net may be negative and is not clamped to zero', async () => {
    const { hear } = await customer({
      transactions: [
        { amountMinor: -3_000n, merchantName: 'Ikea' },
        { amountMinor: 5_000n, kind: 'refund', merchantName: 'Ikea' },
      ],
    });
    expect(await hear('Spending', merchant('ikea'))).toBe('You got 20 dollars more back than you spent at Ikea this month.');
  });

  test('zero result: the zero and its scope', async () => {
    const { hear } = await customer({ transactions: [{ merchantName: 'Ikea', ...on('2025-03-01') }] });
    expect(await hear('Spending', merchant('ikea'))).toBe('You spent nothing at Ikea this month.');
    expect(await hear('Spending', { ...category('restaurants'), ...period('2026-W47') })).toBe(
      'You spent nothing on restaurants last week, November 15 to 21.',
    );
  });

  test('unknown merchant: never a silent guess, the nearest name is offered', async () => {
    const { hear } = await customer({ transactions: [{ merchantName: 'Ikea' }] });
    expect(await hear('Spending', merchant('decathlon'))).toMatch(/^I see no payments to decathlon\b/);
  });

  test('misheard merchant: the match is echoed; two alike are asked for', async () => {
    const { ask, hear } = await customer({
      transactions: [
        { merchantName: 'Delhaize', merchantId: 'delhaize', amountMinor: -1_200n },
        { merchantName: 'Shell', merchantId: 'shell', amountMinor: -3_000n },
        { merchantName: 'Shelly', merchantId: 'shelly', amountMinor: -700n },
      ],
    });
    expect(await hear('Spending', merchant('delaize'))).toBe('You spent 12 dollars at Delhaize this month.');
    expect(await hear('Spending', merchant('shelli'))).toBe('Do you mean Shelly or Shell?');
    expect((await ask('SelectOrdinal', { ordinal: 2 })).text).toMatch(/^You spent 30 dollars at Shell this month\./);
  });

  test('one figure per currency, never added up', async () => {
    const { hear } = await customer({
      accounts: [{}, { id: 'euro', kind: 'savings', currency: 'EUR' }],
      transactions: [{ amountMinor: -1_000n }, { amountMinor: -2_000n, currency: 'EUR', accountId: 'euro' }],
    });
    expect(await hear('Spending')).toMatch(/^You spent (10 dollars and 20 euros|20 euros and 10 dollars) this month\.$/);
  });

  test('joint account: what went out, not "you"', async () => {
    const { hear } = await customer({
      accounts: [{ id: 'joint', joint: true }],
      transactions: [{ accountId: 'joint', amountMinor: -4_000n }],
    });
    expect(await hear('Spending', { account: { id: 'joint', heard: 'joint account' } })).toBe(
      '40 dollars went out this month on the joint account.',
    );
  });

  test('a parent category includes its children once', async () => {
    const { hear } = await customer({ transactions: [{ amountMinor: -1_000n }, { amountMinor: -2_000n, category: 'restaurants' }] });
    expect(await hear('Spending', category('food'))).toBe('You spent 30 dollars on food this month.');
  });

  test('uncategorised is said above a tenth of the answer', async () => {
    const { hear } = await customer({ transactions: [{ amountMinor: -9_000n }, { amountMinor: -1_100n, category: 'uncategorised' }] });
    expect(await hear('Spending')).toBe('You spent 101 dollars this month. 11 dollars of it has no category.');
  });

  test('an unsure pending pair is counted once and said as about', async () => {
    const { hear } = await customer({
      transactions: [
        { amountMinor: -1_000n, unsure: true },
        { amountMinor: -1_000n, status: 'pending', superseded: true },
      ],
    });
    expect(await hear('Spending')).toBe('You spent about 10 dollars this month.');
  });

  test('named accounts are named again: a part never sounds like the whole', async () => {
    const { hear } = await customer({
      accounts: [{}, { id: 'savings', kind: 'savings', name: 'Saver' }, { id: 'savings-2', kind: 'savings', name: 'Holiday Pot' }],
      transactions: [{ amountMinor: -90_000n }, { amountMinor: -1_500n, accountId: 'savings' }],
    });
    expect(await hear('Spending', { account: { id: 'savings', heard: 'savings' } })).toBe(
      'You spent 15 dollars this month from Saver and Holiday Pot.',
    );
    expect(await hear('Spending', { account: { id: null, heard: 'a' } })).toMatch(/^I don't know an account by that name/);
  });

  test('a part without category is not said to be of a smaller sum', async () => {
    const { hear } = await customer({
      transactions: [
        { amountMinor: -5_000n, category: 'uncategorised' },
        { amountMinor: 3_000n, kind: 'refund' },
      ],
    });
    expect(await hear('Spending')).toBe('You spent 20 dollars this month.');
  });

  test('a merchant still in question stays in question when only the period is said', async () => {
    const { hear } = await customer({
      transactions: [
        { merchantName: 'Shell', merchantId: 'shell', amountMinor: -3_000n },
        { merchantName: 'Shelly', merchantId: 'shelly', amountMinor: -700n, ...on('2026-10-05') },
      ],
    });
    expect(await hear('Spending', merchant('shelli'))).toMatch(/^Do you mean/);
    expect(await hear('FollowUp', period('2026-10'))).toBe('Which of the two? Say the name.');
    expect(await hear('FollowUp', { merchant: { id: 'shelly', heard: 'Shelly' } })).toBe('You spent 7 dollars at Shelly in October.');
  });

  test('pay-day month: the month runs from the chosen day', async () => {
    const { hear } = await customer({
      monthStartsOn: 25,
      transactions: [
        { amountMinor: -1_000n, ...on('2026-10-26') },
        { amountMinor: -5_000n, ...on('2026-10-20') },
      ],
    });
    expect(await hear('Spending')).toBe('You spent 10 dollars from October 25 to November 23.');
  });
});
