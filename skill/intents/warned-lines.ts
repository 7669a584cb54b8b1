import type { ConsentedReason } from '../policy/consented-reason.ts';
import type { HeardWarning, WarnedFacts } from '../policy/consented-warnings.ts';
import type { Line, Value } from '../reply.ts';
import type { WarningKind } from '../warnings/warning.ts';
import { clause, line } from './line.ts';

/** A warning in one sentence: the payment, and what is unusual about it. */
export function warnedLine(warning: HeardWarning): Line {
  const { payment, reason, source } = warning;
  if (source === 'bank' || reason.by === 'code') return codeLine(warning);
  if (reason.by === 'low-balance') return lowBalanceLine(reason);
  return payment === null ? codeLine(warning) : paymentLine(clause(paymentOf(payment)), reason);
}

/** "420 dollars at Quorvex on Friday" */
export function paymentOf({ amount, date, merchant, withheld }: WarnedFacts): Line {
  if (merchant !== null) return line('warned.at', { amount, merchant, date });
  return line(withheld ? 'warned.shop' : 'warned.payment', { amount, date });
}

/** The question that only the customer can answer */
export const mineLine = (kind: WarningKind): Line =>
  line(kind === 'duplicate' ? 'warned.meant' : kind === 'burst' ? 'warned.all-mine' : 'warned.mine');

function codeLine({ payment, why, source }: HeardWarning): Line {
  if (payment === null) return line(source === 'bank' ? 'warning.bank-account' : 'warning.account', { why });
  return line(source === 'bank' ? 'warning.bank' : 'warning.code', { payment: clause(paymentOf(payment)), why });
}

type Reason<By extends ConsentedReason['by']> = Extract<ConsentedReason, { readonly by: By }>;

function lowBalanceLine({ balance, limit, isOverdrawn, expectedOn }: Reason<'low-balance'>): Line {
  if (isOverdrawn) return line('warning.overdrawn', { balance, limit });
  return expectedOn === null
    ? line('warning.low-balance', { balance, limit })
    : line('warning.balance-soon', { balance, limit, date: expectedOn });
}

function paymentLine(payment: Value, reason: Exclude<ConsentedReason, Reason<'low-balance' | 'code'>>): Line {
  switch (reason.by) {
    case 'duplicate':
      return line('warning.duplicate', { payment, again: clause(againLine(reason)) });
    case 'unusual-amount':
      return line('warning.unusual-amount', { payment, times: reason.times, category: clause(categoryLine(reason)) });
    case 'new-merchant':
      return line('warning.new-merchant', { payment, times: reason.times });
    case 'abroad':
      return reason.country === null ? line('warning.far', { payment }) : line('warning.abroad', { payment, country: reason.country });
    case 'burst': {
      const { count, within, total } = reason;
      return line('warning.burst', { payment, count, within, total, when: clause(oddHours(reason)) });
    }
    case 'price-rise':
      return line('warning.price-rise', { payment, before: reason.before });
    case 'trial-ended':
      return reason.wasFree ? line('warning.trial-free', { payment }) : line('warning.trial-ended', { payment, trial: reason.trial });
  }
}

function againLine({ apart, isSameDay, earlierOn }: Reason<'duplicate'>): Line {
  if (apart !== null) return line('warned.minutes-after', { apart });
  return isSameDay ? line('warned.same-day') : line('warned.same-earlier', { date: earlierOn });
}

const categoryLine = ({ category }: Reason<'unusual-amount' | 'new-merchant'>): Line | null =>
  category === null ? null : line('what.category', { category });

const oddHours = ({ unusualHours }: Reason<'burst'>): Line | null => (unusualHours ? line('warned.odd-hours') : null);

/** The reason in full, with the figures it can be worked out again from, and its honest limit. */
export function whyLines(warning: HeardWarning): readonly Line[] {
  const { source, why } = warning;
  return source === 'bank' ? [line('why.bank', { why })] : [reasonInFull(warning), line('why.limit')];
}

function reasonInFull({ payment, reason, why }: HeardWarning): Line {
  if (reason.by === 'low-balance') {
    const { balance, limit, expectedOn, isOverdrawn } = reason;
    if (isOverdrawn) return line('why.low-overdrawn', { balance, limit });
    return expectedOn === null
      ? line('why.low-balance', { balance, limit })
      : line('why.balance-soon', { balance, limit, date: expectedOn });
  }
  if (reason.by === 'code' || payment === null) return line('why.code', { why });
  const { amount, date } = payment;
  switch (reason.by) {
    case 'duplicate': {
      const apart = clause(reason.apart === null ? null : line('warned.apart', { apart: reason.apart }));
      return reason.isSameDay
        ? line('why.duplicate-day', { amount, date, apart })
        : line('why.duplicate', { amount, first: reason.earlierOn, second: date, apart });
    }
    case 'unusual-amount': {
      const { times, usual, count } = reason;
      return line('why.unusual-amount', { amount, times, usual, count, category: clause(categoryLine(reason)) });
    }
    case 'new-merchant': {
      const { times, usual, count } = reason;
      return line('why.new-merchant', { amount, times, usual, count });
    }
    case 'abroad':
      return reason.country === null ? line('why.far', { why }) : line('why.abroad', { country: reason.country });
    case 'burst': {
      const { count, within, total } = reason;
      return line('why.burst', { count, within, total, when: clause(oddHours(reason)) });
    }
    case 'price-rise':
      return line('why.price-rise', { amount, before: reason.before, count: reason.count });
    case 'trial-ended':
      return reason.wasFree ? line('why.trial-free', { amount }) : line('why.trial-ended', { amount, trial: reason.trial });
  }
}
