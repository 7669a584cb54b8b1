import type { Token } from './normalise.ts';
import { likeness } from '../transactions/distance.ts';
import { soundOf } from '../transactions/sounds.ts';
import { forgiven } from './spelling.ts';

export interface NamedMerchant {
  readonly id: string;
  readonly name: string;
  readonly synonyms?: readonly string[];
}

/** Merchants by the letters of their names: "Marks & Spencer", "marks and spencer" and "m&s" with their spaces taken out. */
export interface MerchantIndex {
  /** The names themselves, without other spellings */
  readonly main: ReadonlySet<string>;
  /** All names of several words, word by word */
  readonly spaced: ReadonlySet<string>;
  readonly exact: ReadonlyMap<string, NamedMerchant>;
  readonly names: readonly { readonly letters: string; readonly merchant: NamedMerchant }[];
}

export interface FoundMerchant {
  /** Null where only a name was heard */
  readonly id: string | null;
  readonly heard: string;
  /** A name heard behind a word that may mean anything ("to", "de") */
  readonly doubtful?: boolean;
  readonly from: number;
  readonly to: number;
}

function letters(tokens: readonly Token[], from: number, length: number): string {
  let result = '';
  for (let at = from; at < from + length; at++) if (tokens[at]?.text !== '&') result += tokens[at]?.text ?? '';
  return result;
}

const spacedOut = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');

/** Ready to search; `split` brings a name to the words of a sentence. */
export function merchantIndex(merchants: readonly NamedMerchant[], split: (name: string) => readonly Token[]): MerchantIndex {
  const exact = new Map<string, NamedMerchant>();
  const main = new Set<string>();
  const spaced = new Set<string>();
  const names: { letters: string; merchant: NamedMerchant }[] = [];
  for (const merchant of merchants) {
    for (const name of [merchant.name, ...(merchant.synonyms ?? [])]) {
      const words = split(name);
      const key = letters(words, 0, words.length);
      if (name === merchant.name) main.add(key);
      if (words.length > 1) spaced.add(spacedOut(words));
      if (key === '' || exact.has(key)) continue;
      exact.set(key, merchant);
      names.push({ letters: key, merchant });
    }
  }
  return { main, spaced, exact, names };
}

export interface NamePlaces {
  readonly tokens: readonly Token[];
  readonly free: (at: number) => boolean;
  /** Words that occur in the samples of the language */
  readonly known: ReadonlySet<string>;
  /** Names that are everyday words */
  readonly common: ReadonlySet<string>;
  /** Words before a merchant's name */
  readonly cues: ReadonlySet<string>;
}

const longest = 5;

/**
 * A name of the index as it is written. An everyday word ("next"), two letters, and words of ours that only run together make a name
 * ("dollars have" is no Dollar Shave) count behind a cue alone; another word of our samples if it is the whole name ("shell"): a
 * merchant that was named must never be dropped, the answer would be about everything. Longest first.
 */
export function findMerchant(index: MerchantIndex, { tokens, free, known, common, cues }: NamePlaces): FoundMerchant | null {
  if (index.exact.size === 0) return null;
  for (let length = Math.min(longest, tokens.length); length > 0; length--) {
    for (let from = 0; from + length <= tokens.length; from++) {
      const word = letters(tokens, from, length);
      const merchant = index.exact.get(word);
      if (!merchant) continue;
      const part = tokens.slice(from, from + length);
      const split = length > 1 && (index.spaced.has(spacedOut(part)) || part.some(({ text }) => !known.has(text)));
      const whole = length === 1 && (!known.has(word) || (index.main.has(word) && !common.has(word)));
      const alone = word.length > 2 && (split || whole);
      const named = alone || cues.has(tokens[from - 1]?.text ?? '');
      if (named && Array.from({ length }, (_, offset) => from + offset).every(free))
        return { id: merchant.id, heard: merchant.name, from, to: from + length };
    }
  }
  return null;
}

/** How alike a misspelt name must be behind a cue, where hardly anything but a name can stand */
const alike = 0.7;

/** A name of the index with slips in it: behind one of `cues`, or (`anywhere`) made of words no sample has. */
export function findMisspelt(index: MerchantIndex, { tokens, free, known, cues }: NamePlaces, anywhere: boolean): FoundMerchant | null {
  if (index.names.length === 0) return null;
  const odd = tokens.map(({ text }, at) => free(at) && text.length > 2 && !known.has(text) && !/^\d/.test(text));
  if (!odd.includes(true)) return null;
  for (let length = Math.min(3, tokens.length); length > 0; length--) {
    for (let from = 0; from + length <= tokens.length; from++) {
      const places = Array.from({ length }, (_, offset) => from + offset);
      const cued = cues.has(tokens[from - 1]?.text ?? '');
      const wanted = cued ? places.some((at) => odd[at]) : anywhere && places.every((at) => odd[at]);
      if (!wanted || !places.every(free)) continue;
      const said = letters(tokens, from, length);
      const nearest = nearestName(said, index, cued ? alike : 1 - (forgiven(said.length + 1) + 0.5) / said.length);
      if (nearest) return { id: nearest.id, heard: nearest.name, from, to: from + length };
    }
  }
  return null;
}

/** By spelling, or by sound and spelling together: "net flicks" is Netflix. */
function nearestName(said: string, { names }: MerchantIndex, least: number): NamedMerchant | null {
  let best: NamedMerchant | null = null;
  let most = least;
  if (said.length < 4) return null;
  for (const { letters: name, merchant } of names) {
    const spelling = name.length < 4 ? 0 : likeness(said, name, 0.5);
    const found = spelling === 0 ? 0 : Math.max(spelling, (spelling + likeness(soundOf(said), soundOf(name))) / 2);
    if (found > most) [best, most] = [merchant, found];
  }
  return best;
}

/** The words behind a cue that are no word of ours: "at Gino's Place". At most four. */
export function findHeardName(
  raw: string,
  { tokens, free, known, cues }: NamePlaces,
  strong: ReadonlySet<string>,
  ends: ReadonlySet<string>,
): FoundMerchant | null {
  for (let at = 0; at + 1 < tokens.length; at++) {
    const cue = tokens[at]?.text ?? '';
    if (!cues.has(cue) || !free(at)) continue;
    const from = at + 1;
    let to = from;
    while (to < tokens.length && to - from < 4 && free(to) && !ends.has(tokens[to]?.text ?? '') && /^[\D]/.test(tokens[to]?.text ?? ''))
      to++;
    const name = tokens.slice(from, to);
    const odd = name.some(({ text }) => !known.has(text));
    const heard = raw.slice(name[0]?.start ?? 0, name.at(-1)?.end ?? 0);
    if (name.length > 0 && (odd || (strong.has(cue) && /^\p{Lu}/u.test(heard))))
      return { id: null, heard, doubtful: !strong.has(cue), from, to };
  }
  return null;
}
