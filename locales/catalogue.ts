import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import type { Locale } from '#skill';

/** The locales we speak; one line per language. */
export const localeTags = ['en-US', 'fr-FR'] as const satisfies readonly Locale[];

/** Looks a key up, or the first of several there is, and fills its gaps; a number named `count` picks the plural. Throws if the key or a gap is missing. */
export type Words = (key: string | readonly string[], values?: Readonly<Record<string, string | number>>) => string;

/** The words of one locale, read from its folder on first use and kept. */
export function catalogueIn(folder: string): (locale: Locale) => Words {
  const known = new Map<Locale, Words>();
  return (locale) => {
    const words = known.get(locale) ?? load(folder, locale);
    known.set(locale, words);
    return words;
  };
}

function load(folder: string, locale: Locale): Words {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, locale, `${name}.json`), 'utf8')) as Record<string, string>;
  const i18n = createInstance();
  i18n.init({
    lng: locale,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // Side by side: merging hundreds of keys into one object would cost a cold start as much as reading them.
    resources: { [locale]: { speech: read('speech'), words: read('words'), screen: read('screen') } },
    defaultNS: 'speech',
    fallbackNS: ['words', 'screen'],
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`no words for ${key} in ${locale}`);
    },
    missingInterpolationHandler: (text, match) => {
      throw new Error(`nothing for ${match[0]} in "${text}"`);
    },
  });
  // nest off: a merchant called "$t(goodbye)" stays a merchant.
  return (key, values) => i18n.t(key as string | string[], { ...values, nest: false });
}
