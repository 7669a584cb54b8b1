import fc from 'fast-check';

/** Two figures that sound the same, in minor units. Written apart from skill/policy. */
export type Pair = readonly [bigint, bigint];

const leastPower: Readonly<Record<string, number>> = { JPY: 3, KWD: 4 };

/** Both in one bucket of the rounded precision: about d × 10^k, or too small for a figure. */
export function inOneBucket(currency: string): fc.Arbitrary<Pair> {
  const least = leastPower[currency] ?? 3;
  const offset = fc.integer({ min: -499_999, max: 499_999 });
  const figure = fc.record({
    d: fc.integer({ min: 1, max: 99 }),
    k: fc.integer({ min: least, max: least + 4 }),
    a: offset,
    b: offset,
    sign: fc.constantFrom(1n, 1n, -1n),
  });
  return fc.oneof(
    { weight: 1, arbitrary: fc.tuple(offset, offset).map(([a, b]): Pair => [within(a, least), within(b, least)]) },
    {
      weight: 4,
      arbitrary: figure.map(({ d, k, a, b, sign }): Pair => {
        // Below ten steps there is no finer figure than the least; below 10 × 10^k a finer one begins.
        const step = d < 10 ? least : k;
        const centre = BigInt(d) * 10n ** BigInt(step);
        const at = (n: number): bigint => centre + (d === 10 && step > least && n < 0 ? within(n, step - 1) : within(n, step));
        return [sign * at(a), sign * at(b)];
      }),
    },
  );
}

/** A millionth part of 10^power, as many times: always nearer to the centre than half a step */
const within = (millionths: number, power: number): bigint => (BigInt(millionths) * 10n ** BigInt(power)) / 1_000_000n;

/** Both on one side of the threshold. */
export const onOneSide = (thresholdMinor: bigint): fc.Arbitrary<Pair> =>
  fc.oneof(
    fc.tuple(fc.bigInt({ min: thresholdMinor, max: 10n ** 9n }), fc.bigInt({ min: thresholdMinor, max: 10n ** 9n })),
    fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: thresholdMinor - 1n }), fc.bigInt({ min: -(10n ** 9n), max: thresholdMinor - 1n })),
  );
