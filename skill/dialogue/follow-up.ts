import type { Slots } from '../ask.ts';
import type { Question } from './state.ts';

/**
 * The question a fragment turns the last one into: "and last month?", "what about restaurants?", "no, savings".
 * Only what was said changes; a merchant and a category replace each other. null: the fragment fits nothing.
 */
export function followUp(last: Question | null, said: Slots): Question | null {
  const about = said.merchant !== undefined || said.category !== undefined;
  const when = said.period !== undefined;
  switch (last?.intent) {
    case 'Spending':
    case 'FindTransaction':
      return about || when || said.account !== undefined ? { intent: last.intent, slots: changed(last.slots, said) } : null;
    case 'RecentTransactions':
      return about || when ? { intent: 'FindTransaction', slots: changed(last.slots, said) } : withAccount(last, said);
    case 'Balance':
    case 'CardOwed':
      return about || when ? spendingOf(said, about) : withAccount({ intent: 'Balance', slots: {} }, said);
    case 'WhatDisclosed':
      return when ? { intent: 'WhatDisclosed', slots: said } : null;
    case undefined:
      return about || when ? spendingOf(said, true) : withAccount({ intent: 'Balance', slots: {} }, said);
    default:
      return null;
  }
}

/** A bare period after a balance asks for a past balance, which nobody knows: it fits nothing. */
const spendingOf = (said: Slots, fits: boolean): Question | null => (fits ? { intent: 'Spending', slots: said } : null);

const withAccount = (last: Question, said: Slots): Question | null =>
  said.account === undefined ? null : { intent: last.intent, slots: { ...last.slots, account: said.account } };

function changed(before: Slots, said: Slots): Slots {
  const { merchant, category, ...kept } = before;
  const about =
    said.merchant !== undefined || said.category !== undefined ? {} : { ...(merchant && { merchant }), ...(category && { category }) };
  return { ...kept, ...about, ...said };
}
