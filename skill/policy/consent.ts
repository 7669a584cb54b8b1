import type { Platform } from '../ask.ts';
import type { AccountId } from '../ports.ts';

/** The kinds of fact a customer allows or hides, per account and platform. */
export const factKinds = [
  'account-name',
  'balance',
  'card-owed',
  'transaction',
  'merchant-name',
  /** Who was paid where that tells of health, gambling and the like; without it such a payment is "another payment". */
  'sensitive-merchant',
  'category-sum',
  'income',
  'upcoming',
  'subscription',
  'warning',
] as const;
export type FactKind = (typeof factKinds)[number];

/** The kinds that hold an amount: they alone can be told roughly. Any other kind told roughly is not told. */
export const amountKinds = [
  'balance',
  'card-owed',
  'transaction',
  'category-sum',
  'income',
  'upcoming',
  'subscription',
] as const satisfies readonly FactKind[];

/**
 * How exactly a fact may be told, from most to least: to the cent; rounded to fixed edges; only above or below the customer's
 * threshold; not at all, which is also what an absent cell means (deny by default).
 */
export const precisions = ['exact', 'rounded', 'threshold', 'nothing'] as const;
export type Precision = (typeof precisions)[number];
/** How a fact was told that was told. */
export type Told = Exclude<Precision, 'nothing'>;

/** The one that tells less. */
export const stricter = <P extends Precision>(a: P, b: P): P => (precisions.indexOf(a) < precisions.indexOf(b) ? b : a);

/** One cell of the consent matrix. `account: null` is every account, also future ones. */
export interface Consent {
  /** Names the receipt under which the customer said so. */
  readonly id: string;
  readonly platform: Platform;
  readonly account: AccountId | null;
  readonly kind: FactKind;
  readonly precision: Precision;
}

/** What telling one fact about one account costs: a row of the disclosure ledger. Holds no figure. */
export interface Disclosure {
  readonly account: AccountId;
  readonly kind: FactKind;
  /** As it was told, which may be less than the consent allows */
  readonly precision: Told;
  readonly consentId: string;
}
