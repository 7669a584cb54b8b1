import { randomUUID } from 'node:crypto';
import type { WarnedPayment, WarningId } from '#skill';
import { type Detected, type DetectorRules, freshDetector, isExcepted, observe, type Payment, renamed, settled } from '#skill/build';
import type { Decided, NewDelivery, NewWarning, Unwatched, UnwatchedPayment } from '../store/warning-store.ts';
import { localTime } from '../store/zoned-clock.ts';
import { minutesOf } from './local-time.ts';
import type { PlanKnocks } from './plan-knocks.ts';

export interface DecideParts {
  readonly plan: PlanKnocks;
  /** How long a warning stays open */
  readonly openDays: number;
  /** ISO instant */
  readonly now: string;
}

const dayMs = 86_400_000;
/** Older payments are learned: a warning about them would come too late, and a first watch reads years. */
const freshMinutes = 5 * 24 * 60;

/** Moves of one's own money: who makes them knows, and they are nobody's usual spending. */
const own: readonly UnwatchedPayment['kind'][] = ['own-transfer', 'card-repayment', 'investment'];

/** What one watch makes of everything it has not seen: the detector's memory, the warnings it opens, the knocks they are worth. */
export const decide =
  ({ plan, openDays, now }: DecideParts) =>
  (unwatched: Unwatched): Decided => {
    const rules = rulesOf(unwatched, now);
    const balances = balancesOf(unwatched);
    let detector = unwatched.detector ?? freshDetector;
    for (const payment of unwatched.history) {
      if (!own.includes(payment.kind)) detector = observe(detector, paymentOf(payment, null), rules).state;
    }
    for (const { transactionId, mine } of unwatched.answers) detector = settled(detector, transactionId, mine);
    const opened: NewWarning[] = [];
    const deliveries: NewDelivery[] = [];
    let { knocks } = unwatched;
    for (const payment of unwatched.payments) {
      if (payment.replaces !== null) {
        detector = renamed(detector, payment.replaces, payment.id);
        continue;
      }
      if (own.includes(payment.kind)) continue;
      const seen = paymentOf(payment, balances.get(payment.id) ?? null);
      const observed = observe(detector, seen, rules);
      detector = observed.state;
      if (seen.atMinute < rules.nowMinute - freshMinutes) continue;
      for (const found of observed.found) {
        if (isKnown(found, payment, unwatched, opened)) continue;
        const warning = warningOf(found, payment, { now, openDays });
        opened.push(warning);
        const knocking = plan(warning, { ...unwatched, knocks }, now);
        deliveries.push(...knocking);
        const [first] = knocking;
        if (first?.kind === 'knock') knocks = { ...knocks, [first.day]: (knocks[first.day] ?? 0) + 1 };
      }
    }
    return { detector, opened, deliveries };
  };

function rulesOf({ choices, region, homeCurrency, zone }: Unwatched, now: string): DetectorRules {
  const { promise, lowBalanceMinor } = choices;
  return {
    promise,
    homeCountry: region,
    lowBalance: lowBalanceMinor === null ? null : { amountMinor: lowBalanceMinor, currency: homeCurrency },
    nowMinute: minutesOf(localTime(now, zone)),
  };
}

/** The bank tells today's balance alone: it stands beside the newest payment of its account. */
function balancesOf({ accounts, payments, homeCurrency }: Unwatched): ReadonlyMap<string, bigint> {
  const watched = accounts.filter(({ kind, currency }) => kind === 'checking' && currency === homeCurrency);
  return new Map(
    watched.flatMap(({ id, usableMinor }) => {
      const newest = payments.findLast(({ accountId, kind }) => accountId === id && !own.includes(kind));
      return newest === undefined || usableMinor === null ? [] : [[newest.id, usableMinor]];
    }),
  );
}

const paymentOf = (row: UnwatchedPayment, balanceMinor: bigint | null): Payment => ({
  transaction: row.id,
  account: row.accountId,
  atMinute: minutesOf(row.local ?? `${row.date}T12:00`),
  timed: row.local !== null,
  amountMinor: row.amountMinor,
  currency: row.currency,
  merchant: row.merchantId,
  category: row.category === 'uncategorised' ? null : row.category,
  country: row.country,
  place: null,
  present: row.present,
  balanceMinor,
});

/** Of its own where money may be going now: a notice that nobody answered must not keep it silent. */
const causeOf = ({ cause, severity }: Detected): string => (severity === 'severe' ? `severe/${cause}` : cause);

/** Not wanted, allowed by an answer, or open already. */
function isKnown(found: Detected, payment: UnwatchedPayment, unwatched: Unwatched, opened: readonly NewWarning[]): boolean {
  const { choices, exceptions, open } = unwatched;
  const { reason, severity, cause } = found;
  const causes = severity === 'severe' ? [causeOf(found)] : [cause, causeOf({ ...found, severity: 'severe' })];
  return (
    choices.muted.includes(reason.kind) ||
    isExcepted(exceptions, reason.kind, payment) ||
    causes.some((one) => open.includes(one) || opened.some((warning) => warning.cause === one))
  );
}

function warningOf(found: Detected, payment: UnwatchedPayment, { now, openDays }: Pick<DecideParts, 'now' | 'openDays'>): NewWarning {
  const { reason, severity } = found;
  return {
    id: randomUUID() as string as WarningId,
    cause: causeOf(found),
    severity,
    reason,
    accountId: payment.accountId,
    payment: reason.kind === 'low-balance' ? null : warnedPayment(payment),
    openedAt: now,
    expiresAt: new Date(Date.parse(now) + openDays * dayMs).toISOString(),
  };
}

const warnedPayment = ({
  id,
  date,
  amountMinor,
  currency,
  merchantId,
  merchantName,
  category,
  sensitive,
}: UnwatchedPayment): WarnedPayment => ({
  transactionId: id as WarnedPayment['transactionId'],
  ...{ date, amountMinor, currency, merchantId, merchantName, category, sensitive },
});
