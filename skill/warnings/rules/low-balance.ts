import { exponentOf, formatDecimal } from '../../money/money.ts';
import { addMonths, type CivilDate } from '../../money/civil-date.ts';
import { dateOf, dayOf } from '../days.ts';
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

/** The day on which what is regularly taken exceeds what is left above the limit, or null */
function willFall(list: readonly Series[], account: number, today: number, leftMinor: number): CivilDate | null {
  const until = dateOf(today + aheadDays);
  const charges = list
    .filter((series) => series.account === account && series.runs.reduce((sum, run) => sum + run.count, 0) >= mature(series))
    .flatMap((series) => {
      const last = lastRun(series);
      return last === null ? [] : [{ on: nextOn(series.every, last.to), amount: last.amount }];
    })
    .filter(({ on }) => on > dateOf(today) && on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  let left = leftMinor;
  for (const { on, amount } of charges) {
    left -= amount;
    if (left < 0) return on;
  }
  return null;
}

function nextOn(every: Series['every'], last: number): CivilDate {
  if (every === 'week') return dateOf(last + 7);
  return addMonths(dateOf(last), every === 'month' ? 1 : 12);
}
