import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import { type Words, wordsIn } from '../../companion/words.ts';
import { catalogueIn, type Words as Terms } from '../../locales/catalogue.ts';

/** The pages' words, and the terms that spoken answers use, too (days, categories); each language read on first use and kept. */
export function pageWords(
  folder: string,
  brand: Brand,
): { readonly words: (locale: Locale) => Words; readonly terms: (locale: Locale) => Terms } {
  const known = new Map<Locale, Words>();
  const words = (locale: Locale): Words => {
    const names = {
      bank: brand.name,
      app: brand.appName[locale],
      emergencyNumber: brand.emergencyNumber,
      invocation: brand.invocationName[locale],
    };
    const read = () => JSON.parse(readFileSync(join(folder, locale, 'companion.json'), 'utf8')) as Record<string, string>;
    const found = known.get(locale) ?? wordsIn(read(), locale, names);
    known.set(locale, found);
    return found;
  };
  return { words, terms: catalogueIn(folder) };
}
