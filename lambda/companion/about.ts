import { calendarOf, type CivilDate, currency, Failure, parseMoney, type Question, resolvePeriod, type Slots } from '#skill';
import { periodWords } from '../../locales/date-words.ts';
import { moneyWords } from '../../locales/money-words.ts';
import { localTime } from '../store/zoned-clock.ts';
import type { Visit } from './visit.ts';

/** The questions that have words of their own under `about.` in companion.json; any other is `about.other`. */
const named = [
  'Balance',
  'CardOwed',
  'RecentTransactions',
  'FindTransaction',
  'Spending',
  'WhyAnswer',
  'SelectOrdinal',
  'Warnings',
  'WhyWarning',
  'ConfirmMine',
  'DenyMine',
  'FreezeCard',
];

/** Names a question as its customer would, by what was asked and on the day it was asked: "spending, groceries, last month". */
export function aboutIn({ customer, locale, words, terms }: Visit): (question: Question, at: string) => string {
  const [own, spoken] = [words(locale), terms(locale)];
  return ({ intent, slots }, at) => {
    const today = localTime(at, customer.zone).slice(0, 10) as CivilDate;
    const kind = named.includes(intent) ? intent : 'other';
    const parts = [
      own(`about.${kind}`),
      slots.account &&
        (slots.account.id === null || slots.account.id === 'all' ? heard(slots.account.heard) : spoken(`account.${slots.account.id}`)),
      slots.merchant && heard(slots.merchant.heard),
      slots.category?.id && spoken(`category.${slots.category.id}`),
      amount(slots),
      slots.period && period(slots.period, today),
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(spoken('list.comma'));
  };

  function amount({ amount: asked, comparison }: Slots): string | null {
    if (asked === undefined) return null;
    try {
      const code = currency(asked.currency ?? customer.homeCurrency);
      const money = moneyWords(parseMoney(asked.value, code), spoken, 'eye', currency(customer.homeCurrency));
      return comparison === undefined ? money : own(`about.${comparison}`, { limit: money });
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  function period(asked: NonNullable<Slots['period']>, today: CivilDate): string | null {
    try {
      return periodWords(resolvePeriod(asked, calendarOf({ ...customer, today })), today, spoken);
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }
}

/** The customer's own words, as a platform heard them */
const heard = (text: string): string => text.replaceAll(/[\p{Cc}\p{Co}\p{Cs}]/gu, ' ').trim();
