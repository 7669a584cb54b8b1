import { childrenOf } from '../transactions/categories.ts';
import { spendingKinds } from '../transactions/spending.ts';
import { thisMonth } from '../money/period.ts';
import { resolvePeriod } from '../money/resolve.ts';
import type { Slots } from '../ask.ts';
import type { ConsentedTotal, ConsentedBank } from '../policy/consented-bank.ts';
import { absolute } from '../policy/gate.ts';
import type { TransactionFilter } from '../ports.ts';
import type { Line, Value } from '../reply.ts';
import { amounts, clause, line } from './line.ts';
import type { DataIntent, Outcome, Scene } from './intent.ts';
import { chooseMerchant } from './merchant-choice.ts';
import { type Scope, scopeOf, withAge } from './scope.ts';

/** What was spent: outflows minus refunds over booked and pending, without own transfers and card repayments (semantics: spending). */
export const spending: DataIntent = {
  async answer(slots, scene) {
    const read = await readTotals(slots, scene);
    if ('instead' in read) return read.instead;
    const { totals, excluded, scope, gaps, whole } = read;
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
    if (say.length === 0) say.push(line(`spending.${who}-nothing`, gaps));
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
    const { totals, excluded, gaps, whole } = read;
    if (totals.length === 0) return [line('why.nothing', gaps)];
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

type Read =
  | { readonly instead: Outcome }
  | {
      readonly totals: readonly ConsentedTotal[];
      readonly excluded: Awaited<ReturnType<ConsentedBank['totals']>>['excluded'];
      readonly scope: Scope;
      /** Everything was asked for, so what is left out on purpose is worth a word */
      readonly whole: boolean;
      /** What every spending sentence has in common: what for, when, from which account */
      readonly gaps: Readonly<Record<'what' | 'period' | 'from', Value>>;
    };

async function readTotals(slots: Slots, { bank, calendar }: Scene): Promise<Read> {
  const scope = await scopeOf(slots.account, bank);
  const choice = await chooseMerchant(slots, { intent: 'Spending', slots }, scope.accounts, bank);
  if ('instead' in choice) return choice;
  const accounts = scope.accounts.map(({ id }) => id);
  const period = resolvePeriod(slots.period ?? thisMonth, calendar);
  const filter: TransactionFilter = {
    accounts,
    kinds: spendingKinds,
    range: period.range,
    ...(choice.merchant !== null && { merchantId: choice.merchant.id }),
    ...(choice.merchant === null && slots.category?.id && { categories: childrenOf(slots.category.id) }),
  };
  const { totals, excluded } = await bank.totals(filter);
  const what =
    choice.merchant !== null
      ? line('what.merchant', { merchant: bank.sayMerchant(choice.merchant, accounts) })
      : slots.category?.id
        ? line('what.category', { category: { type: 'category', category: slots.category.id } })
        : null;
  const [only] = scope.accounts;
  const from = scope.named && only !== undefined && scope.accounts.length === 1 ? line('from.account', { account: only.name() }) : null;
  const whole = what === null;
  return { totals, excluded, scope, whole, gaps: { what: clause(what), period: { type: 'period', period }, from: clause(from) } };
}

/** Said if more than a tenth of the answer has no category (semantics: category). */
function uncategorised(totals: readonly ConsentedTotal[]): readonly Line[] {
  const parts = totals.filter((total) => total.uncategorised.fact.money.amountMinor * 10n > total.spent.fact.money.amountMinor);
  return parts.length === 0 ? [] : [line('spending.uncategorised', { amount: amounts(parts.map((total) => total.uncategorised)) })];
}
