import type { Output } from './api/operations.ts';

/** How figures and dates are written in the customer's language. The API gives decimal text, ISO days and instants. */

type Money = Output<'readSettings'>['threshold'];

/** Every digit of the decimal text counts: it is never made a float. */
export function moneyText(locale: string, { value, currency }: Money): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value as `${number}`);
}

/** "23 Nov 2026, 09:05" by the customer's clock; without a zone by UTC, which is then said. */
export function momentText(locale: string, instant: string, zone: string | null): string {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone ?? 'UTC' });
  return zone === null ? `${text.format(Date.parse(instant))} UTC` : text.format(Date.parse(instant));
}

/** "23 Nov 2026, 09:01 – 09:06", the day once if it is the same */
export const spanText = (locale: string, from: string, to: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).formatRange(
    Date.parse(from),
    Date.parse(to),
  );

export const clockText = (locale: string, instant: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(Date.parse(instant));

/** The day of an instant by the customer's clock, "Monday, 23 November 2026". */
export const dayOfText = (locale: string, instant: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: zone }).format(Date.parse(instant));

/** '2026-11-23' -> "23 November 2026" */
export const dayText = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));

/** '2026-11' -> "November 2026" */
export const monthText = (locale: string, month: string, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { month: style, year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-01`));

/** 0 = Sunday */
export const weekdayText = (locale: string, day: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 22 + day));

export const listText = (locale: string, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);

/** "1,234.50" or "1 234,50" as the customer's language writes it -> '1234.50'; null if it is no amount. */
export function decimalFrom(locale: string, typed: string): string | null {
  const plain = typed.replace(/[\s\u00a0\u202f'’]/g, '');
  const text = isComma(locale) ? plain.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.') : plain.replace(/,(?=\d{3}(\D|$))/g, '');
  return /^\d{1,12}(\.\d{1,3})?$/.test(text) ? text : null;
}

const isComma = (locale: string): boolean => new Intl.NumberFormat(locale).format(1.5).includes(',');

/** The other way round, for a field to be changed. */
export const decimalText = (locale: string, value: string): string => (isComma(locale) ? value.replace('.', ',') : value);
