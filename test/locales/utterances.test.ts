import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { categories, type IntentName, intentNames, laterIntentNames } from '#skill';
import { intentSlots } from '#skill/build';

interface Entry {
  readonly id: string;
  readonly value: string;
  readonly synonyms: readonly string[];
}

interface Utterances {
  readonly intents: Readonly<Record<string, readonly string[]>>;
  readonly slots: Readonly<Record<string, readonly Entry[]>>;
  readonly outOfScope: readonly string[];
}

interface Merchant {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}

const locales = ['en-US', 'fr-FR'];

const allIntents: readonly IntentName[] = [...intentNames, ...laterIntentNames];

const mainIntents: readonly IntentName[] = [
  'Balance',
  'CardOwed',
  'RecentTransactions',
  'FindTransaction',
  'Spending',
  'FollowUp',
  'LostCard',
  'WhyAnswer',
  'Repeat',
  'More',
  'SelectOrdinal',
  'Unsupported',
];

/** Fallback is what nobody taught us (outOfScope shows it); platforms bring their own words for going home. */
const withoutMinimum: readonly IntentName[] = ['Fallback', 'NavigateHome'];

const slotIds: Readonly<Record<string, readonly string[]>> = {
  account: ['checking', 'savings', 'card', 'joint', 'all'],
  category: [...categories, 'food', 'home'],
  comparison: ['over', 'under', 'exactly'],
  ordinal: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '-1'],
  topic: ['transfer', 'pay', 'account-number', 'credit-score', 'address', 'other'],
};

const slotPattern = /\{(\w+)\}/g;
const word = String.raw`\p{Ll}+(?:['-]\p{Ll}+)*'?`;
const token = String.raw`(?:${word}|(?:\p{Ll}+')?\{[a-z]+\}|(?:\p{Ll}\.)+)`;
/** As Alexa takes samples: lower case, numbers in words, of punctuation only apostrophes, hyphens and abbreviation periods. */
const samplePattern = new RegExp(`^${token}(?: ${token})*$`, 'u');
const sentencePattern = new RegExp(`^${word}(?: ${word})*$`, 'u');

const read = <T>(locale: string, file: string): T =>
  JSON.parse(readFileSync(new URL(`../../locales/${locale}/${file}`, import.meta.url), 'utf8'));

const slotsIn = (sample: string) => [...sample.matchAll(slotPattern)].map((match) => match[1] ?? '');

const wordsOf = (sample: string) => new Set(sample.replaceAll(slotPattern, ' ').split(/\s+/).filter(Boolean));

const duplicates = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index);

/** Pairs that share more than 0.7 of their words; only samples with a common word are compared. */
function tooAlike(samples: readonly string[]): string[] {
  const found: string[] = [];
  const bags = samples.map(wordsOf);
  const samplesByWord = new Map<string, number[]>();
  bags.forEach((bag, current) => {
    const shared = new Map<number, number>();
    for (const item of bag.size === 0 ? [''] : bag) {
      const earlier = samplesByWord.get(item) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      samplesByWord.set(item, [...earlier, current]);
    }
    for (const [other, common] of shared) {
      const union = bag.size + (bags[other]?.size ?? 0) - common;
      if (common > 0.7 * union) found.push(`${samples[other]} | ${samples[current]}`);
    }
  });
  return found;
}

/** The id of a merchant: its name without accents and apostrophes, in lower case, "&" spelled, hyphens for the rest. */
const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

describe.each(locales)('what customers say, %s', (locale) => {
  const { intents, slots, outOfScope } = read<Utterances>(locale, 'utterances.json');
  const samples = Object.values(intents).flat();

  test('every intent of the closed table is there, and no other', () => {
    expect(Object.keys(intents).sort()).toEqual([...allIntents].sort());
  });

  test.each(mainIntents)('%s is said in 60 to 100 ways', (intent) => {
    expect(intents[intent]?.length).toBeGreaterThanOrEqual(60);
    expect(intents[intent]?.length).toBeLessThanOrEqual(100);
  });

  test('every other intent is said in at least 20 ways', () => {
    const others = allIntents.filter((intent) => !mainIntents.includes(intent) && !withoutMinimum.includes(intent));
    expect(others.filter((intent) => (intents[intent]?.length ?? 0) < 20)).toEqual([]);
  });

  test('an utterance holds only the slots its intent may hold, none of them twice', () => {
    const wrong = allIntents.flatMap((intent) => {
      const allowed: readonly string[] = intentSlots[intent] ?? [];
      return (intents[intent] ?? []).filter((sample) => {
        const used = slotsIn(sample);
        return used.some((slot) => !allowed.includes(slot)) || new Set(used).size !== used.length;
      });
    });
    expect(wrong).toEqual([]);
  });

  test('every slot an intent may hold is used by one of its utterances', () => {
    const unused = allIntents.flatMap((intent) => {
      const used = new Set((intents[intent] ?? []).flatMap(slotsIn));
      return (intentSlots[intent] ?? []).filter((slot) => !used.has(slot)).map((slot) => `${intent} ${slot}`);
    });
    expect(unused).toEqual([]);
  });

  test('utterances have only the characters a voice platform takes', () => {
    expect(samples.filter((sample) => !samplePattern.test(sample))).toEqual([]);
    expect(outOfScope.filter((sentence) => !sentencePattern.test(sentence))).toEqual([]);
  });

  test('no sentence is there twice, in scope or out', () => {
    expect(duplicates([...samples, ...outOfScope])).toEqual([]);
  });

  test('no two utterances share more than 0.7 of their words', () => {
    expect(tooAlike(samples)).toEqual([]);
  });

  test('at least 250 sentences show what is out of scope', () => {
    expect(outOfScope.length).toBeGreaterThanOrEqual(250);
  });

  test('the slots have the ids every locale shares', () => {
    const ids = Object.fromEntries(Object.entries(slots).map(([slot, entries]) => [slot, entries.map(({ id }) => id).sort()]));
    expect(ids).toEqual(Object.fromEntries(Object.entries(slotIds).map(([slot, expected]) => [slot, [...expected].sort()])));
  });

  test('a slot word means one thing and is written as it is spoken', () => {
    for (const entries of Object.values(slots)) {
      const words = entries.flatMap(({ value, synonyms }) => [value, ...synonyms]);
      expect(duplicates(words)).toEqual([]);
      expect(words.filter((spoken) => !sentencePattern.test(spoken))).toEqual([]);
    }
  });
});

describe.each(locales)('merchants known beforehand, %s', (locale) => {
  const merchants = read<readonly Merchant[]>(locale, 'merchants.json');

  test('there are at least 300, each once, with an id made from its name', () => {
    expect(merchants.length).toBeGreaterThanOrEqual(300);
    expect(duplicates(merchants.map(({ id }) => id))).toEqual([]);
    expect(merchants.filter(({ id, name }) => id !== slug(name))).toEqual([]);
  });

  test('no name or synonym leads to two merchants', () => {
    const spellings = merchants.flatMap(({ name, synonyms }) => [...new Set([name, ...synonyms].map((text) => text.toLowerCase()))]);
    expect(duplicates(spellings)).toEqual([]);
  });
});
