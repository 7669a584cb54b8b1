import { isCivilDate } from '#skill';

export interface Moment {
  /** Whole minutes since 1970-01-01T00:00 on the clock the text is written in */
  readonly atMinute: number;
  /** False for a day alone */
  readonly timed: boolean;
}

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const minutesOfDay = new Map<string, number | null>();

/** A feed has its payments in time order: the same days come again and again. */
function dayStart(day: string): number | null {
  const known = minutesOfDay.get(day);
  if (known !== undefined) return known;
  const start = isCivilDate(day) ? Date.parse(`${day}T00:00Z`) / 60_000 : null;
  if (minutesOfDay.size > 10_000) minutesOfDay.clear();
  minutesOfDay.set(day, start);
  return start;
}

/**
 * ISO 8601, with or without time and zone. A zone moves nothing: the clock on the wall where the payment was booked is the customer's.
 * Null for anything else and for days and hours there are not.
 */
export function readMinute(text: string): Moment | null {
  const [, day, hours, minutes, seconds = '0'] = form.exec(text) ?? [];
  const start = day === undefined ? null : dayStart(day);
  if (start === null) return null;
  if (hours === undefined) return { atMinute: start, timed: false };
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour > 23 || minute > 59 || Number(seconds) > 60) return null;
  return { atMinute: start + hour * 60 + minute, timed: true };
}
