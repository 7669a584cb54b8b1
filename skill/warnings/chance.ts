/**
 * How improbable things are is told in decimal digits: 3 is one in a thousand.
 */
export const digitsOf = (chance: number): number => (chance >= 1 ? 0 : -Math.log10(Math.max(chance, 1e-12)));

/** The chance that a normally distributed value lies more than z standard deviations above the mean (Abramowitz and Stegun 26.2.17). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 0.3989422804 * Math.exp((-z * z) / 2) * sum;
}

/** Student's t with so many degrees of freedom as the normal deviate of the same chance (Wallace 1959). */
export function normalOfStudent(t: number, freedom: number): number {
  const size = Math.sqrt(freedom * Math.log1p((t * t) / freedom)) * ((8 * freedom + 1) / (8 * freedom + 3));
  return t < 0 ? -size : size;
}
