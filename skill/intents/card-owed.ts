import { Failure } from '../failure.ts';
import type { ConsentedAccount } from '../policy/consented-bank.ts';
import { absolute } from '../policy/gate.ts';
import type { Line } from '../reply.ts';
import type { DataIntent } from './intent.ts';
import { line, listed } from './line.ts';
import { scopeOf, withAge } from './scope.ts';

/** What is owed on the credit card, one sentence per card. */
export const cardOwed: DataIntent = {
  async answer(slots, { bank }) {
    const { accounts } = await scopeOf(slots.account, bank);
    const cards = accounts.filter((account) => account.kind === 'card');
    if (cards.length === 0) throw new Failure('card.none');
    const lines = cards.map(owedLine);
    const say = lines.length === 1 ? lines : [line('owed.each', { items: listed(lines, 'items') })];
    return { say: withAge(say, cards), question: { intent: 'CardOwed', slots }, then: 'ask', suggestions: ['balance', 'recent', 'why'] };
  },
  async why(slots, { bank }) {
    const { accounts } = await scopeOf(slots.account, bank);
    const card = accounts.find((account) => account.kind === 'card');
    if (card === undefined) throw new Failure('card.none');
    return [line('why.owed', { asOf: { type: 'as-of', asOf: card.asOf } })];
  },
};

/** "You owe"; a credit is "the bank owes you", never a minus sign (semantics: credit card). */
export function owedLine(card: ConsentedAccount): Line {
  const owed = card.owed();
  const account = card.name();
  if (owed === null) return line('balance.unknown', { account });
  const { amountMinor } = owed.fact.money;
  if (amountMinor === 0n) return line('owed.nothing', { account });
  return amountMinor > 0n ? line('owed.you', { amount: owed, account }) : line('owed.bank', { amount: absolute(owed), account });
}
