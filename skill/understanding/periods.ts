import { addDays, addMonths, type CivilDate, civilDate, type DateRange, startOfMonth, startOfWeek } from '../money/civil-date.ts';
import { parseDate } from '../money/parse-date.ts';
import type { Calendar, Period } from '../money/period.ts';
import { type Atom, dateAtom, dayAtom, type SpokenCalendar, type Where } from './dates.ts';
import type { Grammar, PeriodRule } from './grammar.ts';

/** A period found in a text, and the part of the text that says it. */
export interface FoundPeriod {
  readonly period: Period | null;
  readonly start: number;
  readonly end: number;
}

interface Rule extends Omit<PeriodRule, 'say'> {
  readonly pattern: RegExp;
}

/** The period tables of a language, compiled once. */
export interface PeriodGrammar {
  readonly hint: RegExp;
  readonly rules: readonly Rule[];
  readonly spans: readonly { readonly kind: keyof Grammar['spans']; readonly pattern: RegExp }[];
  readonly words: Words;
}

type Words = Pick<Grammar, 'months' | 'weekdays' | 'units' | 'seasons'>;

const whole = (pattern: string): RegExp => new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, 'g');
const either = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** Compiles the tables; throws SyntaxError if a pattern in them is not one. */
export function periodGrammarOf(grammar: Grammar): PeriodGrammar {
  const { months, weekdays, units, seasons } = grammar;
  const named: Readonly<Record<string, string>> = {
    unit: `(?<unit>${either(Object.values(units))})`,
    n: `(?<n>\\d{1,3}|${either(grammar.one)})`,
    month: `(?<month>${either(months)})`,
    weekday: `(?<weekday>${either(weekdays)})`,
    season: `(?<season>${either(Object.values(seasons))})`,
    dd: '(?<day>[1-9]|[12]\\d|3[01])(?:th)?',
    nth: '(?<nth>[1-4])th',
    year: '(?<year>(?:19|20) ?\\d\\d)',
  };
  const fill = (say: string): string => say.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => named[name] ?? '');
  const ends: Readonly<Record<string, string>> = {
    p: '<(?<p>\\d)>',
    q: '<(?<q>\\d)>',
    d: '(?<d>\\d{1,2})(?:th)?',
    e: '(?<e>\\d{1,2})(?:th)?',
  };
  return {
    hint: whole(
      either([...months, ...weekdays, ...Object.values(units), ...Object.values(seasons), '[a-z]?\\d\\S*', ...dayWords(grammar)]),
    ),
    rules: grammar.periods.flatMap(({ say, ...rule }) => say.map((pattern) => ({ ...rule, pattern: whole(fill(pattern)) }))),
    spans: (['range', 'since', 'after', 'never'] as const).flatMap((kind) =>
      grammar.spans[kind].map((say) => ({ kind, pattern: whole(say.replaceAll(/<([pqde])>/g, (_, end: string) => ends[end] ?? '')) })),
    ),
    words: { months, weekdays, units, seasons },
  };
}

/** Words that name a day or year by themselves: "yesterday". */
const dayWords = ({ periods }: Grammar): readonly string[] =>
  periods.filter(({ is }) => is === 'day' || is === 'year').flatMap(({ say }) => say.filter((pattern) => !/\{[a-z]/.test(pattern)));

/**
 * The period a normalised text speaks of, looking back: "March" and "Tuesday" are the latest past. `period` is null where one is named
 * that cannot be asked for ("before March"). Null if none is named.
 */
export function findPeriod(text: string, grammar: PeriodGrammar, calendar: SpokenCalendar): FoundPeriod | null {
  if (text.search(grammar.hint) < 0) return null;
  const atoms = findAtoms(text, grammar, { ...calendar, words: grammar.words });
  const { marked, back } = mark(text, atoms);
  for (const { kind, pattern } of grammar.spans) {
    pattern.lastIndex = 0;
    const match = pattern.exec(marked);
    if (!match) continue;
    const period = spanPeriod(kind, match.groups ?? {}, atoms, calendar);
    if (period !== undefined) return { period, start: back(match.index), end: back(match.index + match[0].length) };
  }
  const [first] = atoms.filter((atom) => atom.period !== null);
  return first ? { period: first.period, start: first.start, end: first.end } : null;
}

type PlacedAtom = Atom & { readonly start: number; readonly end: number };

/** All dates, weeks, months ... named in the text; where two overlap the longer wins. */
function findAtoms(text: string, { rules }: PeriodGrammar, where: Where): readonly PlacedAtom[] {
  const found: PlacedAtom[] = [];
  for (const { pattern, ...rule } of rules) {
    for (const match of text.matchAll(pattern)) {
      const atom = dateAtom(rule, match.groups ?? {}, where);
      found.push({ ...atom, start: match.index, end: match.index + match[0].length });
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept = found.filter((atom, index) => !found.slice(0, index).some((other) => atom.start < other.end && other.start < atom.end));
  return kept.sort((a, b) => a.start - b.start).slice(0, 9);
}

/** The text with each atom as <0>, <1> ..., and the way back from a place in it to the place in the text. */
function mark(text: string, atoms: readonly PlacedAtom[]): { marked: string; back: (at: number) => number } {
  let marked = '';
  let read = 0;
  const shifts: [number, number][] = [[0, 0]];
  atoms.forEach(({ start, end }, index) => {
    marked += `${text.slice(read, start)}<${index}>`;
    read = end;
    shifts.push([marked.length, end]);
  });
  marked += text.slice(read);
  const back = (at: number): number => {
    const [from, to] = shifts.findLast(([place]) => place <= at) ?? [0, 0];
    return to + at - from;
  };
  return { marked, back };
}

/** Undefined where the ends cannot be read together. */
function spanPeriod(
  kind: keyof Grammar['spans'],
  { p, q, d, e }: Readonly<Record<string, string>>,
  atoms: readonly Atom[],
  calendar: Calendar,
): Period | null | undefined {
  const first = p === undefined ? undefined : atoms[Number(p)];
  const last = q === undefined ? undefined : atoms[Number(q)];
  if (kind === 'range') return rangeOf(first ?? bareDay(d, calendar), last ?? bareDay(e, calendar), calendar);
  if (!first?.period) return undefined;
  if (kind === 'never') return null;
  if (first.period.form === 'LAST') return first.period;
  const range = daysOf(first.period, calendar);
  if (!range) return undefined;
  return { form: 'SINCE', from: kind === 'after' ? addDays(range.to, 1) : range.from };
}

const bareDay = (day: string | undefined, { today }: Calendar): Atom => dayAtom(null, Number(day), null, today);

function rangeOf(first: Atom, last: Atom, calendar: Calendar): Period | undefined {
  const from = first.period && daysOf(first.period, calendar);
  const to = last.period && daysOf(last.period, calendar);
  if (!from || !to) return undefined;
  if (last.back === 'month' && first.back !== 'month') return { form: 'RANGE', from: from.from, to: onOrAfter(to.to, from.from) };
  return { form: 'RANGE', from: onOrBefore(from.from, first.back, to.to), to: to.to };
}

/** "from 3 March to THE 10TH" */
function onOrAfter(day: CivilDate, from: CivilDate): CivilDate {
  const sameMonth = civilDate(from.slice(0, 8) + day.slice(8));
  return sameMonth >= from ? sameMonth : addMonths(sameMonth, 1);
}

/** "from DECEMBER to January", "from MARCH to May 2025", "from 3 to 10 March": the beginning is the last one before the end. */
function onOrBefore(from: CivilDate, back: Atom['back'], to: CivilDate): CivilDate {
  if (back === 'never') return from;
  if (back === 'week') return from <= to ? from : addDays(from, -7);
  const near = civilDate(to.slice(0, back === 'month' ? 8 : 5) + from.slice(back === 'month' ? 8 : 5));
  return near <= to ? near : addMonths(near, back === 'month' ? -1 : -12);
}

/** First and last day of a named period on the customer's calendar. */
export function daysOf(period: Period, { today, weekStartsOn }: Calendar): DateRange | null {
  if (period.form === 'RANGE') return period;
  if (period.form === 'SINCE') return { from: period.from, to: today };
  if (period.form === 'LAST') return null;
  if (period.value === 'PRESENT_MONTH') return { from: startOfMonth(today), to: today };
  const span = parseDate(period.value);
  if (span?.kind !== 'week') return span;
  const from = startOfWeek(addDays(span.from, 3), weekStartsOn);
  return { from, to: addDays(from, 6) };
}
