import type { PromiseLevel } from './detector.ts';

/** What a promise of rare false alarms asks of the rules. Surprise is -log10 of the chance of so high an amount. */
export interface Thresholds {
  /** Surprise from which one payment alone is unusual */
  readonly amount: number;
  /** The same within two weeks after a severe finding */
  readonly alerted: number;
}

/** Found on generated histories by tools/warnings-solve.ts and kept on other seeds. */
export const thresholds: Readonly<Record<PromiseLevel, Thresholds>> = {
  year: { amount: 4.6, alerted: 2.6 },
  quarter: { amount: 4.1, alerted: 2.1 },
  month: { amount: 3.5, alerted: 1.9 },
};
