import { plain } from './normalise.ts';

/** Concept -> language -> words, divided by spaces; "word*" is any word that begins so, "top_up" is words running. One file for all languages. */
export type ConceptFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

const longest = 3;

/** What the words of one language have in common with those of the others. */
export interface Concepts {
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly stems: ReadonlyMap<string, readonly string[]>;
}

export function conceptsOf(file: ConceptFile, language: string): Concepts {
  const words = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  for (const [concept, byLanguage] of Object.entries(file)) {
    for (const said of (byLanguage[language] ?? '').split(' ')) {
      const stem = said.endsWith('*');
      const table = stem ? stems : words;
      const key = plain(stem ? said.slice(0, -1) : said.replaceAll('_', ' '));
      table.set(key, [...(table.get(key) ?? []), concept]);
    }
  }
  return { words, stems };
}

/** The concepts of a sentence. */
export function conceptsIn(tokens: readonly string[], { words, stems }: Concepts): ReadonlySet<string> {
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    let phrase = token;
    for (let length = 2; length <= longest && at + length <= tokens.length; length++) {
      phrase += ` ${tokens[at + length - 1]}`;
      for (const concept of words.get(phrase) ?? []) found.add(concept);
    }
    for (const concept of words.get(token) ?? stemOf(token, stems)) found.add(concept);
  });
  return found;
}

function stemOf(token: string, stems: Concepts['stems']): readonly string[] {
  for (let length = token.length; length >= 3; length--) {
    const concepts = stems.get(token.slice(0, length));
    if (concepts) return concepts;
  }
  return [];
}
