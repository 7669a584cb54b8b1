import type { Currency, Money } from '../money/money.ts';
import type { Account, AccountId, AccountKind, AsOf } from '../ports.ts';
import { addUp, amountAs } from './amount.ts';
import type { Told } from './consent.ts';
import { type Gate, sayable } from './gate.ts';
import { leaveForMoney } from './leave.ts';
import type { Amount, SayableAccount, SayableMoney } from './sayable.ts';

/** An account whose figures exist only as far as they may be said. Told roughly it has one figure: a second would narrow the first. */
export interface ConsentedAccount {
  readonly id: AccountId;
  readonly kind: AccountKind;
  readonly joint: boolean;
  readonly currency: Currency;
  readonly asOf: AsOf;
  /** Its card, where that can be frozen here */
  readonly card: Account['card'];
  /** Words by which the customer may call it; for matching, not for saying. */
  readonly names: readonly string[];
  name(): SayableAccount;
  /** null: the bank does not tell this figure. */
  available(): SayableMoney | null;
  /** null also where it may only be told roughly and the available figure is known */
  booked(): SayableMoney | null;
  /** booked minus available: money in payments that are not booked yet; null if either is unknown or not told exactly. */
  onHold(): SayableMoney | null;
  /** What can be used with the agreed overdraft; null without one, or if not told exactly. */
  withOverdraft(): SayableMoney | null;
  /** Card: positive = the customer owes, negative = the bank owes the customer. */
  owed(): SayableMoney | null;
}

export function consentedAccount(account: Account, all: readonly Account[], gate: Gate): ConsentedAccount {
  const { id, kind, joint, currency, asOf, card, availableMinor, bookedMinor, overdraftMinor } = account;
  const alone = all.filter((other) => other.kind === kind && other.joint === joint).length === 1;
  const money = (fact: 'balance' | 'card-owed', amountMinor: bigint | null): SayableMoney | null => {
    const { precision, disclosures } = leaveForMoney(gate, fact, [id], [currency]);
    return amountMinor === null ? null : sayable(amountAs({ amountMinor, currency }, precision, gate.threshold), disclosures);
  };
  const isExact = (): boolean => gate.allow('balance', [id]).precision === 'exact';
  const second = (amountMinor: bigint | null): SayableMoney | null => (isExact() ? money('balance', amountMinor) : null);
  return {
    id,
    kind,
    joint,
    currency,
    asOf,
    card,
    names: [account.nickname, account.name, account.lastFour].filter((name) => name !== null),
    name: () =>
      sayable(
        { type: 'account', kind: joint ? 'joint' : kind, name: account.nickname ?? (alone ? null : account.name) },
        gate.allow('account-name', [id]).disclosures,
      ),
    available: () => money('balance', availableMinor),
    booked: () => (availableMinor === null ? money('balance', bookedMinor) : second(bookedMinor)),
    onHold: () => second(availableMinor === null || bookedMinor === null ? null : bookedMinor - availableMinor),
    withOverdraft: () => second(overdraftMinor === null || availableMinor === null ? null : availableMinor + overdraftMinor),
    owed: () => money('card-owed', bookedMinor === null ? null : -bookedMinor),
  };
}

/** A sum per currency; accounts whose figure the bank does not tell are left out. Refused where several are told only by the threshold. */
export function sumBalances(kind: 'balance' | 'card-owed', accounts: readonly ConsentedAccount[], gate: Gate): readonly SayableMoney[] {
  const parts = accounts.flatMap((account) => {
    const figure = kind === 'card-owed' ? account.owed() : (account.available() ?? account.booked());
    return figure === null ? [] : [{ account, amount: figure.fact }];
  });
  const ids = parts.map(({ account }) => account.id);
  const { precision, disclosures } = gate.allow(kind, ids, ids.length > 1 ? 'rounded' : 'threshold');
  const currencies = [...new Set(parts.map(({ account }) => account.currency))];
  return currencies.flatMap((currency) => {
    const same = parts.filter(({ account }) => account.currency === currency);
    const told = disclosures.filter((row) => same.some(({ account }) => account.id === row.account));
    return addUp(same.map(({ amount }) => toldAs(amount, precision, gate.threshold))).map((amount) => sayable(amount, told));
  });
}

/** An amount of one account beside others that are told less exactly. */
const toldAs = (amount: Amount, precision: Told, threshold: Money): Amount =>
  amount.type === 'level' ? amount : amountAs(amount.money, precision, threshold);
