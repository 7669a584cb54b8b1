import type { CivilDate, CustomerId, Platform, Warning } from '#skill';
import { makeKeyring } from '../keys/keyring.ts';
import type { Keyring } from '../keys/keys.ts';
import { localKeys, newLocalKey } from '../keys/local-keys.ts';
import { memoryKeyStore } from '../keys/memory-key-store.ts';
import { memoryBankReader, saveInMemory } from './memory-bank.ts';
import { compare, customerOf, isAfter, type MemoryData, newCustomer } from './memory-customer.ts';
import { memoryLinks } from './memory-links.ts';
import { memoryPin } from './memory-pin.ts';
import { memoryTurns } from './memory-turns.ts';
import { type Acted, actedIn, saveWarningsIn } from './memory-warnings.ts';
import type { Store, Writer } from './store.ts';
import type { Task } from './tasks.ts';

export interface MemoryStore extends Store, Writer {
  /** What turns asked this customer to do in the app. */
  tasks(customerId: string): readonly Task[];
  /** Opened, as by a watch or the bank */
  saveWarnings(customerId: string, warnings: readonly Warning[]): Promise<void>;
  /** What turns did about warnings */
  acted(customerId: string): Acted;
}

/** Keys that end with the process. */
const ownKeyring = () => makeKeyring({ port: localKeys([newLocalKey()]), store: memoryKeyStore(), now: () => new Date() });

/** The store without a database, for the terminal: it starts at once and forgets everything at the end. */
export function openMemory(keyring: Pick<Keyring, 'mac'> = ownKeyring()): MemoryStore {
  const data: MemoryData = { customers: new Map(), links: new Map(), closed: new Set() };
  const seenUntil = new Map<string, number>();
  const codes = new Map<string, { readonly customerId: string; readonly expiresAt: string; readonly platform: Platform | undefined }>();

  return {
    ...memoryTurns(data, keyring),
    ...memoryLinks(data),
    ...memoryPin(data),

    tasks: (customerId) => [...customerOf(data, customerId).tasks.values()],

    saveWarnings: async (customerId, warnings) => saveWarningsIn(customerOf(data, customerId), warnings),

    acted: (customerId) => actedIn(customerOf(data, customerId)),

    bank: (customer, now) => memoryBankReader(data.customers.get(customer), now),

    firstSeen: async (key, now, seconds) => {
      const at = Date.parse(now);
      if ((seenUntil.get(key) ?? at) > at) return false;
      seenUntil.set(key, at + seconds * 1_000);
      return true;
    },

    forget: async (key) => void seenUntil.delete(key),

    isClosed: async (platform) => data.closed.has(platform),

    close: async () => {},

    saveCustomer: async ({ id, ...settings }) => {
      const known = data.customers.get(id);
      const fresh = newCustomer(settings);
      if (known === undefined) data.customers.set(id, fresh);
      else known.settings = fresh.settings;
    },

    saveConsents: async (customerId, consents) => {
      customerOf(data, customerId).consents = [...consents].sort((a, b) => compare(a.id, b.id));
    },

    saveBankData: async (customerId, bankData) => saveInMemory(customerOf(data, customerId), bankData),

    signedIn: async (customerId, now) => {
      const customer = customerOf(data, customerId);
      customer.loginAt = customer.loginAt !== null && isAfter(customer.loginAt, now) ? customer.loginAt : new Date(now).toISOString();
    },

    heldAccounts: async (customerId) =>
      [...(data.customers.get(customerId)?.accounts.values() ?? [])]
        .map(({ id, asOf }) => ({ id, asOf: new Date(asOf).toISOString() }))
        .sort((a, b) => compare(a.id, b.id)),

    newestDate: async (customerId) => {
      const dates: CivilDate[] = [...(data.customers.get(customerId)?.transactions.values() ?? [])].map(({ date }) => date);
      return dates.sort().at(-1) ?? null;
    },

    saveCode: async ({ codeHash, customerId, expiresAt, platform }) => {
      if ((codes.get(codeHash)?.customerId ?? customerId) !== customerId) throw new Error('this code belongs to another customer');
      codes.set(codeHash, { customerId, expiresAt, platform });
    },

    spendCode: async (codeHash, platform, now) => {
      const code = codes.get(codeHash);
      codes.delete(codeHash);
      return code !== undefined && isAfter(code.expiresAt, now) && (code.platform ?? platform) === platform
        ? (code.customerId as CustomerId)
        : null;
    },

    setPlatformClosed: async (platform, isClosed) => {
      if (isClosed) data.closed.add(platform);
      else data.closed.delete(platform);
    },
  };
}
