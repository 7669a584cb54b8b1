import { readFileSync } from 'node:fs';
import type { FailureCode, Locale } from '#skill';
import { brand } from '../../../brand/brand.ts';

/** The words of a key as they stand in the locale's file, with the bank's own names in the gaps. */
export function sentence(key: string, locale: Locale): string {
  const words = JSON.parse(readFileSync(`locales/${locale}/speech.json`, 'utf8')) as Record<string, string>;
  const text = words[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replaceAll('{{bank}}', brand.name).replaceAll('{{app}}', brand.appName[locale]);
}

export const failure = (code: FailureCode, locale: Locale): string => sentence(`failure.${code}`, locale);

const tails = / (Anything else|What else|Something more|Autre chose|Et ensuite|Une autre question) ?\?$/;

/** An answer without its closing question, which differs from turn to turn. */
export const withoutTail = (text: string): string => text.replace(tails, '');
