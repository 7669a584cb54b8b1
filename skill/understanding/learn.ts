import type { Locale } from '../ask.ts';
import { intentNames, laterIntentNames } from '../intents/intents.ts';
import { calendarOf } from '../money/calendar.ts';
import { civilDate } from '../money/civil-date.ts';
import { type ConceptFile, type Concepts, conceptsOf } from './concepts.ts';
import { exactOf, keyOf } from './exact.ts';
import { featuresOf } from './features.ts';
import { type Language, type LanguageData, languageOf } from './language.ts';
import { merchantIndex } from './merchants.ts';
import { modelBytes } from './model.ts';
import { normalise } from './normalise.ts';
import { samplesOf, type Utterances } from './samples.ts';
import { type Reading, readSlots } from './slots.ts';
import { type Example, train } from './train.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Everything one language is learnt from. */
export interface Lesson {
  readonly data: LanguageData;
  readonly utterances: Utterances;
}

const intents: readonly string[] = [...intentNames, ...laterIntentNames];

/** Any day does: what is asked does not depend on it. */
const calendar = { ...calendarOf({ region: 'US', today: civilDate('2026-06-15'), monthStartsOn: 1 }), monthFirst: true };

/** One model for all languages, as a file; the same lessons always give the same bytes. About two seconds. */
export function learn(lessons: Readonly<Record<Locale, Lesson>>, concepts: ConceptFile): Uint8Array {
  const words: Record<string, readonly string[]> = {};
  const read = (Object.entries(lessons) as [Locale, Lesson][]).flatMap(([locale, lesson]) => {
    const language = languageOf(lesson.data);
    const known = wordsIn(lesson, language);
    words[locale] = [...known].sort();
    return readSamples(lesson, language, vocabularyOf(known), conceptsOf(concepts, locale.slice(0, 2)));
  });
  const exact = exactOf(read.flatMap(({ keys, intent }) => keys.map((key) => [key, intent] as const)));
  return modelBytes({ ...train(read, intents.length), intents, exact, words });
}

/** A sample without slots counts as it is written; one with account or category words counts with any of them. */
function keysOf(reading: Reading, slots: readonly string[]): readonly number[] {
  if (slots.length === 0) return [keyOf(reading, 'all')];
  const closed = slots.includes('account') || slots.includes('category');
  return closed ? [keyOf(reading, 'words'), keyOf(reading, 'slots')] : [keyOf(reading, 'words')];
}

/** All words of a language's samples, lists and tables; every other word may be a name or a slip of the pen. */
function wordsIn({ utterances, data }: Lesson, { split }: Language): ReadonlySet<string> {
  const lists = Object.values(utterances.slots).flatMap((values) => values.flatMap(({ value, synonyms }) => [value, ...synonyms]));
  const texts = [...Object.values(utterances.intents).flat(), ...utterances.outOfScope, ...lists];
  const tables = JSON.stringify([data.grammar, data.answers]).match(/[a-z]{2,}/g) ?? [];
  return new Set([...tables, ...texts.flatMap((text) => split(text.replaceAll(/\{\w+\}/g, ' ')).map((token) => token.text))]);
}

interface ReadSample extends Example {
  readonly keys: readonly number[];
}

function readSamples(lesson: Lesson, language: Language, vocabulary: Vocabulary, concepts: Concepts): readonly ReadSample[] {
  const accounts = (lesson.data.grammar.examples.ownAccount ?? []).map((name) => ({ name }));
  const names = { merchants: merchantIndex([], language.split), accounts, vocabulary };
  return samplesOf(lesson.utterances, lesson.data).map(({ intent, text, weight, slots }) => {
    const reading = readSlots(normalise(text, language.numerals), language, calendar, names);
    return {
      intent: intents.indexOf(intent),
      features: featuresOf(reading, concepts),
      weight,
      keys: keysOf(reading, slots),
    };
  });
}
