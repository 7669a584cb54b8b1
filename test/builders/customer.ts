import { type Ask, type Consent, type CustomerId, factKinds, type Household, type IntentName, type Slots, type Warning } from '#skill';
import { brand } from '../../brand/brand.ts';
import * as rules from '../../brand/rules.ts';
import { hashOf } from '../../lambda/hash.ts';
import { openMemory } from '../../lambda/store/memory-store.ts';
import { type ProofChoice, setProof } from '../../lambda/pin/set-proof.ts';
import type { StoredAccount, StoredTransaction } from '../../lambda/store/store.ts';
import type { Caller, Told } from '../../lambda/told.ts';
import { makeTurn, type TurnParts } from '../../lambda/turn.ts';
import { speakIn } from '../../locales/speak.ts';
import type { Part } from '../../locales/spoken.ts';
import { testKeyring } from '../support/keyring.ts';

export const plain = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : part.type === 'digits' ? part.digits : '')).join('');

export const speak = speakIn('locales', { bank: brand.name, app: brand.appName, emergencyNumber: brand.emergencyNumber });

export const everythingExact: readonly Consent[] = factKinds.map((kind) => ({
  id: `all-${kind}`,
  platform: 'alexa',
  account: null,
  kind,
  precision: 'exact',
}));

/** 23 November 2026 is a Monday. */
const noon = '2026-11-23T17:00:00Z';

interface Given {
  readonly accounts?: readonly Partial<StoredAccount>[];
  readonly transactions?: readonly Partial<StoredTransaction>[];
  readonly region?: string;
  readonly zone?: string;
  readonly homeCurrency?: string;
  readonly monthStartsOn?: number;
  readonly consents?: readonly Consent[];
  /** Open ones */
  readonly warnings?: readonly Warning[];
  /** What anybody at the linked device may hear */
  readonly household?: Household;
  /** How the customer proves who is speaking; none if absent */
  readonly proof?: ProofChoice;
  readonly now?: string;
  /** Last login at the bank; `now` if absent */
  readonly loginAt?: string | null;
  readonly parts?: Partial<TurnParts>;
}

/** Ana's own token on a device nobody shares; who speaks is not recognised. */
export const callerOf = (more: Partial<Caller> = {}): Caller => ({
  tokenHash: hashOf('token', 'ana-token'),
  sessionId: 's1',
  sharedProperty: false,
  personId: null,
  deviceId: 'device-1',
  accountId: null,
  pin: null,
  verified: false,
  ...more,
});

/** What a turn needs beside a store; the operator's rules are those of the brand. */
export const partsOf = (more: Partial<TurnParts> = {}): Omit<TurnParts, 'store'> => {
  const keyring = testKeyring();
  return {
    ...rules,
    speak,
    keyring: async () => keyring,
    sessionSecret: async () => 'secret',
    freeze: async () => {},
    deadlineMs: 5_000,
    now: () => new Date(noon),
    log: () => {},
    ...more,
  };
};

/** A linked customer with just the rows a rule needs, asked through the whole road of a turn. */
export async function customer(given: Given) {
  const store = openMemory();
  const id = 'ana' as CustomerId;
  const { region = 'US', zone = 'America/New_York', homeCurrency = 'USD', monthStartsOn = 1, now = noon, loginAt = now } = given;
  await store.saveCustomer({ id, region, zone, homeCurrency, monthStartsOn });
  await store.saveLink({
    tokenHash: hashOf('token', 'ana-token'),
    customerId: id,
    platform: 'alexa',
    household: given.household ?? 'nothing',
    expiresAt: null,
    now,
  });
  if (loginAt !== null) await store.signedIn(id, loginAt);
  await store.saveConsents(id, given.consents ?? everythingExact);
  await store.saveBankData(id, {
    accounts: (given.accounts ?? [{}]).map((account) => accountOf({ currency: homeCurrency, asOf: now, ...account })),
    transactions: (given.transactions ?? []).map((transaction, n) =>
      transactionOf({ currency: homeCurrency, id: `t${n}`, ...transaction }),
    ),
  });
  await store.saveWarnings(id, given.warnings ?? []);
  let requests = 0;
  let clock = now;
  const parts = partsOf({ now: () => new Date(clock), ...given.parts });
  const turn = makeTurn({ ...parts, store: async () => store });
  const choose = async (choice: ProofChoice) => setProof({ store, keyring: await parts.keyring() }, id, choice, clock);
  if (given.proof !== undefined) await choose(given.proof);
  const ask = async (
    intent: Ask['intent'],
    slots: Slots = {},
    more: Partial<Ask> & { readonly sessionId?: string; readonly caller?: Partial<Caller> } = {},
  ): Promise<Told & { text: string }> => {
    requests += 1;
    const { sessionId = 's1', caller = {}, ...rest } = more;
    const asked: Ask = {
      requestId: `r${requests}`,
      platform: 'alexa',
      locale: 'en-US',
      intent,
      slots,
      unreadable: [],
      speaker: 'person',
      ...rest,
    };
    const told = await turn(asked, callerOf({ sessionId, ...caller }), 'ear');
    return { ...told, text: plain(told.spoken.speech) };
  };
  /** The first sentence, without the closing question. */
  const hear = async (intent: IntentName, slots: Slots = {}, more: Partial<Ask> = {}): Promise<string> =>
    (await ask(intent, slots, more)).text.replace(
      / (Anything else|What else|Something more|Autre chose|Et ensuite|Une autre question) ?\?$/,
      '',
    );
  return {
    ask,
    hear,
    store,
    turn,
    choose,
    wait: (iso: string) => {
      clock = iso;
    },
  };
}

export function accountOf(account: Partial<StoredAccount>): StoredAccount {
  return {
    id: 'checking',
    kind: 'checking',
    joint: false,
    name: 'Everyday Checking',
    nickname: null,
    lastFour: '1234',
    currency: 'USD',
    availableMinor: 100_000n,
    bookedMinor: account.availableMinor ?? 100_000n,
    overdraftMinor: null,
    asOf: noon,
    ...account,
  };
}

function transactionOf(transaction: Partial<StoredTransaction>): StoredTransaction {
  const merchantName = transaction.merchantName === undefined ? 'Lidl' : transaction.merchantName;
  return {
    id: 't',
    accountId: 'checking',
    kind: 'purchase',
    status: 'booked',
    date: '2026-11-20' as StoredTransaction['date'],
    amountMinor: -1_000n,
    currency: 'USD',
    category: 'groceries',
    merchantId: merchantName?.toLowerCase() ?? null,
    merchantName,
    rawText: '',
    superseded: false,
    unsure: false,
    sensitive: false,
    ...transaction,
  };
}
