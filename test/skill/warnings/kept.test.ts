import { describe, expect, test } from '@jest/globals';
import { detectorFrom, freshDetector, observe, type DetectorRules, type DetectorState, type Payment } from '#skill/build';
import type { Currency } from '#skill';

const rules: DetectorRules = {
  promise: 'month',
  homeCountry: 'US',
  lowBalance: { amountMinor: 5_000n, currency: 'USD' as Currency },
  nowMinute: 600_000,
};
const hourly = (n: number): Payment => ({
  transaction: `t${n}`,
  account: 'checking',
  atMinute: 60 * 17 * n,
  timed: n % 5 !== 0,
  amountMinor: n % 42 === 5 ? -5_000n : n % 50 === 0 ? 900_000n : n === 398 ? -2_500_000n : -BigInt(1_000 + ((n * 613) % 3_000)),
  currency: (n % 40 === 37 ? 'EUR' : 'USD') as Currency,
  merchant: n % 42 === 5 ? 'rent' : n % 11 === 0 ? null : `shop ${n % 31}`,
  category: n % 3 === 0 ? null : 'groceries',
  country: n % 60 === 59 ? 'PT' : 'US',
  place: n % 4 === 0 ? { lat: 40, lon: -74 } : null,
  present: n % 2 === 0,
  balanceMinor: n % 6 === 0 ? 100_000n - BigInt((n * 997) % 99_000) : null,
});
const lived = Array.from({ length: 400 }, (_, n) => hourly(n)).reduce<DetectorState>(
  (state, payment) => observe(state, payment, rules).state,
  freshDetector,
);
const kept = (): DetectorState => JSON.parse(JSON.stringify(lived)) as DetectorState;

describe('what the detector remembers', () => {
  test('is taken up again as it was written, fresh or after a year', () => {
    const { suspects, series, recent, balances, countries } = lived;
    expect([suspects, series, recent, balances, countries].filter((list) => list.length === 0)).toEqual([]);
    expect(detectorFrom(kept())).toEqual(lived);
    expect(detectorFrom(JSON.parse(JSON.stringify(freshDetector)))).toEqual(freshDetector);
  });

  test.each([
    ['another version', { version: 2 }],
    ['a field that is missing', { pace: undefined }],
    ['half an amount, which money has none of', { windows: [{ of: 1, amounts: [12.5] }] }],
    ['a list that is none', { recent: {} }],
    ['an hour that is none', { hours: [null] }],
    ['a merchant without a day', { merchants: { ...freshDetector.merchants, days: undefined } }],
  ])('is learned anew after %s', (_, wrong) => {
    expect(detectorFrom({ ...kept(), ...wrong })).toBeNull();
  });

  test.each([[null], ['detector'], [[]], [{}], [7]])('%j is none', (nothing) => {
    expect(detectorFrom(nothing)).toBeNull();
  });
});
