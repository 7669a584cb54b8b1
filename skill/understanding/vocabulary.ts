import { forgiven, slips } from './spelling.ts';

/** The words of a language's samples. All others are names, slips of the pen, or of another world. */
export interface Vocabulary {
  readonly known: ReadonlySet<string>;
  /** First letter and length -> words long enough to be recognised with a slip; hardly anyone slips on the first letter */
  readonly near: ReadonlyMap<string, readonly string[]>;
}

export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const known = new Set(words);
  const near = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < 5 || !/^[a-z]/.test(word)) continue;
    const key = word.charAt(0) + word.length;
    const list = near.get(key);
    if (list) list.push(word);
    else near.set(key, [word]);
  }
  return { known, near };
}

/** The one known word a slip of the pen was meant to be; the word itself where it is known, or where none or two are near. */
export function meant(word: string, { known, near }: Vocabulary): string {
  if (known.has(word) || word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let most = forgiven(word.length + 1);
  let best: string | null = null;
  for (let length = word.length - most; length <= word.length + most; length++) {
    for (const candidate of near.get(word.charAt(0) + length) ?? []) {
      const limit = Math.min(most, forgiven(length));
      const count = slips(word, candidate, limit);
      if (count > limit) continue;
      best = count < most || best === null ? candidate : '';
      most = count;
    }
  }
  return best || word;
}
