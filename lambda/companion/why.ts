import { categories, type DetectedReason, formatDecimal, type Reason } from '#skill';
import { dayText, moneyText } from '../../companion/format.ts';
import type { WarningRecord } from '../store/warning-store.ts';
import type { Visit } from './visit.ts';

/** Why a warning was raised, in one or two sentences with their figures, for the customer's own eyes. */
export function whyIn({ locale, words, terms, customer }: Visit): (record: Pick<WarningRecord, 'reason' | 'payment'>) => string {
  const t = words(locale);
  return ({ reason, payment }) => {
    const code = payment?.currency ?? customer.homeCurrency;
    const money = (value: string) => moneyText(locale, { value, currency: code });
    const times = (factor: number) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: factor < 10 ? 1 : 0, roundingMode: 'trunc' }).format(factor);
    const values = {
      shop: payment?.merchantName ?? t('warnings.shop'),
      amount: payment === null ? '' : money(formatDecimal({ ...payment, amountMinor: -payment.amountMinor })),
    };
    if (isCode(reason)) return t(`warnings.bank.${reason.kind}`);
    switch (reason.kind) {
      case 'duplicate':
        return t(reason.minutesApart === null ? 'warnings.why.duplicate' : `warnings.why.duplicate.${unitOf(reason.minutesApart)}`, {
          ...values,
          day: dayText(locale, reason.earlierOn),
          ...(reason.minutesApart !== null && { count: countOf(reason.minutesApart) }),
        });
      case 'unusual-amount': {
        const category = categories.find((one) => one === reason.category && one !== 'uncategorised');
        const figures = { ...values, times: times(reason.times), usual: money(reason.usual), payments: reason.count };
        return category === undefined
          ? t('warnings.why.unusual-amount', figures)
          : t('warnings.why.unusual-amount.category', { ...figures, category: terms(locale)(`category.${category}`) });
      }
      case 'new-merchant':
        return t('warnings.why.new-merchant', { ...values, times: times(reason.times), usual: money(reason.usual) });
      case 'abroad':
        return reason.country === null
          ? t('warnings.why.abroad.far', values)
          : t('warnings.why.abroad', { ...values, country: countryText(locale, reason.country) });
      case 'burst':
        return t(reason.unusualHours ? 'warnings.why.burst.hours' : 'warnings.why.burst', {
          payments: reason.count,
          hours: reason.hours,
          total: money(reason.total),
        });
      case 'price-rise':
        return t('warnings.why.price-rise', { ...values, before: money(reason.before) });
      case 'trial-ended':
        return t('warnings.why.trial-ended', { ...values, trial: money(reason.trial) });
      case 'low-balance':
        return reason.expectedOn === null
          ? t('warnings.why.low-balance', { balance: money(reason.balance), limit: money(reason.limit) })
          : t('warnings.why.low-balance.soon', {
              balance: money(reason.balance),
              limit: money(reason.limit),
              day: dayText(locale, reason.expectedOn),
            });
    }
  };
}

const isCode = (reason: Reason): reason is Exclude<Reason, DetectedReason> => 'code' in reason;

const unitOf = (minutes: number): 'minutes' | 'hours' | 'days' => (minutes < 120 ? 'minutes' : minutes < 48 * 60 ? 'hours' : 'days');
const countOf = (minutes: number): number =>
  ({ minutes: Math.max(1, minutes), hours: Math.round(minutes / 60), days: Math.round(minutes / 1440) })[unitOf(minutes)];

/** "Portugal"; a code that no country has stays as the bank sent it. */
function countryText(locale: string, country: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(country) ?? country;
  } catch {
    return country;
  }
}
