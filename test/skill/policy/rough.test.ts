import { describe, expect, test } from '@jest/globals';
import type { Slots } from '#skill';
import { accountNamed, cell, exactBut, type Given, inAll, talk } from './talk.ts';

const savings = { id: 's', kind: 'savings', name: 'Saver' } as const;
const card = { id: 'c', kind: 'card', name: 'Visa' } as const;
const kinds = ['balance', 'card-owed', 'transaction', 'category-sum'] as const;
const roughly = (precision: 'rounded' | 'threshold', given: Given = {}) =>
  talk({ ...given, consents: exactBut(...kinds.map((kind) => cell(kind, precision))) });
const inRoom = (given: Given) => talk({ ...given, speaker: 'account', household: 'coarse', proof: { chosen: 'pin' } });

describe('a balance told roughly', () => {
  test.each([
    [
      123_456n,
      'You have about 1,200 dollars available in your checking account.',
      'You have 500 dollars or more available in your checking account.',
    ],
    [
      12_345n,
      'You have about 120 dollars available in your checking account.',
      'You have less than 500 dollars available in your checking account.',
    ],
    [
      310n,
      'You have less than 10 dollars available in your checking account.',
      'You have less than 500 dollars available in your checking account.',
    ],
    [
      -310n,
      'You have less than 10 dollars available in your checking account.',
      'You have less than 500 dollars available in your checking account.',
    ],
    [
      -123_456n,
      'You are about 1,200 dollars overdrawn in your checking account.',
      'You have less than 500 dollars available in your checking account.',
    ],
  ])('%p cents', async (availableMinor, rounded, threshold) => {
    const given = { accounts: [{ availableMinor }] };
    expect(await roughly('rounded', given).hear('Balance')).toBe(rounded);
    expect(await inRoom(given).hear('Balance')).toBe(rounded);
    expect(await roughly('threshold', given).hear('Balance')).toBe(threshold);
  });

  test('has one figure: nothing about pending payments, the booked balance or the overdraft', async () => {
    const accounts = [{ availableMinor: 123_456n, bookedMinor: 150_000n, overdraftMinor: 50_000n }];
    expect(await roughly('rounded', { accounts }).hear('Balance')).toBe('You have about 1,200 dollars available in your checking account.');
    expect(await talk({ accounts }).hear('Balance')).toContain('after 265 dollars 44 in pending payments');
  });

  test('in French', async () => {
    const hear = (precision: 'rounded' | 'threshold', availableMinor: bigint) =>
      roughly(precision, { accounts: [{ availableMinor }] }).hear('Balance', {}, 'fr-FR');
    expect(await hear('rounded', -123_456n)).toBe("Vous êtes à découvert d'environ 1200 dollars sur votre compte courant.");
    expect(await hear('threshold', 123_456n)).toBe('Vous avez 500 dollars ou plus disponibles sur votre compte courant.');
    expect(await hear('threshold', 100n)).toBe('Vous avez moins de 500 dollars disponibles sur votre compte courant.');
  });

  test.each([
    [-32_099n, 'You owe about 320 dollars on your credit card.', 'You owe less than 500 dollars on your credit card.'],
    [0n, 'You owe less than 10 dollars on your credit card.', 'You owe less than 500 dollars on your credit card.'],
    [450n, 'You owe less than 10 dollars on your credit card.', 'You owe less than 500 dollars on your credit card.'],
    [
      45_000n,
      'You owe nothing on your credit card: the bank owes you about 450 dollars.',
      'You owe less than 500 dollars on your credit card.',
    ],
  ])('a card with %p cents', async (bookedMinor, rounded, threshold) => {
    const accounts = [{}, { ...card, bookedMinor }];
    expect(await roughly('rounded', { accounts }).hear('CardOwed')).toBe(rounded);
    expect(await roughly('threshold', { accounts }).hear('CardOwed')).toBe(threshold);
  });

  test('only by the threshold is told in the currency of the threshold, or not at all', async () => {
    const euros = { accounts: [{ currency: 'EUR' }] };
    expect((await roughly('threshold', euros).ask('Balance')).failure).toBe('consent.denied');
    expect(await roughly('rounded', euros).hear('Balance')).toBe('You have about 1,000 euros available in your checking account.');
  });
});

describe('in all', () => {
  const accounts = [{ availableMinor: 104_900n }, { ...savings, availableMinor: 104_900n }, { ...card, bookedMinor: -12_300n }];

  test('is the sum of what is told of each, never the sum rounded', async () => {
    expect(await roughly('rounded', { accounts }).hear('Balance', inAll)).toBe(
      'In all you have about 2,000 dollars, and you owe about 120 dollars on cards.',
    );
  });

  test('follows the strictest account and discloses all of them at that precision', async () => {
    const told = await talk({ accounts, consents: exactBut(cell('balance', 'rounded', 's')) }).ask('Balance', inAll);
    expect(told.text).toMatch(/^In all you have about 2,000 dollars, and you owe 123 dollars on cards\./);
    expect(told.disclosures.map(({ account, kind, precision }) => `${account} ${kind} ${precision}`)).toEqual([
      'checking balance rounded',
      's balance rounded',
      'c card-owed exact',
    ]);
  });

  test('is told account by account where only the threshold may be told of one', async () => {
    const { hear } = talk({ accounts, consents: exactBut(cell('balance', 'threshold', 's')) });
    expect(await hear('Balance', inAll)).toBe(
      'You have 1,049 dollars available in your checking account. You have 500 dollars or more available in your savings. ' +
        'You owe 123 dollars on your credit card.',
    );
    expect(await hear('WhyAnswer')).toBe('Here I may only tell that roughly. The app shows how it adds up.');
  });
});

describe('spending told roughly', () => {
  const shops = [
    { amountMinor: -104_900n },
    { amountMinor: -12_300n, category: 'uncategorised', merchantName: null },
    { kind: 'own-transfer', amountMinor: -50_000n, merchantName: null },
  ] as const;

  test('has no count, nothing that was left out, and no share without a category', async () => {
    const { hear } = roughly('rounded', { transactions: shops });
    expect(await hear('Spending')).toBe('You spent about 1,200 dollars this month.');
    expect(await hear('WhyAnswer')).toBe('Here I may only tell that roughly. The app shows how it adds up.');
    expect(await talk({ transactions: shops }).hear('Spending')).toBe(
      'You spent 1,172 dollars this month, not counting 1 transfer between your accounts. 123 dollars of it has no category.',
    );
  });

  test('from several accounts is the sum of what is told of each', async () => {
    const given = { accounts: [{}, savings], transactions: [{ amountMinor: -104_900n }, { accountId: 's', amountMinor: -104_900n }] };
    expect(await roughly('rounded', given).hear('Spending')).toBe('You spent about 2,000 dollars this month.');
    expect(await roughly('threshold', given).hear('Spending')).toBe(
      'You spent 500 dollars or more this month from your checking account. You spent 500 dollars or more this month from your savings.',
    );
  });

  test('nothing sounds like next to nothing, in any currency', async () => {
    const little = 'You spent little or nothing this month.';
    const worlds: readonly Given[] = [
      {},
      { transactions: [{ amountMinor: -499n }] },
      { transactions: [{ amountMinor: 300n, kind: 'refund' }] },
      { transactions: [{ amountMinor: -499n }, { amountMinor: -120n, currency: 'EUR' }] },
    ];
    for (const world of worlds) {
      expect(await roughly('rounded', world).hear('Spending')).toBe(little);
      expect(await inRoom(world).hear('Spending')).toBe(little);
    }
    expect(await roughly('threshold').hear('Spending')).toBe('You spent less than 500 dollars this month.');
    expect(await roughly('rounded').hear('Spending', {}, 'fr-FR')).toBe("Vous n'avez rien ou presque rien dépensé ce mois-ci.");
  });

  test('a zero told roughly costs its row, at the precision it was told', async () => {
    const { disclosures } = await roughly('rounded').ask('Spending');
    expect(disclosures.map(({ kind, precision }) => `${kind} ${precision}`)).toEqual(['category-sum rounded']);
  });
});

describe('payments told roughly', () => {
  const transactions = [
    { amountMinor: -3_120n, date: '2026-11-22' as never },
    { amountMinor: -310n, date: '2026-11-21' as never },
    { amountMinor: -60_000n, date: '2026-11-20' as never, merchantName: null },
  ];

  test('each by its own bucket', async () => {
    expect(await roughly('rounded', { transactions }).hear('RecentTransactions')).toBe(
      'Your latest: Lidl, about 30 dollars, yesterday; Lidl, less than 10 dollars, on Saturday; a payment of about 600 dollars, on Friday.',
    );
    expect(await roughly('threshold', { transactions }).hear('RecentTransactions')).toBe(
      'Your latest: Lidl, less than 500 dollars, yesterday; Lidl, less than 500 dollars, on Saturday; ' +
        'a payment of 500 dollars or more, on Friday.',
    );
  });

  test('are not counted', async () => {
    const { hear } = roughly('rounded', { transactions });
    const lidl: Slots = { merchant: { id: null, heard: 'lidl' } };
    expect(await hear('FindTransaction', lidl)).toMatch(
      /^The latest payment to Lidl in the last 90 days: Lidl, about 30 dollars, yesterday\./,
    );
    expect(await hear('WhyAnswer')).toBe('Here I may only tell that roughly. The app shows how it adds up.');
  });

  test('are not searched by amount, which would tell it after a few questions', async () => {
    const over: Slots = { amount: { value: '31.19', currency: null }, comparison: 'over' };
    const told = await roughly('rounded', { transactions }).ask('FindTransaction', over);
    expect([told.failure, told.disclosures]).toEqual(['consent.denied', []]);
  });
});

describe('anyone in the room', () => {
  const given: Given = { accounts: [{ availableMinor: 123_456n }], transactions: [{}] };

  test('hears round balances and totals without a PIN, and is asked for it for details', async () => {
    const { ask, hear } = inRoom(given);
    expect(await hear('Balance')).toBe('You have about 1,200 dollars available in your checking account.');
    expect(await hear('Spending', { category: { id: 'groceries', heard: 'groceries' } })).toBe(
      'You spent about 10 dollars on groceries this month.',
    );
    for (const [intent, slots] of [
      ['RecentTransactions', {}],
      ['FindTransaction', {}],
      ['Spending', { merchant: { id: null, heard: 'lidl' } }],
      ['Spending', { category: { id: 'health', heard: 'health' } }],
    ] as const)
      expect([intent, (await ask(intent, slots)).failure]).toEqual([intent, 'pin.needed']);
  });

  test('the screen shows what is said, no finer', async () => {
    expect((await inRoom(given).ask('Balance')).shown).toMatch(/^You have about \$1,200 available in your checking account\./);
  });

  test('hears names of accounts, so that they can be told apart', async () => {
    const { hear } = inRoom({ accounts: [{}, { ...savings, nickname: 'Rainy Day', availableMinor: 71_200n }] });
    expect(await hear('Balance', accountNamed('rainy day'))).toBe('You have about 710 dollars available in Rainy Day.');
  });
});
