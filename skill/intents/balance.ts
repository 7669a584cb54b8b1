import type { Slots } from '../ask.ts';
import { absolute } from '../policy/absolute.ts';
import type { ConsentedAccount, ConsentedBank, SayableMoney } from '../policy/consented-bank.ts';
import type { Line } from '../reply.ts';
import { owedLine } from './card-owed.ts';
import type { DataIntent } from './intent.ts';
import { amounts, clause, line, listed } from './line.ts';
import { mainAccount, scopeOf, withAge } from './scope.ts';

/** What is there: one account by default, every depository account on "in all", cards always apart as owed. */
export const balance: DataIntent = {
  async answer(slots, { bank }) {
    const asked = await askedOf(slots, bank);
    const say = isAll(slots) ? inAll(asked, bank) : asked.flatMap(ofAccount);
    return {
      say: withAge(say, asked),
      question: { intent: 'Balance', slots },
      then: 'ask',
      suggestions: ['spending-month', 'recent', 'why'],
    };
  },
  async why(slots, { bank }) {
    const asked = await askedOf(slots, bank);
    const [only, ...more] = asked;
    if (isAll(slots) || only === undefined || more.length > 0) return [line('why.balance-all')];
    const asOf = { type: 'as-of' as const, asOf: only.asOf };
    return [line(only.kind === 'card' ? 'why.owed' : only.available() === null ? 'why.booked' : 'why.available', { asOf })];
  },
};

const isAll = ({ account }: Slots): boolean => account?.id === 'all';

async function askedOf(slots: Slots, bank: ConsentedBank): Promise<readonly ConsentedAccount[]> {
  const { accounts, named } = await scopeOf(slots.account, bank);
  return named || isAll(slots) ? accounts : [mainAccount(accounts)];
}

function ofAccount(account: ConsentedAccount): readonly Line[] {
  if (account.kind === 'card') return [owedLine(account)];
  const name = account.name();
  const available = account.available();
  const booked = account.booked();
  const shown = available ?? booked;
  if (shown === null) return [line('balance.unknown', { account: name })];
  const overdraft = account.withOverdraft();
  const further = overdraft !== null && overdraft.fact.money.amountMinor > 0n ? [line('balance.overdraft', { amount: overdraft })] : [];
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
  if (booked === null) return null;
  return booked.fact.money.amountMinor < 0n
    ? line('balance.booked-overdrawn', { amount: absolute(booked) })
    : line('balance.booked-is', { amount: booked });
}

/**
 * Depository accounts in one figure per currency; cards apart, as owed; what the bank does not tell is named rather than left out
 * (semantics: total of accounts).
 */
function inAll(accounts: readonly ConsentedAccount[], bank: ConsentedBank): readonly Line[] {
  const depository = accounts.filter((account) => account.kind !== 'card');
  const known = depository.filter((account) => account.available() !== null || account.booked() !== null);
  const cards = accounts.filter((account) => account.kind === 'card');
  const owing = cards.filter((card) => (card.owed()?.fact.money.amountMinor ?? 0n) > 0n);
  const apart = cards.filter((card) => !owing.includes(card) && card.owed()?.fact.money.amountMinor !== 0n);
  const owed = owing.length === 0 ? null : line('balance.and-owed', { amount: amounts(bank.sumBalances('card-owed', owing)) });
  const sums = listed(bank.sumBalances('balance', known).map(balanceAmount), 'and');
  return [
    ...(known.length > 0 ? [line('balance.all', { amount: sums, owed: clause(owed) })] : owing.map(owedLine)),
    ...apart.map(owedLine),
    ...depository.filter((account) => !known.includes(account)).map((account) => line('balance.unknown', { account: account.name() })),
  ];
}

const balanceAmount = (money: SayableMoney): Line =>
  money.fact.money.amountMinor < 0n ? line('amount.overdrawn', { amount: absolute(money) }) : line('amount', { amount: money });
