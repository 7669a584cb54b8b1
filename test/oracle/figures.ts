import { type Counted, counted, minor, type OracleAccount, type OracleWorld } from './world.ts';

/** What is counted: every condition given holds. Dates are 'YYYY-MM-DD', both ends included. */
export interface Asked {
  /** Source ids; all accounts if absent */
  readonly accounts?: readonly string[];
  readonly merchant?: string;
  readonly category?: string;
  readonly from?: string;
  readonly to?: string;
  /** Compared with the size of the amount */
  readonly amount?: { readonly comparison: 'over' | 'under' | 'exactly'; readonly amountMinor: bigint };
}

export interface Amount {
  readonly amountMinor: bigint;
  readonly currency: string;
}

const spending = ['purchase', 'refund', 'person-payment', 'cash', 'fee', 'loan-repayment'];
const paying = ['purchase', 'person-payment', 'cash', 'fee', 'loan-repayment', 'card-repayment', 'investment'];

function matches(row: Counted, { accounts, merchant, category, from, to, amount }: Asked): boolean {
  const size = row.amountMinor < 0n ? -row.amountMinor : row.amountMinor;
  if (accounts && !accounts.includes(row.account)) return false;
  if (merchant && row.merchantId !== merchant) return false;
  if (from && row.date < from) return false;
  if (to && row.date > to) return false;
  if (category === 'food' && !['groceries', 'restaurants'].includes(row.category)) return false;
  if (category === 'home' && !['housing', 'utilities'].includes(row.category)) return false;
  if (category && !['food', 'home'].includes(category) && row.category !== category) return false;
  if (amount?.comparison === 'over' && size <= amount.amountMinor) return false;
  if (amount?.comparison === 'under' && size >= amount.amountMinor) return false;
  if (amount?.comparison === 'exactly' && size !== amount.amountMinor) return false;
  return true;
}

/** Everything that is spending: purchases less refunds, money to persons, cash, fees, loan rates; pending and booked. */
function spentRows(world: OracleWorld, asked: Asked): Counted[] {
  return counted(world).filter((row) => spending.includes(row.kind) && matches(row, asked));
}

/** Amounts of several currencies are never added; the currency with most rows first, then by code. */
function perCurrency(rows: readonly Counted[], sign: 1n | -1n): Amount[] {
  const currencies = [...new Set(rows.map((row) => row.currency))];
  const countOf = (currency: string): number => rows.filter((row) => row.currency === currency).length;
  currencies.sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1));
  return currencies.map((currency) => {
    let amountMinor = 0n;
    for (const row of rows) if (row.currency === currency) amountMinor += sign * row.amountMinor;
    return { amountMinor, currency };
  });
}

/** What was spent, per currency. Positive = spent; negative = more came back than was spent. */
export function spent(world: OracleWorld, asked: Asked): Amount[] {
  return perCurrency(spentRows(world, asked), -1n);
}

/** How much of it has no category, per currency. */
export function uncategorised(world: OracleWorld, asked: Asked): Amount[] {
  return perCurrency(
    spentRows(world, asked).filter((row) => row.category === 'uncategorised'),
    -1n,
  );
}

export interface Counts {
  /** Rows in the sum: payments and refunds */
  readonly counted: number;
  readonly payments: number;
  readonly refunds: number;
  readonly pending: number;
  /** Seen pending and booked with two amounts: only "about" can be said */
  readonly unsure: number;
}

export function counts(world: OracleWorld, asked: Asked): Counts {
  const rows = spentRows(world, asked);
  const refunds = rows.filter((row) => row.kind === 'refund').length;
  return {
    counted: rows.length,
    payments: rows.length - refunds,
    refunds,
    pending: rows.filter((row) => row.pending).length,
    unsure: rows.filter((row) => row.unsure).length,
  };
}

/** How many own transfers or card repayments left one of the accounts in the period: each is one, though it has two legs. */
export function leftOut(world: OracleWorld, kind: 'own-transfer' | 'card-repayment', asked: Asked): number {
  return counted(world).filter((row) => row.kind === kind && row.amountMinor < 0n && matches(row, asked)).length;
}

/** Every movement, newest first: what "my last transactions" reads. */
export function recent(world: OracleWorld, asked: Asked): Counted[] {
  return counted(world).filter((row) => matches(row, asked));
}

/** Money that went out and was not moved between own accounts, newest first: what "did I pay" looks for. */
export function found(world: OracleWorld, asked: Asked): Counted[] {
  return counted(world).filter((row) => paying.includes(row.kind) && row.amountMinor < 0n && matches(row, asked));
}

function balanceOf(account: OracleAccount, types: readonly string[]): bigint | null {
  for (const type of types) {
    for (const balance of account.balances) {
      if (balance.type !== type) continue;
      return minor(balance.amount) - (balance.creditLine?.included ? minor(balance.creditLine.amount) : 0n);
    }
  }
  return null;
}

/** Own money that can be used now, without overdraft; null if the bank does not say. */
export function available(account: OracleAccount): bigint | null {
  return balanceOf(account, ['ITAV', 'CLAV', 'OPAV']);
}

export function booked(account: OracleAccount): bigint | null {
  return balanceOf(account, ['ITBD', 'CLBD', 'PRCD']);
}

/** The agreed overdraft or card limit, or null. */
export function creditLine(account: OracleAccount): bigint | null {
  for (const balance of account.balances) if (balance.creditLine) return minor(balance.creditLine.amount);
  return null;
}

/** What the customer owes on a card; negative = the bank owes the customer. */
export function owed(account: OracleAccount): bigint | null {
  const figure = booked(account);
  return figure === null ? null : -figure;
}

/** What there is in all, per currency, available where the bank says it: cards are no money. The currency with most accounts first. */
export function inAll(world: OracleWorld): Amount[] {
  const sums: Record<string, { accounts: number; amountMinor: bigint }> = {};
  for (const account of world.accounts) {
    const figure = available(account) ?? booked(account);
    if (account.kind === 'card' || figure === null) continue;
    const sum = sums[account.currency] ?? { accounts: 0, amountMinor: 0n };
    sums[account.currency] = { accounts: sum.accounts + 1, amountMinor: sum.amountMinor + figure };
  }
  const currencies = Object.keys(sums).sort((a, b) => (sums[b]?.accounts ?? 0) - (sums[a]?.accounts ?? 0) || (a < b ? -1 : 1));
  return currencies.map((currency) => ({ amountMinor: sums[currency]?.amountMinor ?? 0n, currency }));
}

/** The two newest equal purchases at one merchant, three days apart at most, of today and the thirty days before: later, earlier. */
export function twice(world: OracleWorld, asked: Asked): Counted[] {
  const days = (row: Counted): number => Date.parse(row.date) / 86_400_000;
  const today = Date.parse(world.today) / 86_400_000;
  const rows = counted(world).filter((row) => row.kind === 'purchase' && days(row) >= today - 30 && matches(row, asked));
  for (const later of rows)
    for (const earlier of rows.slice(rows.indexOf(later) + 1)) {
      const same = earlier.merchantId === later.merchantId && earlier.amountMinor === later.amountMinor;
      if (same && later.merchantId && earlier.currency === later.currency && days(later) - days(earlier) <= 3) return [later, earlier];
    }
  return [];
}
