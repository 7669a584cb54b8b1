import { thisMonth } from '../money/period.ts';
import { absolute } from '../policy/absolute.ts';
import { signOf } from '../policy/amount.ts';
import type { ConsentedBank } from '../policy/consented-bank.ts';
import type { ConsentedTotal } from '../policy/consented-totals.ts';
import type { Line } from '../reply.ts';
import { spendingKinds } from '../transactions/spending.ts';
import type { DataIntent, Scene } from './intent.ts';
import { amounts, clause, line, named } from './line.ts';
import { withCut } from './look-back.ts';
import { withAge } from './scope.ts';
import { type Subject, subjectOf } from './subject.ts';

const telling = { kind: 'category-sum', usualPeriod: thisMonth, merchantKey: 'what.merchant' } as const;

/** What was spent: outflows minus refunds over booked and pending, without own transfers and card repayments (semantics: spending). */
export const spending: DataIntent = {
  async answer(slots, scene) {
    const question = { intent: 'Spending' as const, slots };
    const subject = await subjectOf(question, telling, scene);
    if ('instead' in subject) return subject.instead;
    const say = await Promise.all(partsOf(subject, scene.bank).map((part) => spent(part, scene)));
    const outcome = {
      say: withAge(say.flat(), subject.scope.accounts),
      question,
      then: 'ask' as const,
      suggestions: ['last-month', 'restaurants', 'why'] as const,
    };
    return subject.cut ? withCut(outcome) : outcome;
  },
  async why(slots, scene) {
    const subject = await subjectOf({ intent: 'Spending', slots }, telling, scene);
    if ('instead' in subject) return subject.instead.say;
    const parts = await Promise.all(partsOf(subject, scene.bank).map((part) => counted(part, scene)));
    return parts.includes(null) ? [line('why.rough')] : parts.flatMap((lines) => lines ?? []);
  },
};

/** The question about each account by itself, where no sum of them may be told. */
function partsOf(subject: Subject, bank: ConsentedBank): readonly Subject[] {
  if (!bank.isOneByOne('category-sum', subject.filter.accounts)) return [subject];
  return subject.scope.accounts.map((account) => ({
    ...subject,
    scope: { accounts: [account], named: true },
    filter: { ...subject.filter, accounts: [account.id] },
    from: line('from.account', { account: named([account]) }),
  }));
}

const read = ({ filter }: Subject, { bank }: Scene) => bank.totals({ ...filter, kinds: spendingKinds });

const gapsOf = ({ what, period, from }: Subject) => ({
  what: clause(what),
  period: { type: 'period' as const, period },
  from: clause(from),
});

async function spent(subject: Subject, scene: Scene): Promise<readonly Line[]> {
  const { scope, what } = subject;
  const { totals, excluded, none } = await read(subject, scene);
  const gaps = gapsOf(subject);
  const out = totals.filter((total) => signOf(total.spent) > 0);
  const back = totals.filter((total) => signOf(total.spent) < 0);
  // Only where everything was asked for is what was left out on purpose worth a word.
  const leftOut = what === null && excluded !== null && excluded.ownTransferCount.fact.count > 0 ? excluded.ownTransferCount : null;
  const excluding = clause(leftOut === null ? null : line('spending.excluding', { count: leftOut }));
  const who = scope.named && scope.accounts.every((account) => account.joint) ? 'joint' : 'you';
  const say: Line[] = [];
  if (out.length > 0) say.push(line(`spending.${who}`, { ...gaps, amount: amounts(out.map((total) => total.spent)), excluding }));
  if (back.length > 0) say.push(line(`spending.${who}-back`, { ...gaps, amount: amounts(back.map((total) => absolute(total.spent))) }));
  if (say.length === 0) say.push(line(`spending.${who}-${excluded === null ? 'little' : 'nothing'}`, { ...gaps, count: none }));
  return what === null ? [...say, ...uncategorised(out)] : say;
}

/** What was counted and what was left out; null where figures are only told roughly. */
async function counted(subject: Subject, scene: Scene): Promise<readonly Line[] | null> {
  const { totals, excluded, none } = await read(subject, scene);
  const gaps = gapsOf(subject);
  if (excluded === null) return null;
  if (totals.length === 0) return [line('why.nothing', { ...gaps, count: none })];
  const { ownTransferCount, cardRepaymentCount } = excluded;
  const whole = subject.what === null;
  return [
    ...totals.flatMap(({ counted: of }) =>
      of === null
        ? []
        : line('why.spending', {
            ...gaps,
            count: of.payments,
            refunds: clause(of.refunds.fact.count > 0 ? line('why.refunds', { count: of.refunds }) : null),
            pending: clause(of.pending.fact.count > 0 ? line('why.pending', { count: of.pending }) : null),
          }),
    ),
    ...(whole && ownTransferCount.fact.count > 0 ? [line('why.transfers', { count: ownTransferCount })] : []),
    ...(whole && cardRepaymentCount.fact.count > 0 ? [line('why.repayments', { count: cardRepaymentCount })] : []),
  ];
}

/** Said if more than a tenth of the answer has no category (semantics: category). */
function uncategorised(totals: readonly ConsentedTotal[]): readonly Line[] {
  const parts = totals.flatMap(({ counted: of, spent: all }) =>
    of !== null && isWorthAWord(of.uncategorised, all) ? of.uncategorised : [],
  );
  return parts.length === 0 ? [] : [line('spending.uncategorised', { amount: amounts(parts) })];
}

const isWorthAWord = ({ fact: part }: ConsentedTotal['spent'], { fact: all }: ConsentedTotal['spent']): boolean =>
  part.type === 'money' &&
  all.type === 'money' &&
  part.money.amountMinor * 10n > all.money.amountMinor &&
  part.money.amountMinor <= all.money.amountMinor;
