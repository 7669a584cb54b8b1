import type { Slots } from '../ask.ts';
import { thisMonth } from '../money/period.ts';
import { absolute } from '../policy/absolute.ts';
import type { ConsentedTotal } from '../policy/consented-bank.ts';
import type { Line } from '../reply.ts';
import { spendingKinds } from '../transactions/spending.ts';
import type { DataIntent, Scene } from './intent.ts';
import { amounts, clause, line } from './line.ts';
import { withAge } from './scope.ts';
import { subjectOf } from './subject.ts';

/** What was spent: outflows minus refunds over booked and pending, without own transfers and card repayments (semantics: spending). */
export const spending: DataIntent = {
  async answer(slots, scene) {
    const read = await readTotals(slots, scene);
    if ('instead' in read) return read.instead;
    const { totals, excluded, count, scope, gaps, whole } = read;
    const shown = totals.filter((total) => total.spent.fact.money.amountMinor !== 0n);
    const out = shown.filter((total) => total.spent.fact.money.amountMinor > 0n);
    const back = shown.filter((total) => total.spent.fact.money.amountMinor < 0n);
    const excluding =
      whole && excluded.ownTransferCount.fact.count > 0 ? line('spending.excluding', { count: excluded.ownTransferCount }) : null;
    const who = scope.named && scope.accounts.every((account) => account.joint) ? 'joint' : 'you';
    const say: Line[] = [];
    if (out.length > 0)
      say.push(line(`spending.${who}`, { ...gaps, amount: amounts(out.map((total) => total.spent)), excluding: clause(excluding) }));
    if (back.length > 0) say.push(line(`spending.${who}-back`, { ...gaps, amount: amounts(back.map((total) => absolute(total.spent))) }));
    if (say.length === 0) say.push(line(`spending.${who}-nothing`, { ...gaps, count }));
    if (whole) say.push(...uncategorised(out));
    return {
      say: withAge(say, scope.accounts),
      question: { intent: 'Spending', slots },
      then: 'ask',
      suggestions: ['last-month', 'restaurants', 'why'],
    };
  },
  async why(slots, scene) {
    const read = await readTotals(slots, scene);
    if ('instead' in read) return read.instead.say;
    const { totals, excluded, count, gaps, whole } = read;
    if (totals.length === 0) return [line('why.nothing', { ...gaps, count })];
    return [
      ...totals.map((total) =>
        line('why.spending', {
          ...gaps,
          count: total.paymentCount,
          refunds: clause(total.refundCount.fact.count > 0 ? line('why.refunds', { count: total.refundCount }) : null),
          pending: clause(total.pendingCount.fact.count > 0 ? line('why.pending', { count: total.pendingCount }) : null),
        }),
      ),
      ...(whole && excluded.ownTransferCount.fact.count > 0 ? [line('why.transfers', { count: excluded.ownTransferCount })] : []),
      ...(whole && excluded.cardRepaymentCount.fact.count > 0 ? [line('why.repayments', { count: excluded.cardRepaymentCount })] : []),
    ];
  },
};

async function readTotals(slots: Slots, scene: Scene) {
  const subject = await subjectOf({ intent: 'Spending', slots }, thisMonth, 'what.merchant', scene);
  if ('instead' in subject) return subject;
  const { scope, period, filter, what, from } = subject;
  const { totals, excluded, count } = await scene.bank.totals({ ...filter, kinds: spendingKinds });
  const gaps = { what: clause(what), period: { type: 'period' as const, period }, from: clause(from) };
  // Only where everything was asked for is what was left out on purpose worth a word.
  return { totals, excluded, count, scope, gaps, whole: what === null };
}

/** Said if more than a tenth of the answer has no category (semantics: category). */
function uncategorised(totals: readonly ConsentedTotal[]): readonly Line[] {
  const parts = totals.filter(({ uncategorised: { fact: part }, spent: { fact: all } }) => {
    return part.money.amountMinor * 10n > all.money.amountMinor && part.money.amountMinor <= all.money.amountMinor;
  });
  return parts.length === 0 ? [] : [line('spending.uncategorised', { amount: amounts(parts.map((total) => total.uncategorised)) })];
}
