import {
  type Ask,
  answer,
  type Consent,
  type DialogueState,
  factKinds,
  freshState,
  type Locale,
  noCeiling,
  type Slots,
  type World,
} from '#skill';
import { memoryBankReader } from '../../../lambda/store/memory-bank.ts';
import type { StoredAccount, StoredTransaction } from '../../../lambda/store/store.ts';
import { speakIn } from '../../../locales/speak.ts';
import { currency } from '../../../skill/money/money.ts';

/** 23 November 2026 is a Monday. */
export const today = '2026-11-23' as World['customer']['today'];
const now = '2026-11-23T17:00:00Z';
const speak = speakIn('locales', { bank: 'Bank', app: { 'en-US': 'app', 'fr-FR': 'appli' }, emergencyNumber: '112' });

export const cell = (kind: Consent['kind'], precision: Consent['precision'], account: string | null = null): Consent => ({
  id: `${kind}-${account}-${precision}`,
  platform: 'alexa',
  account: account as Consent['account'],
  kind,
  precision,
});

export const everything = (precision: Consent['precision'] = 'exact'): readonly Consent[] => factKinds.map((kind) => cell(kind, precision));

/** Every cell exact but these, which win as an account's own. */
export const exactBut = (...cells: readonly Consent[]): readonly Consent[] => [
  ...everything().filter((row) => !cells.some((other) => other.kind === row.kind && other.account === null)),
  ...cells,
];

export interface Given {
  readonly consents?: readonly Consent[];
  readonly accounts?: readonly Partial<StoredAccount>[];
  readonly transactions?: readonly Partial<StoredTransaction>[];
  readonly homeCurrency?: string;
  readonly thresholdMinor?: bigint;
  readonly household?: World['link']['household'];
  readonly privateMode?: boolean;
  readonly proof?: Partial<World['proof']>;
  readonly ceiling?: Partial<World['ceiling']>;
  readonly loginAgeDays?: number | null;
  readonly loginFresh?: boolean;
  readonly speaker?: Ask['speaker'];
  readonly warnings?: World['warnings'];
  readonly state?: DialogueState;
}

/** Questions to the core by itself, without a door or a store: one talk, its state kept. */
export function talk(given: Given) {
  const { consents = everything(), homeCurrency = 'USD', thresholdMinor = 50_000n, loginAgeDays = 1, loginFresh = false } = given;
  const accounts = (given.accounts ?? [{}]).map((account) => accountOf(account, homeCurrency));
  const transactions = (given.transactions ?? []).map((transaction, n) => transactionOf(transaction, n, homeCurrency));
  const reader = memoryBankReader(
    {
      settings: { region: 'US', zone: 'UTC', homeCurrency, monthStartsOn: 1 },
      accounts: new Map(accounts.map((account) => [account.id, account])),
      frozenAt: new Map(),
      transactions: new Map(transactions.map((transaction) => [transaction.id, transaction])),
    },
    now,
  );
  // Read once: telling the local time is what takes longest in a thousand questions.
  const read = reader.accounts();
  const bank = { ...reader, accounts: () => read };
  let state: DialogueState | null = given.state ?? freshState;
  let requests = 0;
  const ask = async (intent: Ask['intent'], slots: Slots = {}, locale: Locale = 'en-US') => {
    requests += 1;
    const answered = await answer(
      { requestId: `r${requests}`, platform: 'alexa', locale, intent, slots, unreadable: [], speaker: given.speaker ?? 'person' },
      {
        customer: { region: 'US', homeCurrency, monthStartsOn: 1, weekStartsOn: null, thresholdMinor, today, loginAgeDays, loginFresh },
        link: { household: given.household ?? 'nothing', privateMode: given.privateMode ?? false, returning: true },
        proof: { chosen: 'none', locked: false, proven: false, said: null, ...given.proof },
        ceiling: { ...noCeiling, ...given.ceiling },
        consents,
        state,
        bank,
        warnings: given.warnings ?? [],
        freeze: async () => 'frozen',
        reference: '123456',
        confirmLimitMinor: 10_000n,
        told: async () => [],
      },
    );
    state = answered.state;
    const heard = (style: 'ear' | 'eye') =>
      speak(answered.reply, { locale, style, today, homeCurrency: currency(homeCurrency) })
        .speech.map((part) => (part.type === 'text' ? part.text : part.type === 'digits' ? part.digits : ''))
        .join('');
    return {
      answered,
      ...answered,
      get text() {
        return heard('ear');
      },
      get shown() {
        return heard('eye');
      },
    };
  };
  /** What is said without the closing question */
  const hear = async (intent: Ask['intent'], slots: Slots = {}, locale: Locale = 'en-US'): Promise<string> =>
    (await ask(intent, slots, locale)).text.replace(
      / (Anything else|What else|Something more|Autre chose|Et ensuite|Une autre question) ?\?$/,
      '',
    );
  return { ask, hear };
}

export const accountNamed = (heard: string, id: NonNullable<Slots['account']>['id'] = null): Slots => ({ account: { id, heard } });
export const inAll: Slots = { account: { id: 'all', heard: 'in all' } };

function accountOf(account: Partial<StoredAccount>, currency: string): StoredAccount {
  return {
    id: 'checking',
    kind: 'checking',
    joint: false,
    name: 'Everyday Checking',
    nickname: null,
    lastFour: '1234',
    currency,
    availableMinor: account.kind === 'card' ? null : 100_000n,
    bookedMinor: account.availableMinor ?? 100_000n,
    overdraftMinor: null,
    asOf: now,
    ...account,
  };
}

function transactionOf(transaction: Partial<StoredTransaction>, n: number, currency: string): StoredTransaction {
  const merchantName = transaction.merchantName === undefined ? 'Lidl' : transaction.merchantName;
  return {
    id: `t${n}`,
    accountId: 'checking',
    kind: 'purchase',
    status: 'booked',
    date: '2026-11-20' as StoredTransaction['date'],
    amountMinor: -1_000n,
    currency,
    category: 'groceries',
    merchantId: merchantName?.toLowerCase().replaceAll(' ', '-') ?? null,
    merchantName,
    rawText: '',
    superseded: false,
    unsure: false,
    sensitive: false,
    ...transaction,
  };
}
