import { parseDate, type Period, periodFromTo } from '#skill';
import type { SlotReading } from './resolution.ts';

/** ISO 8601 duration, at least one part; 'P1M' is a month and 'PT1M' a minute. */
const duration = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

interface When {
  readonly period: SlotReading;
  readonly duration: SlotReading;
  readonly from: SlotReading;
  readonly until: SlotReading;
}

/**
 * The four Alexa slots of time as one neutral period; null if none was said. Only the forms are read here: which year
 * "May" means is decided by the core.
 */
export function readPeriod(when: When): Period | 'unreadable' | null {
  if (Object.values(when).includes('unreadable')) return 'unreadable';
  const [date, length, from, until] = [when.period, when.duration, when.from, when.until].map((slot) => words(slot));
  if (from || until) return between(from ?? '', until ?? null);
  if (length) return duration.test(length) ? { form: 'LAST', value: length } : 'unreadable';
  if (date) return date === 'PRESENT_REF' || parseDate(date) !== null ? { form: 'DATE', value: date } : 'unreadable';
  return null;
}

function between(from: string, until: string | null): Period | 'unreadable' {
  try {
    return periodFromTo(from, until);
  } catch {
    return 'unreadable';
  }
}

function words(slot: SlotReading): string | null {
  return slot === null || slot === 'unreadable' ? null : slot.heard;
}
