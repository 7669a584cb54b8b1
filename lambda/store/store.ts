import type { BankReader, CategoryId, Consent, CustomerId, DialogueState, Disclosure, CivilDate, Platform, TransactionKind } from '#skill';

/** Who a token belongs to and everything one turn needs, read in one query. */
export interface Loaded {
  readonly customer: {
    readonly id: CustomerId;
    /** ISO 3166 country, decides week and weekend */
    readonly region: string;
    readonly zone: string;
    readonly homeCurrency: string;
    readonly monthStartsOn: number;
    /** Calendar day in the customer's zone at the load's instant */
    readonly today: CivilDate;
  };
  readonly link: {
    readonly id: string;
    /** The customer's own setting "anyone on this device may ask" */
    readonly anyoneMayAsk: boolean;
    /** False on the very first turn over this link: the first welcome differs. */
    readonly returning: boolean;
  };
  /** Those of the asked platform */
  readonly consents: readonly Consent[];
  readonly state: DialogueState | null;
  /** True if an operator closed this platform (kill switch). */
  readonly closed: boolean;
}

export interface LoadQuery {
  /** SHA-256 hex of the access token, or of 'session:' + session id for a linked phone session */
  readonly tokenHash: string;
  readonly platform: Platform;
  /** HMAC of the platform's session id, hex */
  readonly sessionKey: string;
  readonly requestId: string;
  /** ISO instant */
  readonly now: string;
}

export interface Commit {
  readonly customerId: CustomerId;
  readonly linkId: string;
  readonly platform: Platform;
  readonly sessionKey: string;
  readonly requestId: string;
  readonly now: string;
  readonly intent: string;
  readonly disclosures: readonly Disclosure[];
  readonly state: DialogueState;
}

export interface LedgerRow extends Disclosure {
  readonly customerId: CustomerId;
  readonly at: string;
  readonly platform: Platform;
  readonly requestId: string;
  readonly intent: string;
}

/** Everything the road of a request and the sync need of storage. Implementations: PostgreSQL/PGlite (one SQL), memory (terminal). */
export interface Store {
  /**
   * One query. Null if no live link has this token. State older than 30 minutes is null. If `requestId` is the one that
   * wrote the state, the state BEFORE it is returned, so that a platform's retry computes the same answer.
   */
  load(query: LoadQuery): Promise<Loaded | null>;
  /** One transaction: ledger rows + new state. The same requestId writes once and then does nothing. */
  commit(commit: Commit): Promise<void>;
  /** `now` (ISO instant) decides AsOf and is the reader's only clock. */
  bank(customer: CustomerId, now: string): BankReader;
  /** Oldest first; the rows of one turn in the order of its disclosures. */
  ledger(customer: CustomerId, requestId?: string): Promise<readonly LedgerRow[]>;
  /** True the first time within `seconds`, false for a replay. */
  firstSeen(key: string, now: string, seconds: number): Promise<boolean>;
  /** The next firstSeen of this key is the first again. */
  forget(key: string): Promise<void>;
  /** True if an operator closed the platform: for who has no link yet. */
  isClosed(platform: Platform): Promise<boolean>;
  close(): Promise<void>;
}

/** What the sync and account linking write. */
export interface StoredTransaction {
  readonly id: string;
  readonly accountId: string;
  readonly kind: TransactionKind;
  readonly status: 'pending' | 'booked';
  readonly date: CivilDate;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly category: CategoryId;
  readonly merchantId: string | null;
  readonly merchantName: string | null;
  /** The bank's text, for a screen of the bank's own; never spoken */
  readonly rawText: string;
  /** This pending row was replaced by a booked one: it no longer counts. */
  readonly superseded: boolean;
  /** Counted once, but it may be the same payment as another: totals say "about". */
  readonly unsure: boolean;
}

export interface StoredAccount {
  readonly id: string;
  readonly kind: 'checking' | 'savings' | 'card';
  readonly joint: boolean;
  readonly name: string;
  readonly nickname: string | null;
  readonly lastFour: string;
  readonly currency: string;
  readonly availableMinor: bigint | null;
  readonly bookedMinor: bigint | null;
  readonly overdraftMinor: bigint | null;
  /** ISO instant */
  readonly asOf: string;
}

export interface BankData {
  readonly accounts: readonly StoredAccount[];
  readonly transactions: readonly StoredTransaction[];
  /** Ids of accounts that are no longer linked. Nothing is told of them: every question names the accounts there are. */
  readonly gone?: readonly string[];
}

export interface Writer {
  saveCustomer(customer: { id: string; region: string; zone: string; homeCurrency: string; monthStartsOn: number }): Promise<void>;
  /** An act of linking: the token answers on this platform from now on, also if it had been revoked or was another customer's. */
  saveLink(link: {
    tokenHash: string;
    customerId: string;
    platform: Platform;
    anyoneMayAsk: boolean;
    expiresAt: string | null;
  }): Promise<void>;
  /** From `now` on this token no longer answers on this platform, until it is saved again. */
  revokeLink(tokenHash: string, platform: Platform, now: string): Promise<void>;
  /** Replaces the customer's whole matrix. */
  saveConsents(customerId: string, consents: readonly Consent[]): Promise<void>;
  /**
   * Upserts by id in one transaction; ids stay, a nickname set by the customer and a category once known survive. `gone`: accounts to
   * drop, their rows stay. A state of the bank older than the one we hold changes nothing.
   */
  saveBankData(customerId: string, data: BankData): Promise<void>;
  /** Newest transaction date we hold, or null. */
  newestDate(customerId: string): Promise<CivilDate | null>;
  /** Rejects if another customer holds the same code: draw a new one. */
  saveCode(code: { codeHash: string; customerId: string; expiresAt: string }): Promise<void>;
  /** Spends a one-time code: the customer it belonged to, or null if wrong, used or expired. */
  spendCode(codeHash: string, now: string): Promise<CustomerId | null>;
  /** The operator's kill switch. */
  setPlatformClosed(platform: Platform, closed: boolean): Promise<void>;
}
