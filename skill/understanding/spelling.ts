import { likeness } from '../transactions/distance.ts';

/** Slips between two words: letters left out, added, changed or two neighbours exchanged. Counts no further than `most` + 1. */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const found = likeness(a, b, 1 - (most + 1) / longer);
  return found === 0 ? most + 1 : Math.round((1 - found) * longer);
}

/** How many slips are forgiven in a word of that length: none in short ones, where every slip is another word. */
export const forgiven = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);
