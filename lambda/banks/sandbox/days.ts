/** Civil-date arithmetic of the sandbox bank: 'YYYY-MM-DD' in, 'YYYY-MM-DD' out, counted in UTC so that no zone can shift a day. */

const dayMs = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** 1 Monday ... 7 Sunday */
export function weekdayOf(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Month arithmetic on 'YYYY-MM'. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function daysInMonth(month: string): number {
  return dayNumber(`${addMonths(month, 1)}-01`) - dayNumber(`${month}-01`);
}

export function datesOf(month: string): string[] {
  const first = dayNumber(`${month}-01`);
  return Array.from({ length: daysInMonth(month) }, (_, index) => dateOf(first + index));
}

/** The date itself if banks work on it, else the Monday after. */
export function nextBusinessDay(date: string): string {
  const weekday = weekdayOf(date);
  return weekday < 6 ? date : addDays(date, 8 - weekday);
}

/** The date itself if banks work on it, else the Friday before. */
export function previousBusinessDay(date: string): string {
  const weekday = weekdayOf(date);
  return weekday < 6 ? date : addDays(date, 5 - weekday);
}
