import type {
  CivilDate,
  Currency,
  CustomerId,
  DetectedKind,
  Exception,
  MerchantId,
  Platform,
  Reason,
  Severity,
  TransactionKind,
  WarnedPayment,
  WarningId,
  WarningKind,
} from '#skill';
import type { DetectorState, PromiseLevel } from '#skill/build';

/** What the watch, the bank's engine, the companion and the deliverer need of storage. PostgreSQL and PGlite. */
export interface WarningStore {
  /**
   * Looks at everything of a customer that no watch has looked at: `decide` is pure and its result is kept in the same transaction, the
   * customer locked, so that a watch that dies has done nothing and two at once do it once. At most 5,000 payments a call, oldest first:
   * call again until `decide` is not called, which is so where there is nothing left to look at, for reviewers and for who is gone. Gives
   * the warnings opened; one whose cause is open is not opened again, nor one of a payment that the bank warned of.
   */
  watch(customer: CustomerId, now: string, decide: (unwatched: Unwatched) => Decided): Promise<readonly WarningRecord[]>;
  /** Customers of a shard who have payments nobody looked at, in the order of their ids, after one of them. */
  toWatch(shard: Shard, limit: number, after: CustomerId | null): Promise<readonly CustomerId[]>;

  /**
   * The bank's own alert, with the knocks it is worth; it takes the place of our own open warning of this payment. 'known': it was raised
   * before, just so. 'conflict': another one has its id. 'unknown': no such customer or account, or a payment we do not hold and are not
   * told. Reviewers are unknown to every bank.
   */
  raise(
    alert: BankAlert,
    now: string,
    knocks: (facts: KnockFacts) => readonly NewDelivery[],
  ): Promise<'raised' | 'known' | 'conflict' | 'unknown'>;

  /** Open and past, newest first. `before`: id of the last one of the page before */
  warnings(customer: CustomerId, page: { readonly before?: string; readonly limit: number }): Promise<readonly WarningRecord[]>;
  /**
   * The first answer counts: 'mine' makes an exception (exceptionOf) if a payment is the cause, and the bank is told by a delivery. False
   * if it was answered before, is past its end or unknown.
   */
  answer(customer: CustomerId, answer: WarningAnswer): Promise<boolean>;
  /** The record of what a customer does not recognise, and the bank told of it. A reference twice is one dispute. */
  dispute(customer: CustomerId, dispute: Dispute): Promise<void>;
  disputes(customer: CustomerId): Promise<readonly Dispute[]>;
  /** What the bank did (Bank.setCard) and it is told. False if the customer has no such account or it has no card. */
  setCard(customer: CustomerId, accountId: string, card: 'active' | 'frozen', now: string, over: Platform | 'app'): Promise<boolean>;

  choices(customer: CustomerId): Promise<WatchChoices>;
  /** Only what is given changes. */
  choose(customer: CustomerId, choices: Partial<WatchChoices>): Promise<void>;

  /**
   * `sealed` is keyring-sealed with the context `<customer>/<channel>`. A change older than the one held changes nothing. Of more than
   * ten on a channel the oldest end. Nothing is kept of reviewers and of who is gone.
   */
  saveAddress(address: {
    readonly customerId: CustomerId;
    readonly channel: PushChannel;
    readonly addressHash: string;
    readonly sealed: string;
    readonly changedAt: string;
  }): Promise<void>;
  endAddress(customer: CustomerId, channel: PushChannel, addressHash: string, changedAt: string): Promise<void>;
  /** The customers whose live link on a platform belongs to a platform's account; no reviewers */
  customersOf(platform: Platform, subjectHash: string): Promise<readonly CustomerId[]>;

  /**
   * Takes up to `limit` deliveries that are due; nobody else gets them until the lease ends. Closed as expired: what is past its end, and
   * knocks whose warning is answered or whose address has ended.
   */
  claim(now: string, leaseSeconds: number, limit: number): Promise<readonly Delivery[]>;
  /** Done for good, or due again. 'gone' also ends the address. */
  settle(delivery: Pick<Delivery, 'customerId' | 'id'>, result: DeliveryResult, now: string): Promise<void>;
}

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** A payment that no watch has looked at. */
export interface UnwatchedPayment {
  readonly id: string;
  readonly accountId: string;
  readonly kind: TransactionKind;
  readonly status: 'pending' | 'booked';
  readonly date: CivilDate;
  /** 'YYYY-MM-DDTHH:mm' on the customer's own clock, or null where the feed gives a day alone */
  readonly local: string | null;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly category: WarnedPayment['category'];
  readonly merchantId: MerchantId | null;
  readonly merchantName: string | null;
  readonly sensitive: boolean;
  readonly country: string | null;
  readonly present: boolean | null;
  /** A pending row that was looked at: this is the same payment, booked. */
  readonly replaces: string | null;
}

export interface KnockFacts {
  readonly customerId: CustomerId;
  readonly locale: string | null;
  readonly zone: string;
  readonly choices: WatchChoices;
  /** Of each day of the customer's from today on, how many warnings were or will be knocked for, to however many addresses */
  readonly knocks: Readonly<Record<CivilDate, number>>;
  readonly addresses: readonly { readonly id: string; readonly channel: PushChannel }[];
}

export interface Unwatched extends KnockFacts {
  readonly region: string;
  readonly homeCurrency: Currency;
  readonly detector: DetectorState | null;
  /** What was looked at before, where the detector's memory of it cannot be used any more: to be learned again, oldest first */
  readonly history: readonly UnwatchedPayment[];
  /** Oldest first, superseded ones left out */
  readonly payments: readonly UnwatchedPayment[];
  readonly accounts: readonly {
    readonly id: string;
    readonly kind: 'checking' | 'savings' | 'card';
    readonly currency: Currency;
    readonly usableMinor: bigint | null;
  }[];
  /** Answers the detector has not learned yet */
  readonly answers: readonly { readonly transactionId: string; readonly mine: boolean }[];
  readonly exceptions: readonly Exception[];
  /** Causes of the detector's open warnings */
  readonly open: readonly string[];
}

export interface Decided {
  readonly detector: DetectorState;
  readonly opened: readonly NewWarning[];
  readonly deliveries: readonly NewDelivery[];
}

export interface NewWarning {
  readonly id: WarningId;
  readonly cause: string;
  readonly severity: Severity;
  readonly reason: Reason;
  readonly accountId: string;
  readonly payment: WarnedPayment | null;
  readonly openedAt: string;
  readonly expiresAt: string;
}

export interface BankAlert {
  readonly customerId: CustomerId;
  readonly id: WarningId;
  /** The bank's own id of it */
  readonly alertId: string;
  readonly sentHash: string;
  readonly kind: WarningKind;
  readonly severity: Severity;
  /** Ours, as the sync names them */
  readonly accountId: string;
  readonly transactionId: string | null;
  /** As the bank tells it, for a payment we do not hold yet */
  readonly payment: WarnedPayment | null;
  readonly openedAt: string;
  readonly expiresAt: string;
}

export interface WarningRecord extends Omit<NewWarning, 'id'> {
  readonly id: WarningId;
  readonly source: 'bank' | 'detector';
  readonly toldAt: string | null;
  readonly answer: WarningAnswer['answer'] | null;
  readonly answeredAt: string | null;
  readonly answeredOver: Platform | 'app' | null;
}

export interface WarningAnswer {
  readonly warning: WarningId;
  /** 'closed': there is nothing to answer, it was heard */
  readonly answer: 'mine' | 'not-mine' | 'closed';
  readonly over: Platform | 'app';
  readonly now: string;
}

export interface Dispute {
  readonly id: string;
  readonly reference: string;
  readonly warning: WarningId | null;
  readonly transactionId: string | null;
  readonly accountId: string;
  readonly openedAt: string;
  readonly openedOver: Platform | 'app';
}

/** What the customer chooses about warnings. */
export interface WatchChoices {
  readonly promise: PromiseLevel;
  readonly muted: readonly DetectedKind[];
  /** 'HH:MM' in the customer's zone; null: none */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  /** In the home currency; null: no such warning */
  readonly lowBalanceMinor: bigint | null;
  /** Stands in every push; null: no push is sent */
  readonly phrase: string | null;
}

export const noChoices: WatchChoices = { promise: 'quarter', muted: [], quiet: null, lowBalanceMinor: null, phrase: null };

export type PushChannel = 'alexa' | 'web-push';

interface DeliveryHead {
  readonly customerId: CustomerId;
  /** The same in every try: a receiver knows a repeat by it. */
  readonly id: string;
  readonly dueAt: string;
  readonly expiresAt: string;
}

/** A knock holds no fact: that there is something to look at, and the customer's own phrase. */
export interface KnockBody {
  readonly title: string;
  readonly text: string;
  readonly locale: string;
}

/** What the bank is told: the customer's own words about its customer's account. */
export type BankEvent =
  | {
      readonly type: 'warning.answered';
      readonly warning: WarningId;
      readonly alert: string | null;
      readonly transaction: string | null;
      readonly answer: WarningAnswer['answer'];
    }
  | { readonly type: 'card.frozen' | 'card.unfrozen'; readonly account: string }
  | { readonly type: 'dispute.opened'; readonly reference: string; readonly account: string; readonly transaction: string | null }
  | { readonly type: 'hand-over.requested'; readonly reference: string | null };

export type NewDelivery = Omit<DeliveryHead, 'customerId'> &
  (
    | {
        readonly kind: 'knock';
        readonly channel: 'hub' | PushChannel;
        readonly addressId: string | null;
        readonly warningId: WarningId;
        /** On which it counts against the three a day */
        readonly day: CivilDate;
        readonly body: KnockBody;
      }
    | {
        readonly kind: 'event';
        readonly channel: 'hub';
        readonly body: BankEvent & { readonly at: string; readonly over: Platform | 'app' };
      }
  );

export type Delivery = DeliveryHead &
  NewDelivery & {
    /** Before this one */
    readonly tries: number;
    /** Sealed; null for the hub */
    readonly address: string | null;
  };

export type DeliveryResult = { readonly outcome: 'delivered' | 'gone' | 'refused' } | { readonly outcome: 'later'; readonly dueAt: string };
