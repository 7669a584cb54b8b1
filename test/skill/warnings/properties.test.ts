import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currency } from '../../../skill/money/money.ts';
import {
  type Detected,
  type DetectorState,
  freshDetector,
  observe,
  promises,
  refusals,
  renamed,
  settled,
} from '../../../skill/warnings/detector.ts';
import type { Payment } from '../../../skill/warnings/payment.ts';
import { bell, chance, firstDay, groceries, paid, rules, watch } from './support/life.ts';

const text = (length: number) => fc.option(fc.string({ maxLength: length }), { freq: 3 });

const anyPayment: fc.Arbitrary<Payment> = fc.record({
  transaction: fc.string({ maxLength: 80 }),
  account: text(8),
  atMinute: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: firstDay * 1440, max: (firstDay + 20) * 1440 }) },
    fc.double(),
    fc.integer(),
  ),
  timed: fc.boolean(),
  amountMinor: fc.oneof({ weight: 6, arbitrary: fc.bigInt(-500_000n, 1_000n) }, fc.bigInt()),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD').map(currency),
  merchant: text(4),
  category: text(3),
  country: fc.option(fc.constantFrom('BE', 'PT', 'US')),
  place: fc.option(fc.record({ lat: fc.double(), lon: fc.double() })),
  present: fc.option(fc.boolean()),
  balanceMinor: fc.option(fc.oneof(fc.bigInt(-100_000n, 100_000n), fc.bigInt())),
});

const anyRules = fc.record({
  promise: fc.constantFrom(...promises),
  homeCountry: fc.option(fc.constantFrom('BE', 'PT')),
  lowBalance: fc.option(fc.record({ amountMinor: fc.bigInt(-10_000n, 50_000n), currency: fc.constant(currency('EUR')) })),
  nowMinute: fc.oneof(fc.constant(Number.MAX_SAFE_INTEGER), fc.double()),
});

const again = (state: DetectorState): DetectorState => JSON.parse(JSON.stringify(state));

/** A life with finds of several kinds in it */
function eventful(seed: number): Payment[] {
  const random = chance(seed);
  return groceries(90, {}, seed).map((payment, n) =>
    n > 120 && random() < 0.15
      ? { ...payment, amountMinor: payment.amountMinor * BigInt(3 + Math.floor(5 * random())), merchant: `new-${random()}` }
      : payment,
  );
}

const told = (found: readonly Detected[]) => found.map(({ transaction, reason }) => [transaction, reason.kind]);

describe('the detector', () => {
  test('never throws, and says of each payment that it was refused or looked at', () => {
    fc.assert(
      fc.property(fc.array(anyPayment, { maxLength: 60 }), anyRules, (payments, anyhow) => {
        let state = freshDetector;
        for (const payment of payments) {
          const { state: next, found, refused } = observe(state, payment, anyhow);
          if (refused !== null) expect([refusals.includes(refused), found, next === state]).toEqual([true, [], true]);
          state = settled(renamed(next, payment.transaction, 'booked'), 'booked', found.length > 0);
        }
        expect(again(state)).toEqual(state);
      }),
      { numRuns: 150 },
    );
  });

  test('goes on from its memory written down and read again as if nothing had been', () => {
    for (const seed of [1, 2, 3]) {
      let [kept, written] = [freshDetector, freshDetector];
      for (const payment of eventful(seed)) {
        const [one, two] = [observe(kept, payment, rules), observe(again(written), payment, rules)];
        expect(two).toEqual(one);
        [kept, written] = [one.state, two.state];
      }
    }
  });

  test('changes no memory it was given', () => {
    const frozen = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
      Object.freeze(value);
      Object.values(value).forEach(frozen);
    };
    let state = freshDetector;
    for (const payment of eventful(4)) {
      frozen(state);
      state = observe(state, payment, rules).state;
    }
    expect(state.ids.length).toBeGreaterThan(0);
  });

  test('finds the same whatever the names of accounts, merchants, categories and payments are', () => {
    const renaming = (name: string | null) => (name === null ? null : `another ${name}`);
    for (const seed of [1, 2, 3]) {
      const payments = eventful(seed);
      const other = payments.map((payment) => ({
        ...payment,
        transaction: `x${payment.transaction}`,
        merchant: renaming(payment.merchant),
        category: renaming(payment.category),
        account: 'any',
      }));
      const expected = told(watch(payments).found).map(([id, kind]) => [`x${id}`, kind]);
      expect(expected.length).toBeGreaterThan(2);
      expect(told(watch(other).found)).toEqual(expected);
    }
  });

  test('finds the same of a customer who spends a hundred times as much', () => {
    for (const seed of [1, 2, 3, 4]) {
      const payments = eventful(seed);
      const richer = payments.map((payment) => ({ ...payment, amountMinor: payment.amountMinor * 100n }));
      expect(told(watch(richer).found)).toEqual(told(watch(payments).found));
    }
  });

  test('looks at no payment that comes later', () => {
    const payments = eventful(5);
    const half = payments.slice(0, 120);
    expect(watch(payments).found.slice(0, watch(half).found.length)).toEqual(watch(half).found);
  });

  test('remembers no more after 50,000 payments than after some thousands', () => {
    const random = chance(6);
    const many = (n: number): Payment =>
      paid(n / 12, 12, 5 + 30 * Math.exp(bell(random)), {
        merchant: `merchant with a long name ${Math.floor(900 * random())}`,
        category: `category ${Math.floor(40 * random())}`,
        country: ['BE', 'PT', 'US'][Math.floor(3 * random())] ?? null,
        account: `account ${Math.floor(9 * random())}`,
        present: true,
        place: { lat: 50, lon: 4 },
      });
    let state = freshDetector;
    let largest = 0;
    for (let n = 0; n < 50_000; n++) {
      state = observe(state, many(n), rules).state;
      if (n > 4_000 && n % 500 === 0) largest = Math.max(largest, JSON.stringify(state).length);
    }
    expect(largest).toBeGreaterThan(5_000);
    expect(largest).toBeLessThan(16_000);
  });
});
