import { period, type Span } from './calendar.ts';
import {
  type Amount,
  type Asked,
  available,
  booked,
  counts,
  creditLine,
  found,
  inAll,
  leftOut,
  owed,
  recent,
  spent,
  twice,
  uncategorised,
} from './figures.ts';
import { type Counted, minor, type OracleAccount, type OracleWorld } from './world.ts';

/** What an expression is worth. Amounts are per currency, never added across currencies. */
export type Figure =
  | { readonly type: 'money'; readonly amounts: readonly Amount[] }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'name'; readonly name: string }
  /** pending or booked */
  | { readonly type: 'status'; readonly pending: boolean };

const categories =
  'groceries restaurants transport fuel shopping entertainment subscriptions health travel housing utilities insurance education cash fees uncategorised food home';

interface Read {
  readonly asked: Asked;
  readonly span: Span | null;
  readonly accounts: readonly OracleAccount[];
  /** Which item of a list, counted from 1, and what of it */
  readonly item: number | null;
  readonly part: string | null;
}

/**
 * Evaluates an expression of a transcript, without its braces: a head, then what is asked in any order.
 *
 * Heads. Money: `spent` (positive = spent, negative = came back), `back` (the same with the other sign), `uncategorised`, `balance`
 * (available, else booked), `available`, `booked`, `held` (booked less available), `overdrawn` (positive), `overdraft` (the agreed
 * line), `usable` (available and overdraft), `owed` (positive = customer owes), `credit` (positive = bank owes). Counts: `counted`, `payments`, `refunds`, `pending`,
 * `unsure`, `transfers`, `repayments`. Lists: `recent`, `found`, `twice` (an amount paid twice: later, earlier), with a number for one item and `amount` (size, the default),
 * `signed`, `date`, `name`, `status` or `account` of it; without a number their length. Dates: `first`, `last` (first and last day of a period).
 *
 * Asked: a period word (calendar.ts; none = all we hold), a category word, `at <merchant id>`, `on <account source id>` (a bare one
 * will do; none = all accounts, and for `balance` all = one figure per currency without cards), `over|under|exactly <amount>`.
 *
 * Examples: spent groceries last-month · spent at lidl this-month · balance checking · balance all · owed card · recent 2 date ·
 * found 1 amount at con-edison last-90-days · transfers last-month · first last-week
 *
 * Throws on anything it cannot read, so that a transcript's slip of the pen is found.
 */
export function figure(world: OracleWorld, expression: string): Figure {
  const [head = '', ...words] = expression.trim().split(/\s+/);
  const read = readWords(world, words, expression);
  const { asked, span, accounts, item, part } = read;
  const count = (number: number): Figure => ({ type: 'count', count: number });
  switch (head) {
    case 'spent':
      return { type: 'money', amounts: spent(world, asked) };
    case 'back':
      return { type: 'money', amounts: spent(world, asked).map((amount) => ({ ...amount, amountMinor: -amount.amountMinor })) };
    case 'uncategorised':
      return { type: 'money', amounts: uncategorised(world, asked) };
    case 'counted':
    case 'payments':
    case 'refunds':
    case 'pending':
    case 'unsure':
      return count(counts(world, asked)[head]);
    case 'transfers':
      return count(leftOut(world, 'own-transfer', asked));
    case 'repayments':
      return count(leftOut(world, 'card-repayment', asked));
    case 'recent':
      return listed(recent(world, asked), item, part, expression);
    case 'found':
      return listed(found(world, asked), item, part, expression);
    case 'twice':
      return listed(twice(world, asked), item, part, expression);
    case 'first':
    case 'last':
      if (!span) throw new Error(`no period in {${expression}}`);
      return { type: 'date', date: head === 'first' ? span.from : span.to < world.today ? span.to : world.today };
    case 'balance':
      if (accounts.length === world.accounts.length) return { type: 'money', amounts: inAll(world) };
      return balances(accounts, (account) => available(account) ?? booked(account), expression);
    default:
      return balances(accounts, balanceHeads[head], expression);
  }
}

const balanceHeads: Record<string, (account: OracleAccount) => bigint | null> = {
  available,
  booked,
  owed,
  overdraft: creditLine,
  usable: (account) => (available(account) ?? 0n) + (creditLine(account) ?? 0n),
  held: (account) => (booked(account) ?? 0n) - (available(account) ?? booked(account) ?? 0n),
  overdrawn: (account) => -(available(account) ?? booked(account) ?? 0n),
  credit: (account) => -(owed(account) ?? 0n),
};

function balances(
  accounts: readonly OracleAccount[],
  of: ((account: OracleAccount) => bigint | null) | undefined,
  expression: string,
): Figure {
  if (!of || accounts.length !== 1) throw new Error(`cannot read {${expression}}`);
  const amounts = accounts.map((account) => ({ amountMinor: of(account), currency: account.currency }));
  return { type: 'money', amounts: amounts.filter((amount): amount is Amount => amount.amountMinor !== null) };
}

function listed(rows: readonly Counted[], item: number | null, part: string | null, expression: string): Figure {
  if (item === null) return { type: 'count', count: rows.length };
  const row = rows[item - 1];
  if (!row) throw new Error(`no item ${item} in {${expression}}`);
  if (part === 'date') return { type: 'date', date: row.date };
  if (part === 'status') return { type: 'status', pending: row.pending };
  if (part === 'account') return { type: 'name', name: row.account };
  if (part === 'name') return { type: 'name', name: row.name ?? row.kind };
  const size = row.amountMinor < 0n && part !== 'signed' ? -row.amountMinor : row.amountMinor;
  return { type: 'money', amounts: [{ amountMinor: size, currency: row.currency }] };
}

function readWords(world: OracleWorld, words: readonly string[], expression: string): Read {
  let asked: Asked = {};
  let span: Span | null = null;
  let accounts = world.accounts;
  let item: number | null = null;
  let part: string | null = null;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const account = world.accounts.find(({ sourceId }) => sourceId === (word === 'on' ? left[0] : word));
    const days = period(word, world.today, world.region);
    if (word === 'all') continue;
    else if (word === 'at') asked = { ...asked, merchant: next(left, expression) };
    else if (word === 'over' || word === 'under' || word === 'exactly')
      asked = { ...asked, amount: { comparison: word, amountMinor: minor(next(left, expression)) } };
    else if (account) {
      if (word === 'on') left.shift();
      accounts = [account];
      asked = { ...asked, accounts: [account.sourceId] };
    } else if (categories.split(' ').includes(word)) asked = { ...asked, category: word };
    else if (['amount', 'signed', 'date', 'name', 'status', 'account'].includes(word)) part = word;
    else if (/^\d{1,3}$/.test(word)) item = Number(word);
    else if (days) {
      span = days;
      asked = { ...asked, from: days.from, to: days.to };
    } else throw new Error(`cannot read "${word}" in {${expression}}`);
  }
  return { asked, span, accounts, item, part };
}

function next(words: string[], expression: string): string {
  const word = words.shift();
  if (word === undefined) throw new Error(`{${expression}} ends too early`);
  return word;
}
