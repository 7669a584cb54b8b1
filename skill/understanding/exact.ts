import type { Reading, SlotKind } from './slots.ts';

/** Sentences that are samples word for word: what they ask was written down, so it need not be guessed. */
export interface Exact {
  readonly keys: Int32Array;
  /** Column in the model, for each key */
  readonly intents: Uint8Array;
}

const named: ReadonlySet<SlotKind> = new Set(['period', 'merchant', 'name', 'amount', 'own', 'number']);

/** How much of a sentence must be as in the sample: all of it; all but names and figures; or all but what fills a slot. */
export const likeSample = ['all', 'words', 'slots'] as const;

export function keyOf(
  { sentence, kinds }: Reading,
  keep: (typeof likeSample)[number],
  [from, to]: readonly [from: number, to: number] = [0, kinds.length],
): number {
  let hash = 0x811c9dc5;
  sentence.tokens.forEach(({ word }, at) => {
    if (at < from || at >= to) return;
    const kind = kinds[at] ?? null;
    const taken = kind !== null && keep !== 'all' && (named.has(kind) || (keep === 'slots' && kind !== 'ordinal'));
    if (taken && at > from && kinds[at - 1] === kind) return;
    for (const letter of taken ? `<${kind === 'own' && keep === 'slots' ? 'account' : kind}> ` : `${word} `) {
      hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
    }
  });
  return hash | 0;
}

/** Keys that stand for one intent only, in order. */
export function exactOf(entries: Iterable<readonly [key: number, intent: number]>): Exact {
  const found = new Map<number, number | null>();
  for (const [key, intent] of entries) found.set(key, found.get(key) === undefined || found.get(key) === intent ? intent : null);
  const clear = [...found].filter((entry): entry is [number, number] => entry[1] !== null).sort(([a], [b]) => a - b);
  return { keys: Int32Array.from(clear, ([key]) => key), intents: Uint8Array.from(clear, ([, intent]) => intent) };
}
