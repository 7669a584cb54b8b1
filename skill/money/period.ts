import type { CivilDate, DateRange } from './civil-date.ts';

/** A period as it was asked for, before it is resolved against today. */
export type Period =
  /** AMAZON.DATE text: 2026-11-22, 2026-W47, 2026-W47-WE, 2026-11, 2026-Q4, 2026-WI, 2026, 202X, PRESENT_REF; or PRESENT_MONTH */
  | { readonly form: 'DATE'; readonly value: string }
  | { readonly form: 'SINCE'; readonly from: CivilDate }
  /** ISO 8601 duration up to and including today: P30D */
  | { readonly form: 'LAST'; readonly value: string }
  | { readonly form: 'RANGE'; readonly from: CivilDate; readonly to: CivilDate };

/** How a resolved period is best named aloud; the range is always there to be spoken instead. */
export type PeriodName =
  | { readonly kind: 'today' | 'yesterday' | 'this-week' | 'last-week' | 'this-weekend' | 'last-weekend' | 'this-month' | 'this-year' }
  | { readonly kind: 'day' }
  | { readonly kind: 'month' }
  | { readonly kind: 'quarter'; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: 'season'; readonly season: 'WI' | 'SP' | 'SU' | 'FA' }
  | { readonly kind: 'year' }
  | { readonly kind: 'last-days'; readonly days: number }
  | { readonly kind: 'since' }
  | { readonly kind: 'range' };

export interface ResolvedPeriod {
  readonly range: DateRange;
  readonly name: PeriodName;
}

export interface Calendar {
  readonly today: CivilDate;
  /** 1 Monday ... 7 Sunday */
  readonly weekStartsOn: number;
  /** First and last day of the weekend, 1 Monday ... 7 Sunday */
  readonly weekend: readonly [number, number];
  /** Day of the month on which the customer's month begins; 1 unless they chose their pay day. */
  readonly monthStartsOn: number;
}

/** What a question without a period is about: the customer's running month. */
export const thisMonth: Period = { form: 'DATE', value: 'PRESENT_MONTH' };
