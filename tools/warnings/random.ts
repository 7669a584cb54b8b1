/** Chance that repeats: the same seed gives the same numbers on every machine. */
export interface Random {
  /** From 0 up to, not including, 1 */
  readonly unit: () => number;
  readonly chance: (probability: number) => boolean;
  readonly between: (low: number, high: number) => number;
  /** Both ends belong to it. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <Value>(list: readonly [Value, ...Value[]]) => Value;
  readonly normal: (mean: number, deviation: number) => number;
  /** `spread`: the deviation of the logarithm */
  readonly logNormal: (median: number, spread: number) => number;
  readonly gamma: (mean: number, shape: number) => number;
  readonly poisson: (mean: number) => number;
}

/** Marsaglia's xorshift with 128 bits of state, filled from the seed's letters (FNV-1a). */
export function randomFrom(seed: string): Random {
  let state: [number, number, number, number] = [0x811c9dc5, 0x2545f491, 0x9e3779b9, 0x6c078965];
  const step = (): number => {
    const [x, y, z, w] = state;
    const mixed = x ^ (x << 11);
    const next = (w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8)) >>> 0;
    state = [y, z, w, next];
    return next;
  };
  for (const letter of seed) {
    state[0] = Math.imul(state[0] ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    step();
  }
  for (let round = 0; round < 16; round += 1) step();

  const unit = () => step() / 2 ** 32;
  const chance = (probability: number) => unit() < probability;
  const between = (low: number, high: number) => low + unit() * (high - low);
  const whole = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  const pick = <Value>(list: readonly [Value, ...Value[]]): Value => list[whole(0, list.length - 1)] ?? list[0];
  /** Box and Muller */
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const logNormal = (median: number, spread: number) => median * Math.exp(normal(0, spread));

  /** Marsaglia and Tsang, for shapes from 1 on */
  function gamma(mean: number, shape: number): number {
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal(0, 1);
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - unit()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return (mean * d * v) / shape;
    }
  }

  /** Knuth, for the small means of a day */
  function poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = unit(); product > limit; product *= unit()) count += 1;
    return count;
  }
  return { unit, chance, between, whole, pick, normal, logNormal, gamma, poisson };
}
