import type { AccountId, CivilDate, CustomerId, DialogueState, Disclosure, Platform, Warning } from '#skill';
import { freshState } from '#skill';
import type { Keyring } from '../../../lambda/keys/keys.ts';
import type { Acted } from '../../../lambda/store/memory-warnings.ts';
import type { Commit, LoadQuery, Store, StoredAccount, StoredTransaction, Writer } from '../../../lambda/store/store.ts';
import type { Task } from '../../../lambda/store/tasks.ts';

export interface Opened extends Store, Writer {
  /** Of the keys that sign the ledger */
  readonly keyring: Pick<Keyring, 'mac'>;
  /** What the customer is asked to do in the app, by wish */
  tasksOf(customerId: string): Promise<readonly Omit<Task, 'wish'>[]>;
  /** Opened at noon of their day, in this order */
  saveWarnings(customerId: string, warnings: readonly Warning[]): Promise<void>;
  /** What turns did about warnings */
  actedOf(customerId: string): Promise<Acted>;
}

export const noon = '2026-11-23T12:00:00.000Z';

/** `noon` and some minutes, as the store is told the time. */
export function minutesLater(minutes: number): string {
  return new Date(Date.parse(noon) + minutes * 60_000).toISOString();
}

let people = 0;

/** A customer nobody else in the suite has, linked on one platform. */
export async function linkedPerson(store: Opened, zone = 'Europe/Brussels', platform: Platform = 'alexa') {
  people += 1;
  const id = `customer-${people}` as CustomerId;
  const link = { tokenHash: `token-of-${id}`, customerId: id, platform, household: 'nothing', expiresAt: null, now: noon } as const;
  await store.saveCustomer({ id, region: 'BE', zone, homeCurrency: 'EUR', monthStartsOn: 1 });
  await store.saveLink(link);
  const query = (change: Partial<LoadQuery> = {}): LoadQuery => ({
    ...{ tokenHash: link.tokenHash, platform, sessionKey: 'session', speakerHash: 'speaker', requestId: 'request', now: noon },
    ...change,
  });
  const load = (change: Partial<LoadQuery> = {}) => store.load(query(change));
  /** A turn over the person's link, as the road of a request has it after it has loaded. */
  const turn = async (change: Partial<Commit> = {}): Promise<Commit> => {
    const loaded = await load();
    if (loaded === null) throw new Error('not linked');
    const { tokenHash: _, ...asked } = query();
    return {
      ...asked,
      customerId: id,
      linkId: loaded.link.id,
      subjectHash: null,
      question: { intent: 'Balance', slots: {} },
      disclosures: [],
      state: freshState,
      acts: [],
      failure: null,
      ledgerHead: loaded.ledgerHead,
      ...change,
    };
  };
  return { id, link, load, turn, commit: async (change: Partial<Commit> = {}) => store.commit(await turn(change)) };
}

export function missed(times: number): DialogueState {
  return { ...freshState, missed: times };
}

export function told(account: string, consentId = 'consent'): Disclosure {
  return { account: account as AccountId, kind: 'balance', precision: 'exact', consentId };
}

export function account(id: string, change: Partial<StoredAccount> = {}): StoredAccount {
  return {
    id,
    kind: 'checking',
    joint: false,
    name: 'Everyday Checking',
    nickname: null,
    lastFour: '1234',
    currency: 'EUR',
    availableMinor: 10_000n,
    bookedMinor: 12_000n,
    overdraftMinor: null,
    card: null,
    asOf: noon,
    ...change,
  };
}

export function transaction(id: string, change: Partial<Omit<StoredTransaction, 'date'>> & { date?: string } = {}): StoredTransaction {
  return {
    id,
    accountId: 'checking',
    kind: 'purchase',
    status: 'booked',
    amountMinor: -1_000n,
    currency: 'EUR',
    category: 'groceries',
    merchantId: null,
    merchantName: null,
    rawText: 'SQ *TEXT 0042',
    superseded: false,
    unsure: false,
    sensitive: false,
    ...change,
    date: (change.date ?? '2026-11-20') as CivilDate,
  };
}

/** Account ids as filters want them. */
export function accounts(...ids: string[]): AccountId[] {
  return ids as AccountId[];
}
