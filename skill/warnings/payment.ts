import type { Currency } from '../money/money.ts';

/** One payment as the detector sees it. Whatever a feed does not tell is null, and no rule concludes anything from null. */
export interface Payment {
  readonly transaction: string;
  readonly account: string | null;
  /** Whole minutes since 1970-01-01T00:00 on the customer's own clock */
  readonly atMinute: number;
  /** False where the feed gives a day alone: nothing is concluded from the hour. */
  readonly timed: boolean;
  /** Signed, negative = money out */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** An id that stays the same from payment to payment */
  readonly merchant: string | null;
  /** Our category or the feed's own word for one */
  readonly category: string | null;
  /** ISO 3166 */
  readonly country: string | null;
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** The card was there: a place can be concluded from it. */
  readonly present: boolean | null;
  /** Usable balance of the account after this payment; given only where a low balance matters */
  readonly balanceMinor: bigint | null;
}
