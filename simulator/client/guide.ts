import type { Words } from '../words.ts';

/** What one would say after a push, each once the one before was said. */
const steps = [['suspicious.1'], ['suspicious.2', 'suspicious.3'], ['suspicious.3'], ['suspicious.4'], []] as const;
type Step = (typeof steps)[number][number];

/** Suggestions that lead from a push to a frozen card. */
export function guideOf(words: () => Words) {
  let at: number | null = null;
  const next = (): readonly Step[] => (at === null ? [] : (steps[at] ?? []));
  return {
    /** From the beginning, whether or not a push came */
    start: (): void => {
      at = 0;
    },
    /** A new conversation knows nothing of the last one. */
    rewind: (): void => {
      if (at !== null) at = 0;
    },
    stop: (): void => {
      at = null;
    },
    said: (text: string): void => {
      const step = next().find((key) => words()(key) === text);
      if (step !== undefined) at = Number(step.slice(-1));
    },
    sentences: (): readonly string[] => next().map((key) => words()(key)),
  };
}
