import { Failure } from '../failure.ts';
import { absolute } from '../policy/absolute.ts';
import { signOf } from '../policy/amount.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { ConsentedBank } from '../policy/consented-bank.ts';
import type { Slots } from '../ask.ts';
import type { Line } from '../reply.ts';
import type { DataIntent } from './intent.ts';
import { line } from './line.ts';
import { scopeOf, withAge } from './scope.ts';

/** What is owed on the credit card, one sentence per card. */
export const cardOwed: DataIntent = {
  async answer(slots, { bank }) {
    const cards = await cardsOf(slots, bank);
    return {
      say: withAge(cards.map(owedLine), cards),
      question: { intent: 'CardOwed', slots },
      then: 'ask',
      suggestions: ['balance', 'recent', 'why'],
    };
  },
  async why(slots, { bank }) {
    const [card] = await cardsOf(slots, bank);
    bank.check('card-owed', [card.id]);
    return [line('why.owed', { asOf: { type: 'as-of', asOf: card.asOf } })];
  },
};

/** The card that was named, else every card: another account's word does not make the cards unknown. Failure 'card.none'. */
async function cardsOf(slots: Slots, bank: ConsentedBank): Promise<readonly [ConsentedAccount, ...ConsentedAccount[]]> {
  const { accounts } = await scopeOf(slots.account, bank);
  const all = await bank.accounts();
  const [first, ...more] = cardsAmong(accounts).length > 0 ? cardsAmong(accounts) : cardsAmong(all);
  if (first !== undefined) return [first, ...more];
  for (const account of all) account.name();
  throw new Failure('card.none');
}

const cardsAmong = (accounts: readonly ConsentedAccount[]) => accounts.filter((account) => account.kind === 'card');

/** "You owe"; a credit is "the bank owes you", never a minus sign (semantics: credit card). */
export function owedLine(card: ConsentedAccount): Line {
  const owed = card.owed();
  const account = card.name();
  if (owed === null) return line('balance.unknown', { account });
  const sign = signOf(owed);
  if (sign === 0) return line('owed.nothing', { account });
  return sign > 0 ? line('owed.you', { amount: owed, account }) : line('owed.bank', { amount: absolute(owed), account });
}
