import type { Locale } from '#skill';

/** A listener with a notebook: writes down every amount that is said or shown, as "EUR 1250" in minor units. Written apart from locales/. */

interface Unit {
  readonly code: string;
  /** How one and several are called at home, and abroad where that differs */
  readonly home: readonly string[];
  readonly abroad?: readonly string[];
  readonly minor: readonly string[];
}

const units: Readonly<Record<Locale, readonly Unit[]>> = {
  'en-US': [
    { code: 'USD', home: ['dollar', 'dollars'], abroad: ['US dollar', 'US dollars'], minor: ['cent', 'cents'] },
    { code: 'CAD', home: ['dollar', 'dollars'], abroad: ['Canadian dollar', 'Canadian dollars'], minor: ['cent', 'cents'] },
    { code: 'EUR', home: ['euro', 'euros'], minor: ['cent', 'cents'] },
    { code: 'GBP', home: ['pound', 'pounds'], abroad: ['British pound', 'British pounds'], minor: ['penny', 'pence'] },
    { code: 'CHF', home: ['franc', 'francs'], abroad: ['Swiss franc', 'Swiss francs'], minor: ['centime', 'centimes'] },
    { code: 'JPY', home: ['yen'], minor: [] },
  ],
  'fr-FR': [
    { code: 'USD', home: ['dollar', 'dollars'], abroad: ['dollar américain', 'dollars américains'], minor: ['cent', 'cents'] },
    { code: 'CAD', home: ['dollar', 'dollars'], abroad: ['dollar canadien', 'dollars canadiens'], minor: ['cent', 'cents'] },
    { code: 'EUR', home: ['euro', 'euros'], minor: ['centime', 'centimes'] },
    { code: 'GBP', home: ['livre', 'livres'], abroad: ['livre sterling', 'livres sterling'], minor: ['penny', 'pence'] },
    { code: 'CHF', home: ['franc', 'francs'], abroad: ['franc suisse', 'francs suisses'], minor: ['centime', 'centimes'] },
    { code: 'JPY', home: ['yen', 'yens'], minor: [] },
  ],
};

const digitsAfterPoint: Readonly<Record<string, number>> = { JPY: 0, KWD: 3 };
const pointOf = (code: string): number => digitsAfterPoint[code] ?? 2;

const either = (words: readonly string[]): string => [...new Set(words)].sort((a, b) => b.length - a.length).join('|');

/** Every amount that is heard, in the order of the words. */
export function amountsHeard(text: string, locale: Locale, home: string): readonly string[] {
  const called = units[locale].map((unit) => ({ ...unit, names: unit.code === home ? unit.home : (unit.abroad ?? unit.home) }));
  const names = either(called.flatMap(({ names }) => names));
  const minors = either(called.flatMap(({ minor }) => minor));
  const and = locale === 'fr-FR' ? 'et' : 'and';
  const of = locale === 'fr-FR' ? "(?:de |d')?" : '';
  const amount = new RegExp(
    `(?<![\\d.,])(?:(?<whole>\\d[\\d,]*) ${of}(?<name>${names})(?!\\p{L})(?: ${and} (?<few>\\d\\d?) (?<fewOf>${minors})(?!\\p{L})| (?<part>\\d\\d)(?!\\d))?` +
      `|(?<only>\\d\\d?) (?<minor>${minors})(?!\\p{L})|(?<other>\\d[\\d.,]*) (?<code>[A-Z]{3})(?!\\p{L}))`,
    'gu',
  );
  // Cents of no country are those at home.
  const atHome = (count: string, word: string): string =>
    `${called.find(({ code, minor }) => code === home && minor.includes(word))?.code ?? '?'} ${count}`;
  return [...text.matchAll(amount)].flatMap(({ groups = {} }) => {
    const { whole, name = '', few, fewOf = '', part, only, minor = '', other, code } = groups;
    if (whole !== undefined) {
      const unit = called.find(({ names }) => names.includes(name));
      const isOwn = few !== undefined && unit?.minor.includes(fewOf);
      const major = BigInt(whole.replaceAll(',', '')) * BigInt(10 ** pointOf(unit?.code ?? ''));
      const sum = `${unit?.code ?? '?'} ${major + BigInt((isOwn ? few : part) ?? 0)}`;
      return few === undefined || isOwn ? [sum] : [sum, atHome(few, fewOf)];
    }
    if (only !== undefined) return [atHome(only, minor)];
    return written(other ?? '', code ?? '', locale === 'fr-FR' ? ',' : '.');
  });
}

const symbols: Readonly<Record<string, string>> = { $: 'USD', CA$: 'CAD', $CA: 'CAD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const symbol = 'CA\\$|\\$CA|\\$|€|£|¥|[A-Z]{3}';

/** Every amount that is shown, in the order of the text. */
export function amountsSeen(text: string, locale: Locale): readonly string[] {
  const amount =
    locale === 'fr-FR'
      ? new RegExp(`(?<![\\d,])(?<number>\\d{1,3}(?: \\d{3})*(?:,\\d+)?) (?<symbol>${symbol})(?![\\p{L}])`, 'gu')
      : new RegExp(`(?<symbol>${symbol}) ?(?<number>\\d[\\d,]*(?:\\.\\d+)?)`, 'gu');
  return [...text.replaceAll(/\s/g, ' ').matchAll(amount)].map(({ groups = {} }) =>
    written(
      (groups['number'] ?? '').replaceAll(' ', ''),
      symbols[groups['symbol'] ?? ''] ?? groups['symbol'] ?? '',
      locale === 'fr-FR' ? ',' : '.',
    ),
  );
}

function written(number: string, code: string, point: ',' | '.'): string {
  const [whole = '', part = ''] = number.replaceAll(point === '.' ? ',' : '.', '').split(point);
  return `${code} ${BigInt(whole + part.padEnd(pointOf(code), '0'))}`;
}
