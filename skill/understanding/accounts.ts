import type { Token } from './normalise.ts';
import { forgiven, slips } from './spelling.ts';

/** One of the customer's own accounts, as far as its names go. */
export interface OwnAccount {
  readonly name: string;
  readonly nickname?: string | null;
  readonly lastFour?: string | null;
}

/** An own account that is named in the sentence: by nickname, product name or its last four digits. */
export function findOwnAccount(
  tokens: readonly Token[],
  accounts: readonly OwnAccount[],
  split: (phrase: string) => readonly Token[],
  free: (at: number) => boolean,
  lastFourWords: readonly string[],
): { readonly heard: string; readonly from: number; readonly to: number } | null {
  let best: { heard: string; from: number; to: number } | null = null;
  for (const { name, nickname, lastFour } of accounts) {
    for (const called of [nickname, name, lastFour]) {
      if (!called) continue;
      const words = split(called).map(({ text }) => text);
      for (let from = 0; from + words.length <= tokens.length && words.length > 0; from++) {
        const to = from + words.length;
        if (best && best.to - best.from >= words.length) break;
        if (words.every((word, offset) => free(from + offset) && alike(tokens[from + offset]?.text ?? '', word))) {
          best = { heard: called === lastFour ? lastFour : (nickname ?? name), from, to };
        }
      }
    }
  }
  while (best && /^\d{4}$/.test(best.heard) && lastFourWords.includes(tokens[best.from - 1]?.word ?? ''))
    best = { ...best, from: best.from - 1 };
  return best;
}

const alike = (said: string, word: string): boolean =>
  said === word || (/^\D+$/.test(word) && slips(said, word, forgiven(word.length)) <= forgiven(word.length));
