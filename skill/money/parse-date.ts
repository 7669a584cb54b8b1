import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  type DateRange,
  daysBetween,
  endOfMonth,
  isCivilDate,
  isoWeek,
  isoWeekOf,
  startOfWeek,
} from './civil-date.ts';
import type { Calendar } from './period.ts';

/** What an AMAZON.DATE text names, on the plain calendar: ISO weeks, whole months, not yet cut at today. */
export type DateSpan = DateRange &
  (
    | { readonly kind: 'day' | 'week' | 'weekend' | 'month' | 'year' | 'years' }
    | { readonly kind: 'quarter'; readonly quarter: 1 | 2 | 3 | 4 }
    | { readonly kind: 'season'; readonly season: 'WI' | 'SP' | 'SU' | 'FA' }
  );

/** First month of each season, as Alexa defines them: winter runs from December to February of the following year. */
const seasonStarts = { SP: '03', SU: '06', FA: '09', WI: '12' } as const;
const quarterStarts = { 1: '01', 2: '04', 3: '07', 4: '10' } as const;

const months = (from: string, count: number): DateRange => {
  const first = civilDate(`${from}-01`);
  return { from: first, to: endOfMonth(addMonths(first, count - 1)) };
};
const years = (from: string, to: string): DateRange => ({ from: civilDate(`${from}-01-01`), to: civilDate(`${to}-12-31`) });

function week(year: string, number: string, weekend: boolean): DateSpan | null {
  const found = isoWeek(Number(year), Number(number));
  if (found === null) return null;
  return weekend ? { kind: 'weekend', from: addDays(found.from, 5), to: found.to } : { kind: 'week', ...found };
}

/** The groups of a match, as many as the form has. */
type Read = (first: string, second: string, third: string) => DateSpan | null;

const forms: readonly (readonly [RegExp, Read])[] = [
  [/^(\d{4}-\d\d-\d\d)$/, (day) => (isCivilDate(day) ? { kind: 'day', from: day, to: day } : null)],
  [/^(\d{4})-W(\d\d?)(-WE)?$/, (year, number, weekend) => week(year, number, weekend === '-WE')],
  [/^(\d{4}-\d\d)(?:-XX)?$/, (month) => ({ kind: 'month', ...months(month, 1) })],
  [
    /^(\d{4})-Q([1-4])$/,
    (year, text) => {
      const quarter = Number(text) as keyof typeof quarterStarts;
      return { kind: 'quarter', quarter, ...months(`${year}-${quarterStarts[quarter]}`, 3) };
    },
  ],
  [
    /^(\d{4})-(WI|SP|SU|FA)$/,
    (year, text) => {
      const season = text as keyof typeof seasonStarts;
      return { kind: 'season', season, ...months(`${year}-${seasonStarts[season]}`, 3) };
    },
  ],
  [/^(\d{4})(?:-XX){0,2}$/, (year) => ({ kind: 'year', ...years(year, year) })],
  [/^(\d{3})X$/, (decade) => ({ kind: 'years', ...years(`${decade}0`, `${decade}9`) })],
  [/^(\d\d)XX$/, (century) => ({ kind: 'years', ...years(`${century}00`, `${century}99`) })],
];

/** Every AMAZON.DATE form but PRESENT_REF, which names no date. Null if it is none of them or no such day exists. */
export function parseDate(value: string): DateSpan | null {
  for (const [form, read] of forms) {
    const match = form.exec(value);
    if (match === null) continue;
    try {
      return read(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    } catch {
      return null; // a month 13, a year 9999: no such day
    }
  }
  return null;
}

/** The AMAZON.DATE text by which a platform names the customer's week with `day` in it, counted from the ISO week of today. */
export const weekText = (day: CivilDate, { today, weekStartsOn }: Pick<Calendar, 'today' | 'weekStartsOn'>): string =>
  isoWeekOf(addDays(today, daysBetween(startOfWeek(today, weekStartsOn), startOfWeek(day, weekStartsOn))));

/** The AMAZON.DATE text of a range that is exactly a day, month, quarter or year; null for any other, also a week: its days differ. */
export function dateTextOf({ from, to }: DateRange): string | null {
  const year = from.slice(0, 4);
  const quarter = Math.ceil(Number(from.slice(5, 7)) / 3);
  const texts = [from, from.slice(0, 7), `${year}-Q${quarter}`, year];
  const isExactly = (text: string): boolean => {
    const span = parseDate(text);
    return span?.from === from && span.to === to;
  };
  return texts.find(isExactly) ?? null;
}
