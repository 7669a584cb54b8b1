import { Failure } from '../failure.ts';
import { type CivilDate, type DateRange, isCivilDate } from './civil-date.ts';
import { dateTextOf, parseDate } from './parse-date.ts';
import type { Period } from './period.ts';

/**
 * "since Monday" and "from May to June": platforms fill one AMAZON.DATE text per end, which may itself be a week, month or year. Throws
 * Failure('slot.unreadable').
 */
export function periodFromTo(from: string, until: string | null): Period {
  const first = parseDate(from);
  const last = until === null || until === 'PRESENT_REF' ? null : (parseDate(until) ?? unreadable());
  if (first === null) return unreadable();
  return last === null ? { form: 'SINCE', from: first.from } : { form: 'RANGE', from: first.from, to: last.to };
}

/**
 * Dialogflow's @sys.date (text) and @sys.date-period ({startDate, endDate}) as one period. Dates are ISO text with the agent's offset
 * (ES) or {year, month, day} (CX); only the date part counts, never the instant. A period that is a whole day, month, quarter or year
 * becomes Alexa's name for it, so that both doors resolve and name it alike; a week stays the dates that were given, for Alexa's name means
 * the customer's own week. Throws Failure('slot.unreadable').
 */
export function periodFromDialogflow(value: unknown): Period {
  const range: DateRange =
    isRecord(value) && 'startDate' in value ? { from: day(value.startDate), to: day(value.endDate) } : oneDay(day(value));
  const name = dateTextOf(range);
  return name === null ? { form: 'RANGE', ...range } : { form: 'DATE', value: name };
}

const oneDay = (date: CivilDate): DateRange => ({ from: date, to: date });

function day(value: unknown): CivilDate {
  const text = isRecord(value) ? [value.year, pad(value.month), pad(value.day)].join('-') : String(value).replace(/T.*$/s, '');
  return isCivilDate(text) ? text : unreadable();
}

const pad = (part: unknown): string => String(part).padStart(2, '0');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function unreadable(): never {
  throw new Failure('slot.unreadable');
}
