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
const longestGap = 366;
/** The balance has recovered when it is so far above the limit: a tenth of it, and ten units. */
const recoveredShare = 0.1;
const recoveredUnits = 10;

export interface LowBalance {
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
    return { finding: null, warned: wasBelow && Number(balanceMinor - limit.amountMinor) < margin };
  }
  if (wasBelow || amountMinor > 0n) return { finding: null, warned: wasBelow };
  return {
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
  const soon = list
    .filter((series) => series.account === account && charges(series) >= mature(series))
    .flatMap((series) => expected(series, today))
    .sort((a, b) => a.day - b.day || a.amount - b.amount);
  let left = leftMinor;
  for (const { day, amount } of soon) {
    left -= amount;
    if (left < 0) return dateOf(day);
  }
  return null;
}

const charges = ({ runs }: Series): number => runs.reduce((sum, run) => sum + run.count, 0);

const daysOf = { week: 7, fortnight: 14 } as const;

/** The next charge if it comes within the week; wages count negative. */
function expected(series: Series, today: number): readonly { readonly day: number; readonly amount: number }[] {
  const last = lastRun(series);
  if (last === null || today - last.to > longestGap) return [];
  const { every } = series;
  const day =
    every === 'week' || every === 'fortnight' ? last.to + daysOf[every] : dayNumber(addMonths(dateOf(last.to), every === 'month' ? 1 : 12));
  return day > today && day <= today + aheadDays ? [{ day, amount: series.income ? -last.amount : last.amount }] : [];
}
