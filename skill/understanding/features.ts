import { type Concepts, conceptsIn } from './concepts.ts';
import type { Reading } from './slots.ts';

/** 2^n places: more gains nothing measurable, fewer makes unlike features share a place. */
export const featureCount = 2 ** 13;

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 12) & (featureCount - 1);
};

/** The words of a sentence with names and figures taken out: what is asked does not depend on the shop. */
function wordsOf({ sentence, kinds }: Reading): readonly string[] {
  const words: string[] = [];
  sentence.tokens.forEach(({ word }, at) => {
    const kind = kinds[at] ?? null;
    if (kind === null || kind === 'account' || kind === 'category') words.push(word);
    else if (kinds[at - 1] !== kind) words.push(kind === 'name' ? '<merchant>' : kind === 'own' ? '<account>' : `<${kind}>`);
  });
  return words;
}

/**
 * Features of a sentence as places in the model: words, pairs of words, letters inside words (which forgive spelling), concepts
 * and pairs of concepts (which carry over from one language to another), and which slots are filled.
 */
export function featuresOf(reading: Reading, concepts: Concepts): Int32Array {
  const words = wordsOf(reading);
  const places = new Set<number>();
  const add = (feature: string): void => void places.add(hash(feature));
  words.forEach((word, at) => {
    add(`w${word}`);
    add(`b${words[at - 1] ?? '^'} ${word}`);
    if (word.startsWith('<')) return;
    const padded = `^${word}$`;
    for (let size = 3; size <= 4; size++) {
      for (let start = 0; start + size <= padded.length; start++) add(`c${padded.slice(start, start + size)}`);
    }
  });
  add(`b${words.at(-1) ?? '^'} $`);
  const found = [...conceptsIn(words, concepts)].sort();
  found.forEach((concept, at) => {
    add(`k${concept}`);
    for (const other of found.slice(at + 1)) add(`p${concept} ${other}`);
  });
  for (const kind of new Set(reading.kinds)) if (kind) add(`s${kind}`);
  return Int32Array.from(places);
}
