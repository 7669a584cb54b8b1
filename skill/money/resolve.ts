import { Failure } from '../failure.ts';
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  type DateRange,
  dayOfWeek,
  daysBetween,
  endOfMonth,
  startOfMonth,
  startOfWeek,
} from './civil-date.ts';
import { type DateSpan, dateTextOf, parseDate } from './parse-date.ts';
import { parseDuration } from './parse-duration.ts';
import type { Calendar, Period, PeriodName, ResolvedPeriod } from './period.ts';

/**
 * The days a period means for this customer, looking back: spending lies in the past, platforms resolve "Monday" and "March" to
 * the coming one. A running range ends today. Throws Failure('slot.unreadable') for what cannot be read or lies ahead: said, never
 * guessed.
 */
export function resolvePeriod(period: Period, calendar: Calendar): ResolvedPeriod {
  const found = read(period, calendar);
  if (found === null || found.range.from > calendar.today) throw new Failure('slot.unreadable');
  return { range: { from: found.range.from, to: earlier(found.range.to, calendar.today) }, name: found.name };
}

function read(period: Period, calendar: Calendar): ResolvedPeriod | null {
  try {
    switch (period.form) {
      case 'DATE':
        return readDate(period.value, calendar);
      case 'LAST':
        return readLast(period.value, calendar.today);
      case 'SINCE':
        return readSince(civilDate(period.from), calendar);
      case 'RANGE':
        return readRange({ from: civilDate(period.from), to: civilDate(period.to) }, calendar);
    }
  } catch (error) {
    if (error instanceof RangeError) return null; // a day outside of 1900 to 2199
    throw error;
  }
}

const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);

/** A future single day: up to 6 days ahead it is last week's, further ahead last year's. */
const lookBack = (date: CivilDate, today: CivilDate): CivilDate => {
  if (date <= today) return date;
  return daysBetween(today, date) <= 6 ? addDays(date, -7) : addMonths(date, -12);
};

function readDate(value: string, calendar: Calendar): ResolvedPeriod | null {
  if (value === 'PRESENT_REF') return readDay(calendar.today, calendar.today);
  const span = parseDate(value === 'PRESENT_MONTH' ? calendar.today.slice(0, 7) : value);
  return span && readSpan(span, calendar);
}

function readSpan(span: DateSpan, calendar: Calendar): ResolvedPeriod | null {
  const { today } = calendar;
  switch (span.kind) {
    case 'day':
      return readDay(span.from, today);
    case 'week':
      return weekFrom(ownWeek(span, calendar).from, calendar);
    case 'weekend':
      return readWeekend(span, calendar);
    case 'month':
      return readMonth(monthsBack(span, today), calendar);
    case 'quarter':
      return { range: monthsBack(span, today), name: { kind: 'quarter', quarter: span.quarter } };
    case 'season':
      return { range: monthsBack(span, today), name: { kind: 'season', season: span.season } };
    case 'year':
      return { range: span, name: { kind: span.from <= today && today <= span.to ? 'this-year' : 'year' } };
    case 'years':
      return { range: span, name: { kind: 'range' } };
  }
}

/** A future month, quarter or season is last year's. */
const monthsBack = ({ from, to }: DateRange, today: CivilDate): DateRange =>
  from <= today ? { from, to } : { from: addMonths(from, -12), to: endOfMonth(addMonths(to, -12)) };

function readDay(asked: CivilDate, today: CivilDate): ResolvedPeriod | null {
  const day = lookBack(asked, today);
  if (day.slice(8) !== asked.slice(8) && daysBetween(today, asked) > 6) return null; // 29 February of a year that has none
  return { range: { from: day, to: day }, name: dayName(day, today) };
}

function dayName(day: CivilDate, today: CivilDate): PeriodName {
  if (day === today) return { kind: 'today' };
  return { kind: day === addDays(today, -1) ? 'yesterday' : 'day' };
}

/**
 * Rule "Week". Platforms name weeks by ISO, Monday to Sunday; the customer's may start on another day. Counted from the ISO week of today,
 * so that "this week" is the one with today in it on every day, also on a Sunday that starts the customer's week and ends the ISO one.
 */
export function ownWeek(iso: DateRange, { today, weekStartsOn }: Calendar): DateRange {
  const from = addDays(startOfWeek(today, weekStartsOn), daysBetween(startOfWeek(today, 1), iso.from));
  return { from, to: addDays(from, 6) };
}

/** Seven days, named only if they are the customer's own running or last week. */
function weekFrom(from: CivilDate, { today, weekStartsOn }: Calendar): ResolvedPeriod {
  const weeksAgo = daysBetween(from, startOfWeek(today, weekStartsOn)) / 7;
  const kind = weeksAgo === 0 ? 'this-week' : weeksAgo === 1 ? 'last-week' : 'range';
  return { range: { from, to: addDays(from, 6) }, name: { kind } };
}

/** The customer's own weekend (Friday and Saturday in Egypt) of an ISO week; a coming one is last week's, or last year's. */
function readWeekend(iso: DateRange, { today, weekend: [first, last] }: Calendar): ResolvedPeriod {
  const asked = addDays(iso.from, first - dayOfWeek(iso.from));
  const ahead = daysBetween(today, asked);
  const from = ahead <= 0 ? asked : addDays(asked, ahead <= 6 ? -7 : -364);
  const to = addDays(from, (last - first + 7) % 7);
  const daysAgo = daysBetween(to, today);
  const kind = daysAgo <= 0 ? 'this-weekend' : daysAgo <= 7 ? 'last-weekend' : 'range';
  return { range: { from, to }, name: { kind } };
}

/**
 * Rule "this month, last month". With a pay day the months are counted back from the running one, from pay day to pay day; then
 * "November" would be heard as the calendar's, so its name is its dates.
 */
function readMonth(month: DateRange, { today, monthStartsOn }: Calendar): ResolvedPeriod {
  if (monthStartsOn === 1) return { range: month, name: { kind: month.from === startOfMonth(today) ? 'this-month' : 'month' } };
  const running = payDayIn(startOfMonth(today), monthStartsOn) <= today ? startOfMonth(today) : addMonths(startOfMonth(today), -1);
  const first = addMonths(running, monthsBetween(startOfMonth(today), month.from));
  const to = addDays(payDayIn(addMonths(first, 1), monthStartsOn), -1);
  return { range: { from: payDayIn(first, monthStartsOn), to }, name: { kind: 'range' } };
}

/** The pay day of a month given by its first day; its last day where the month is too short. */
const payDayIn = (first: CivilDate, day: number): CivilDate => earlier(addDays(first, day - 1), endOfMonth(first));

const monthsBetween = (from: CivilDate, to: CivilDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** Rule "last 30 days": today and the 29 before. */
function readLast(value: string, today: CivilDate): ResolvedPeriod | null {
  const duration = parseDuration(value);
  if (duration === null) return null;
  const { months, days } = duration;
  const range = { from: addDays(addMonths(today, -months), 1 - days), to: today };
  if (months > 0) return { range, name: { kind: 'range' } };
  return { range, name: days === 1 ? { kind: 'today' } : { kind: 'last-days', days } };
}

function readSince(asked: CivilDate, { today }: Calendar): ResolvedPeriod {
  const from = lookBack(asked, today);
  return { range: { from, to: today }, name: { kind: from === today ? 'today' : 'since' } };
}

/** Dates that were said stay; where they are a whole day, week, month, quarter or year they are named and look back like one. */
function readRange(asked: DateRange, calendar: Calendar): ResolvedPeriod | null {
  const { today, weekStartsOn, monthStartsOn } = calendar;
  if (daysBetween(asked.from, asked.to) === 6 && [1, 7, weekStartsOn].includes(dayOfWeek(asked.from)))
    return weekFrom(asked.from, calendar);
  const text = dateTextOf(asked);
  const span = text === null ? null : parseDate(text);
  if (span !== null && (span.kind !== 'month' || monthStartsOn === 1)) return readSpan(span, calendar);
  return { range: pastRange(asked, today), name: { kind: 'range' } };
}

/** Ends said in the wrong order are swapped. Where both lie ahead both look back; a last day that then precedes the first runs on. */
function pastRange({ from, to }: DateRange, today: CivilDate): DateRange {
  if (from <= today) return from <= to ? { from, to } : { from: to, to: from };
  const first = lookBack(from, today);
  const last = lookBack(to, today);
  return { from: first, to: first <= last ? last : today };
}
