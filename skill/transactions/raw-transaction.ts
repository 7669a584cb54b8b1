/** A line of a bank's statement as the sync hands it over, its amount already in minor units: negative = money out. */
export interface RawTransaction {
  readonly id: string;
  readonly accountId: string;
  readonly status: 'pending' | 'booked';
  /** Civil dates as the bank gives them; at least one */
  readonly purchasedOn?: string;
  readonly bookedOn?: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** As on the statement */
  readonly text: string;
  readonly merchantName?: string;
  readonly mcc?: string;
  /** The other side of a transfer, if the bank names it */
  readonly counterparty?: string;
  readonly type?: 'card' | 'transfer' | 'direct-debit' | 'cash' | 'fee' | 'salary' | 'interest' | 'loan';
  /** Id of the pending row that this booked row replaces, if the bank says so */
  readonly pendingId?: string;
}

/** The customer's linked accounts, as far as classification needs them. */
export interface OwnAccount {
  readonly id: string;
  readonly kind: 'checking' | 'savings' | 'card';
  readonly currency: string;
}
