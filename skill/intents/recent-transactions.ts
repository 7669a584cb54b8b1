import type { Slots } from '../ask.ts';
import { type ListIntent, pageSize, type Scene } from './intent.ts';
import { itemLine } from './items.ts';
import { line, listed } from './line.ts';
import { since, withCut } from './look-back.ts';
import { moreOrDone } from './more-or-done.ts';
import { scopeOf, withAge } from './scope.ts';

/** The newest payments, three at a time (semantics: how many items). */
export const recentTransactions: ListIntent = {
  async answer(slots, scene, offset) {
    const { items, none, more, accounts } = await page(slots, scene, offset);
    const question = { intent: 'RecentTransactions' as const, slots };
    const isAllAsked = offset + items.length >= (slots.count ?? Number.POSITIVE_INFINITY);
    const { earliest } = scene.bank;
    // Where the list ends because older payments may not be told, that is said.
    const ended = (outcome: ReturnType<typeof moreOrDone>) => (earliest === null || more || isAllAsked ? outcome : withCut(outcome));
    if (items.length === 0) {
      const period = earliest === null ? {} : { period: { type: 'period' as const, period: since(earliest, scene.calendar.today) } };
      const key = offset > 0 ? 'more.none' : earliest === null ? 'recent.none' : 'recent.none-since';
      return ended({ say: withAge([line(key, { ...period, count: none })], accounts), question, offset, then: 'ask' });
    }
    const intro = offset > 0 ? 'recent.next' : items.length === 1 ? 'recent.last' : 'recent.list';
    const say = withAge([line(intro, { items: listed(items.map(itemLine), 'items') })], accounts);
    return ended(moreOrDone(say, question, offset, items.length, more && !isAllAsked));
  },
  page,
  async why(slots, scene) {
    const { count } = await page(slots, scene, 0);
    return [count === null ? line('why.rough') : line('why.recent', { count })];
  },
};

async function page(slots: Slots, { bank }: Scene, offset: number) {
  const { accounts } = await scopeOf(slots.account, bank);
  const limit = Math.min((slots.count ?? Number.POSITIVE_INFINITY) - offset, pageSize);
  const ids = accounts.map(({ id }) => id);
  const filter = ids.length > 1 ? { accounts: ids, oneLeg: true as const } : { accounts: ids };
  return { ...(await bank.transactions(filter, { offset, limit: Math.max(limit, 0) })), accounts };
}
