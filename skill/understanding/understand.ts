import type { Locale, Slots } from '../ask.ts';
import { type IntentName, intentNames, laterIntentNames } from '../intents/intents.ts';
import { calendarOf } from '../money/calendar.ts';
import type { CivilDate } from '../money/civil-date.ts';
import type { OwnAccount } from './accounts.ts';
import { type ConceptFile, type Concepts, conceptsOf } from './concepts.ts';
import { keyOf } from './exact.ts';
import { featuresOf } from './features.ts';
import { type Fragments, fragmentsOf, isChoice, isFollowUp, yesOrNo } from './follow-up.ts';
import { type Language, type LanguageData, languageOf } from './language.ts';
import { type MerchantIndex, merchantIndex, type NamedMerchant } from './merchants.ts';
import { likelihoods, type Model, readModel } from './model.ts';
import { normalise } from './normalise.ts';
import { denies, movesMoney, plainText, polarity, type Safety, safetyOf } from './safety.ts';
import { type Reading, readSlots, slotsOf } from './slots.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Who speaks, where and when. */
export interface UnderstandingContext {
  readonly locale: Locale;
  readonly today: CivilDate;
  /** ISO 3166: first day of the week, order of day and month */
  readonly region: string;
  /** The customer's own */
  readonly merchants: readonly NamedMerchant[];
  readonly accounts: readonly OwnAccount[];
  /** What the core has just asked and waits for */
  readonly expecting?: 'yes-no' | 'merchant' | null;
}

export interface Understood {
  readonly intent: IntentName;
  /** 0 to 1 */
  readonly confidence: number;
  readonly slots: Slots;
  /** The likeliest intents, best first: "did you mean A or B?" */
  readonly alternatives: readonly { readonly intent: IntentName; readonly confidence: number }[];
}

/** What is learnt and compiled for all languages. Make it once; it is never changed. */
export interface Engine {
  readonly model: Model;
  readonly exact: ReadonlyMap<number, IntentName>;
  readonly languages: ReadonlyMap<Locale, EngineLanguage>;
}

interface EngineLanguage {
  readonly language: Language;
  readonly concepts: Concepts;
  readonly safety: Safety;
  readonly fragments: Fragments;
  readonly vocabulary: Vocabulary;
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
      vocabulary: vocabularyOf(model.words[locale] ?? []),
      ownMerchants: new WeakMap(),
    };
    return [locale, entry] as const;
  });
  const { keys, intents } = model.exact;
  const exact = new Map(Array.from(keys, (key, at) => [key, model.intents[intents[at] ?? 0] as IntentName] as const));
  return { model, exact, languages: new Map(compiled) };
}

const sure = 0.95;

/** What one sentence asks, in 0.1 ms. Never throws for any text; what is not understood is 'Fallback'. */
export function understand(text: string, context: UnderstandingContext, engine: Engine): Understood {
  const own = engine.languages.get(context.locale);
  if (!own) return nothing;
  const { language, vocabulary, safety, fragments } = own;
  const calendar = calendarOf({ region: context.region, today: context.today, monthStartsOn: 1 });
  const merchants = ownMerchants(context.merchants, own);
  const reading = readSlots(normalise(text, language.numerals), language, calendar, { merchants, accounts: context.accounts, vocabulary });
  if (reading.sentence.tokens.length === 0) return nothing;
  const words = plainText(reading);
  const block = polarity(words, safety, vocabulary.known);
  const money = movesMoney(words, safety, vocabulary.known);
  const certain = (intent: IntentName, slots: Slots = slotsOf(intent, reading)): Understood => ({
    intent,
    confidence: sure,
    slots,
    alternatives: [{ intent, confidence: sure }],
  });
  const sample = engine.exact.get(keyOf(reading, 'words')) ?? engine.exact.get(keyOf(reading, 'slots'));
  if (sample) return certain(sample);
  if (money) return certain('Unsupported', { topic: money });
  if (isFollowUp(reading, fragments)) return certain('FollowUp');
  if (isChoice(reading, fragments)) return certain('SelectOrdinal');
  const answer = context.expecting === 'yes-no' && block === null ? yesOrNo(reading, fragments) : null;
  if (answer) return certain(answer);
  if (context.expecting === 'merchant' && reading.sentence.tokens.length <= 4 && block === null) {
    const heard = reading.merchant ?? { id: null, heard: text.trim() };
    const guess = decide(reading, own, engine.model, words, block);
    return guess.intent === 'Fallback' ? certain('FollowUp', { merchant: { id: heard.id, heard: heard.heard } }) : guess;
  }
  return decide(reading, own, engine.model, words, block);
}

const nothing: Understood = { intent: 'Fallback', confidence: 0, slots: {}, alternatives: [] };

function ownMerchants(merchants: readonly NamedMerchant[], { ownMerchants: kept, language }: EngineLanguage): MerchantIndex {
  const found = kept.get(merchants) ?? merchantIndex(merchants, language.split);
  kept.set(merchants, found);
  return found;
}

/** Answered only if it is that much likelier than a question we have no answer to. */
const leastLead = 0.34;

const noAnswer: ReadonlySet<string> = new Set<IntentName>(['Fallback', 'Unsupported', 'CardDeclined']);

/** The model's choice among what the rules allow. */
function decide(
  reading: Reading,
  { concepts, safety }: EngineLanguage,
  model: Model,
  words: string,
  block: ReturnType<typeof polarity>,
): Understood {
  const likely = likelihoods(model, featuresOf(reading, concepts));
  const allowed = (intent: string): boolean => {
    if (intent === 'FreezeCard') return block === 'freeze' || (block === null && !denies(words, safety));
    if (intent === 'UnfreezeCard') return block === 'unfreeze';
    return intent !== 'PinChange' || words.search(safety.pin) >= 0;
  };
  let outside = 0;
  const alternatives: { intent: IntentName; confidence: number }[] = [];
  for (const [at, intent] of (model.intents as readonly IntentName[]).entries()) {
    const confidence = likely[at] ?? 0;
    if (noAnswer.has(intent)) outside += confidence;
    if (confidence > (alternatives[2]?.confidence ?? 0) && allowed(intent)) {
      alternatives.push({ intent, confidence });
      alternatives.sort((a, b) => b.confidence - a.confidence).splice(3);
    }
  }
  const { intent, confidence } = alternatives[0] ?? nothing;
  const lead = noAnswer.has(intent) ? confidence : confidence - outside;
  if (intent === 'Fallback' || lead < leastLead) return { intent: 'Fallback', confidence, slots: {}, alternatives };
  return { intent, confidence, slots: slotsOf(intent, reading), alternatives };
}
