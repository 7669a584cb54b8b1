import type { Token } from './normalise.ts';
import { forgiven, slips } from './spelling.ts';

/** A closed list of words and phrases with what they stand for, ready to be found in a sentence. */
export interface PhraseList<Id extends string> {
  readonly byFirst: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly id: Id }[]>;
  /** First letter -> long single words, for slips of the pen; hardly anyone slips on the first letter */
  readonly single: ReadonlyMap<string, readonly { readonly word: string; readonly id: Id }[]>;
}

export interface FoundPhrase<Id extends string> {
  readonly id: Id;
  readonly from: number;
  /** Index after the last token */
  readonly to: number;
}

/** Ready to search; `split` brings a phrase to the words of a sentence. */
export function phraseList<Id extends string>(
  entries: readonly { readonly id: Id; readonly phrase: string }[],
  split: (phrase: string) => readonly Token[],
): PhraseList<Id> {
  const byFirst = new Map<string, { words: string[]; id: Id }[]>();
  const single = new Map<string, { word: string; id: Id }[]>();
  for (const { id, phrase } of entries) {
    const words = split(phrase).map(({ text }) => text);
    const [first] = words;
    if (first === undefined) continue;
    const list = byFirst.get(first) ?? [];
    list.push({ words, id });
    list.sort((a, b) => b.words.length - a.words.length);
    byFirst.set(first, list);
    if (words.length === 1 && first.length >= 6) single.set(first.charAt(0), [...(single.get(first.charAt(0)) ?? []), { word: first, id }]);
  }
  return { byFirst, single };
}

/** All phrases of the list in the sentence, left to right, longest first; `free` says which tokens may be used. */
export function findPhrases<Id extends string>(
  tokens: readonly Token[],
  list: PhraseList<Id>,
  free: (at: number) => boolean,
  known: ReadonlySet<string>,
): readonly FoundPhrase<Id>[] {
  const found: FoundPhrase<Id>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const hit = phraseAt(tokens, at, list, free) ?? (free(at) ? slipAt(tokens[at]?.text ?? '', list, known) : null);
    if (!hit) continue;
    found.push({ id: hit.id, from: at, to: at + hit.length });
    at += hit.length - 1;
  }
  return found;
}

function phraseAt<Id extends string>(tokens: readonly Token[], at: number, { byFirst }: PhraseList<Id>, free: (at: number) => boolean) {
  for (const { words, id } of byFirst.get(tokens[at]?.text ?? '') ?? []) {
    if (words.every((word, offset) => tokens[at + offset]?.text === word && free(at + offset))) return { id, length: words.length };
  }
  return null;
}

/** A long word that is in no sample and one or two slips from a word of the list. */
function slipAt<Id extends string>(text: string, { single }: PhraseList<Id>, known: ReadonlySet<string>) {
  if (text.length < 6 || known.has(text)) return null;
  const hit = single.get(text.charAt(0))?.find(({ word }) => slips(text, word, forgiven(word.length)) <= forgiven(word.length));
  return hit ? { id: hit.id, length: 1 } : null;
}
