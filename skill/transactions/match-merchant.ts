import type { Merchant } from '../ports.ts';
import { likeness } from './distance.ts';
import { nameWords } from './name-words.ts';
import { soundOf } from './sounds.ts';

export type MerchantMatch =
  | { readonly kind: 'one'; readonly merchant: Merchant }
  | { readonly kind: 'two'; readonly options: readonly [Merchant, Merchant] }
  /** Nothing is close enough; `nearest` may be offered, never assumed. */
  | { readonly kind: 'none'; readonly nearest: Merchant | null };

/** Likeness from which a name counts as meant, by how much it must lead, and from which it is worth offering. */
const clear = 0.7;
const ahead = 0.1;
const offered = 0.5;
/** A match of only some words of a name, or of its beginning, is worth a little less than one of the whole. */
const someWords = 0.93;
const beginning = 0.85;

/**
 * Rule "Unknown or misheard merchant": what was said, matched to the customer's own merchants. The platform's id or the exact name wins;
 * then spelling and sound, one if it is clearly ahead, else the question between two; never a silent best guess.
 */
export function matchMerchant(heard: { readonly id: string | null; readonly heard: string }, own: readonly Merchant[]): MerchantMatch {
  const byId = own.find(({ id }) => id === heard.id);
  if (byId !== undefined) return { kind: 'one', merchant: byId };
  const said = spoken(heard.heard);
  const scored = own.map((merchant) => ({ merchant, score: score(said, spoken(merchant.name)) })).sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first === undefined || first.score < offered) return { kind: 'none', nearest: null };
  if (first.score < clear || (first.score < 1 && isElsewhere(heard.id, said))) return { kind: 'none', nearest: first.merchant };
  const close = second !== undefined && second.score > first.score - ahead;
  if (close && (first.score < 1 || second.score === 1)) return { kind: 'two', options: [first.merchant, second.merchant] };
  return { kind: 'one', merchant: first.merchant };
}

/** The platform understood a merchant of the known list where the customer has never paid: no similar one stands in for it. */
const isElsewhere = (id: string | null, said: Spoken): boolean => id !== null && similar(said, spoken(id)) >= clear;

interface Spoken {
  readonly words: readonly string[];
  /** The words run together, for gaps are the first thing to be misheard: the telling words, and all of them. */
  readonly telling: string;
  readonly all: string;
}

/** Articles, "and" (h and m, M&S) and the kind of place say nothing about which one. */
const empty = new Set(
  'and et n the a an le la les l un une du de des d chez at store stores shop magasin supermarket supermarche'.split(' '),
);

function spoken(name: string): Spoken {
  const every = nameWords(name);
  const telling = every.filter((word) => !empty.has(word));
  const words = telling.length > 0 ? telling : every;
  return { words, telling: words.join(''), all: every.join('') };
}

function score(said: Spoken, name: Spoken): number {
  if (said.all === '') return 0;
  if (said.all === name.all || said.telling === name.telling || isInitials(said, name)) return 1;
  if (name.telling.length > 3 && name.words.every((word) => said.words.includes(word))) return someWords; // "tesco on the corner"
  const starts = said.telling.length > 3 && name.telling.startsWith(said.telling) ? beginning : 0;
  return parts(name).reduce((best, part) => Math.max(best, someWords * alike(said.telling, part)), Math.max(starts, similar(said, name)));
}

/** "m and s" for Marks & Spencer. One letter is not enough. */
const isInitials = (short: Spoken, long: Spoken): boolean =>
  short.words.length > 1 &&
  short.words.length === short.telling.length &&
  short.telling === long.words.map((word) => word.charAt(0)).join('');

/** "antoine" for Maison Antoine: the first or the last words of a name, if long enough to tell. */
const parts = ({ words }: Spoken): readonly string[] =>
  words
    .slice(1)
    .flatMap((_, at) => [words.slice(0, at + 1).join(''), words.slice(at + 1).join('')])
    .filter((part) => part.length > 3);

const similar = (said: Spoken, name: Spoken): number =>
  said.all === said.telling && name.all === name.telling
    ? alike(said.telling, name.telling)
    : Math.max(alike(said.telling, name.telling), alike(said.all, name.all));

/** Spelling alone, or sound and spelling together. Short names are either right or unknown: one letter makes another shop. */
function alike(said: string, name: string): number {
  if (said === name) return 1;
  if (said.length < 4 || name.length < 4) return 0;
  const spelling = likeness(said, name, 0.4);
  return spelling === 0 ? 0 : Math.max(spelling, (spelling + likeness(soundOf(said), soundOf(name))) / 2);
}
