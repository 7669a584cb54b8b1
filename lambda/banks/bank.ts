/** What every bank connector delivers. Amounts are decimal text from the holder's view: negative = money out. */

/** Balance types of UK Open Banking 4 / ISO 20022; other APIs are mapped to these names. */
export type BalanceType = 'ITAV' | 'CLAV' | 'OPAV' | 'ITBD' | 'CLBD' | 'PRCD' | 'FWAV' | 'INFO' | 'XPCD';

export interface BankBalance {
  readonly type: BalanceType;
  readonly amount: string;
  /** Credit line of the account; `included` if the amount above contains it. */
  readonly creditLine?: { readonly amount: string; readonly included: boolean };
}

export interface BankAccount {
  readonly sourceId: string;
  readonly kind: 'checking' | 'savings' | 'card';
  readonly joint: boolean;
  readonly name: string;
  readonly lastFour: string;
  readonly currency: string;
  readonly balances: readonly BankBalance[];
  /** Its card, if it has one that this bank lets us freeze */
  readonly card?: 'active' | 'frozen';
}

export interface BankTransaction {
  readonly sourceId: string;
  readonly accountSourceId: string;
  readonly status: 'pending' | 'booked';
  /** Civil dates as the bank gives them */
  readonly purchasedOn?: string;
  readonly bookedOn?: string;
  /** ISO instant of the purchase, if the bank tells the time */
  readonly purchasedAt?: string;
  readonly amount: string;
  readonly currency: string;
  /** Raw text as on the statement */
  readonly text: string;
  readonly merchantName?: string;
  readonly mcc?: string;
  /** Counterparty of a transfer, if the bank names it */
  readonly counterparty?: string;
  /** The bank's own transaction type word, if any: purchase, transfer, cash, fee, salary ... */
  readonly type?: 'card' | 'transfer' | 'direct-debit' | 'cash' | 'fee' | 'salary' | 'interest' | 'loan';
  /** Source id of the pending row this booked row replaces, if the bank says so */
  readonly pendingSourceId?: string;
  readonly originalAmount?: string;
  readonly originalCurrency?: string;
  /** ISO 3166, of the merchant */
  readonly country?: string;
  /** Whether the card was there; absent: not told */
  readonly present?: boolean;
}

export interface BankSnapshot {
  readonly accounts: readonly BankAccount[];
  readonly transactions: readonly BankTransaction[];
  /** ISO instant at which the bank's figures were true */
  readonly asOf: string;
}

/** A connector: one bank's API in our words. */
export interface Bank {
  /** Everything purchased or booked from a civil date on (null: all the bank has), and every pending payment whatever its date. */
  snapshot(customerId: string, from: string | null): Promise<BankSnapshot>;
  /** Freezes or releases the card of an account, at once; twice is fine. Absent: this bank cannot be asked to. Rejects if it could not be done. */
  setCard?(customerId: string, accountSourceId: string, card: 'active' | 'frozen'): Promise<void>;
}
