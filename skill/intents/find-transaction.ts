import type { Question } from '../dialogue/state.ts';
import { Failure } from '../failure.ts';
import type { TransactionKind } from '../ports.ts';
import { amountSaid } from './amount-said.ts';
import { type ListIntent, type Outcome, pageSize, type Scene } from './intent.ts';
import { itemLine } from './items.ts';
import { clause, line, listed } from './line.ts';
import { withCut } from './look-back.ts';
import { moreOrDone } from './more-or-done.ts';
import { withAge } from './scope.ts';
import { subjectOf } from './subject.ts';

/** "Did I pay X?" asks for money that went out; a refund or a salary is no answer to it. */
const paid: readonly TransactionKind[] = ['purchase', 'cash', 'fee', 'loan-repayment', 'card-repayment', 'investment'];

const telling = { kind: 'transaction', usualPeriod: { form: 'LAST', value: 'P90D' }, merchantKey: 'to.merchant' } as const;

/** Single payments by merchant, category, amount and period, newest first. */
export const findTransaction: ListIntent = {
  async answer(slots, scene, offset) {
    const read = await readPaid({ intent: 'FindTransaction', slots }, scene, offset);
    if ('instead' in read) return read.instead;
    const { items, count, none, more, accounts, gaps } = read;
    const question = { intent: 'FindTransaction' as const, slots };
    const whole = (outcome: Outcome): Outcome => (read.cut && offset === 0 ? withCut(outcome) : outcome);
    if (items.length === 0) {
      const key = offset === 0 ? 'find.none' : 'more.none';
      return whole({ say: withAge([line(key, { ...gaps, count: none })], accounts), question, offset, then: 'ask' });
    }
    // "Did I pay it?" wants the latest; "any payments over 200?" wants the list.
    const told = offset === 0 && slots.amount === undefined ? items.slice(0, 1) : items;
    const latest = count === null ? 'find.newest' : told.length === 1 ? 'find.latest' : 'find.some';
    const intro = offset > 0 ? 'recent.next' : items.length === 1 && !more ? 'find.one' : latest;
    const say = withAge([line(intro, { ...gaps, count: count ?? none, items: listed(told.map(itemLine), 'items') })], accounts);
    return whole(moreOrDone(say, question, offset, told.length, more || told.length < items.length));
  },
  async page(slots, scene, offset) {
    const read = await readPaid({ intent: 'FindTransaction', slots }, scene, offset);
    if ('instead' in read) throw new Failure('slot.unreadable');
    return read;
  },
  async why(slots, scene) {
    const read = await readPaid({ intent: 'FindTransaction', slots }, scene, 0);
    if ('instead' in read) return read.instead.say;
    return [read.count === null ? line('why.rough') : line('why.find', { ...read.gaps, count: read.count })];
  },
};

/** The payments a question is about, newest first, or what is said in place of them. */
export async function readPaid(question: Question, scene: Scene, offset: number) {
  const { slots } = question;
  const subject = await subjectOf(question, telling, scene);
  if ('instead' in subject) return subject;
  const { scope, period, cut, filter, what, from } = subject;
  const limit = slots.amount === undefined ? null : amountSaid(slots.amount, scene.homeCurrency);
  const comparison = slots.comparison ?? 'exactly';
  const amount = limit === null ? {} : { amount: { comparison, ...limit } };
  const found = await scene.bank.transactions({ ...filter, ...amount, kinds: paid, out: true }, { offset, limit: pageSize });
  const over = limit === null ? null : line(`limit.${comparison}`, { limit: { type: 'limit', ...limit } });
  const gaps = { what: clause(what), over: clause(over), period: { type: 'period' as const, period }, from: clause(from) };
  return { ...found, accounts: scope.accounts, cut, gaps };
}
