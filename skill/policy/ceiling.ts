import type { FactKind, Precision } from './consent.ts';

/** What no customer of a country can exceed on a platform, whatever they allow. Set by the operator. */
export interface Ceiling {
  /** The most that may be told of a kind; absent: no limit but the customer's */
  readonly most: Readonly<Partial<Record<FactKind, Precision>>>;
  /** Payments older than this are told only shortly after a fresh login at the bank (EU: 90 days); null: no limit */
  readonly lookBackDays: number | null;
  /** A login at the bank older than this tells nothing more (EU: 180 days); null: no limit */
  readonly loginDays: number | null;
}

export const noCeiling: Ceiling = { most: {}, lookBackDays: null, loginDays: null };
