import type { AccountId, CivilDate, CustomerId, DialogueState, Disclosure, Platform } from '#skill';
import { freshState } from '#skill';
import type { Commit, LoadQuery, Store, StoredAccount, StoredTransaction, Writer } from '../../../lambda/store/store.ts';

export type Opened = Store & Writer;

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
  const tokenHash = `token-of-${id}`;
  await store.saveCustomer({ id, region: 'BE', zone, homeCurrency: 'EUR', monthStartsOn: 1 });
  await store.saveLink({ tokenHash, customerId: id, platform, anyoneMayAsk: false, expiresAt: null });
  const query = (change: Partial<LoadQuery> = {}): LoadQuery => ({
    tokenHash,
    platform,
    sessionKey: 'session',
    requestId: 'request',
    now: noon,
    ...change,
  });
  return {
    id,
    tokenHash,
    query,
    load: (change: Partial<LoadQuery> = {}) => store.load(query(change)),
    /** Commits a turn over the person's link, as the road of a request does after it has loaded. */
    commit: async (change: Partial<Commit> = {}) => {
      const loaded = await store.load(query());
      const { sessionKey, requestId, now } = query();
      await store.commit({
        customerId: id,
        linkId: loaded?.link.id ?? '',
        platform,
        sessionKey,
        requestId,
        now,
        intent: 'Balance',
        disclosures: [],
        state: freshState,
        ...change,
      });
    },
  };
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
    ...change,
    date: (change.date ?? '2026-11-20') as CivilDate,
  };
}

/** Account ids as filters want them. */
export function accounts(...ids: string[]): AccountId[] {
  return ids as AccountId[];
}
