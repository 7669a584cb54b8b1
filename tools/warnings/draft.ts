import type { Payment } from '#skill/build';

/** What the injectors do: one per kind of warning, and a card number that leaks and is used for two weeks. */
export const scenarios = [
  'duplicate',
  'unusual-amount',
  'new-merchant',
  'abroad',
  'burst',
  'leaked-card',
  'price-rise',
  'trial-ended',
  'low-balance',
] as const;
export type Scenario = (typeof scenarios)[number];

/** One thing that went wrong, with all the payments it took. */
export interface Incident {
  readonly scenario: Scenario;
  readonly id: string;
}

/** Ordinary life that looks like trouble */
export const lookAlikes = [
  'two-coffees',
  'parking',
  'vending',
  'commute',
  'canteen',
  'tip',
  'refund',
  'large-purchase',
  'holiday',
  'moving',
  'annual-bill',
  'seasonal-bill',
  'university',
  'new-subscription',
] as const;
export type LookAlike = (typeof lookAlikes)[number];

/** A payment before the feed's own habits: minutes and day exact, the amount in whole units of the customer's own currency. */
export interface Draft {
  readonly atMinute: number;
  /** Positive = money out, as people say it */
  readonly amount: number;
  readonly merchant: string;
  readonly category: string | null;
  readonly country: string;
  readonly place: NonNullable<Payment['place']> | null;
  readonly present: boolean;
  readonly incident: Incident | null;
  readonly alike: LookAlike | null;
}

export const minutesOfDay = 1440;
