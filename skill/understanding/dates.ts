import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  dayOfWeek,
  isCivilDate,
  isoWeekOf,
  startOfMonth,
  startOfWeek,
} from '../money/civil-date.ts';
import { parseDate, weekText } from '../money/parse-date.ts';
import type { Calendar, Period } from '../money/period.ts';
import type { Grammar, PeriodRule, PeriodUnit } from './grammar.ts';

/** One named period. `back` says how far it moves where it must come before another: "from December to January". */
export interface Atom {
  readonly period: Period | null;
  readonly back: 'week' | 'month' | 'year' | 'never';
}

/** The customer's calendar, and how dates are written where they live. */
export interface SpokenCalendar extends Calendar {
  /** 3/11 is the 11th of March */
  readonly monthFirst: boolean;
}

export interface Where extends SpokenCalendar {
  readonly words: Pick<Grammar, 'months' | 'weekdays' | 'units' | 'seasons'>;
}

type Parts = Readonly<Record<string, string | undefined>>;

const date = (value: string, back: Atom['back'] = 'never'): Atom => ({ period: { form: 'DATE', value }, back });
const two = (number: number): string => String(number).padStart(2, '0');
const place = (words: readonly string[], said: string): number => words.findIndex((word) => new RegExp(`^(?:${word})$`).test(said));

const none: Atom = { period: null, back: 'never' };

/** What one rule's match means today; no period if there is no such day ("31 June"). */
export function dateAtom(rule: Omit<PeriodRule, 'say'>, parts: Parts, where: Where): Atom {
  const { today } = where;
  const offset = rule.offset ?? 0;
  switch (rule.is) {
    case 'nothing':
      return none;
    case 'day':
      return date(addDays(today, offset));
    case 'unit':
      return unitAtom(unitOf(parts, where), offset, where);
    case 'ago':
      return unitAtom(unitOf(parts, where), -count(parts), where);
    case 'last':
      return lastAtom(unitOf(parts, where), count(parts));
    case 'weekday':
      return weekdayAtom(place(where.words.weekdays, parts.weekday ?? '') + 1, rule, where);
    case 'month':
      return monthAtom(monthOf(parts, where), yearOf(rule, parts, today), offset, today);
    case 'season':
      return seasonAtom(seasonOf(parts, where), yearOf(rule, parts, today), offset, today);
    case 'quarter':
      return quarterAtom(Number(parts.nth), yearOf(rule, parts, today), today);
    case 'year':
      return date(yearOf(rule, parts, today) ?? today.slice(0, 4));
    case 'date':
      return dayAtom(parts.month === undefined ? null : monthOf(parts, where), Number(parts.day), yearOf(rule, parts, today), today);
    case 'week-of':
      return weekOf(
        dayAtom(parts.month === undefined ? null : monthOf(parts, where), Number(parts.day), yearOf(rule, parts, today), today),
        where,
      );
    case 'numeric':
      return numericAtom(parts, where);
  }
}

const count = ({ n }: Parts): number => (n !== undefined && /^\d/.test(n) ? Number(n) : 1);

const monthOf = ({ month }: Parts, { words }: Where): number => place(words.months, month ?? '') + 1;

const unitOf = ({ unit }: Parts, { words: { units } }: Where): PeriodUnit =>
  (Object.keys(units) as PeriodUnit[]).find((key) => place([units[key]], unit ?? '') === 0) ?? 'D';

const seasonOf = ({ season }: Parts, { words: { seasons } }: Where): keyof Grammar['seasons'] =>
  (Object.keys(seasons) as (keyof Grammar['seasons'])[]).find((key) => place([seasons[key]], season ?? '') === 0) ?? 'WI';

function yearOf(rule: Omit<PeriodRule, 'say'>, { year }: Parts, today: CivilDate): string | null {
  if (rule.year !== undefined) return String(Number(today.slice(0, 4)) + rule.year);
  return year === undefined ? null : year.replace(' ', '');
}

function unitAtom(unit: PeriodUnit, offset: number, where: Where): Atom {
  const { today } = where;
  const month = addMonths(startOfMonth(today), unit === 'Q' ? offset * 3 : offset);
  switch (unit) {
    case 'H':
      return date(today);
    case 'D':
      return date(addDays(today, offset));
    case 'W':
      return date(weekText(addDays(today, 7 * offset), where));
    case 'WE':
      return date(`${isoWeekOf(addDays(today, 7 * (offset === 0 && dayOfWeek(today) < 5 ? -1 : offset)))}-WE`);
    case 'M':
      return date(month.slice(0, 7));
    case 'Q':
      return date(`${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`);
    case 'Y':
      return date(String(Number(today.slice(0, 4)) + offset));
  }
}

/** Rule "last 30 days"; hours are days begun, weekends cannot be counted back. */
function lastAtom(unit: PeriodUnit, n: number): Atom {
  if (unit === 'WE' || n === 0) return none;
  const value = unit === 'H' ? `P${Math.ceil(n / 24)}D` : unit === 'Q' ? `P${n * 3}M` : `P${n}${unit}`;
  return { period: { form: 'LAST', value }, back: 'never' };
}

function weekdayAtom(weekday: number, { offset = 0, weeks }: Omit<PeriodRule, 'say'>, { today, weekStartsOn }: Where): Atom {
  if (weeks !== undefined) {
    const first = startOfWeek(addDays(today, 7 * weeks), weekStartsOn);
    return date(addDays(first, (weekday - weekStartsOn + 7) % 7));
  }
  const ago = (dayOfWeek(today) - weekday + 7) % 7;
  if (offset > 0) return date(addDays(today, 7 - ago));
  return date(addDays(today, -(offset < 0 && ago === 0 ? 7 : ago)), 'week');
}

function monthAtom(month: number, year: string | null, offset: number, today: CivilDate): Atom {
  if (year !== null) return date(`${year}-${two(month)}`);
  const begun = two(month) <= today.slice(5, 7) && !(offset < 0 && two(month) === today.slice(5, 7));
  return date(`${Number(today.slice(0, 4)) - (begun ? 0 : 1)}-${two(month)}`, 'year');
}

/** The latest season that has begun; "last summer" is the latest that is over. */
function seasonAtom(season: string, year: string | null, offset: number, today: CivilDate): Atom {
  const years = year === null ? [0, 1, 2].map((back) => String(Number(today.slice(0, 4)) - back)) : [year];
  const value = years
    .map((candidate) => `${candidate}-${season}`)
    .find((text) => {
      const span = parseDate(text);
      return span !== null && (year !== null || (offset < 0 ? span.to < today : span.from <= today));
    });
  return value === undefined ? none : date(value, year === null ? 'year' : 'never');
}

function quarterAtom(quarter: number, year: string | null, today: CivilDate): Atom {
  if (year !== null) return date(`${year}-Q${quarter}`);
  const begun = quarter <= Math.ceil(Number(today.slice(5, 7)) / 3);
  return date(`${Number(today.slice(0, 4)) - (begun ? 0 : 1)}-Q${quarter}`, 'year');
}

/** A day of a month; what is not said is the latest past. */
export function dayAtom(month: number | null, day: number, year: string | null, today: CivilDate): Atom {
  const inYear = (text: string): string => `${text}-${two(month ?? 0)}-${two(day)}`;
  if (year !== null) return existing(inYear(year));
  const thisYear = Number(today.slice(0, 4));
  const candidates =
    month === null
      ? [0, -1, -2].map((back) => `${addMonths(startOfMonth(today), back).slice(0, 7)}-${two(day)}`)
      : [0, 1, 2, 3, 4].map((back) => inYear(String(thisYear - back)));
  const past = candidates.find((text) => isCivilDate(text) && text <= today);
  return past === undefined ? none : date(past, month === null ? 'month' : 'year');
}

const existing = (text: string): Atom => (isCivilDate(text) ? date(text) : none);

/** "the week of 2 November" */
function weekOf(day: Atom, where: Where): Atom {
  if (day.period?.form !== 'DATE') return none;
  return date(weekText(civilDate(day.period.value), where));
}

/** 2026-11-03, 3/11/2026, 3.11.26, 3/11; month first where the region writes so, and the other way round if only that exists. */
function numericAtom({ iso, one = '', other = '', year }: Parts, where: Where): Atom {
  if (iso !== undefined) return existing(iso);
  const full = year === undefined ? null : year.length === 2 ? `20${year}` : year;
  const [a, b] = [Number(one), Number(other)];
  const [month, day] = where.monthFirst ? [a, b] : [b, a];
  const usual = dayAtom(month, day, full, where.today);
  return usual.period ? usual : dayAtom(day, month, full, where.today);
}
