import { describe, expect, test } from '@jest/globals';
import { type CategoryWord, categories, childrenOf } from '../../../skill/transactions/categories.ts';
import { categoryOfMcc } from '../../../skill/transactions/mcc.ts';

describe('Category: a parent includes its children once', () => {
  test('food is groceries and restaurants, home is housing and utilities', () => {
    expect(childrenOf('food')).toEqual(['groceries', 'restaurants']);
    expect(childrenOf('home')).toEqual(['housing', 'utilities']);
  });
  test('every other word is itself', () => {
    for (const word of categories) expect(childrenOf(word)).toEqual([word]);
  });
  test('no category has two parents', () => {
    const children = (['food', 'home'] satisfies CategoryWord[]).flatMap(childrenOf);
    expect(new Set(children).size).toBe(children.length);
  });
});

describe('Category: one per merchant category code', () => {
  test.each([
    ['5411', 'groceries'],
    ['5499', 'groceries'],
    ['5812', 'restaurants'],
    ['5814', 'restaurants'],
    ['4111', 'transport'],
    ['4121', 'transport'],
    ['5541', 'fuel'],
    ['5542', 'fuel'],
    ['5311', 'shopping'],
    ['5651', 'shopping'],
    ['5732', 'shopping'],
    ['5942', 'shopping'],
    ['7832', 'entertainment'],
    ['7922', 'entertainment'],
    ['4899', 'subscriptions'],
    ['5815', 'subscriptions'],
    ['5912', 'health'],
    ['8011', 'health'],
    ['3000', 'travel'],
    ['3999', 'travel'],
    ['4511', 'travel'],
    ['7011', 'travel'],
    ['6513', 'housing'],
    ['4900', 'utilities'],
    ['4814', 'utilities'],
    ['6300', 'insurance'],
    ['8220', 'education'],
    ['6011', 'cash'],
    ['6211', 'uncategorised'],
    ['9311', 'uncategorised'],
    ['4829', 'uncategorised'],
    ['0000', 'uncategorised'],
    ['', 'uncategorised'],
    ['54', 'uncategorised'],
    ['541x', 'uncategorised'],
    ['54110', 'uncategorised'],
  ])('%j is %s', (mcc, category) => expect(categoryOfMcc(mcc)).toBe(category));

  test('every spoken category but fees and uncategorised has codes', () => {
    const reached = new Set([...Array(10_000).keys()].map((code) => categoryOfMcc(String(code).padStart(4, '0'))));
    expect([...reached].sort()).toEqual(categories.filter((category) => category !== 'fees').sort());
  });
});
