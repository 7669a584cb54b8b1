/**
 * The improbability of an amount worked out again, slowly and by the definitions: powers by Math.pow, the tail of Student's distribution
 * by adding up its density.
 */
export function slowDigits(amount: number, amounts: readonly number[], everything: readonly number[], unit: number): number {
  const sorted = amounts.toSorted((a, b) => a - b);
  const n = sorted.length;
  const usual = slowMedian(amounts);
  const floor = Math.max(0.1, unit / usual);
  const scaled = sorted.map((value) => value / usual);
  const fits = [0, 0.25, 0.5, 0.75, 1].map((power) => {
    const on = (value: number) => (power === 0 ? Math.log(value) : (value ** power - 1) / power);
    const values = scaled.map(on);
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = Math.max(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1), floor ** 2);
    const likelihood = variance ** (-n / 2) * scaled.reduce((product, value) => product * value ** (power - 1), 1);
    return { likelihood, chance: studentTail((on(amount / usual) - mean) / Math.sqrt(variance * (1 + 1 / n)), n - 1) };
  });
  const all = fits.reduce((sum, { likelihood }) => sum + likelihood, 0);
  const byAll = fits.reduce((sum, { likelihood, chance }) => sum + likelihood * chance, 0) / all;
  const top = sorted.slice(n - Math.max(2, Math.floor(0.15 * n)));
  const from = sorted[n - top.length - 1] ?? 0;
  const excess = Math.max(top.reduce((sum, value) => sum + value - from, 0) / top.length, floor * usual);
  const byHighest = (top.length / n) * Math.exp((from - amount) / excess);
  const seen = (values: readonly number[]) =>
    2.5 - Math.log10((values.filter((value) => value >= amount).length + 0.5) / (values.length + 1));
  return Math.max(0, Math.min(-Math.log10(Math.max(byAll, byHighest)), seen(amounts), seen(everything)));
}

export function slowMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** The trapezium rule, in the angle whose tangent is t over the root of the degrees of freedom */
function studentTail(t: number, freedom: number): number {
  const steps = 2_000;
  const from = Math.atan(t / Math.sqrt(freedom));
  const density = (angle: number) => Math.cos(angle) ** (freedom - 1);
  const area = (low: number) => {
    const width = (Math.PI / 2 - low) / steps;
    let sum = (density(low) + density(Math.PI / 2)) / 2;
    for (let step = 1; step < steps; step++) sum += density(low + step * width);
    return sum * width;
  };
  return area(from) / area(-Math.PI / 2);
}
