import type { Slots } from '../ask.ts';
import { type ListIntent, type Listed, pageSize, type Scene } from './intent.ts';
import { itemLine } from './items.ts';
import { line, listed } from './line.ts';
import { moreOrDone } from './more-or-done.ts';
import { scopeOf, withAge } from './scope.ts';

/** The newest payments, three at a time (semantics: how many items). */
export const recentTransactions: ListIntent = {
  async answer(slots, scene, offset) {
    const { items, count, accounts } = await page(slots, scene, offset);
    const question = { intent: 'RecentTransactions' as const, slots };
    if (items.length === 0) {
      const none = line(offset === 0 ? 'recent.none' : 'more.none', { count });
      return { say: withAge([none], accounts), question, offset, then: 'ask' };
    }
    const intro = offset > 0 ? 'recent.next' : items.length === 1 ? 'recent.last' : 'recent.list';
    const say = withAge([line(intro, { items: listed(items.map(itemLine), 'items') })], accounts);
    const wanted = Math.min(slots.count ?? count.fact.count, count.fact.count);
    return moreOrDone(say, question, offset, items.length, wanted);
  },
  page,
  async why(slots, scene) {
    const { count } = await page(slots, scene, 0);
    return [line('why.recent', { count })];
  },
};

async function page(slots: Slots, { bank }: Scene, offset: number): Promise<Listed> {
  const { accounts } = await scopeOf(slots.account, bank);
  const limit = Math.min((slots.count ?? Number.POSITIVE_INFINITY) - offset, pageSize);
  const ids = accounts.map(({ id }) => id);
  const filter = ids.length > 1 ? { accounts: ids, oneLeg: true as const } : { accounts: ids };
  return { ...(await bank.transactions(filter, { offset, limit: Math.max(limit, 0) })), accounts };
}
