import { digitsOf, normalOfStudent, normalTail } from './chance.ts';

/** The median, of an even number of values the lower of the two in the middle: an amount that was paid. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}

/** How many of the values are at least so high */
export function atLeast(values: readonly number[], amount: number): number {
  let count = 0;
  for (const value of values) if (value >= amount) count++;
  return count;
}

/** Powers on whose scale a customer's amounts may lie like a bell: 0 is the logarithm, 1 the amounts themselves. */
const powers = [0, 0.25, 0.5, 0.75, 1] as const;

/** However alike the amounts: a tenth of the usual one more or less is nothing. */
const narrowest = 0.1;

/** What a few payments let one conclude goes little beyond what they show: two digits. */
const beyondSeen = 2;

/**
 * How improbable so high an amount is for somebody who paid `values`, in decimal digits. Some people's amounts lie like a bell, others'
 * have a long tail. So their distribution is taken as normal on a power scale (Box and Cox 1964), each power believed as far as the
 * values themselves speak for it, with Student's allowance for their number. A median rule would alarm weekly at a long tail.
 * `unit`: one unit of the currency in minor units, below which no difference counts.
 */
export function surprise(amount: number, values: readonly number[], unit: number): number {
  const n = values.length;
  const usual = median(values);
  const sums = new Float64Array(powers.length);
  const squares = new Float64Array(powers.length);
  for (const value of values) {
    const scaled = scale(value / usual);
    for (let k = 0; k < powers.length; k++) {
      const y = scaled[k] ?? 0;
      sums[k] = (sums[k] ?? 0) + y;
      squares[k] = (squares[k] ?? 0) + y * y;
    }
  }
  const logs = sums[0] ?? 0;
  const here = scale(amount / usual);
  const floor = Math.max(narrowest, unit / usual);
  const fits = powers.map((power, k) => {
    const mean = (sums[k] ?? 0) / n;
    const slope = power || 1; // of the scale where the amount is the usual one
    const variance = Math.max(((squares[k] ?? 0) - n * mean * mean) / (n - 1), (slope * floor) ** 2);
    const likelihood = -(n / 2) * Math.log(variance / (slope * slope)) + (power - 1) * logs;
    const t = ((here[k] ?? 0) - mean) / Math.sqrt(variance * (1 + 1 / n));
    return { likelihood, chance: normalTail(normalOfStudent(t, n - 1)) };
  });
  const best = Math.max(...fits.map(({ likelihood }) => likelihood));
  let belief = 0;
  let chance = 0;
  for (const fit of fits) {
    const weight = Math.exp(fit.likelihood - best);
    belief += weight;
    chance += weight * fit.chance;
  }
  const seen = digitsOf((atLeast(values, amount) + 0.5) / (n + 1));
  return Math.min(digitsOf(chance / belief), seen + beyondSeen);
}

/** The value on each scale */
function scale(value: number): readonly number[] {
  const root = Math.sqrt(value);
  const fourth = Math.sqrt(root);
  return [Math.log(value), fourth, root, root * fourth, value];
}
