/** The list with one more at its end, and no longer than `most`: the oldest go. */
export const latest = <T>(list: readonly T[], item: T, most: number): readonly T[] =>
  list.slice(Math.max(0, list.length + 1 - most)).concat([item]);
