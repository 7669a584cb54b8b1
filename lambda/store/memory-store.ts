import { randomUUID } from 'node:crypto';
import type { CivilDate, Consent, CustomerId, DialogueState, Platform } from '#skill';
import { memoryBankReader } from './memory-bank.ts';
import type { Commit, LedgerRow, Store, StoredAccount, StoredTransaction, Writer } from './store.ts';
import { localTime } from './zoned-clock.ts';

interface Customer {
  readonly region: string;
  readonly zone: string;
  readonly homeCurrency: string;
  readonly monthStartsOn: number;
  readonly consents: readonly Consent[];
  readonly accounts: Map<string, StoredAccount>;
  readonly transactions: Map<string, StoredTransaction>;
  readonly requests: Set<string>;
  readonly ledger: LedgerRow[];
}

interface Link {
  readonly id: string;
  readonly customerId: string;
  readonly anyoneMayAsk: boolean;
  readonly expiresAt: string | null;
  readonly revoked: boolean;
  readonly firstRequestId: string | null;
}

interface Session {
  readonly state: DialogueState;
  readonly previous: DialogueState | null;
  readonly requestId: string;
  readonly updatedAt: string;
}

const nobody = { zone: 'UTC', accounts: new Map<string, StoredAccount>(), transactions: new Map<string, StoredTransaction>() };

const sessionMs = 30 * 60_000;

/** The store without a database, for the terminal: it starts at once and forgets everything at the end. */
export function openMemory(): Store & Writer {
  const customers = new Map<string, Customer>();
  const links = new Map<string, Link>();
  const sessions = new Map<string, Session>();
  const closed = new Set<Platform>();
  const seenUntil = new Map<string, number>();
  const codes = new Map<string, { readonly customerId: string; readonly expiresAt: string }>();

  const customerOf = (id: string): Customer => {
    const customer = customers.get(id);
    if (customer === undefined) throw new Error(`no customer ${id}`);
    return customer;
  };
  const linkKey = (tokenHash: string, platform: Platform) => `${platform} ${tokenHash}`;
  const sessionKey = (customerId: string, platform: Platform, key: string) => `${platform} ${key} ${customerId}`;

  return {
    load: async ({ tokenHash, platform, sessionKey: key, requestId, now }) => {
      const link = links.get(linkKey(tokenHash, platform));
      if (link === undefined || link.revoked || (link.expiresAt !== null && !isAfter(link.expiresAt, now))) return null;
      const { region, zone, homeCurrency, monthStartsOn, consents } = customerOf(link.customerId);
      const today = localTime(now, zone).slice(0, 10) as CivilDate;
      const session = liveSession(sessions.get(sessionKey(link.customerId, platform, key)), now);
      return {
        customer: { id: link.customerId as CustomerId, region, zone, homeCurrency, monthStartsOn, today },
        link: {
          id: link.id,
          anyoneMayAsk: link.anyoneMayAsk,
          returning: link.firstRequestId !== null && link.firstRequestId !== requestId,
        },
        consents: consents.filter((consent) => consent.platform === platform),
        state: structuredClone((session?.requestId === requestId ? session.previous : session?.state) ?? null),
        closed: closed.has(platform),
      };
    },

    commit: async (turn) => {
      const customer = customerOf(turn.customerId);
      if (customer.requests.has(turn.requestId)) return;
      customer.requests.add(turn.requestId);
      customer.ledger.push(...ledgerRows(turn));
      const key = sessionKey(turn.customerId, turn.platform, turn.sessionKey);
      const previous = liveSession(sessions.get(key), turn.now)?.state ?? null;
      sessions.set(key, { state: structuredClone(turn.state), previous, requestId: turn.requestId, updatedAt: turn.now });
      for (const [name, link] of links) {
        if (link.id === turn.linkId) links.set(name, { ...link, firstRequestId: link.firstRequestId ?? turn.requestId });
      }
    },

    bank: (customer, now) => memoryBankReader(customers.get(customer) ?? nobody, now),

    ledger: async (customer, requestId) =>
      (customers.get(customer)?.ledger ?? [])
        .filter((row) => requestId === undefined || row.requestId === requestId)
        .sort((a, b) => compare(a.at, b.at) || compare(a.requestId, b.requestId)),

    firstSeen: async (key, now, seconds) => {
      const at = Date.parse(now);
      if ((seenUntil.get(key) ?? at) > at) return false;
      seenUntil.set(key, at + seconds * 1_000);
      return true;
    },

    forget: async (key) => void seenUntil.delete(key),

    isClosed: async (platform) => closed.has(platform),

    close: async () => {},

    saveCustomer: async ({ id, region, zone, homeCurrency, monthStartsOn }) => {
      localTime('1970-01-01T00:00:00Z', zone);
      const known = customers.get(id);
      const empty = { consents: [], accounts: new Map(), transactions: new Map(), requests: new Set<string>(), ledger: [] };
      customers.set(id, { ...(known ?? empty), region, zone, homeCurrency, monthStartsOn });
    },

    saveLink: async ({ tokenHash, platform, customerId, anyoneMayAsk, expiresAt }) => {
      const key = linkKey(tokenHash, platform);
      const known = links.get(key);
      const used = known?.customerId === customerId ? known : { id: randomUUID(), firstRequestId: null };
      links.set(key, { id: used.id, firstRequestId: used.firstRequestId, customerId, anyoneMayAsk, expiresAt, revoked: false });
    },

    revokeLink: async (tokenHash, platform) => {
      const key = linkKey(tokenHash, platform);
      const link = links.get(key);
      if (link !== undefined) links.set(key, { ...link, revoked: true });
    },

    saveConsents: async (customerId, consents) => {
      const sorted = [...consents].sort((a, b) => compare(a.id, b.id));
      customers.set(customerId, { ...customerOf(customerId), consents: sorted });
    },

    saveBankData: async (customerId, data) => {
      const { accounts, transactions } = customerOf(customerId);
      const newest = (all: Iterable<StoredAccount>) => Math.max(...[...all].map(({ asOf }) => Date.parse(asOf)));
      if (data.accounts.length > 0 && newest(accounts.values()) > newest(data.accounts)) return;
      for (const id of data.gone ?? []) accounts.delete(id);
      for (const account of data.accounts) {
        accounts.set(account.id, { ...account, nickname: accounts.get(account.id)?.nickname ?? account.nickname });
      }
      for (const transaction of data.transactions) {
        const known = transactions.get(transaction.id)?.category ?? transaction.category;
        transactions.set(transaction.id, transaction.category === 'uncategorised' ? { ...transaction, category: known } : transaction);
      }
    },

    newestDate: async (customerId) => {
      const dates = [...(customers.get(customerId)?.transactions.values() ?? [])].map(({ date }) => date);
      return dates.sort().at(-1) ?? null;
    },

    saveCode: async ({ codeHash, customerId, expiresAt }) => {
      if ((codes.get(codeHash)?.customerId ?? customerId) !== customerId) throw new Error('this code belongs to another customer');
      codes.set(codeHash, { customerId, expiresAt });
    },

    spendCode: async (codeHash, now) => {
      const code = codes.get(codeHash);
      codes.delete(codeHash);
      return code !== undefined && isAfter(code.expiresAt, now) ? (code.customerId as CustomerId) : null;
    },

    setPlatformClosed: async (platform, isClosed) => {
      if (isClosed) closed.add(platform);
      else closed.delete(platform);
    },
  };
}

function ledgerRows({ customerId, requestId, platform, intent, now, disclosures }: Commit): LedgerRow[] {
  const at = new Date(now).toISOString();
  return disclosures.map((disclosure) => ({ ...disclosure, customerId, requestId, platform, intent, at }));
}

function liveSession(session: Session | undefined, now: string): Session | null {
  return session !== undefined && Date.parse(session.updatedAt) > Date.parse(now) - sessionMs ? session : null;
}

function isAfter(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
