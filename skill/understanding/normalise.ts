import type { Grammar } from './grammar.ts';

/** A word as it is compared: without accents, in small letters, numbers as digits ("250"), ordinals as "3th" in every language. */
export interface Token {
  readonly text: string;
  /** The same, or the known word it seems to be a slip of */
  readonly word: string;
  /** Where it stood in the sentence as it was said */
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  readonly raw: string;
  readonly tokens: readonly Token[];
}

const pieces =
  /\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)|\d{1,2}\/\d{1,2}(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)*(?![\p{L}\d])|[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*|[€$£&]/gu;

/** Small letters without accents: "Été" -> "ete", "œuf" -> "oeuf". */
export const plain = (text: string): string => (/^[ -~]*$/.test(text) ? text.toLowerCase() : unaccented(text));

const unaccented = (text: string): string =>
  text.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '');

export interface Numerals {
  /** First word -> phrases that begin with it, longest first */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly words: readonly string[]; readonly value: number; readonly ordinal: boolean }[]
  >;
  readonly join: ReadonlySet<string>;
  readonly suffixed: RegExp;
  readonly rewrites: ReadonlyMap<string, string>;
}

/** The number words of a language, ready for normalise(). */
export function numeralsOf(grammar: Grammar): Numerals {
  const phrases = new Map<string, { words: string[]; value: number; ordinal: boolean }[]>();
  const add = (phrase: string, value: number, ordinal: boolean): void => {
    const words = phrase.split(' ');
    const [first = ''] = words;
    const list = phrases.get(first) ?? [];
    list.push({ words, value, ordinal });
    list.sort((a, b) => b.words.length - a.words.length);
    phrases.set(first, list);
  };
  for (const [phrase, value] of Object.entries(grammar.numbers)) add(phrase, value, false);
  for (const [phrase, value] of Object.entries(grammar.ordinals)) add(phrase, value, true);
  const suffixed = new RegExp(`^(\\d{1,3})(?:${grammar.ordinalSuffix})$`);
  return { phrases, join: new Set(grammar.numberJoin), suffixed, rewrites: new Map(Object.entries(grammar.rewrites)) };
}

/** Splits what was said into comparable words. Never throws; at most 100 words are read. */
export function normalise(raw: string, numerals: Numerals): Sentence {
  const tokens: Token[] = [];
  for (const match of raw.slice(0, 600).matchAll(pieces)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const text of wordsOf(plain(match[0]), numerals)) tokens.push({ text, word: text, start, end });
    if (tokens.length >= 100) break;
  }
  return { raw, tokens: withDigits(tokens, numerals) };
}

function wordsOf(piece: string, { rewrites, suffixed }: Numerals): readonly string[] {
  if (/^\d/.test(piece)) {
    const ordinal = suffixed.exec(piece);
    return [ordinal ? `${ordinal[1]}th` : piece.replaceAll(/\s/g, '')];
  }
  if (!/['’ʼ]/.test(piece)) return rewrites.get(piece)?.split(' ') ?? [piece];
  return (rewrites.get(piece.replaceAll(/['’ʼ]/g, '')) ?? piece).split(/['’ʼ ]/);
}

interface Found {
  readonly length: number;
  readonly value: number;
  readonly ordinal: boolean;
}

function numberAt(tokens: readonly Token[], at: number, { phrases }: Numerals): Found | null {
  for (const { words, value, ordinal } of phrases.get(tokens[at]?.text ?? '') ?? []) {
    if (words.every((word, offset) => tokens[at + offset]?.text === word)) return { length: words.length, value, ordinal };
  }
  return null;
}

/** "two hundred and fifty" -> 250, "twenty first" -> 21th; each keeps the place of all its words. A lone "one" stays a word. */
function withDigits(tokens: readonly Token[], numerals: Numerals): Token[] {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const number = readNumber(tokens, at, numerals);
    if (number && (number.ordinal || number.value !== 1)) {
      const last = tokens[at + number.length - 1] as Token;
      const text = `${number.value}${number.ordinal ? 'th' : ''}`;
      result.push({ text, word: text, start: token.start, end: last.end });
    } else result.push(token);
    at += number?.length ?? 1;
  }
  return result;
}

function readNumber(tokens: readonly Token[], at: number, numerals: Numerals): Found | null {
  const first = numberAt(tokens, at, numerals);
  if (!first || first.ordinal) return first;
  let { length, value: last } = first;
  let thousands = last === 1000 ? 1000 : 0;
  let below = thousands ? 0 : last;
  for (;;) {
    const joined = numerals.join.has(tokens[at + length]?.text ?? '') ? 1 : 0;
    const next = numberAt(tokens, at + length + joined, numerals);
    if (!next) break;
    if (next.value === 1000 && thousands === 0 && !joined) [thousands, below] = [below * 1000, 0];
    else if (next.value === 100 && below > 0 && below < 100 && !joined) below *= 100;
    else if (next.value < 100 && follows(last, next.value)) below += next.value;
    else break;
    last = next.value;
    length += joined + next.length;
    if (next.ordinal) return { length, value: thousands + below, ordinal: true };
  }
  return { length, value: thousands + below, ordinal: false };
}

/** Twenty FIVE, a hundred and FIVE, quatre-vingt-DOUZE; but not five FIVE, and "twenty fifteen" is a year. */
const follows = (last: number, next: number): boolean =>
  last >= 100 || (last >= 20 && last % 10 === 0 && next > 0 && (next < 10 || (next < 20 && (last === 60 || last === 80))));
