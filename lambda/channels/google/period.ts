import { type Period, periodFromDialogflow, periodFromTo } from '#skill';
import { fields } from '../../json.ts';
import type { Parameters } from './parameters.ts';

/** Units of @sys.duration as ISO 8601 writes them; a part of a unit is told in the next smaller one. */
const units: Readonly<Record<string, { readonly iso: (amount: number) => string; readonly smaller?: readonly [number, string] }>> = {
  s: { iso: (amount) => `PT${amount}S` },
  min: { iso: (amount) => `PT${amount}M`, smaller: [60, 's'] },
  h: { iso: (amount) => `PT${amount}H`, smaller: [60, 'min'] },
  day: { iso: (amount) => `P${amount}D`, smaller: [24, 'h'] },
  wk: { iso: (amount) => `P${amount}W`, smaller: [7, 'day'] },
  mo: { iso: (amount) => `P${amount}M` },
  yr: { iso: (amount) => `P${amount}Y`, smaller: [12, 'mo'] },
  decade: { iso: (amount) => `P${amount * 10}Y` },
};

/**
 * The parameters of time as one neutral period; null if none was said. "Since" and "from ... to" win over a length, a
 * length over a single period: so does the Alexa door. `period` holds a @sys.date-period, `date` a @sys.date.
 */
export function readPeriod(said: Parameters): Period | 'unreadable' | null {
  const [from, until, length, period] = [said('from'), said('until'), said('duration'), said('period') ?? said('date')];
  try {
    if (from !== null || until !== null) return periodFromTo(dateText(from?.value, 'startDate'), until && dateText(until.value, 'endDate'));
    if (length !== null) return lastOf(length.value);
    return period && periodFromDialogflow(period.value);
  } catch {
    return 'unreadable';
  }
}

/** One end of a range as a civil date: the agent's offset and time of day mean nothing. */
function dateText(value: unknown, end: 'startDate' | 'endDate'): string {
  const dates = fields(value);
  const date = end in dates ? dates[end] : value;
  const day = periodFromDialogflow(date);
  if (day.form === 'DATE') return day.value;
  throw new Error('not a day');
}

function lastOf(value: unknown): Period | 'unreadable' {
  const { amount, unit } = fields(value);
  const iso = isoDuration(Number(amount), String(unit));
  return iso === null ? 'unreadable' : { form: 'LAST', value: iso };
}

function isoDuration(amount: number, unit: string): string | null {
  const known = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (known === undefined || !(amount > 0 && amount < 10_000)) return null;
  if (Number.isInteger(amount)) return known.iso(amount);
  return known.smaller === undefined ? null : isoDuration(amount * known.smaller[0], known.smaller[1]);
}
