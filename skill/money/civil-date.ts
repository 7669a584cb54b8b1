import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** A day on the customer's own calendar, 'YYYY-MM-DD'. Never an instant. Compares with < and > as text. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Both ends belong to the range. */
export interface DateRange {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const pattern = /^(?:19|20|21)\d\d-\d\d-\d\d$/;

/**
 * Arithmetic is always on UTC midnight: rule "Which date", a plain date stays a plain date. dayjs in the process's own zone,
 * or its timezone plugin, moves days around daylight-saving changes.
 */
const at = (date: string) => dayjs.utc(date);

const plain = (day: dayjs.Dayjs): CivilDate => civilDate(day.format('YYYY-MM-DD'));

/** True for an existing day between 1900 and 2199 (outside of it lie only misheard dates). */
export function isCivilDate(text: string): text is CivilDate {
  if (!pattern.test(text)) return false;
  const day = at(text); // a 30 February has rolled over into March
  return day.month() + 1 === Number(text.slice(5, 7)) && day.date() === Number(text.slice(8));
}

/** Throws RangeError for anything but an existing day as 'YYYY-MM-DD'. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError('date.unreadable');
  return text;
}

export const addDays = (date: CivilDate, days: number): CivilDate => plain(at(date).add(days, 'day'));

/** Same day of another month, or that month's last day where it is shorter. */
export const addMonths = (date: CivilDate, months: number): CivilDate => plain(at(date).add(months, 'month'));

/** 1 Monday ... 7 Sunday */
export const dayOfWeek = (date: CivilDate): number => at(date).day() || 7;

/** `weekStartsOn` 1 Monday ... 7 Sunday */
export const startOfWeek = (date: CivilDate, weekStartsOn: number): CivilDate => addDays(date, -((dayOfWeek(date) - weekStartsOn + 7) % 7));

export const startOfMonth = (date: CivilDate): CivilDate => plain(at(date).startOf('month'));

export const endOfMonth = (date: CivilDate): CivilDate => plain(at(date).endOf('month'));

/** Whole days from one to the other, negative if `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => at(to).diff(at(from), 'day');

/** Monday to Sunday of an ISO 8601 week, or null if that year has no such week. Week 1 is the one with 4 January in it. */
export function isoWeek(year: number, week: number): DateRange | null {
  const first = startOfWeek(civilDate(`${year}-01-04`), 1);
  const from = addDays(first, (week - 1) * 7);
  const thursday = addDays(from, 3);
  return thursday.startsWith(`${year}-`) ? { from, to: addDays(from, 6) } : null;
}

/** The ISO week a day belongs to, as Alexa writes it: '2026-W47'. A week counts to the year of its Thursday. */
export function isoWeekOf(date: CivilDate): string {
  const thursday = addDays(startOfWeek(date, 1), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(civilDate(`${year}-01-01`), thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
