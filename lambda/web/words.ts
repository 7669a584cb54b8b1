import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import { type Words, wordsIn } from '../../companion/words.ts';

/** The pages' words and the terms of words.json (days, categories), each read on first use and kept. */
export function pageWords(
  folder: string,
  brand: Brand,
): { readonly words: (locale: Locale) => Words; readonly terms: (locale: Locale) => Words } {
  const from = (file: string) => {
    const known = new Map<Locale, Words>();
    return (locale: Locale): Words => {
      const names = {
        bank: brand.name,
        app: brand.appName[locale],
        emergencyNumber: brand.emergencyNumber,
        invocation: brand.invocationName[locale],
      };
      const read = () => JSON.parse(readFileSync(join(folder, locale, `${file}.json`), 'utf8')) as Record<string, string>;
      const words = known.get(locale) ?? wordsIn(read(), locale, names);
      known.set(locale, words);
      return words;
    };
  };
  return { words: from('companion'), terms: from('words') };
}
