import type {
  Act,
  BankReader,
  CategoryId,
  CivilDate,
  Consent,
  CustomerId,
  DateRange,
  DialogueState,
  Disclosure,
  FactKind,
  FailureCode,
  Household,
  Platform,
  Proof,
  Question,
  TransactionKind,
  Warning,
} from '#skill';

/** Who a token belongs to and everything one turn needs, read in one query. */
export interface Loaded {
  readonly customer: {
    readonly id: CustomerId;
    /** ISO 3166 country, decides week, weekend and the operator's ceilings */
    readonly region: string;
    readonly zone: string;
    readonly homeCurrency: string;
    readonly monthStartsOn: number;
    /** 0 = Sunday; null: as in the region */
    readonly weekStartsOn: number | null;
    readonly thresholdMinor: bigint;
    /** Calendar day in the customer's zone at the load's instant */
    readonly today: CivilDate;
    /** ISO instant of the last login at the bank, or null */
    readonly loginAt: string | null;
  };
  readonly link: {
    readonly id: string;
    readonly household: Household;
    readonly privateMode: boolean;
    /** False on the very first turn over this link: the first welcome differs. */
    readonly returning: boolean;
  };
  readonly proof: {
    readonly chosen: Proof;
    readonly locked: boolean;
    /** Proven in this session by this speaker, and not too long ago */
    readonly proven: boolean;
  };
  /** Those of the asked platform */
  readonly consents: readonly Consent[];
  readonly state: DialogueState | null;
  /** True if an operator closed this platform (kill switch). */
  readonly closed: boolean;
  /** Where the ledger ends; null before the first row. */
  readonly ledgerHead: LedgerHead | null;
  /** Open ones, severe first, then newest first; at most 20 */
  readonly warnings: readonly Warning[];
  /** What the customer said is theirs in the last 24 hours, over any platform */
  readonly confirmed: readonly Pick<Warning, 'payment' | 'reason'>[];
}

export interface LoadQuery {
  /** hashOf('token' | 'bank' | 'session', credential) */
  readonly tokenHash: string;
  readonly platform: Platform;
  /** HMAC of the platform's session id, hex */
  readonly sessionKey: string;
  /** HMAC of the recognised person's, else the device's id; '' if the platform gave none */
  readonly speakerHash: string;
  readonly requestId: string;
  /** ISO instant */
  readonly now: string;
}

export interface Commit {
  readonly customerId: CustomerId;
  readonly linkId: string;
  readonly platform: Platform;
  readonly sessionKey: string;
  readonly speakerHash: string;
  /** HMAC of the platform's account id, kept on the link so that the platform's events find it; null if not given */
  readonly subjectHash: string | null;
  readonly requestId: string;
  readonly now: string;
  /** What was asked, for the ledger */
  readonly question: Question;
  readonly disclosures: readonly Disclosure[];
  readonly state: DialogueState;
  readonly acts: readonly Act[];
  readonly failure: FailureCode | null;
  /** As loaded: spares reading it again. Any other turn that came between is found, and the rows follow its rows. */
  readonly ledgerHead?: LedgerHead | null;
}

/** One fact told about one account. Holds no figure. */
export interface LedgerRow extends Disclosure {
  readonly customerId: CustomerId;
  /** 1, 2, 3 ... per customer, without a gap */
  readonly seq: bigint;
  readonly at: string;
  readonly platform: Platform;
  readonly speakerHash: string | null;
  readonly requestId: string;
  readonly question: Question;
  /** SHA-256 hex over the row before and this one (lambda/ledger/chain.ts) */
  readonly hash: string;
}

export interface LedgerHead {
  readonly seq: bigint;
  readonly hash: string;
  /** The last row that was swept for its age: the first one kept follows it. 0 and zeros until then. */
  readonly fromSeq: bigint;
  readonly fromHash: string;
  readonly keyId: string;
  /** HMAC over both ends, under the customer's own key, which is derived from the key port's ledger key */
  readonly signature: string;
}

/** How a customer proves themselves. The PIN's parts are null unless proof is 'pin'. */
export interface PinRecord {
  readonly proof: Exclude<Proof, 'none'>;
  readonly salt: string | null;
  readonly hash: string | null;
  /** Of the pepper */
  readonly keyId: string | null;
  /** Wrong tries in a row, over all sessions, devices and platforms */
  readonly wrong: number;
  /** ISO instant */
  readonly lockedAt: string | null;
  /** A request sent twice is one try. */
  readonly lastRequestId: string | null;
  readonly lastResult: 'right' | 'wrong' | 'locked' | null;
}

/** Everything the road of a request and the sync need of storage. Implementations: PostgreSQL/PGlite (one SQL), memory (terminal). */
export interface Store {
  /**
   * One query. Null if no live link has this token. State older than 30 minutes is null. If `requestId` is the one that
   * wrote the state, the state BEFORE it is returned, so that a platform's retry computes the same answer.
   */
  load(query: LoadQuery): Promise<Loaded | null>;
  /**
   * One transaction: ledger rows chained to the signed head, new state, acts. The same requestId writes once. False if it was
   * written before and told something else, or the customer was erased: then nothing may be said.
   */
  commit(commit: Commit): Promise<boolean>;
  /** `now` (ISO instant) decides AsOf and is the reader's only clock. */
  bank(customer: CustomerId, now: string): BankReader;
  /** Oldest first; the rows of one turn in the order of its disclosures. */
  ledger(customer: CustomerId, requestId?: string): Promise<readonly LedgerRow[]>;
  /** The signed end of the chain; null before the first row. */
  ledgerHead(customer: CustomerId): Promise<LedgerHead | null>;
  /** The kinds of fact told on a platform on these days of the customer's zone, most rows first. */
  told(customer: CustomerId, platform: Platform, range: DateRange): Promise<readonly FactKind[]>;
  /**
   * Decides about a PIN while nobody else can decide about the same customer's: `decide` gets the record (null: none set) and
   * gives the one to keep (null: none); `proven`, if any, opens the session. A changed proof ends what the old one opened. One
   * transaction, the customer locked: `decide` reads no storage, not even a key that is not at hand. Rejects for an unknown customer.
   */
  decidePin<Result>(
    customer: CustomerId,
    now: string,
    decide: (
      record: PinRecord | null,
    ) => Promise<{ readonly record: PinRecord | null; readonly proven?: ProvenSession; readonly result: Result }>,
  ): Promise<Result>;
  /** A platform's own PIN confirmed the speaker, or the customer did in the app. */
  prove(customer: CustomerId, session: ProvenSession): Promise<void>;
  /** The platform's account of a token just linked, so that its events find a link nobody has spoken over yet. */
  bindSubject(tokenHash: string, platform: Platform, subjectHash: string): Promise<void>;
  /** Ends the links of a platform's account that began before `eventAt`: events may repeat and come late. */
  unlinkSubject(platform: Platform, subjectHash: string, eventAt: string, now: string): Promise<void>;
  /** True the first time within `seconds`, false for a replay. */
  firstSeen(key: string, now: string, seconds: number): Promise<boolean>;
  /** The next firstSeen of this key is the first again. */
  forget(key: string): Promise<void>;
  /** True if an operator closed the platform: for who has no link yet. */
  isClosed(platform: Platform): Promise<boolean>;
  close(): Promise<void>;
}

export interface ProvenSession {
  readonly platform: Platform;
  readonly sessionKey: string;
  readonly speakerHash: string;
  /** ISO instant */
  readonly until: string;
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
  /** Its merchant tells of health, religion, politics, sex or gambling. */
  readonly sensitive: boolean;
  /** ISO instant of the payment, where the bank tells it */
  readonly at?: string | null;
  /** ISO 3166, of the merchant */
  readonly country?: string | null;
  /** Whether the card was there */
  readonly present?: boolean | null;
  /** Id of the pending row that this booked row replaces */
  readonly replaces?: string | null;
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
  /** Its card, where that can be frozen; null: as before */
  readonly card?: 'active' | 'frozen' | null;
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
  /** Also for a customer we have: the settings given win. One who was erased begins anew. */
  saveCustomer(customer: { id: string; region: string; zone: string; homeCurrency: string; monthStartsOn: number }): Promise<void>;
  /**
   * A link that the bank vouches for, with its one credential: the token answers on this platform from now on, also if it had
   * been revoked or was another customer's. Links of the authorization server are made by CustomerStore.link.
   */
  saveLink(link: {
    tokenHash: string;
    customerId: string;
    platform: Platform;
    household: Household;
    expiresAt: string | null;
    now: string;
  }): Promise<void>;
  /** From `now` on this token no longer answers on this platform, until it is saved again. */
  revokeLink(tokenHash: string, platform: Platform, now: string): Promise<void>;
  /** Replaces the customer's whole matrix. For the sandbox and tests; a customer's own choice goes through CustomerStore.agree. */
  saveConsents(customerId: string, consents: readonly Consent[]): Promise<void>;
  /**
   * Upserts by id in one transaction; ids stay, what the customer set (nickname, hidden), what a bank told once (a category, card, time or
   * country) and that a payment was watched survive. A card frozen or released here after `asOf` stays as it is. `gone`:
   * accounts to drop, their rows stay; a hidden one is kept, lest it come back heard. A state of the bank older than the one we hold changes nothing.
   * Rejects for a customer who was erased, and for a reviewer, whom no real data reaches.
   */
  saveBankData(customerId: string, data: BankData): Promise<void>;
  /** The customer signed in at the bank just now. */
  signedIn(customerId: string, now: string): Promise<void>;
  /** All accounts we hold, also those the customer hides; `asOf` is an ISO instant. */
  heldAccounts(customerId: string): Promise<readonly Pick<StoredAccount, 'id' | 'asOf'>[]>;
  /** Newest transaction date we hold, or null. */
  newestDate(customerId: string): Promise<CivilDate | null>;
  /** Rejects if another customer holds the same code: draw a new one. */
  saveCode(code: { codeHash: string; customerId: string; expiresAt: string; platform?: Platform }): Promise<void>;
  /** Spends a one-time code: the customer it belonged to, or null if wrong, used, expired or made for another platform. */
  spendCode(codeHash: string, platform: Platform, now: string): Promise<CustomerId | null>;
  /** The operator's kill switch. */
  setPlatformClosed(platform: Platform, closed: boolean): Promise<void>;
}
