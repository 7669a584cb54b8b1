import { matchMerchant } from '../transactions/match-merchant.ts';
import type { Slots } from '../ask.ts';
import type { Question } from '../dialogue/state.ts';
import type { Merchant } from '../ports.ts';
import type { ConsentedAccount, ConsentedBank } from '../policy/consented-bank.ts';
import type { Outcome } from './intent.ts';
import { clause, line } from './line.ts';

/** The customer's own merchant that was meant, or what to say instead: ask between two, or name the nearest. */
export type MerchantChoice = { readonly merchant: Merchant | null } | { readonly instead: Outcome };

export async function chooseMerchant(
  slots: Slots,
  question: Question,
  accounts: readonly ConsentedAccount[],
  bank: ConsentedBank,
): Promise<MerchantChoice> {
  if (slots.merchant === undefined) return { merchant: null };
  const ids = accounts.map(({ id }) => id);
  const match = matchMerchant(slots.merchant, await bank.merchants());
  switch (match.kind) {
    case 'one':
      return { merchant: match.merchant };
    case 'two': {
      const [first, second] = match.options;
      const say = [line('merchant.which', { first: bank.sayMerchant(first, ids), second: bank.sayMerchant(second, ids) })];
      const asking = ({ id, name }: Merchant): Question => ({ ...question, slots: { ...slots, merchant: { id, heard: name } } });
      return { instead: { say, expecting: { kind: 'choice', options: [asking(first), asking(second)] }, then: 'asked' } };
    }
    case 'none': {
      const heard = { type: 'heard' as const, text: slots.merchant.heard };
      const nearest = match.nearest === null ? null : line('merchant.nearest', { merchant: bank.sayMerchant(match.nearest, ids) });
      return { instead: { say: [line('merchant.none', { heard, nearest: clause(nearest) })], question, then: 'ask' } };
    }
  }
}
