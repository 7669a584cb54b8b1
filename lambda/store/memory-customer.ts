import type { Consent, DialogueState, Exception, Household, Platform, Warning } from '#skill';
import type { EventDelivery } from './bank-events.ts';
import type { LedgerHead, LedgerRow, PinRecord, ProvenSession, StoredAccount, StoredTransaction } from './store.ts';
import type { Task } from './tasks.ts';
import type { Dispute, WarningAnswer } from './warning-store.ts';
import { localTime } from './zoned-clock.ts';

export interface Settings {
  readonly region: string;
  readonly zone: string;
  readonly homeCurrency: string;
  readonly monthStartsOn: number;
}

export interface Session {
  readonly state: DialogueState;
  readonly previous: DialogueState | null;
  readonly requestId: string;
  readonly updatedAt: string;
}

export interface MemoryWarning {
  readonly warning: Warning;
  /** Of the request that told it first */
  toldIn: string | null;
  answered: { readonly answer: WarningAnswer['answer']; readonly requestId: string; readonly at: string } | null;
}

/** Everything the store in memory holds of one customer. */
export interface MemoryCustomer {
  settings: Settings;
  loginAt: string | null;
  consents: readonly Consent[];
  readonly accounts: Map<string, StoredAccount>;
  /** When an account's card was frozen here */
  readonly frozenAt: Map<string, string>;
  readonly transactions: Map<string, StoredTransaction>;
  /** What each request told, by its digest */
  readonly turns: Map<string, string>;
  readonly ledger: LedgerRow[];
  ledgerHead: LedgerHead | null;
  /** By platform and session key */
  readonly sessions: Map<string, Session>;
  readonly proven: Map<string, ProvenSession>;
  /** By wish */
  readonly tasks: Map<string, Task>;
  /** By id */
  readonly warnings: Map<string, MemoryWarning>;
  readonly exceptions: Exception[];
  /** By reference */
  readonly disputes: Map<string, Omit<Dispute, 'id'>>;
  /** What the bank is told, by id */
  readonly events: Map<string, EventDelivery>;
  lowBalanceMinor: bigint | null;
  pin: PinRecord | null;
  /** The last decision about the PIN; the next waits for it. */
  deciding: Promise<unknown>;
}

export interface MemoryLink {
  readonly id: string;
  readonly customerId: string;
  readonly platform: Platform;
  household: Household;
  privateMode: boolean;
  createdAt: string;
  expiresAt: string | null;
  revoked: boolean;
  subjectHash: string | null;
  firstRequestId: string | null;
}

export interface MemoryData {
  readonly customers: Map<string, MemoryCustomer>;
  /** By platform and token hash */
  readonly links: Map<string, MemoryLink>;
  readonly closed: Set<Platform>;
}

/** Throws a RangeError for an unknown zone. */
export function newCustomer(settings: Settings): MemoryCustomer {
  localTime('1970-01-01T00:00:00Z', settings.zone);
  return {
    ...{ settings, loginAt: null, consents: [], ledger: [], ledgerHead: null, pin: null, deciding: Promise.resolve() },
    ...{ warnings: new Map(), exceptions: [], disputes: new Map(), events: new Map(), lowBalanceMinor: null },
    ...{
      accounts: new Map(),
      frozenAt: new Map(),
      transactions: new Map(),
      turns: new Map(),
      sessions: new Map(),
      proven: new Map(),
      tasks: new Map(),
    },
  };
}

export function customerOf({ customers }: MemoryData, id: string): MemoryCustomer {
  const customer = customers.get(id);
  if (customer === undefined) throw new Error('customer.unknown');
  return customer;
}

export const keyOf = (platform: Platform, name: string): string => `${platform} ${name}`;

export const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);

export const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
