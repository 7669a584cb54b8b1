import { digitsOf, normalOfStudent, normalTail } from './chance.ts';

/** In ascending order */
export const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** The median, of an even number of values the lower of the two in the middle: an amount that was paid. */
export const median = (sorted: Float64Array): number => sorted[(sorted.length - 1) >> 1] ?? 0;

/** Share of the values that are at least so high; of no values all */
export function shareAtLeast(values: readonly number[], amount: number): number {
  let count = 0;
  for (const value of values) if (value >= amount) count++;
  return values.length === 0 ? 1 : count / values.length;
}

/** However alike the amounts: a tenth of the usual one more or less is nothing. */
const narrowest = 0.1;

/** What so few payments let one conclude goes so many digits beyond what they show. */
const beyondSeen = 2.5;

/** What `count` values tell at most of an amount that the given share of them reaches, in decimal digits */
export const mostDigits = (share: number, count: number): number => digitsOf((share * count + 0.5) / (count + 1)) + beyondSeen;

/**
 * How improbable so high an amount is for somebody who paid these amounts, in decimal digits: by all of them and by the highest of them,
 * whichever is less surprised. `unit`: one unit of the currency in minor units, below which no difference counts.
 */
export function surprise(amount: number, sorted: Float64Array, unit: number): number {
  const usual = median(sorted);
  const floor = Math.max(narrowest, unit / usual);
  return digitsOf(Math.max(chanceByAll(amount, sorted, usual, floor), chanceByHighest(amount, sorted, floor * usual)));
}

/** Powers on whose scale a customer's amounts may lie like a bell: 0 is the logarithm, 1 the amounts themselves. */
const powers = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * Some people's amounts lie like a bell, others' have a long tail, at which a rule of medians would alarm weekly. So the amounts are taken
 * as normal on a power scale (Box and Cox 1964), each power believed as far as the amounts themselves speak for it, with Student's
 * allowance for their number.
 */
function chanceByAll(amount: number, values: Float64Array, usual: number, floor: number): number {
  const n = values.length;
  const sums = new Float64Array(powers.length);
  const squares = new Float64Array(powers.length);
  for (const value of values) {
    const scaled = onScales(value / usual);
    for (let k = 0; k < powers.length; k++) {
      const y = scaled[k] ?? 0;
      sums[k] = (sums[k] ?? 0) + y;
      squares[k] = (squares[k] ?? 0) + y * y;
    }
  }
  const logs = sums[0] ?? 0;
  const here = onScales(amount / usual);
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
  return chance / belief;
}

function onScales(value: number): readonly number[] {
  const root = Math.sqrt(value);
  const fourth = Math.sqrt(root);
  return [Math.log(value), fourth, root, root * fourth, value];
}

const highest = 0.15;

/** Who buys tickets and furniture alike has two habits, and no one scale fits: what the highest amounts exceed the others by counts too. */
function chanceByHighest(amount: number, sorted: Float64Array, floorMinor: number): number {
  const n = sorted.length;
  const count = Math.max(2, Math.floor(highest * n));
  const from = sorted[n - 1 - count] ?? 0;
  let excess = 0;
  for (let at = n - count; at < n; at++) excess += (sorted[at] ?? 0) - from;
  return (count / n) * Math.exp(-(amount - from) / Math.max(excess / count, floorMinor));
}
