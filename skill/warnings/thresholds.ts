import type { PromiseLevel } from './detector.ts';

/** What a promise of rare false alarms asks of the rules, in decimal digits of improbability: higher is stricter. */
export interface Thresholds {
  /** Of one payment alone */
  readonly amount: number;
  /** The same in the two weeks after a find, when the card is more likely in wrong hands */
  readonly alerted: number;
  /** Of a payment at a new merchant, with the hour taken into account */
  readonly newMerchant: number;
  /** Of several payments within two days, what each has beyond the ordinary, summed up */
  readonly burst: number;
  /** Of a first payment in a country */
  readonly abroad: number;
}

/** Found on generated histories by tools/warnings-solve.ts, and somewhat stricter, so that they are kept on other seeds. */
export const thresholds: Readonly<Record<PromiseLevel, Thresholds>> = {
  year: { amount: 4.5, alerted: 3, newMerchant: 5.7, burst: 4.2, abroad: 2.1 },
  quarter: { amount: 3.6, alerted: 2.1, newMerchant: 4.8, burst: 3.3, abroad: 1.2 },
  month: { amount: 3, alerted: 1.5, newMerchant: 4.2, burst: 2.7, abroad: 0.6 },
};

const dearer = 0.3;
const mostDoubts = 3;

/** Somebody who was warned before and had nothing to say to it has a long tail of payments: each time raises the bar by three tenths. */
export function raised(cut: Thresholds, doubts: number): Thresholds {
  const factor = 1 + dearer * Math.min(mostDoubts, doubts);
  return {
    amount: cut.amount * factor,
    alerted: cut.alerted * factor,
    newMerchant: cut.newMerchant * factor,
    burst: cut.burst * factor,
    abroad: cut.abroad,
  };
}
