import type { Question } from '../dialogue/state.ts';
import type { Period, ResolvedPeriod } from '../money/period.ts';
import { resolvePeriod } from '../money/resolve.ts';
import type { TransactionFilter } from '../ports.ts';
import type { Line } from '../reply.ts';
import { childrenOf } from '../transactions/categories.ts';
import type { Outcome, Scene } from './intent.ts';
import { line, named } from './line.ts';
import { toldPeriod, withCut } from './look-back.ts';
import { chooseMerchant } from './merchant-choice.ts';
import { type Scope, scopeOf } from './scope.ts';

/** Which payments a question is about, and the clauses that say so. */
export interface Subject {
  readonly scope: Scope;
  readonly period: ResolvedPeriod;
  /** Only a part of the period that was asked for may be told */
  readonly cut: boolean;
  readonly filter: Pick<TransactionFilter, 'accounts' | 'range' | 'merchantId' | 'categories'>;
  /** Merchant or category; null: everything */
  readonly what: Line | null;
  /** The accounts, if the customer named any: a part must not sound like the whole */
  readonly from: Line | null;
}

/** What a question about payments tells, about which days if none were said, and how its sentence names a merchant. */
export interface Telling {
  readonly kind: 'transaction' | 'category-sum';
  readonly usualPeriod: Period;
  readonly merchantKey: 'what.merchant' | 'to.merchant';
}

/** `instead`: what is said in place of an answer, because the merchant must be cleared up first or all of it lies too far back. */
export async function subjectOf(
  question: Question,
  { kind, usualPeriod, merchantKey }: Telling,
  { bank, calendar }: Scene,
): Promise<Subject | { readonly instead: Outcome }> {
  const { slots } = question;
  const scope = await scopeOf(slots.account, bank);
  const accounts = scope.accounts.map(({ id }) => id);
  bank.check(kind, accounts);
  const told = toldPeriod(resolvePeriod(slots.period ?? usualPeriod, calendar), question, bank.earliest, calendar.today);
  if ('instead' in told) return told;
  const { period, cut } = told;
  const choice = await chooseMerchant(question, scope.accounts, bank);
  // While the merchant is still to be chosen there is no answer yet that could be too short.
  if ('instead' in choice) return cut && choice.instead.expecting === undefined ? { instead: withCut(choice.instead) } : choice;
  const { merchant } = choice;
  const category = merchant === null ? slots.category?.id : null;
  return {
    scope,
    period,
    cut,
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
