import type { Locale } from '../ask.ts';
import type { IntentName } from '../intents/intents.ts';
import { type ConceptFile, type Concepts, conceptsOf } from './concepts.ts';
import { type Fragments, fragmentsOf } from './follow-up.ts';
import { type Language, type LanguageData, languageOf } from './language.ts';
import type { MerchantIndex, NamedMerchant } from './merchants.ts';
import { type Model, readModel } from './model.ts';
import { type Answers, answersOf } from './ownership.ts';
import { type Safety, safetyOf } from './safety.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** What is learnt and compiled for all languages. Make it once; it is never changed. */
export interface Engine {
  readonly model: Model;
  readonly exact: ReadonlyMap<number, IntentName>;
  readonly languages: ReadonlyMap<Locale, EngineLanguage>;
}

export interface EngineLanguage {
  readonly language: Language;
  readonly concepts: Concepts;
  readonly safety: Safety;
  readonly fragments: Fragments;
  readonly answers: Answers;
  /** "Did I pay it?" */
  readonly paid: RegExp;
  readonly vocabulary: Vocabulary;
  /** Indexes of customers' merchants, as long as their lists live */
  readonly ownMerchants: WeakMap<readonly NamedMerchant[], MerchantIndex>;
}

export interface EngineData {
  readonly concepts: ConceptFile;
  readonly languages: Readonly<Record<Locale, LanguageData>>;
}

/** Throws RangeError for bytes that are no model, SyntaxError for a grammar that cannot be compiled. */
export function loadEngine(modelBytes: Uint8Array, { concepts, languages }: EngineData): Engine {
  const model = readModel(modelBytes);
  const compiled = (Object.entries(languages) as [Locale, LanguageData][]).map(([locale, data]) => {
    const language = languageOf(data);
    const entry: EngineLanguage = {
      language,
      concepts: conceptsOf(concepts, locale.slice(0, 2)),
      safety: safetyOf(data.grammar),
      fragments: fragmentsOf(language),
      answers: answersOf(data.answers),
      paid: new RegExp(`(?<![^ ])(?:${data.grammar.paid.join('|')})(?![^ ])`),
      vocabulary: vocabularyOf(model.words[locale] ?? []),
      ownMerchants: new WeakMap(),
    };
    return [locale, entry] as const;
  });
  const { keys, intents } = model.exact;
  const exact = new Map(Array.from(keys, (key, at) => [key, model.intents[intents[at] ?? 0] as IntentName] as const));
  return { model, exact, languages: new Map(compiled) };
}
