import { describe, expect, test } from '@jest/globals';
import type { Slots } from '#skill';
import { cell, exactBut, type Given, talk } from './talk.ts';

const day = (n: number) => `2026-11-${n}` as never;
const lidl = { date: day(20), amountMinor: -3_000n };
const pharmacy = { date: day(21), amountMinor: -1_450n, merchantName: 'Corner Pharmacy', category: 'health', sensitive: true } as const;
const hidden = exactBut(cell('sensitive-merchant', 'nothing'));
const heard = (name: string): Slots => ({ merchant: { id: null, heard: name } });
const health: Slots = { category: { id: 'health', heard: 'health' } };
const questions = ['RecentTransactions', 'FindTransaction', 'Spending'] as const;

describe('a payment that tells of health, religion, politics, sex or gambling', () => {
  const given: Given = { consents: hidden, transactions: [lidl, pharmacy] };

  test('is "another payment" in a list, with its amount and day', async () => {
    const { hear } = talk(given);
    expect(await hear('RecentTransactions')).toBe('Your latest: another payment, 14 dollars 50, on Saturday; Lidl, 30 dollars, on Friday.');
    expect(await hear('SelectOrdinal', { ordinal: 1 })).toBe('Another payment, 14 dollars 50, on Saturday, from your checking account.');
    expect(await talk(given).hear('RecentTransactions', {}, 'fr-FR')).toBe(
      'Les dernières : un autre paiement, 14 dollars 50, samedi ; Lidl, 30 dollars, vendredi.',
    );
    const back = { ...pharmacy, kind: 'refund', amountMinor: 1_450n } as const;
    expect(await talk({ ...given, transactions: [back] }).hear('RecentTransactions')).toBe(
      'The last one: another payment to you, 14 dollars 50, on Saturday.',
    );
  });

  test('counts in a total', async () => {
    expect(await talk(given).hear('Spending')).toBe('You spent 44 dollars 50 this month.');
  });

  test('asked for by name sounds like a merchant never paid', async () => {
    for (const name of ['corner pharmacy', 'pharmacy', 'corner farmacy']) {
      for (const intent of ['Spending', 'FindTransaction'] as const) {
        const paid = await talk(given).ask(intent, heard(name));
        const never = await talk({ ...given, transactions: [lidl] }).ask(intent, heard(name));
        expect(paid.text).toBe(never.text);
        expect(paid.disclosures).toEqual(never.disclosures);
      }
    }
    const byId = await talk(given).hear('Spending', { merchant: { id: 'corner-pharmacy', heard: 'corner pharmacy' } });
    expect(byId).toBe('I see no payments to corner pharmacy.');
  });

  test('is not told by its category either, whether or not there is one', async () => {
    for (const transactions of [[lidl, pharmacy], [lidl], []]) {
      for (const intent of ['Spending', 'FindTransaction'] as const) {
        const told = await talk({ consents: hidden, transactions }).ask(intent, health);
        expect([told.failure, told.disclosures]).toEqual(['consent.denied', []]);
      }
    }
  });

  test('does not show by being passed over where merchants may not be told', async () => {
    const consents = exactBut(cell('sensitive-merchant', 'nothing'), cell('merchant-name', 'nothing'));
    for (const one of [lidl, pharmacy])
      expect((await talk({ consents, transactions: [one] }).ask('RecentTransactions')).failure).toBe('consent.denied');
  });

  test('costs no row of a merchant', async () => {
    const { disclosures } = await talk({ ...given, transactions: [pharmacy] }).ask('RecentTransactions');
    expect(disclosures.map(({ kind }) => kind)).toEqual(['transaction', 'transaction']);
  });
});

describe('where the customer allows it', () => {
  test('it is told like any other, and disclosed as what it is', async () => {
    const { ask, hear } = talk({ transactions: [lidl, pharmacy] });
    const listed = await ask('RecentTransactions');
    expect(listed.text).toContain('Corner Pharmacy, 14 dollars 50, on Saturday');
    expect(listed.disclosures.map(({ kind }) => kind)).toContain('sensitive-merchant');
    const spent = await ask('Spending', heard('corner pharmacy'));
    expect(spent.text).toContain('You spent 14 dollars 50 at Corner Pharmacy this month.');
    expect(spent.disclosures.map(({ kind }) => kind)).toContain('sensitive-merchant');
    const onHealth = await ask('Spending', health);
    expect(onHealth.text).toContain('You spent 14 dollars 50 on health this month.');
    expect(onHealth.disclosures.map(({ kind }) => kind).toSorted()).toEqual(['category-sum', 'sensitive-merchant']);
    expect(await hear('FindTransaction', health)).toBe('Yes: Corner Pharmacy, 14 dollars 50, on Saturday.');
  });

  test('for one account it stays hidden on the others', async () => {
    const consents = exactBut(cell('sensitive-merchant', 'nothing', 's'));
    const accounts = [{}, { id: 's', kind: 'savings' as const }];
    const transactions = [pharmacy, { ...pharmacy, id: 'other', accountId: 's', merchantName: 'Casino Royal', date: day(22) }];
    const { hear } = talk({ consents, accounts, transactions });
    expect(await hear('RecentTransactions')).toBe(
      'Your latest: another payment, 14 dollars 50, yesterday; Corner Pharmacy, 14 dollars 50, on Saturday.',
    );
    expect(await hear('Spending', heard('casino royal'))).toBe('I see no payments to casino royal.');
    const own = { account: { id: 'checking', heard: 'checking' } } as const;
    expect(await hear('Spending', { ...own, ...heard('corner pharmacy') })).toBe(
      'You spent 14 dollars 50 at Corner Pharmacy this month from your checking account.',
    );
  });
});

test('nothing sensitive is heard without consent, whatever is asked', async () => {
  const { ask } = talk({ consents: hidden, transactions: [pharmacy, lidl] });
  for (const intent of [...questions, 'More', 'Repeat', 'WhyAnswer', 'SelectOrdinal'] as const)
    for (const slots of [{}, health, heard('corner pharmacy'), { ordinal: 1 }])
      expect((await ask(intent, slots)).text).not.toMatch(/Corner Pharmacy|health/);
});
