import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locale } from '../../../skill/ask.ts';
import { calendarOf } from '../../../skill/money/calendar.ts';
import { civilDate } from '../../../skill/money/civil-date.ts';
import { type Language, languageOf } from '../../../skill/understanding/language.ts';
import { merchantIndex, type NamedMerchant } from '../../../skill/understanding/merchants.ts';
import { normalise } from '../../../skill/understanding/normalise.ts';
import { readSlots } from '../../../skill/understanding/slots.ts';
import { type UnderstandingContext, understand } from '../../../skill/understanding/understand.ts';
import { vocabularyOf } from '../../../skill/understanding/vocabulary.ts';
import { ensureModel } from '../../../tools/train-understanding.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const locales: readonly Locale[] = ['en-US', 'fr-FR'];
/** A Monday */
export const today = civilDate('2026-11-23');

export const readLocale = (locale: Locale, file: string) => JSON.parse(readFileSync(`${root}locales/${locale}/${file}`, 'utf8'));

export const dataOf = (locale: Locale) => ({
  grammar: readLocale(locale, 'grammar.json'),
  answers: readLocale(locale, 'answers.json'),
  merchants: readLocale(locale, 'merchants.json'),
  slots: readLocale(locale, 'utterances.json').slots,
});

const engine = ensureModel(root);

/** The sentence as someone without any account of their own says it, unless told otherwise. */
export const ask = (locale: Locale, text: string, context: Partial<UnderstandingContext> = {}) =>
  understand(text, { locale, today, region: locale.slice(3), merchants: [], accounts: [], ...context }, engine);

const languages = new Map<Locale, Language>(locales.map((locale) => [locale, languageOf(dataOf(locale))]));

/** The slots of a sentence, whatever it asks. */
export function readingOf(locale: Locale, text: string, region: string, own: readonly NamedMerchant[] = []) {
  const language = languages.get(locale) as Language;
  const calendar = { ...calendarOf({ region, today, monthStartsOn: 1 }), monthFirst: language.grammar.monthFirst.includes(region) };
  const vocabulary = vocabularyOf(engine.model.words[locale] ?? []);
  const names = { merchants: merchantIndex(own, language.split), accounts: [], vocabulary };
  return readSlots(normalise(text, language.numerals), language, calendar, names);
}

/** Every way of leaving out, doubling, exchanging or mistyping one letter. */
export function slipsOf(word: string): readonly string[] {
  const slips = [...word].flatMap((letter, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2),
    `${word.slice(0, at)}x${word.slice(at + 1)}`,
    `${word.slice(0, at)}e${word.slice(at)}`,
  ]);
  return [...new Set(slips)].filter((slip) => slip !== word);
}
