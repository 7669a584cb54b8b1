import type { Token } from './normalise.ts';

/** Words before or after a question that ask nothing: "hello", "please", "s'il te plaît". */
export interface Courtesies {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** A question shorter than this is left alone: "thank you" is all that was said. */
const shortest = 2;

/** First and last token (not included) of what is really asked. */
export function questionIn(tokens: readonly Token[], { before, after }: Courtesies): readonly [from: number, to: number] {
  const stands = (words: readonly string[], at: number): boolean => words.every((word, offset) => tokens[at + offset]?.word === word);
  let [from, to] = [0, tokens.length];
  for (;;) {
    const first = before.find((words) => to - from - words.length >= shortest && stands(words, from));
    const last = first ? undefined : after.find((words) => to - from - words.length >= shortest && stands(words, to - words.length));
    if (!first && !last) return [from, to];
    from += first?.length ?? 0;
    to -= last?.length ?? 0;
  }
}
