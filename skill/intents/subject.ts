import { resolvePeriod } from '../money/resolve.ts';
import type { Period, ResolvedPeriod } from '../money/period.ts';
import type { Question } from '../dialogue/state.ts';
import type { TransactionFilter } from '../ports.ts';
import type { Line } from '../reply.ts';
import { childrenOf } from '../transactions/categories.ts';
import type { Outcome, Scene } from './intent.ts';
import { line, named } from './line.ts';
import { chooseMerchant } from './merchant-choice.ts';
import { type Scope, scopeOf } from './scope.ts';

/** Which payments a question is about, and the clauses that say so. */
export interface Subject {
  readonly scope: Scope;
  readonly period: ResolvedPeriod;
  readonly filter: Pick<TransactionFilter, 'accounts' | 'range' | 'merchantId' | 'categories'>;
  /** Merchant or category; null: everything */
  readonly what: Line | null;
  /** The accounts, if the customer named any: a part must not sound like the whole */
  readonly from: Line | null;
}

/** `merchantKey`: how the sentence names a merchant. `instead`: the merchant must be cleared up first. */
export async function subjectOf(
  question: Question,
  usualPeriod: Period,
  merchantKey: 'what.merchant' | 'to.merchant',
  { bank, calendar }: Scene,
): Promise<Subject | { readonly instead: Outcome }> {
  const { slots } = question;
  const scope = await scopeOf(slots.account, bank);
  const accounts = scope.accounts.map(({ id }) => id);
  const choice = await chooseMerchant(question, scope.accounts, bank);
  if ('instead' in choice) return choice;
  const { merchant } = choice;
  const period = resolvePeriod(slots.period ?? usualPeriod, calendar);
  const category = merchant === null ? slots.category?.id : null;
  return {
    scope,
    period,
    filter: {
      accounts,
      range: period.range,
      ...(merchant && { merchantId: merchant.id }),
      ...(category && { categories: childrenOf(category) }),
    },
    what: merchant
      ? line(merchantKey, { merchant: bank.sayMerchant(merchant, accounts) })
      : category
        ? line('what.category', { category: { type: 'category', category } })
        : null,
    from: scope.named ? line('from.account', { account: named(scope.accounts) }) : null,
  };
}
