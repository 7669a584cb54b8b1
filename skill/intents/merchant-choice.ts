import { matchMerchant } from '../transactions/match-merchant.ts';
import type { Question } from '../dialogue/state.ts';
import type { Merchant } from '../ports.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { ConsentedBank } from '../policy/consented-bank.ts';
import type { Outcome } from './intent.ts';
import { clause, line } from './line.ts';
import { withAge } from './scope.ts';

/** The customer's own merchant that was meant, or what to say instead: ask between two, or name the nearest. */
export type MerchantChoice = { readonly merchant: Merchant | null } | { readonly instead: Outcome };

export async function chooseMerchant(
  question: Question,
  accounts: readonly ConsentedAccount[],
  bank: ConsentedBank,
): Promise<MerchantChoice> {
  const { slots } = question;
  if (slots.merchant === undefined) return { merchant: null };
  const ids = accounts.map(({ id }) => id);
  const { merchants, none } = await bank.merchants(ids);
  const match = matchMerchant(slots.merchant, merchants);
  switch (match.kind) {
    case 'one':
      return { merchant: match.merchant };
    case 'two': {
      const [first, second] = match.options;
      const say = [line('merchant.which', { first: bank.sayMerchant(first, ids), second: bank.sayMerchant(second, ids) })];
      // The heard words stay the customer's own: what is kept, and echoed once nothing may be said of it any more, names no merchant.
      const { heard } = slots.merchant;
      const asking = ({ id }: Merchant): Question => ({ ...question, slots: { ...slots, merchant: { id, heard } } });
      return { instead: { say, expecting: { kind: 'choice', options: [asking(first), asking(second)] }, then: 'asked' } };
    }
    case 'none': {
      const heard = { type: 'heard' as const, text: slots.merchant.heard };
      const nearest = match.nearest === null ? null : line('merchant.nearest', { merchant: bank.sayMerchant(match.nearest, ids) });
      const say = withAge([line('merchant.none', { heard, nearest: clause(nearest), count: none })], accounts);
      return { instead: { say, question, then: 'ask' } };
    }
  }
}
