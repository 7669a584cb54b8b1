/** A naive calendar of its own: it finds periods by walking from day to day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const sundayFirst = ['US', 'CA', 'BR', 'JP'];

export function plusDays(date: string, days: number): string {
  const moved = new Date(`${date}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** 0 Sunday ... 6 Saturday */
export function weekday(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay();
}

function plusMonths(date: string, months: number): string {
  let year = Number(date.slice(0, 4));
  let month = Number(date.slice(5, 7)) + months;
  for (; month < 1; month += 12) year -= 1;
  for (; month > 12; month -= 12) year += 1;
  const first = `${year}-${two(month)}-01`;
  let day = plusDays(first, Number(date.slice(8)) - 1);
  while (day.slice(0, 7) !== first.slice(0, 7)) day = plusDays(day, -1);
  return day;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

function month(yearMonth: string): Span {
  const from = `${yearMonth}-01`;
  return { from, to: plusDays(plusMonths(from, 1), -1) };
}

/** The week a day lies in, as the region counts weeks. */
function week(date: string, region: string): Span {
  const first = sundayFirst.includes(region) ? 0 : 1;
  let from = date;
  while (weekday(from) !== first) from = plusDays(from, -1);
  return { from, to: plusDays(from, 6) };
}

/** Saturday and Sunday: the last ones that have begun. */
function weekend(date: string): Span {
  let saturday = date;
  while (weekday(saturday) !== 6) saturday = plusDays(saturday, -1);
  return { from: saturday, to: plusDays(saturday, 1) };
}

/** The Thursday of an ISO week: the first one of the year is the Thursday of week 1. */
function isoThursday(year: string, number: number): string {
  let thursday = `${year}-01-01`;
  while (weekday(thursday) !== 4) thursday = plusDays(thursday, 1);
  return plusDays(thursday, (number - 1) * 7);
}

/**
 * The days a period word means, both ends included; null if the word is no period. Words: today, yesterday, this-week, last-week,
 * this-weekend, last-weekend, this-month, last-month, this-year, last-year, last-30-days, last-2-weeks, last-3-months,
 * 2026-11-20, 2026-11, 2026-W47, 2026-W47-WE, 2026-Q3, 2026-SU, 2026, since-2026-11-01, 2026-11-01..2026-11-20.
 */
export function period(word: string, today: string, region: string): Span | null {
  const thisYear = today.slice(0, 4);
  const weekBefore = plusDays(today, -7);
  const named: Record<string, () => Span> = {
    today: () => ({ from: today, to: today }),
    yesterday: () => ({ from: plusDays(today, -1), to: plusDays(today, -1) }),
    'this-week': () => week(today, region),
    'last-week': () => week(weekBefore, region),
    'this-weekend': () => weekend(today),
    'last-weekend': () => weekend(weekday(today) === 6 || weekday(today) === 0 ? weekBefore : today),
    'this-month': () => month(today.slice(0, 7)),
    'last-month': () => month(plusMonths(today, -1).slice(0, 7)),
    'this-year': () => ({ from: `${thisYear}-01-01`, to: `${thisYear}-12-31` }),
    'last-year': () => ({ from: `${Number(thisYear) - 1}-01-01`, to: `${Number(thisYear) - 1}-12-31` }),
  };
  const byName = named[word];
  if (byName) return byName();
  if (/^\d{4}-\d\d-\d\d$/.test(word)) return { from: word, to: word };
  if (/^\d{4}-\d\d$/.test(word)) return month(word);
  if (/^\d{4}$/.test(word)) return { from: `${word}-01-01`, to: `${word}-12-31` };
  return counted(word, today) ?? coded(word, region);
}

/** Periods that count from or to a day. */
function counted(word: string, today: string): Span | null {
  const between = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(word);
  if (between) return { from: String(between[1]), to: String(between[2]) };
  const since = /^since-(\d{4}-\d\d-\d\d)$/.exec(word);
  if (since) return { from: String(since[1]), to: today };
  const last = /^last-(\d+)-(days|weeks|months)$/.exec(word);
  if (!last) return null;
  const number = Number(last[1]);
  if (last[2] === 'months') return { from: plusDays(plusMonths(today, -number), 1), to: today };
  return { from: plusDays(today, 1 - number * (last[2] === 'weeks' ? 7 : 1)), to: today };
}

/** Periods as platforms write them: weeks by ISO number, re-read as the region's week around the same Thursday. */
function coded(word: string, region: string): Span | null {
  const weeks = /^(\d{4})-W(\d\d?)(-WE)?$/.exec(word);
  if (weeks) {
    const thursday = isoThursday(String(weeks[1]), Number(weeks[2]));
    return weeks[3] ? { from: plusDays(thursday, 2), to: plusDays(thursday, 3) } : week(thursday, region);
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(word);
  if (quarter) return threeMonths(`${quarter[1]}-${two(Number(quarter[2]) * 3 - 2)}-01`);
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(word);
  if (season) return threeMonths(`${season[1]}-${{ SP: '03', SU: '06', FA: '09', WI: '12' }[String(season[2])]}-01`);
  return null;
}

function threeMonths(from: string): Span {
  return { from, to: plusDays(plusMonths(from, 3), -1) };
}
