import type { Locale, Slots } from '../ask.ts';
import type { IntentName } from '../intents/intents.ts';
import { calendarOf } from '../money/calendar.ts';
import type { Calendar } from '../money/period.ts';
import type { CivilDate } from '../money/civil-date.ts';
import type { OwnAccount } from './accounts.ts';
import { roomFor } from './fit.ts';
import { questionIn } from './courtesies.ts';
import { decide, type Guess } from './decide.ts';
import type { Engine, EngineLanguage } from './engine.ts';
import { keyOf, likeSample } from './exact.ts';
import { isChoice, isFollowUp } from './follow-up.ts';
import { type MerchantIndex, merchantIndex, type NamedMerchant } from './merchants.ts';
import { normalise } from './normalise.ts';
import { mayAnswer, type Said, saidIn } from './ownership.ts';
import { movesMoney, plainText } from './safety.ts';
import { type Reading, readSlots, slotsOf } from './slots.ts';

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
  /** 0 to 1; what a rule decided has 0.95 */
  readonly confidence: number;
  readonly slots: Slots;
  /** The likeliest intents, best first: "did you mean A or B?" */
  readonly alternatives: readonly Guess[];
}

const certain = 0.95;

/** What is longer is more than a yes or no. */
const longestAnswer = 6;

/** What one sentence asks, in 0.1 ms. Never throws for any text; what is not understood is 'Fallback'. */
export function understand(text: string, context: UnderstandingContext, engine: Engine): Understood {
  const own = engine.languages.get(context.locale);
  if (!own) return nothing;
  const calendar = calendarOf({ region: context.region, today: context.today, monthStartsOn: 1 });
  const reading = read(text, context, calendar, own);
  if (reading.sentence.tokens.length === 0) return nothing;
  const words = plainText(reading);
  const money = movesMoney(words, own.safety, own.vocabulary.known);
  const topic = money === 'looks-back' ? null : money;
  const sample = sampleOf(reading, own, engine);
  if (topic && (!sample || sample === 'Unsupported')) return sure('Unsupported', { topic });
  const said = saidIn(text, own.answers);
  if (sample && mayAnswer(sample, said)) return sure(sample, slotsOf(sample, reading));
  const understood = decideOn({ text, reading, words, said, looksBack: money === 'looks-back' }, context, own, engine);
  const intent = roomFor(understood.intent, reading, calendar);
  return intent === understood.intent ? understood : { ...understood, intent, slots: slotsOf(intent, reading) };
}

const nothing: Understood = { intent: 'Fallback', confidence: 0, slots: {}, alternatives: [] };

const sure = (intent: IntentName, slots: Slots): Understood => ({
  intent,
  confidence: certain,
  slots,
  alternatives: [{ intent, confidence: certain }],
});

interface Heard {
  readonly text: string;
  readonly reading: Reading;
  /** plainText() of it */
  readonly words: string;
  /** saidIn() of it */
  readonly said: Said;
  /** It speaks of a payment, but asks for none */
  readonly looksBack: boolean;
}

function decideOn({ text, reading, ...heard }: Heard, context: UnderstandingContext, own: EngineLanguage, engine: Engine): Understood {
  const fragment = fragmentOf(reading, heard.said, context, own);
  if (fragment) return sure(fragment, slotsOf(fragment, reading));
  const decided = decide(reading, own, engine.model, heard);
  const told = (intent: IntentName): Understood => ({ ...decided, intent, slots: slotsOf(intent, reading) });
  if (!['Fallback', 'Unsupported'].includes(decided.intent)) return told(decided.intent);
  if ((reading.merchant || reading.category) && own.paid.test(heard.words)) return told('FindTransaction');
  if (decided.intent === 'Unsupported') return told('Unsupported');
  if (context.expecting === 'merchant' && reading.sentence.tokens.length <= 4) {
    const { id, heard } = reading.merchant ?? { id: null, heard: text.trim() };
    return { ...decided, slots: { merchant: { id, heard } }, intent: 'FollowUp' };
  }
  return told('Fallback');
}

function read(text: string, context: UnderstandingContext, calendar: Calendar, own: EngineLanguage): Reading {
  const { language, vocabulary } = own;
  const { region, merchants, accounts } = context;
  const monthFirst = language.grammar.monthFirst.includes(region);
  const names = { merchants: ownMerchants(merchants, own), accounts, vocabulary };
  return readSlots(normalise(text, language.numerals), language, { ...calendar, monthFirst }, names);
}

function ownMerchants(merchants: readonly NamedMerchant[], { ownMerchants: kept, language }: EngineLanguage): MerchantIndex {
  const found = kept.get(merchants) ?? merchantIndex(merchants, language.split);
  kept.set(merchants, found);
  return found;
}

/** A sentence that is a sample word for word, "please" aside; with a slip of the pen in it another word might have been meant. */
function sampleOf(reading: Reading, { language }: EngineLanguage, { exact }: Engine): IntentName | undefined {
  const slipped = reading.sentence.tokens.some(({ text, word }, at) => text !== word && reading.kinds[at] === null);
  if (slipped) return undefined;
  const { tokens } = reading.sentence;
  const parts = [[0, tokens.length], questionIn(tokens, language.courtesies)] as const;
  return parts.flatMap((part) => likeSample.map((keep) => exact.get(keyOf(reading, keep, part)))).find((intent) => intent !== undefined);
}

/** What makes sense only after the question before: "and last month?", "the second one", "yes". */
function fragmentOf(reading: Reading, said: Said, { expecting }: UnderstandingContext, { fragments }: EngineLanguage): IntentName | null {
  if (isFollowUp(reading, fragments)) return 'FollowUp';
  if (isChoice(reading, fragments)) return 'SelectOrdinal';
  const short = expecting === 'yes-no' && reading.sentence.tokens.length <= longestAnswer;
  return short && said.begins !== null && mayAnswer(said.begins, said) ? said.begins : null;
}
