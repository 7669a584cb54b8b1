/** Chance that anyone can throw again: the same keys always give the same numbers. */
export interface Dice {
  /** A whole number, both ends included */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Fills '#' with digits and '@' with capitals, as store and reference codes on a statement. */
  readonly fill: (pattern: string) => string;
}

/** FNV-1a over the keys starts a mulberry32 sequence. */
export function diceOf(...keys: readonly (string | number)[]): Dice {
  let state = 0x811c9dc5;
  for (const char of keys.join('|')) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T,
    fill: (pattern) => pattern.replace(/[#@]/g, (mark) => (mark === '#' ? String(whole(0, 9)) : String.fromCharCode(65 + whole(0, 25)))),
  };
}
