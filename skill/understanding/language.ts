import type { AccountWord, UnsupportedTopic } from '../ask.ts';
import type { CategoryWord } from '../transactions/categories.ts';
import type { Courtesies } from './courtesies.ts';
import type { Grammar } from './grammar.ts';
import { type MerchantIndex, merchantIndex, type NamedMerchant } from './merchants.ts';
import { normalise, type Numerals, numeralsOf, type Token } from './normalise.ts';
import type { AnswerWords } from './ownership.ts';
import { type PeriodGrammar, periodGrammarOf } from './periods.ts';
import { type PhraseList, phraseList } from './phrases.ts';

/** One value of a closed slot (locales/<tag>/utterances.json). */
export interface SlotValue {
  readonly id: string;
  readonly value: string;
  readonly synonyms: readonly string[];
}

export type ClosedSlot = 'account' | 'category' | 'comparison' | 'ordinal' | 'topic';

/** What the understanding needs of one language: the files of locales/<tag>/. */
export interface LanguageData {
  readonly grammar: Grammar;
  readonly answers: AnswerWords;
  readonly slots: Readonly<Record<ClosedSlot, readonly SlotValue[]>>;
  readonly merchants: readonly NamedMerchant[];
}

/** The same, compiled. */
export interface Language {
  readonly grammar: Grammar;
  readonly numerals: Numerals;
  readonly periods: PeriodGrammar;
  readonly accounts: PhraseList<AccountWord>;
  readonly categories: PhraseList<CategoryWord>;
  readonly comparisons: PhraseList<'over' | 'under' | 'exactly'>;
  readonly ordinals: PhraseList<string>;
  readonly topics: PhraseList<UnsupportedTopic>;
  readonly merchants: MerchantIndex;
  readonly merchantCues: ReadonlySet<string>;
  readonly strongCues: ReadonlySet<string>;
  readonly allCues: ReadonlySet<string>;
  readonly nameEnds: ReadonlySet<string>;
  readonly commonNames: ReadonlySet<string>;
  readonly courtesies: Courtesies;
  readonly split: (phrase: string) => readonly Token[];
}

/** Compiles the tables of one language; throws SyntaxError if a pattern in the grammar is not one. */
export function languageOf({ grammar, slots, merchants }: LanguageData): Language {
  const numerals = numeralsOf(grammar);
  const split = (phrase: string): readonly Token[] => normalise(phrase, numerals).tokens;
  const words = (phrase: string): readonly string[] => split(phrase).map(({ word }) => word);
  // The ids of utterances.json are those of the core's own closed lists; a test of the locale files holds them together.
  const list = <Id extends string>(slot: ClosedSlot): PhraseList<Id> =>
    phraseList(
      slots[slot].flatMap(({ id, value, synonyms }) => [value, ...synonyms].map((phrase) => ({ id: id as Id, phrase }))),
      split,
    );
  return {
    grammar,
    numerals,
    split,
    periods: periodGrammarOf(grammar),
    accounts: list('account'),
    categories: list('category'),
    comparisons: list('comparison'),
    ordinals: list('ordinal'),
    topics: list('topic'),
    merchants: merchantIndex(merchants, split),
    merchantCues: new Set(grammar.merchantCues),
    strongCues: new Set([...grammar.merchantCues, ...grammar.categoryCues]),
    allCues: new Set([...grammar.merchantCues, ...grammar.weakCues, ...grammar.categoryCues]),
    commonNames: new Set(grammar.commonNames),
    nameEnds: new Set(grammar.nameEnds),
    courtesies: { before: grammar.courtesies.before.map(words), after: grammar.courtesies.after.map(words) },
  };
}
