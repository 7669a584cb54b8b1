import type { CivilDate } from '../money/civil-date.ts';
import type { Currency, Money } from '../money/money.ts';
import type {
  Account,
  AccountId,
  AccountKind,
  AsOf,
  BankReader,
  Excluded,
  Merchant,
  Page,
  Total,
  Transaction,
  TransactionFilter,
} from '../ports.ts';
import { type Gate, sayable } from './gate.ts';
import type { Sayable } from './sayable.ts';

export type SayableMoney = Sayable<{ type: 'money'; money: Money; about?: boolean }>;
export type SayableCount = Sayable<{ type: 'count'; count: number }>;
export type SayableDate = Sayable<{ type: 'date'; date: CivilDate }>;
export type SayableMerchant = Sayable<{ type: 'merchant'; name: string }>;
export type SayableAccount = Sayable<{ type: 'account'; kind: AccountKind | 'joint'; name: string | null }>;

/** An account whose figures exist only as far as they may be said. */
export interface ConsentedAccount {
  readonly id: AccountId;
  readonly kind: AccountKind;
  readonly joint: boolean;
  readonly currency: Currency;
  readonly asOf: AsOf;
  /** Words by which the customer may call it; for matching, not for saying. */
  readonly names: readonly string[];
  name(): SayableAccount;
  /** null: the bank does not tell this figure. */
  available(): SayableMoney | null;
  booked(): SayableMoney | null;
  /** booked minus available: money in payments that are not booked yet; null if either is unknown. */
  onHold(): SayableMoney | null;
  /** What can be used with the agreed overdraft; null without one. */
  withOverdraft(): SayableMoney | null;
  /** Card: positive = the customer owes, negative = the bank owes the customer. */
  owed(): SayableMoney | null;
}

export interface ConsentedTransaction {
  readonly kind: Transaction['kind'];
  readonly status: Transaction['status'];
  readonly cameIn: boolean;
  readonly amount: SayableMoney;
  readonly date: SayableDate;
  readonly merchant: SayableMerchant | null;
  readonly accountId: AccountId;
}

export interface ConsentedTotal {
  /** Positive = spent, negative = more came back than went out */
  readonly spent: SayableMoney;
  /** Payments, without the refunds */
  readonly paymentCount: SayableCount;
  readonly refundCount: SayableCount;
  readonly pendingCount: SayableCount;
  readonly uncategorised: SayableMoney;
}

/** The customer's bank data as far as consent lets it be said: what intents get instead of a BankReader. */
export interface ConsentedBank {
  accounts(): Promise<readonly ConsentedAccount[]>;
  /** Who was paid from these accounts, for matching what was heard; `none` is what "nobody of that name" costs. */
  merchants(accounts: readonly AccountId[]): Promise<{ readonly merchants: readonly Merchant[]; readonly none: SayableCount }>;
  sayMerchant(merchant: Merchant, accounts: readonly AccountId[]): SayableMerchant;
  transactions(filter: TransactionFilter, page: Page): Promise<{ items: readonly ConsentedTransaction[]; count: SayableCount }>;
  totals(filter: TransactionFilter): Promise<{
    readonly totals: readonly ConsentedTotal[];
    readonly excluded: { readonly [K in keyof Excluded]: SayableCount };
    /** Of all currencies; also what saying a zero costs */
    readonly count: SayableCount;
  }>;
  /** Money over several accounts: follows the strictest cell and discloses all of them. */
  sumBalances(kind: 'balance' | 'card-owed', accounts: readonly ConsentedAccount[]): readonly SayableMoney[];
}

export function consentedBank(reader: BankReader, gate: Gate): ConsentedBank {
  return {
    async accounts() {
      const accounts = await reader.accounts();
      return accounts.map((account) => consentedAccount(account, accounts, gate));
    },
    async merchants(accounts) {
      const none: SayableCount = sayable({ type: 'count', count: 0 }, gate.allow('merchant-name', accounts));
      return { merchants: await reader.merchants(accounts), none };
    },
    sayMerchant: (merchant, accounts) => sayable({ type: 'merchant', name: merchant.name }, gate.allow('merchant-name', accounts)),
    async transactions(filter, page) {
      const disclosed = gate.allow('transaction', filter.accounts);
      const { items, totalCount } = await reader.transactions(filter, page);
      return {
        items: items.map((t) => consentedTransaction(t, gate)),
        count: sayable({ type: 'count', count: totalCount }, disclosed),
      };
    },
    async totals(filter) {
      const disclosed = gate.allow('category-sum', filter.accounts);
      const { totals, excluded } = await reader.totals(filter);
      const count = (n: number): SayableCount => sayable({ type: 'count', count: n }, disclosed);
      return {
        totals: totals.map((total) => ({
          spent: sayable(spentOf(total), disclosed),
          paymentCount: count(total.count - total.refundCount),
          refundCount: count(total.refundCount),
          pendingCount: count(total.pendingCount),
          uncategorised: sayable({ type: 'money', money: { amountMinor: -total.uncategorisedMinor, currency: total.currency } }, disclosed),
        })),
        count: count(totals.reduce((sum, total) => sum + total.count, 0)),
        excluded: { ownTransferCount: count(excluded.ownTransferCount), cardRepaymentCount: count(excluded.cardRepaymentCount) },
      };
    },
    sumBalances(kind, accounts) {
      const parts = accounts.map((account) => (kind === 'balance' ? (account.available() ?? account.booked()) : account.owed()));
      const known = parts.filter((part) => part !== null);
      const currencies = [...new Set(known.map((part) => part.fact.money.currency))];
      return currencies.map((currency) => {
        const same = known.filter((part) => part.fact.money.currency === currency);
        const amountMinor = same.reduce((sum, part) => sum + part.fact.money.amountMinor, 0n);
        return sayable(
          { type: 'money', money: { amountMinor, currency } },
          same.flatMap((part) => part.disclosures),
        );
      });
    },
  };
}

function spentOf(total: Total) {
  return { type: 'money' as const, money: { amountMinor: -total.sumMinor, currency: total.currency }, about: total.unsureCount > 0 };
}

function consentedAccount(account: Account, all: readonly Account[], gate: Gate): ConsentedAccount {
  const { id, kind, joint, currency, asOf, availableMinor, bookedMinor, overdraftMinor } = account;
  const spokenKind = joint ? 'joint' : kind;
  const alone = all.filter((other) => other.kind === kind && other.joint === joint).length === 1;
  const money = (fact: 'balance' | 'card-owed', amountMinor: bigint | null): SayableMoney | null => {
    const disclosed = gate.allow(fact, [id]);
    return amountMinor === null ? null : sayable({ type: 'money', money: { amountMinor, currency } }, disclosed);
  };
  return {
    id,
    kind,
    joint,
    currency,
    asOf,
    names: [account.nickname, account.name, account.lastFour].filter((name) => name !== null),
    name: () =>
      sayable(
        { type: 'account', kind: spokenKind, name: account.nickname ?? (alone ? null : account.name) },
        gate.allow('account-name', [id]),
      ),
    available: () => money('balance', availableMinor),
    booked: () => money('balance', bookedMinor),
    onHold: () => money('balance', availableMinor === null || bookedMinor === null ? null : bookedMinor - availableMinor),
    withOverdraft: () => money('balance', overdraftMinor === null || availableMinor === null ? null : availableMinor + overdraftMinor),
    owed: () => money('card-owed', bookedMinor === null ? null : -bookedMinor),
  };
}

function consentedTransaction(t: Transaction, gate: Gate): ConsentedTransaction {
  const disclosed = gate.allow('transaction', [t.accountId]);
  return {
    kind: t.kind,
    status: t.status,
    cameIn: t.amountMinor > 0n,
    accountId: t.accountId,
    amount: sayable(
      { type: 'money', money: { amountMinor: t.amountMinor < 0n ? -t.amountMinor : t.amountMinor, currency: t.currency } },
      disclosed,
    ),
    date: sayable({ type: 'date', date: t.date }, disclosed),
    merchant:
      t.merchantName === null ? null : sayable({ type: 'merchant', name: t.merchantName }, gate.allow('merchant-name', [t.accountId])),
  };
}
