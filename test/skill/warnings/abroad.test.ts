import { describe, expect, test } from '@jest/globals';
import { groceries, inOrder, kindsOf, paid, watch } from './support/life.ts';

const home = { country: 'BE', present: true } as const;
const brussels = { lat: 50.85, lon: 4.35 };
const tokyo = { lat: 35.68, lon: 139.69 };
const antwerp = { lat: 51.22, lon: 4.4 };

const before = groceries(60, home);
const dinner = (day: number, country: string, euros = 58) =>
  paid(day, 20, euros, { country, present: true, category: 'restaurants', merchant: `restaurant-${day}` });

describe('abroad', () => {
  test('is the first payment in a country, high for the customer', () => {
    const seen = watch([...before, dinner(60, 'PT')]);
    expect(seen.found).toMatchObject([{ reason: { kind: 'abroad', country: 'PT' }, severity: 'notice', cause: 'abroad/PT' }]);
  });

  test('is told once of a trip: from then on the country is known, for a year', () => {
    expect(kindsOf(watch([...before, dinner(60, 'PT'), dinner(61, 'PT', 40), dinner(62, 'PT', 42)]))).toEqual(['abroad']);
    const years = groceries(430, home);
    expect(kindsOf(watch(inOrder(...years, dinner(60, 'PT'), dinner(300, 'PT'))))).toEqual(['abroad']);
    expect(kindsOf(watch(inOrder(...years, dinner(60, 'PT'), dinner(426, 'PT'))))).toEqual(['abroad', 'abroad']);
  });

  test('is not a coffee there, and not home', () => {
    expect(kindsOf(watch([...before, dinner(60, 'PT', 3)]))).toEqual([]);
    expect(kindsOf(watch([...before, dinner(60, 'BE')]))).toEqual([]);
  });

  test('is not a shop of the net, wherever it books', () => {
    expect(kindsOf(watch([...before, { ...dinner(60, 'LU'), present: false }]))).toEqual([]);
  });

  test('needs a home: told, or where most payments were', () => {
    expect(kindsOf(watch([...before, dinner(60, 'PT')], { homeCountry: null }))).toEqual(['abroad']);
    expect(kindsOf(watch([...groceries(60, { country: null }), dinner(60, 'PT')], { homeCountry: null }))).toEqual([]);
  });

  const at = (hour: number, place: typeof tokyo, more = {}) =>
    paid(60, hour, 30, { present: true, place, merchant: 'supermarket-1', category: 'groceries', ...more });

  test('is severe where the card was in two places with no plane between them', () => {
    const seen = watch([...groceries(60), at(9, brussels), at(12, tokyo)]);
    expect(seen.found).toMatchObject([{ reason: { kind: 'abroad', country: null }, severity: 'severe' }]);
  });

  test.each([
    ['there was time to fly', [at(9, brussels), { ...at(12, tokyo), atMinute: at(12, tokyo).atMinute + 1440 }]],
    ['the towns are near', [at(9, brussels), at(9.05, antwerp, { merchant: 'supermarket-2' })]],
    ['the card was not there', [at(9, brussels), at(12, tokyo, { present: false })]],
    ['it is unknown whether the card was there', [at(9, brussels), at(12, tokyo, { present: null })]],
    ['the feed gives no times', [at(9, brussels), at(12, tokyo, { timed: false })]],
    ['a place is no place', [at(9, brussels), at(12, { lat: Number.NaN, lon: 1e300 })]],
  ])('is nothing where %s', (_, payments) => {
    expect(kindsOf(watch([...groceries(60), ...payments]))).toEqual([]);
  });
});
