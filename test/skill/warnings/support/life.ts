import { currency } from '../../../../skill/money/money.ts';
import {
  type Detected,
  type DetectorRules,
  type DetectorState,
  freshDetector,
  observe,
  type Refusal,
} from '../../../../skill/warnings/detector.ts';
import type { Payment } from '../../../../skill/warnings/payment.ts';

export const euro = currency('EUR');

/** Monday, 7 October 2024, counted from 1970-01-01 */
export const firstDay = 20_003;

export const rules: DetectorRules = { promise: 'quarter', homeCountry: 'BE', lowBalance: null, nowMinute: Number.MAX_SAFE_INTEGER };

let number = 0;

/** Money out on a day of the test, at an hour; everything else unknown unless said. */
export function paid(day: number, hour: number, euros: number, more: Partial<Payment> = {}): Payment {
  number += 1;
  return {
    transaction: `t${number}`,
    account: null,
    atMinute: Math.round((firstDay + day) * 1440 + hour * 60),
    timed: true,
    amountMinor: -BigInt(Math.round(euros * 100)),
    currency: euro,
    merchant: null,
    category: null,
    country: null,
    place: null,
    present: null,
    balanceMinor: null,
    ...more,
  };
}

/** The same numbers for the same seed */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function bell(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Somebody who shops twice a day between 9 and 19 o'clock for about 30 euros, at five supermarkets. */
export function groceries(days: number, more: Partial<Payment> = {}, seed = 7): Payment[] {
  const random = chance(seed);
  return Array.from({ length: 2 * days }, (_, n) =>
    paid(Math.floor(n / 2), 9 + 5 * (n % 2) + 4 * random(), Math.max(5, 30 + 9 * bell(random)), {
      merchant: `supermarket-${Math.floor(5 * random())}`,
      category: 'groceries',
      ...more,
    }),
  );
}

export interface Seen {
  readonly state: DetectorState;
  readonly found: readonly Detected[];
  readonly refused: readonly Refusal[];
}

/** All payments in the order given */
export function watch(payments: readonly Payment[], by: Partial<DetectorRules> = {}, from: DetectorState = freshDetector): Seen {
  const found: Detected[] = [];
  const refused: Refusal[] = [];
  let state = from;
  for (const payment of payments) {
    const observed = observe(state, payment, { ...rules, ...by });
    state = observed.state;
    found.push(...observed.found);
    if (observed.refused !== null) refused.push(observed.refused);
  }
  return { state, found, refused };
}

export const kindsOf = ({ found }: Seen): readonly string[] => found.map(({ reason }) => reason.kind);

/** In time order, as a feed gives them */
export const inOrder = (...payments: readonly Payment[]): Payment[] => payments.toSorted((a, b) => a.atMinute - b.atMinute);
