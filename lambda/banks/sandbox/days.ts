/** Civil-date arithmetic of the sandbox bank on 'YYYY-MM-DD' texts: whole numbers only, no zone can shift a day, and fast enough for a crowd. */

/** Days since 1970-01-01 (proleptic Gregorian, years counted from March so that leap days come last). */
export function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

export function addDays(date: string, days: number): string {
  let month = date.slice(0, 7);
  let day = Number(date.slice(8, 10)) + days;
  for (; day < 1; day += daysInMonth(month)) month = addMonths(month, -1);
  for (let length = daysInMonth(month); day > length; length = daysInMonth(month)) {
    day -= length;
    month = addMonths(month, 1);
  }
  return `${month}-${two(day)}`;
}

/** 1 Monday ... 7 Sunday */
export function weekdayOf(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Month arithmetic on 'YYYY-MM'. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

export function daysInMonth(month: string): number {
  const number = Number(month.slice(5, 7));
  if (number !== 2) return number === 4 || number === 6 || number === 9 || number === 11 ? 30 : 31;
  const year = Number(month.slice(0, 4));
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

export function datesOf(month: string): string[] {
  return Array.from({ length: daysInMonth(month) }, (_, index) => `${month}-${two(index + 1)}`);
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

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
