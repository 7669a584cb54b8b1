import { readFileSync } from 'node:fs';
import type { Locale } from '#skill';
import { brand } from '../../brand/brand.ts';
import type { Frame } from '../../companion/page.ts';
import { type Words, wordsIn } from '../../companion/words.ts';

const read = (locale: Locale) => JSON.parse(readFileSync(`locales/${locale}/companion.json`, 'utf8')) as Record<string, string>;

export const wordsOf = (locale: Locale): Words =>
  wordsIn(read(locale), locale, {
    bank: brand.name,
    app: brand.appName[locale],
    emergencyNumber: brand.emergencyNumber,
    invocation: brand.invocationName[locale],
  });

export const frameIn = (locale: Locale, rest: Partial<Frame> = {}): Frame => ({
  locale,
  words: wordsOf(locale),
  path: '/app',
  csrf: 'token-of-this-session',
  embedded: false,
  demo: true,
  signedIn: true,
  done: null,
  shown: null,
  refused: null,
  ...rest,
});
