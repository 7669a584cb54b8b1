import type { Slots } from '../ask.ts';
import { Failure } from '../failure.ts';
import { type Currency, currency, type Money, parseMoney } from '../money/money.ts';
import type { TransactionKind } from '../ports.ts';
import { type ListIntent, pageSize, type Scene } from './intent.ts';
import { itemLine } from './items.ts';
import { clause, line, listed } from './line.ts';
import { moreOrDone } from './more-or-done.ts';
import { withAge } from './scope.ts';
import { subjectOf } from './subject.ts';

/** "Did I pay X?" asks for money that went out; a refund or a salary is no answer to it. */
const paid: readonly TransactionKind[] = ['purchase', 'cash', 'fee', 'loan-repayment', 'card-repayment', 'investment'];

const lately = { form: 'LAST', value: 'P90D' } as const;

/** Single payments by merchant, category, amount and period, newest first. */
export const findTransaction: ListIntent = {
  async answer(slots, scene, offset) {
    const read = await readFound(slots, scene, offset);
    if ('instead' in read) return read.instead;
    const { items, count, accounts, gaps } = read;
    const question = { intent: 'FindTransaction' as const, slots };
    if (items.length === 0) {
      const none = line(offset === 0 ? 'find.none' : 'more.none', { ...gaps, count });
      return { say: withAge([none], accounts), question, offset, then: 'ask' };
    }
    // "Did I pay it?" wants the latest; "any payments over 200?" wants the list.
    const told = offset === 0 && slots.amount === undefined ? items.slice(0, 1) : items;
    const total = count.fact.count;
    const first = total === 1 ? 'find.one' : told.length === 1 ? 'find.latest' : 'find.some';
    const intro = offset > 0 ? 'recent.next' : first;
    const say = withAge([line(intro, { ...gaps, count, items: listed(told.map(itemLine), 'items') })], accounts);
    return moreOrDone(say, question, offset, told.length, total);
  },
  async page(slots, scene, offset) {
    const read = await readFound(slots, scene, offset);
    if ('instead' in read) throw new Failure('slot.unreadable');
    return read;
  },
  async why(slots, scene) {
    const read = await readFound(slots, scene, 0);
    return 'instead' in read ? read.instead.say : [line('why.find', { ...read.gaps, count: read.count })];
  },
};

async function readFound(slots: Slots, scene: Scene, offset: number) {
  const subject = await subjectOf({ intent: 'FindTransaction', slots }, lately, 'to.merchant', scene);
  if ('instead' in subject) return subject;
  const { scope, period, filter, what, from } = subject;
  const limit = slots.amount === undefined ? null : limitOf(slots.amount, scene.homeCurrency);
  const comparison = slots.comparison ?? 'exactly';
  const amount = limit === null ? {} : { amount: { comparison, ...limit } };
  const { items, count } = await scene.bank.transactions({ ...filter, ...amount, kinds: paid, out: true }, { offset, limit: pageSize });
  const over = limit === null ? null : line(`limit.${comparison}`, { limit: { type: 'limit', ...limit } });
  const gaps = { what: clause(what), over: clause(over), period: { type: 'period' as const, period }, from: clause(from) };
  return { items, count, accounts: scope.accounts, gaps };
}

/** The amount the customer named, in the home currency unless they said another. */
function limitOf({ value, currency: named }: NonNullable<Slots['amount']>, home: Currency): Money {
  try {
    return parseMoney(value, named === null ? home : currency(named));
  } catch {
    throw new Failure('slot.unreadable');
  }
}
