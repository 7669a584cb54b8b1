import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brand } from '../../brand/brand.ts';
import { type Words, wordsIn } from '../../companion/words.ts';
import { localeTags } from '../../locales/catalogue.ts';
import type { KnockBody } from '../store/warning-store.ts';

type Locale = (typeof localeTags)[number];

/** A knock in the customer's language, the first of ours if they chose none. Each language is read on first use and kept. */
export function pushWords(folder: string, brand: Pick<Brand, 'name' | 'appName'>): (locale: string | null, phrase: string) => KnockBody {
  const known = new Map<Locale, Words>();
  const wordsOf = (locale: Locale): Words => {
    const read = () => JSON.parse(readFileSync(join(folder, locale, 'push.json'), 'utf8')) as Record<string, string>;
    const words = known.get(locale) ?? wordsIn(read(), locale, { bank: brand.name, app: brand.appName[locale] });
    known.set(locale, words);
    return words;
  };
  return (chosen, phrase) => {
    const locale = localeTags.find((tag) => tag === chosen) ?? localeTags[0];
    const words = wordsOf(locale);
    return { title: words('knock.title', { phrase }), text: words('knock.text', { phrase }), locale };
  };
}
