import type { PromiseLevel } from './detector.ts';

/** What a promise of rare false alarms asks of the rules, in decimal digits of improbability: higher is stricter. */
export interface Thresholds {
  /** Of one payment alone */
  readonly amount: number;
  /** The same in the two weeks after a find, when the card is more likely in wrong hands */
  readonly alerted: number;
  /** Of several payments within two days, what each has beyond the ordinary, summed up */
  readonly burst: number;
  /** Of a first payment in a country */
  readonly abroad: number;
}

/** Found on generated histories by tools/warnings-solve.ts and kept on other seeds. */
export const thresholds: Readonly<Record<PromiseLevel, Thresholds>> = {
  year: { amount: 4.2, alerted: 2.6, burst: 5, abroad: 1.5 },
  quarter: { amount: 3.5, alerted: 2.1, burst: 4, abroad: 0.5 },
  month: { amount: 3, alerted: 1.8, burst: 3, abroad: 0 },
};
