import type { Consent, CustomerId, FailureCode, Household, Platform, Proof, Question, Withheld } from '#skill';
import type { LedgerRow } from './store.ts';

/** What the companion, account linking and the support desk need of storage. PostgreSQL and PGlite; every method names the customer. */
export interface CustomerStore {
  /** Null if unknown, erased or expired. */
  customer(id: CustomerId, now: string): Promise<CustomerRecord | null>;
  /** The customer signed in at the bank just now. */
  signedIn(id: CustomerId, now: string): Promise<void>;
  /** Only what is given changes. Rejects for an unknown zone and for figures that cannot be; then nothing changes. */
  changeSettings(id: CustomerId, settings: Partial<Settings>): Promise<void>;

  /** Newest first, ended ones included. */
  links(id: CustomerId): Promise<readonly LinkRecord[]>;
  /**
   * An assistant is linked by the authorization server; tokens of the grant answer from now on (OauthStore.saveToken). Gives the
   * link's id, the same one for the same grant. Rejects for a customer who is gone, and for a grant that ended or is another's.
   */
  link(link: {
    readonly customerId: CustomerId;
    readonly platform: Platform;
    readonly grantId: string;
    readonly household: Household;
    readonly now: string;
  }): Promise<string>;
  /** False if the customer has no such link. */
  changeLink(id: CustomerId, linkId: string, change: { readonly household?: Household; readonly privateMode?: boolean }): Promise<boolean>;
  /** Ends a link and its tokens; ended already is fine. False if the customer has no such link. */
  unlink(id: CustomerId, linkId: string, by: RevokedBy, now: string): Promise<boolean>;
  unlinkAll(id: CustomerId, by: RevokedBy, now: string): Promise<void>;

  /** Of all platforms */
  consents(id: CustomerId): Promise<readonly Consent[]>;
  /**
   * Replaces the customer's cells of the receipt's platform, together with the signed receipt. `basis`: the platform's consents this
   * was made from; if they are no longer the ones in force, nothing is written and this is false. Rejects for a customer who is gone.
   */
  agree(id: CustomerId, receipt: Receipt, consents: readonly Consent[], basis?: readonly Consent[]): Promise<boolean>;
  /** Newest first */
  receipts(id: CustomerId): Promise<readonly Receipt[]>;

  /** Hidden ones included; no figures. */
  accounts(id: CustomerId): Promise<readonly AccountRecord[]>;
  /** Nickname null: the bank's own name. False if the customer has no such account. */
  changeAccount(
    id: CustomerId,
    accountId: string,
    change: { readonly nickname?: string | null; readonly hidden?: boolean },
  ): Promise<boolean>;

  /** Open ones, newest first */
  tasks(id: CustomerId, now: string): Promise<readonly AppTask[]>;
  /** The task, if it was open until now; it is done from now on. */
  finishTask(id: CustomerId, taskId: string, now: string): Promise<AppTask | null>;

  proof(id: CustomerId): Promise<{ readonly chosen: Proof; readonly locked: boolean; readonly changedAt: string | null }>;

  ledgerPage(id: CustomerId, query: LedgerQuery): Promise<readonly LedgerRow[]>;

  /** Newest first */
  looks(id: CustomerId): Promise<readonly SupportLook[]>;
  addLook(id: CustomerId, look: Omit<SupportLook, 'id'>): Promise<void>;
  /** The codes of the customer's last refused turns, newest first. */
  failures(id: CustomerId): Promise<readonly { readonly at: string; readonly code: FailureCode }[]>;

  /** Everything we hold of the customer, table by table, as plain JSON; no hash of a credential or PIN. */
  everything(id: CustomerId): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Deletes all but the ledger, its head, the receipts and the looks, which `sweep` deletes when their time is over. Twice is fine. */
  erase(id: CustomerId, now: string): Promise<void>;

  openSession(session: {
    readonly idHash: string;
    readonly customerId: CustomerId;
    readonly embedded: boolean;
    /** When the customer signed in at the bank for it; null: they did not */
    readonly loginAt: string | null;
    readonly now: string;
    readonly expiresAt: string;
  }): Promise<void>;
  /** Null if unknown, ended, expired, idle for `idleMinutes`, or its customer is gone. Counts as use. */
  session(
    idHash: string,
    now: string,
    idleMinutes: number,
  ): Promise<{ readonly customerId: CustomerId; readonly embedded: boolean; readonly loginAt: string | null } | null>;
  endSession(idHash: string): Promise<void>;
  endSessions(id: CustomerId): Promise<void>;
  /** A one-time way into the companion */
  saveEntry(entry: { readonly codeHash: string; readonly customerId: CustomerId; readonly expiresAt: string }): Promise<void>;
  spendEntry(codeHash: string, now: string): Promise<CustomerId | null>;

  /** Deletes what is past its time: sessions, entries, codes, tokens, turns, tasks, warnings, deliveries, and what erased customers left that no law keeps. */
  sweep(now: string, keep: { readonly turnDays: number; readonly transactionMonths: number; readonly ledgerMonths: number }): Promise<void>;
}

export interface Settings {
  /** BCP 47, of the pages and of what is sent; null: the browser's */
  readonly locale: string | null;
  readonly zone: string;
  readonly weekStartsOn: number | null;
  readonly monthStartsOn: number;
  readonly thresholdMinor: bigint;
  /** Category -> minor units of the home currency a month */
  readonly budgets: Readonly<Record<string, string>>;
}

export interface CustomerRecord extends Settings {
  readonly id: CustomerId;
  readonly region: string;
  readonly homeCurrency: string;
  readonly loginAt: string | null;
  readonly reviewer: boolean;
}

export type RevokedBy = 'voice' | 'app' | 'platform' | 'support' | 'erasure';

export interface LinkRecord {
  readonly id: string;
  readonly platform: Platform;
  readonly household: Household;
  readonly privateMode: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: RevokedBy | null;
}

/** What the customer agreed to and what the bank promised, signed with the key port's receipt key (lambda/companion/receipt.ts). */
export interface Receipt {
  readonly id: string;
  readonly at: string;
  readonly platform: Platform;
  readonly body: unknown;
  readonly keyId: string;
  readonly signature: string;
}

export interface AccountRecord {
  readonly id: string;
  readonly kind: 'checking' | 'savings' | 'card';
  readonly joint: boolean;
  readonly name: string;
  readonly nickname: string | null;
  readonly lastFour: string;
  readonly hidden: boolean;
  /** Null: it has none, or none that could be frozen here */
  readonly card: 'active' | 'frozen' | null;
}

/** One tap in the app. What each does when done: lambda/companion/tasks.ts. */
export type AppTask = { readonly id: string; readonly platform: Platform; readonly createdAt: string; readonly expiresAt: string } & (
  | { readonly kind: 'allow'; readonly withheld: Withheld }
  | { readonly kind: 'login' }
  | { readonly kind: 'approve'; readonly question: Question; readonly sessionKey: string; readonly speakerHash: string }
);

export interface LedgerQuery {
  readonly platform?: Platform;
  readonly kind?: string;
  readonly account?: string;
  /** Days of the customer's zone, both inclusive */
  readonly from?: string;
  readonly to?: string;
  /** Rows before this seq; newest first */
  readonly before?: bigint;
  readonly limit: number;
}

export interface SupportLook {
  readonly id: string;
  readonly at: string;
  /** The member of staff, as the operator names them */
  readonly who: string;
  readonly did: 'looked' | 'unlinked' | 'unlocked' | 'erased';
  readonly reason: string;
}
