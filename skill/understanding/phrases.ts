import type { Token } from './normalise.ts';

/** A closed list of words and phrases with what they stand for, by their first word, longest first. */
export type PhraseList<Id extends string> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly id: Id }[]>;

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
  for (const { id, phrase } of entries) {
    const words = split(phrase).map(({ word }) => word);
    const [first] = words;
    if (first === undefined) continue;
    const list = byFirst.get(first);
    if (list) list.push({ words, id });
    else byFirst.set(first, [{ words, id }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The first phrase of the list in the sentence, the longest that begins there; `free` says which tokens may be used. */
export function findPhrase<Id extends string>(
  tokens: readonly Token[],
  list: PhraseList<Id>,
  free: (at: number) => boolean,
): FoundPhrase<Id> | null {
  for (let from = 0; from < tokens.length; from++) {
    for (const { words, id } of list.get(tokens[from]?.word ?? '') ?? []) {
      if (words.every((word, offset) => tokens[from + offset]?.word === word && free(from + offset))) {
        return { id, from, to: from + words.length };
      }
    }
  }
  return null;
}
