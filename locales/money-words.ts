import { type Currency, exponentOf, type Money } from '#skill';
import type { Words } from './catalogue.ts';
import type { Style } from './spoken.ts';

const named = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'JPY'];

/**
 * An amount for the ear ("12 dollars 50", "45 euros and 5 cents") or the eye ("$12.50"). The home currency is named short,
 * a foreign one in full; ",00" is dropped. `among`: beside other amounts. Digits stay digits: voices read plain integers by their language.
 */
export function moneyWords({ amountMinor, currency }: Money, words: Words, style: Style, home: Currency, among = false): string {
  const positive = amountMinor < 0n ? -amountMinor : amountMinor;
  const shown = style === 'eye' ? written(positive, currency, words) : spoken(positive, currency, words, among ? null : home, home);
  return amountMinor < 0n ? words('money.minus', { amount: shown }) : shown;
}

/** `assumed`: the currency of cents that are said without one, or null. */
function spoken(amountMinor: bigint, currency: Currency, words: Words, assumed: Currency | null, home: Currency): string {
  const { whole, part } = split(amountMinor, currency);
  if (!named.includes(currency))
    return words('money.other', { number: decimal(whole, part, currency, words, 'number.group'), code: currency });
  const major = words(`money.${currency}.${currency === home ? 'home' : 'foreign'}`, {
    count: Number(whole),
    number: grouped(whole, words('number.group')),
  });
  if (part === 0n) return major;
  const minor = words(`money.${currency}.minor`, { count: Number(part), number: String(part) });
  // "1 cent" is heard as one of the customer's own currency, or of the one just said.
  if (whole === 0n && currency === assumed) return minor;
  // "45 euros 5" could be heard as 45.50
  return part < 10n || whole === 0n
    ? words('money.whole-and-named-part', { whole: major, part: minor })
    : words('money.whole-and-part', { whole: major, part: String(part) });
}

function written(amountMinor: bigint, currency: Currency, words: Words): string {
  const { whole, part } = split(amountMinor, currency);
  const amount = decimal(whole, part, currency, words, 'number.written-group');
  return named.includes(currency) ? words(`symbol.${currency}`, { amount }) : words('symbol.other', { amount, code: currency });
}

function split(amountMinor: bigint, currency: Currency) {
  const unit = 10n ** BigInt(exponentOf(currency));
  return { whole: amountMinor / unit, part: amountMinor % unit };
}

function decimal(whole: bigint, part: bigint, currency: Currency, words: Words, group: string): string {
  const digits = grouped(whole, words(group));
  return part === 0n ? digits : `${digits}${words('number.decimal')}${String(part).padStart(exponentOf(currency), '0')}`;
}

const grouped = (whole: bigint, separator: string): string => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, separator);
