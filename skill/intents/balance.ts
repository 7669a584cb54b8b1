import type { Slots } from '../ask.ts';
import { absolute } from '../policy/absolute.ts';
import { signOf } from '../policy/amount.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { ConsentedBank } from '../policy/consented-bank.ts';
import type { SayableMoney } from '../policy/sayable.ts';
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
    for (const { kind, id } of asked) bank.check(kind === 'card' ? 'card-owed' : 'balance', [id]);
    if (isAll(slots) && bank.isOneByOne('balance', idsOf(asked.filter(({ kind }) => kind !== 'card')))) return [line('why.rough')];
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
  const further = overdraft !== null && signOf(overdraft) > 0 ? [line('balance.overdraft', { amount: overdraft })] : [];
  if (signOf(shown) < 0) return [line('balance.overdrawn', { account: name, amount: absolute(shown) }), ...further];
  if (available === null) return [line('balance.booked', { account: name, amount: shown })];
  return [line('balance.available', { account: name, amount: available, pending: clause(pendingClause(account)) }), ...further];
}

/** "12 in pending payments": said only where available and booked differ. */
function pendingClause(account: ConsentedAccount): Line | null {
  const onHold = account.onHold();
  if (onHold === null || signOf(onHold) === 0) return null;
  const booked = account.booked();
  if (signOf(onHold) > 0) return line('balance.on-hold', { amount: onHold });
  if (booked === null) return null;
  return signOf(booked) < 0
    ? line('balance.booked-overdrawn', { amount: absolute(booked) })
    : line('balance.booked-is', { amount: booked });
}

/**
 * Depository accounts in one figure per currency; cards apart, as owed; what the bank does not tell is named rather than left out
 * (semantics: total of accounts). What may only be told by the threshold is told account by account.
 */
function inAll(accounts: readonly ConsentedAccount[], bank: ConsentedBank): readonly Line[] {
  const depository = accounts.filter((account) => account.kind !== 'card');
  const known = depository.filter((account) => account.available() !== null || account.booked() !== null);
  const cards = accounts.filter((account) => account.kind === 'card');
  const owing = cards.filter((card) => owes(card, 1));
  const inOne = known.length > 0 && !bank.isOneByOne('balance', idsOf(known));
  const owedInOne = inOne && owing.length > 0 && !bank.isOneByOne('card-owed', idsOf(owing));
  const sums = () => listed(bank.sumBalances('balance', known).map(balanceAmount), 'and');
  const owed = owedInOne ? line('balance.and-owed', { amount: amounts(bank.sumBalances('card-owed', owing)) }) : null;
  return [
    ...(inOne ? [line('balance.all', { amount: sums(), owed: clause(owed) })] : known.flatMap(ofAccount)),
    ...(owedInOne ? [] : owing.map(owedLine)),
    ...cards.filter((card) => card.owed() === null || owes(card, -1)).map(owedLine),
    ...depository.filter((account) => !known.includes(account)).map((account) => line('balance.unknown', { account: account.name() })),
  ];
}

const idsOf = (accounts: readonly ConsentedAccount[]) => accounts.map(({ id }) => id);

function owes(card: ConsentedAccount, sign: -1 | 1): boolean {
  const owed = card.owed();
  return owed !== null && signOf(owed) === sign;
}

const balanceAmount = (money: SayableMoney): Line =>
  signOf(money) < 0 ? line('amount.overdrawn', { amount: absolute(money) }) : line('amount', { amount: money });
