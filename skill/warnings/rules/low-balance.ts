import { exponentOf, formatDecimal } from '../../money/money.ts';
import { addMonths, type CivilDate } from '../../money/civil-date.ts';
import { dateOf, dayNumber, dayOf } from '../days.ts';
import type { DetectorRules } from '../detector.ts';
import { hash } from '../memory/hash.ts';
import { lastRun, mature, type Series } from '../memory/series.ts';
import type { DetectorState } from '../memory/state.ts';
import type { Payment } from '../payment.ts';
import type { Finding } from './rule.ts';

const aheadDays = 7;
/** The balance has recovered when it is so far above the limit: a tenth of it, and ten units. */
const recoveredShare = 0.1;
const recoveredUnits = 10;

export interface LowBalance {
  /** Hash of the account */
  readonly account: number;
  readonly finding: Finding | null;
  /** For the state: a crossing is told once. */
  readonly warned: boolean;
}

/**
 * A balance that fell below the customer's limit, or will within a week by what is regularly taken from the account. Null: nothing is
 * known of the balance. Once warned it must recover before it can cross again.
 */
export function lowBalance(state: DetectorState, payment: Payment, { lowBalance: limit }: DetectorRules): LowBalance | null {
  const { balanceMinor, account, amountMinor, currency } = payment;
  if (limit === null || balanceMinor === null || account === null || currency !== limit.currency) return null;
  const id = hash(account);
  const before = state.balances.find((balance) => balance.account === id);
  const wasBelow = before === undefined ? balanceMinor - amountMinor < limit.amountMinor : before.warned;
  const below = balanceMinor < limit.amountMinor;
  const expectedOn = below ? null : willFall(state.series, id, dayOf(payment.atMinute), Number(balanceMinor - limit.amountMinor));
  if (!below && expectedOn === null) {
    const margin = Math.max(Math.abs(Number(limit.amountMinor)) * recoveredShare, recoveredUnits * 10 ** exponentOf(currency));
    return { account: id, finding: null, warned: wasBelow && Number(balanceMinor - limit.amountMinor) < margin };
  }
  if (wasBelow || amountMinor > 0n) return { account: id, finding: null, warned: wasBelow };
  return {
    account: id,
    warned: true,
    finding: {
      reason: {
        kind: 'low-balance',
        limit: formatDecimal(limit),
        balance: formatDecimal({ amountMinor: balanceMinor, currency }),
        expectedOn,
      },
      score: 1,
      severity: 'notice',
      cause: `low-balance/${account}`,
    },
  };
}

/** The day on which what is regularly taken exceeds what is left above the limit, wages that come before included; or null */
function willFall(list: readonly Series[], account: number, today: number, leftMinor: number): CivilDate | null {
  const regular = list.filter((series) => series.account === account && charges(series) >= mature(series));
  const most = regular.reduce((sum, series) => sum + (series.income ? 0 : (lastRun(series)?.amount ?? 0)), 0);
  if (most <= leftMinor) return null;
  const soon = regular.flatMap((series) => expected(series, today)).sort((a, b) => a.day - b.day || a.amount - b.amount);
  let left = leftMinor;
  for (const { day, amount } of soon) {
    left -= amount;
    if (left < 0) return dateOf(day);
  }
  return null;
}

const charges = ({ runs }: Series): number => runs.reduce((sum, run) => sum + run.count, 0);

/** Days from one charge to the next, at least and at most */
const gaps = { week: [7, 7], fortnight: [14, 14], month: [28, 31], year: [365, 366] } as const;

/** The next charge if it comes within the week; wages count negative. */
function expected(series: Series, today: number): readonly { readonly day: number; readonly amount: number }[] {
  const last = lastRun(series);
  const [shortest, longest] = gaps[series.every];
  if (last === null || last.to + shortest > today + aheadDays || last.to + longest <= today) return [];
  const months = { week: 0, fortnight: 0, month: 1, year: 12 }[series.every];
  const day = months === 0 ? last.to + shortest : dayNumber(addMonths(dateOf(last.to), months));
  return day > today && day <= today + aheadDays ? [{ day, amount: series.income ? -last.amount : last.amount }] : [];
}
