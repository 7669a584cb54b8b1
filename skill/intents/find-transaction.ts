import { type Currency, currency, type Money, parseMoney } from '../money/money.ts';
import { resolvePeriod } from '../money/resolve.ts';
import type { Slots } from '../ask.ts';
import type { TransactionFilter, TransactionKind } from '../ports.ts';
import type { Line, Value } from '../reply.ts';
import { childrenOf } from '../transactions/categories.ts';
import { Failure } from '../failure.ts';
import { type ListIntent, type Outcome, pageSize, type Scene } from './intent.ts';
import { itemLine } from './items.ts';
import { clause, line, listed } from './line.ts';
import { chooseMerchant } from './merchant-choice.ts';
import { moreOrDone } from './more-or-done.ts';
import { scopeOf, withAge } from './scope.ts';

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
    if (items.length === 0) return { say: [line(offset === 0 ? 'find.none' : 'more.none', gaps)], question, offset, then: 'ask' };
    const intro = offset > 0 ? 'recent.next' : count.fact.count === 1 ? 'find.one' : 'find.some';
    const say = withAge([line(intro, { ...gaps, count, items: listed(items.map(itemLine), 'items') })], accounts);
    return moreOrDone(say, question, offset, count.fact.count - offset - items.length);
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

async function readFound(slots: Slots, { bank, calendar, homeCurrency }: Scene, offset: number) {
  const scope = await scopeOf(slots.account, bank);
  const choice = await chooseMerchant(slots, { intent: 'FindTransaction', slots }, scope.accounts, bank);
  if ('instead' in choice) return choice as { readonly instead: Outcome };
  const accounts = scope.accounts.map(({ id }) => id);
  const period = resolvePeriod(slots.period ?? lately, calendar);
  const limit = slots.amount === undefined ? null : limitOf(slots.amount, homeCurrency);
  const comparison = slots.comparison ?? 'exactly';
  const filter: TransactionFilter = {
    accounts,
    kinds: paid,
    oneLeg: true,
    range: period.range,
    ...(choice.merchant !== null && { merchantId: choice.merchant.id }),
    ...(choice.merchant === null && slots.category?.id && { categories: childrenOf(slots.category.id) }),
    ...(limit !== null && { amount: { comparison, ...limit } }),
  };
  const { items, count } = await bank.transactions(filter, { offset, limit: pageSize });
  const what: Line | null =
    choice.merchant !== null
      ? line('to.merchant', { merchant: bank.sayMerchant(choice.merchant, accounts) })
      : slots.category?.id
        ? line('what.category', { category: { type: 'category', category: slots.category.id } })
        : null;
  const over: Line | null = limit === null ? null : line(`limit.${comparison}`, { limit: { type: 'limit', ...limit } });
  const gaps: Readonly<Record<'what' | 'over' | 'period', Value>> = {
    what: clause(what),
    over: clause(over),
    period: { type: 'period', period },
  };
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
