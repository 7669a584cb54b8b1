/** Money is an integer count of minor units in one currency (ISO 4217). Negative means out of the account. */
export type Currency = string & { readonly __brand: 'Currency' };

export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}
