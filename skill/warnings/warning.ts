import type { CivilDate } from '../money/civil-date.ts';
import type { Currency } from '../money/money.ts';
import type { AccountId, MerchantId, TransactionId } from '../ports.ts';
import type { CategoryId } from '../transactions/categories.ts';

/** What our own detector sees in one customer's payments (semantics: fraud warnings). */
export const detectedKinds = [
  'duplicate',
  'unusual-amount',
  'new-merchant',
  'abroad',
  'burst',
  'price-rise',
  'trial-ended',
  'low-balance',
] as const;
export type DetectedKind = (typeof detectedKinds)[number];

/** Reason codes of a bank's own engine, which sees more than one customer; beside these it may send any of ours. */
export const bankOnlyKinds = [
  'compromised-merchant',
  'card-testing',
  'impossible-travel',
  'card-stolen',
  'account-takeover',
  'unspecified',
] as const;

export const warningKinds = [...detectedKinds, ...bankOnlyKinds] as const;
export type WarningKind = (typeof warningKinds)[number];

/** 'severe': money may be lost now; it is told before anything else. */
export const severities = ['severe', 'notice'] as const;
export type Severity = (typeof severities)[number];

/**
 * Why our detector warned, as far as it can be worked out again from the payments. Amounts are decimal text in the payment's currency.
 */
export type DetectedReason =
  /** The same merchant took the same amount before; minutes only where the feed gives times */
  | { readonly kind: 'duplicate'; readonly earlier: string; readonly earlierOn: CivilDate; readonly minutesApart: number | null }
  /** `times` the `usual` amount (the median of `count` payments) in `category`, or of all payments where that has too few */
  | {
      readonly kind: 'unusual-amount';
      readonly times: number;
      readonly usual: string;
      readonly category: string | null;
      readonly count: number;
    }
  /** Never paid there before, and more than 95 of 100 of the customer's payments: `times` the median of `count` */
  | { readonly kind: 'new-merchant'; readonly times: number; readonly usual: string; readonly count: number }
  /** ISO 3166 country of the merchant, or null where only the distance to the payment before tells it */
  | { readonly kind: 'abroad'; readonly country: string | null }
  /** So many unusual payments within so many hours; `total` of them; at hours the customer never pays */
  | { readonly kind: 'burst'; readonly count: number; readonly hours: number; readonly total: string; readonly unusualHours: boolean }
  /** The last `count` charges were `before` */
  | { readonly kind: 'price-rise'; readonly before: string; readonly count: number }
  | { readonly kind: 'trial-ended'; readonly trial: string }
  /** `expectedOn`: the day on which a regular payment would take the balance below; null: it is below */
  | { readonly kind: 'low-balance'; readonly limit: string; readonly balance: string; readonly expectedOn: CivilDate | null };

/** What the bank's engine says carries a reason code alone: the figures are the payment's own. */
export type Reason = DetectedReason | { readonly kind: WarningKind; readonly code: true };

export type WarningId = string & { readonly __brand: 'WarningId' };

/** An open warning as a turn sees it. */
export interface Warning {
  readonly id: WarningId;
  readonly source: 'bank' | 'detector';
  readonly severity: Severity;
  readonly reason: Reason;
  readonly accountId: AccountId;
  /** Null where no payment is the cause: a low balance, an account taken over */
  readonly payment: WarnedPayment | null;
  /** Day in the customer's zone on which it was opened */
  readonly openedOn: CivilDate;
  /** Heard in an earlier conversation */
  readonly told: boolean;
}

export interface WarnedPayment {
  /** Null if the bank names a payment we do not hold */
  readonly transactionId: TransactionId | null;
  readonly date: CivilDate;
  /** Signed, negative = money out */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly merchantId: MerchantId | null;
  readonly merchantName: string | null;
  readonly category: CategoryId;
  /** Paying there tells of health, religion, politics, sex or gambling. */
  readonly sensitive: boolean;
}
