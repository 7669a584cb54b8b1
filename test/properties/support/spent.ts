import type { Fact, Line, Value } from '#skill';
import type { Told } from '../../../lambda/told.ts';
import type { Row } from './household.ts';

/** Minor units per currency; a currency with nothing is not there. */
export type Sums = Readonly<Record<string, bigint>>;

export interface Where {
  readonly accounts?: readonly string[];
  readonly categories?: readonly string[];
  readonly merchantId?: string;
  readonly from: string;
  readonly to: string;
}

const spending = ['purchase', 'refund', 'cash', 'fee', 'loan-repayment'];

/** The rows that are spending, by the rule in words: outflows and refunds, no moves of own money, nothing that was replaced. */
export const spendingRows = (rows: readonly Row[], { accounts, categories, merchantId, from, to }: Where): readonly Row[] =>
  rows.filter(
    (row) =>
      !row.superseded &&
      spending.includes(row.kind) &&
      from <= row.date &&
      row.date <= to &&
      (accounts === undefined || accounts.includes(row.accountId)) &&
      (categories === undefined || categories.includes(row.category)) &&
      (merchantId === undefined || row.merchantId === merchantId),
  );

/** What was spent, counted row by row. */
export const spentOf = (rows: readonly Row[], where: Where): Sums =>
  sum(spendingRows(rows, where).map(({ currency, amountMinor }) => ({ [currency]: -amountMinor })));

export function sum(parts: readonly Sums[]): Sums {
  const total: Record<string, bigint> = {};
  for (const part of parts) for (const [currency, minor] of Object.entries(part)) total[currency] = (total[currency] ?? 0n) + minor;
  return Object.fromEntries(
    Object.entries(total)
      .filter(([, minor]) => minor !== 0n)
      .sort(),
  );
}

/** The facts of an answer, in the order they stand in */
function factsIn(part: Value | Line): readonly Fact[] {
  if ('key' in part) return Object.values(part.values).flatMap(factsIn);
  if ('fact' in part) return [part.fact];
  if (part.type === 'list') return part.lines.flatMap(factsIn);
  return part.type === 'line' && part.line !== null ? factsIn(part.line) : [];
}

/** What an answer says was spent: its figures with their sign, "more back than you spent" being negative. */
export function spentIn({ reply }: Pick<Told, 'reply'>): Sums {
  return sum(
    reply.say
      .filter(({ key }) => /^spending\.(you|joint)/.test(key))
      .flatMap((line) => {
        const sign = line.key.endsWith('-back') ? -1n : 1n;
        return factsIn(line).map((fact) => (fact.type === 'money' ? { [fact.money.currency]: sign * fact.money.amountMinor } : {}));
      }),
  );
}

/** The days an answer has counted */
export function daysIn({ reply }: Pick<Told, 'reply'>): { readonly from: string; readonly to: string } {
  for (const { values } of reply.say) {
    const { period } = values;
    if (period !== undefined && 'type' in period && period.type === 'period') return period.period.range;
  }
  throw new Error('an answer without a period');
}
