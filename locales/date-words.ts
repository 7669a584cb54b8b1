import { type AsOf, type CivilDate, type DateRange, dayOfWeek, daysBetween, type ResolvedPeriod } from '#skill';
import type { Words } from './catalogue.ts';

/** A day as it is said: relative up to 6 days ("on Monday"), then day and month, the year only if it is not the running one. */
export function dateWords(date: CivilDate, today: CivilDate, words: Words): string {
  const ago = daysBetween(date, today);
  if (ago === 0) return words('date.today');
  if (ago === 1) return words('date.yesterday');
  if (ago === -1) return words('date.tomorrow');
  if (ago > 1 && ago <= 6) return words('date.weekday', { weekday: words(`weekday.${dayOfWeek(date)}`) });
  return words('date.day', { day: dayWords(date, today, words) });
}

/** Words where everybody counts the same days, dates where a week or a span could be counted differently (semantics: always say the period). */
export function periodWords({ range, name }: ResolvedPeriod, today: CivilDate, words: Words): string {
  const [year = '', month = ''] = range.from.split('-');
  switch (name.kind) {
    case 'day':
      return words('period.day', { date: dateWords(range.from, today, words) });
    case 'month': {
      const named = words(`month.${Number(month)}`);
      return year === today.slice(0, 4) ? words('period.month', { month: named }) : words('period.month-year', { month: named, year });
    }
    case 'quarter':
      return words('period.quarter', { quarter: words(`quarter.${name.quarter}`), year });
    case 'year':
      return words('period.year', { year });
    case 'last-days':
      return words('period.last-days', { days: name.days });
    case 'since':
      return words('period.since', { date: dayWords(range.from, today, words) });
    case 'season':
    case 'range':
    case 'last-week':
    case 'last-weekend':
      return words(`period.${name.kind}`, { range: rangeWords(range, today, words) });
    default:
      return words(`period.${name.kind}`);
  }
}

/** How old the bank's figures are, on the customer's own clock. */
export function ageWords({ local }: AsOf, today: CivilDate, words: Words): string {
  const [day = '', clock = ''] = local.split('T');
  const date = day as CivilDate;
  const time = clockWords(clock, words);
  if (date === today) return words('age.today', { time });
  if (daysBetween(date, today) === 1) return words('age.yesterday', { time });
  return words('age.earlier', { date: dayWords(date, today, words) });
}

function rangeWords({ from, to }: DateRange, today: CivilDate, words: Words): string {
  if (from.slice(0, 7) === to.slice(0, 7) && to.startsWith(today.slice(0, 4))) {
    const month = words(`month.${Number(from.slice(5, 7))}`);
    return words('range.same-month', { month, from: dayNumber(from, words), to: dayNumber(to, words) });
  }
  return words('range.days', { from: dayWords(from, today, words), to: dayWords(to, today, words) });
}

function dayWords(date: CivilDate, today: CivilDate, words: Words): string {
  const [year = '', month = ''] = date.split('-');
  const values = { number: dayNumber(date, words), month: words(`month.${Number(month)}`) };
  return year === today.slice(0, 4) ? words('day', values) : words('day-year', { ...values, year });
}

/** French says "premier" for the first and plain numbers after it. */
function dayNumber(date: CivilDate, words: Words): string {
  const number = String(Number(date.slice(8)));
  return number === '1' ? words('day.first', { number }) : number;
}

function clockWords(clock: string, words: Words): string {
  const [hours = '0', minutes = '00'] = clock.split(':');
  const hour = Number(hours);
  const exact = minutes === '00' ? 'clock.hour' : 'clock.hour-minutes';
  if (words('clock') === '12') return words(`${exact}-${hour < 12 ? 'am' : 'pm'}`, { hour: hour % 12 || 12, minutes });
  if (exact === 'clock.hour' && hour === 0) return words('clock.midnight');
  return words(exact, { hour, minutes, count: hour });
}
