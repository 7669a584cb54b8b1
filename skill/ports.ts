import type { CivilDate, DateRange } from './money/civil-date.ts';
import type { Currency } from './money/money.ts';
import type { CategoryId } from './transactions/categories.ts';

/** What the core needs of the world. Everything here is plain data in, plain data out. */

export type CustomerId = string & { readonly __brand: 'CustomerId' };
export type AccountId = string & { readonly __brand: 'AccountId' };
export type TransactionId = string & { readonly __brand: 'TransactionId' };
export type MerchantId = string & { readonly __brand: 'MerchantId' };

export type AccountKind = 'checking' | 'savings' | 'card';

/** How fresh the bank's figures are. `local` is the customer's own wall clock, so that no zone arithmetic is needed to say it. */
export interface AsOf {
  /** 'YYYY-MM-DDTHH:mm' in the customer's zone */
  readonly local: string;
  readonly ageMinutes: number;
}

export interface Account {
  readonly id: AccountId;
  readonly kind: AccountKind;
  readonly joint: boolean;
  /** The bank's product name, "Everyday Checking" */
  readonly name: string;
  /** The customer's own word for it; wins over the name when spoken and matched. */
  readonly nickname: string | null;
  readonly lastFour: string;
  readonly currency: Currency;
  /** Money that can be used now, without overdraft; null if the bank does not say (semantics: then only "booked"). */
  readonly availableMinor: bigint | null;
  /** Depository: booked balance, negative = overdrawn. Card: negative = the customer owes, positive = the bank owes. */
  readonly bookedMinor: bigint | null;
  /** An agreed overdraft beyond the available figure, or null. */
  readonly overdraftMinor: bigint | null;
  /** Its card, where that can be frozen here; null: it has none, or the bank cannot freeze it for us */
  readonly card: 'active' | 'frozen' | null;
  readonly asOf: AsOf;
}

/** What a transaction is. Decided once, when it is synced (skill/transactions/classify.ts). */
export type TransactionKind =
  | 'purchase'
  | 'refund'
  | 'own-transfer'
  | 'card-repayment'
  | 'income'
  /** Person-to-person money in: spoken as "received", never as income */
  | 'received'
  | 'cash'
  | 'fee'
  | 'loan-repayment'
  | 'investment';

export interface Transaction {
  readonly id: TransactionId;
  readonly accountId: AccountId;
  readonly kind: TransactionKind;
  readonly status: 'pending' | 'booked';
  /** Purchase (authorised) date when the bank gives it, else the booking date. The date that counts. */
  readonly date: CivilDate;
  /** Signed, negative = money out */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly category: CategoryId;
  readonly merchantId: MerchantId | null;
  /** Cleaned for the ear; for a payment without merchant the counterparty's name */
  readonly merchantName: string | null;
  /** Its merchant tells of health, religion, politics, sex or gambling. Decided once, when it is synced. */
  readonly sensitive: boolean;
}

export interface Merchant {
  readonly id: MerchantId;
  readonly name: string;
  /** Newest purchase there */
  readonly lastOn: CivilDate;
  readonly count: number;
  /** Paying there tells of health, religion, politics, sex or gambling. */
  readonly sensitive: boolean;
}

/** All given conditions hold at once. Superseded pendings never match. */
export interface TransactionFilter {
  readonly accounts: readonly AccountId[];
  readonly kinds?: readonly TransactionKind[];
  readonly categories?: readonly CategoryId[];
  readonly merchantId?: MerchantId;
  readonly range?: DateRange;
  readonly status?: 'pending' | 'booked';
  /** Of a transfer between own accounts or a card repayment only the leg that went out, so that a list tells it once. */
  readonly oneLeg?: true;
  /** Only money that went out */
  readonly out?: true;
  /** Compares the absolute amount in the transaction's own currency. */
  readonly amount?: { readonly comparison: 'over' | 'under' | 'exactly'; readonly amountMinor: bigint; readonly currency: Currency };
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface TransactionPage {
  /** Newest first (date, then id); ties never change order between two calls. */
  readonly items: readonly Transaction[];
  readonly totalCount: number;
}

/** One currency's share of a total. */
export interface Total {
  readonly currency: Currency;
  /** Sum of the signed amounts: negative = more went out than came in */
  readonly sumMinor: bigint;
  readonly count: number;
  readonly refundCount: number;
  readonly pendingCount: number;
  /** Sum over the transactions whose category is 'uncategorised' */
  readonly uncategorisedMinor: bigint;
  /** Pending and booked rows that may be the same payment and were counted once: say "about". */
  readonly unsureCount: number;
}

/** Transactions of the same accounts, range and merchant that are not of the asked kinds and so were left out. */
export interface Excluded {
  /** Transfers, not legs: the legs that went out */
  readonly ownTransferCount: number;
  readonly cardRepaymentCount: number;
}

export interface Totals {
  /** One entry per currency, most transactions first; empty if nothing matched. */
  readonly totals: readonly Total[];
  readonly excluded: Excluded;
}

/** The bank's data of one customer. Two implementations (memory, SQL), one contract suite. */
export interface BankReader {
  accounts(): Promise<readonly Account[]>;
  /** Every merchant ever paid from these accounts, most used first. */
  merchants(accounts: readonly AccountId[]): Promise<readonly Merchant[]>;
  transactions(filter: TransactionFilter, page: Page): Promise<TransactionPage>;
  totals(filter: TransactionFilter): Promise<Totals>;
}
