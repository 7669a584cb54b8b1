import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#skill';

/** Looks a text of sandbox-bank.json up and fills its gaps. Throws if one is missing. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string;

/** `folder` holds a folder per language. */
export function wordsFrom(folder: string, locale: Locale): Words {
  const texts = JSON.parse(readFileSync(join(folder, locale, 'sandbox-bank.json'), 'utf8')) as Record<string, string>;
  return (key, values) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`no words for ${key} in ${locale}`);
    return text.replace(/{{(\w+)}}/g, (_, gap: string) => {
      const value = values?.[gap];
      if (value === undefined) throw new Error(`nothing for ${gap} in ${key}`);
      return value;
    });
  };
}
