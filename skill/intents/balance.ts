import type { ConsentedAccount, ConsentedBank, SayableMoney } from '../policy/consented-bank.ts';
import { absolute } from '../policy/gate.ts';
import type { Line } from '../reply.ts';
import type { DataIntent } from './intent.ts';
import { amounts, clause, line, listed } from './line.ts';
import { mainAccount, scopeOf, withAge } from './scope.ts';
import { owedLine } from './card-owed.ts';

/** What is there: one account by default, every depository account on "in all", cards always apart as owed. */
export const balance: DataIntent = {
  async answer(slots, { bank }) {
    const { accounts, named } = await scopeOf(slots.account, bank);
    const question = { intent: 'Balance' as const, slots };
    const all = slots.account?.id === 'all';
    const asked = named ? accounts : all ? accounts : [mainAccount(accounts)];
    const say = all ? [inAll(asked, bank)] : asked.length === 1 ? asked.flatMap(ofAccount) : [eachOf(asked)];
    return { say: withAge(say, asked), question, then: 'ask', suggestions: ['spending-month', 'recent', 'why'] };
  },
  async why(slots, { bank }) {
    const { accounts, named } = await scopeOf(slots.account, bank);
    const asked = named || slots.account?.id === 'all' ? accounts : [mainAccount(accounts)];
    const [first] = asked;
    if (slots.account?.id === 'all' || asked.length !== 1 || first === undefined) return [line('why.balance-all')];
    const asOf = { type: 'as-of' as const, asOf: first.asOf };
    return [line(first.kind === 'card' ? 'why.owed' : first.available() === null ? 'why.booked' : 'why.available', { asOf })];
  },
};

function ofAccount(account: ConsentedAccount): readonly Line[] {
  if (account.kind === 'card') return [owedLine(account)];
  const name = account.name();
  const available = account.available();
  const booked = account.booked();
  const shown = available ?? booked;
  if (shown === null) return [line('balance.unknown', { account: name })];
  const overdraft = account.withOverdraft();
  const further = overdraft === null ? [] : [line('balance.overdraft', { amount: overdraft })];
  if (shown.fact.money.amountMinor < 0n) return [line('balance.overdrawn', { account: name, amount: absolute(shown) }), ...further];
  if (available === null) return [line('balance.booked', { account: name, amount: shown })];
  return [line('balance.available', { account: name, amount: available, pending: clause(pendingClause(account)) }), ...further];
}

/** "12 in pending payments": said only where available and booked differ. */
function pendingClause(account: ConsentedAccount): Line | null {
  const onHold = account.onHold();
  if (onHold === null || onHold.fact.money.amountMinor === 0n) return null;
  const booked = account.booked();
  if (onHold.fact.money.amountMinor > 0n) return line('balance.on-hold', { amount: onHold });
  return booked === null ? null : line('balance.booked-is', { amount: booked });
}

function eachOf(accounts: readonly ConsentedAccount[]): Line {
  const lines = accounts.map((account) => {
    if (account.kind === 'card') return owedLine(account);
    const amount = account.available() ?? account.booked();
    if (amount === null) return line('balance.unknown', { account: account.name() });
    return line('balance.item', { amount: clause(balanceAmount(amount)), account: account.name() });
  });
  return line('balance.each', { items: listed(lines, 'and') });
}

/** Depository accounts in one figure per currency; cards apart, as owed (semantics: total of accounts). */
function inAll(accounts: readonly ConsentedAccount[], bank: ConsentedBank): Line {
  const depository = accounts.filter((account) => account.kind !== 'card');
  const cards = accounts.filter((account) => account.kind === 'card');
  const sums = bank.sumBalances('balance', depository).map(balanceAmount);
  const owed = bank.sumBalances('card-owed', cards).filter((money) => money.fact.money.amountMinor > 0n);
  const andOwed = owed.length === 0 ? null : line('balance.and-owed', { amount: amounts(owed) });
  return line('balance.all', { amount: listed(sums, 'and'), owed: clause(andOwed) });
}

const balanceAmount = (money: SayableMoney): Line =>
  money.fact.money.amountMinor < 0n ? line('amount.overdrawn', { amount: absolute(money) }) : line('amount', { amount: money });
