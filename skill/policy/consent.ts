import type { Platform } from '../ask.ts';
import type { AccountId } from '../ports.ts';

/** The kinds of fact a customer allows or hides, per account and platform. */
export const factKinds = ['account-name', 'balance', 'card-owed', 'transaction', 'merchant-name', 'category-sum'] as const;
export type FactKind = (typeof factKinds)[number];

/** How exactly a fact may be told. 'nothing' is also what an absent cell means: deny by default. */
export type Precision = 'exact' | 'nothing';

/** One cell of the consent matrix. `account: null` is every account, also future ones. */
export interface Consent {
  readonly id: string;
  readonly platform: Platform;
  readonly account: AccountId | null;
  readonly kind: FactKind;
  readonly precision: Precision;
}

/** One row of the disclosure ledger: what a reply tells the platform. Holds no figure. */
export interface Disclosure {
  readonly account: AccountId;
  readonly kind: FactKind;
  readonly precision: Precision;
  readonly consentId: string;
}
