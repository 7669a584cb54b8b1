/**
 * The smallest whole number from `low` to `high` from which on something holds, by halving; null if not even at `high`. What holds at a
 * number is taken to hold at all higher ones.
 */
export function smallestThatHolds(low: number, high: number, holds: (number: number) => boolean): number | null {
  if (!holds(high)) return null;
  let [fails, held] = [low - 1, high];
  while (held - fails > 1) {
    const middle = Math.floor((fails + held) / 2);
    if (holds(middle)) held = middle;
    else fails = middle;
  }
  return held;
}
