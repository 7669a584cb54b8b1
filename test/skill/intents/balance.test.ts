import { describe, expect, test } from '@jest/globals';
import { customer } from '../../builders/customer.ts';

const savings = { id: 'savings', kind: 'savings' as const, name: 'Saver', lastFour: '2222' };
const card = { id: 'card', kind: 'card' as const, name: 'Visa', lastFour: '4444', availableMinor: null };

describe('balance asked', () => {
  test('available first, booked only where it differs', async () => {
    const same = await customer({ accounts: [{ availableMinor: 124_000n, bookedMinor: 124_000n }] });
    expect(await same.hear('Balance')).toBe('You have 1,240 dollars available in your checking account.');
    const pending = await customer({ accounts: [{ availableMinor: 124_000n, bookedMinor: 125_250n }] });
    expect(await pending.hear('Balance')).toBe(
      'You have 1,240 dollars available in your checking account, after 12 dollars 50 in pending payments.',
    );
    const credit = await customer({ accounts: [{ availableMinor: 130_000n, bookedMinor: 125_000n }] });
    expect(await credit.hear('Balance')).toBe(
      'You have 1,300 dollars available in your checking account; the booked balance is 1,250 dollars.',
    );
  });

  test('a booked balance is never called available', async () => {
    const { hear } = await customer({ accounts: [{ availableMinor: null, bookedMinor: 5_000n }] });
    expect(await hear('Balance')).toBe('The booked balance of your checking account is 50 dollars.');
  });

  test('overdrawn is said, never minus; the overdraft is said apart', async () => {
    const { hear } = await customer({ homeCurrency: 'EUR', accounts: [{ availableMinor: -4_510n, overdraftMinor: 50_000n }] });
    expect(await hear('Balance')).toBe(
      'You are 45 euros 10 overdrawn in your checking account. With your overdraft you can use 454 euros 90.',
    );
    expect(await hear('Balance', {}, { locale: 'fr-FR' })).toBe(
      'Vous êtes à découvert de 45 euros 10 sur votre compte courant. Avec votre découvert autorisé, vous pouvez utiliser 454 euros 90.',
    );
  });

  test('credit card: you owe, the bank owes you, or nothing', async () => {
    for (const [bookedMinor, said] of [
      [-32_099n, 'You owe 320 dollars 99 on your credit card.'],
      [1_500n, 'You owe nothing on your credit card: the bank owes you 15 dollars.'],
      [0n, 'You owe nothing on your credit card.'],
    ] as const) {
      const { hear } = await customer({ accounts: [{}, { ...card, bookedMinor }] });
      expect(await hear('CardOwed')).toBe(said);
      expect(await hear('Balance', { account: { id: 'card', heard: 'card' } })).toBe(said);
    }
    const none = await customer({});
    expect(await none.hear('CardOwed')).toBe('I see no credit card among your accounts.');
  });

  test('total of accounts: depository only, one figure per currency, cards apart', async () => {
    const { hear } = await customer({
      accounts: [
        {},
        { ...savings, availableMinor: 50_000n },
        { ...savings, id: 'savings-2', name: 'Euro Saver', currency: 'EUR', availableMinor: 20_000n },
        { ...card, bookedMinor: -30_000n },
      ],
    });
    expect(await hear('Balance', { account: { id: 'all', heard: 'in all' } })).toBe(
      'In all you have 1,500 dollars and 200 euros, and you owe 300 dollars on cards.',
    );
    expect(await hear('Balance', { account: { id: 'savings', heard: 'savings' } })).toBe(
      'You have 500 dollars available in Saver. You have 200 euros available in Euro Saver.',
    );
  });

  test('in all: nothing is left out in silence, credits never hide a debt', async () => {
    const all = { account: { id: 'all', heard: 'in all' } } as const;
    const unknown = await customer({ accounts: [{}, { ...savings, availableMinor: null, bookedMinor: null }] });
    expect(await unknown.hear('Balance', all)).toBe(
      'In all you have 1,000 dollars. The bank does not tell me the balance of your savings.',
    );
    const cards = await customer({
      accounts: [{}, { ...card, bookedMinor: -50_000n }, { ...card, id: 'amex', name: 'Amex', bookedMinor: 50_000n }],
    });
    expect(await cards.hear('Balance', all)).toBe(
      'In all you have 1,000 dollars, and you owe 500 dollars on cards. You owe nothing on Amex: the bank owes you 500 dollars.',
    );
    const cardOnly = await customer({ accounts: [{ ...card, bookedMinor: -4_000n }] });
    expect(await cardOnly.hear('Balance', all)).toBe('You owe 40 dollars on your credit card.');
  });

  test('an overdraft that is used up is not offered, and no figure is said with a minus', async () => {
    const beyond = await customer({ accounts: [{ availableMinor: -50_000n, overdraftMinor: 30_000n }] });
    expect(await beyond.hear('Balance')).toBe('You are 500 dollars overdrawn in your checking account.');
    const booked = await customer({ accounts: [{ availableMinor: 2_000n, bookedMinor: -3_000n }] });
    expect(await booked.hear('Balance')).toBe(
      'You have 20 dollars available in your checking account; the account itself is 30 dollars overdrawn.',
    );
  });

  test('accounts by nickname, name or last four digits', async () => {
    const { hear } = await customer({ accounts: [{}, { ...savings, nickname: 'Rainy Day', availableMinor: 70_000n }] });
    for (const heard of ['rainy day', 'saver', '2222']) {
      expect(await hear('Balance', { account: { id: null, heard } })).toBe('You have 700 dollars available in Rainy Day.');
    }
    expect(await hear('Balance', { account: { id: null, heard: 'holiday fund' } })).toMatch(/^I don't know an account by that name/);
  });
});

describe('stale data', () => {
  const at = (asOf: string) => customer({ accounts: [{ asOf }] });
  test('up to four hours nothing, then the time, over a day it leads', async () => {
    expect(await (await at('2026-11-23T14:00:00Z')).hear('Balance')).toBe('You have 1,000 dollars available in your checking account.');
    expect(await (await at('2026-11-23T12:00:00Z')).hear('Balance')).toBe(
      'You have 1,000 dollars available in your checking account. That is as of 7 AM.',
    );
    expect(await (await at('2026-11-22T23:30:00Z')).hear('Balance')).toBe(
      'You have 1,000 dollars available in your checking account. That is as of yesterday at 6:30 PM.',
    );
    expect(await (await at('2026-11-20T15:00:00Z')).hear('Balance')).toBe(
      'My latest figures are as of November 20. You have 1,000 dollars available in your checking account.',
    );
  });
});
