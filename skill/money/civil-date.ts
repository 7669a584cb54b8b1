/** A day on the customer's own calendar, 'YYYY-MM-DD'. Never an instant. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Both ends belong to the range. */
export interface DateRange {
  readonly from: CivilDate;
  readonly to: CivilDate;
}
