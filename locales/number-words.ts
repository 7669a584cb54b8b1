import type { Words } from './catalogue.ts';

/** "9 times", "2.4 times": from three on in whole numbers, as one would say it, and "about" where that is not exact. */
export function timesWords(times: number, words: Words): string {
  const isWhole = Number.isInteger(times);
  const number = times < 3 && !isWhole ? times.toFixed(1).replace('.', words('number.decimal')) : String(Math.round(times));
  return words(times >= 3 && !isWhole ? 'times.about' : 'times', { number });
}

const hour = 60;
const day = 24 * hour;

/** "3 minutes", "about 5 hours", "2 days" */
export function spanWords(minutes: number, words: Words): string {
  if (minutes < 2 * hour) return words('span.minutes', { count: minutes });
  if (minutes >= 2 * day && minutes % day === 0) return words('span.days', { count: minutes / day });
  return words(minutes % hour === 0 ? 'span.hours' : 'span.about-hours', { count: Math.round(minutes / hour) });
}
