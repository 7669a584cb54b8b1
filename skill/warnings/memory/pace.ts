/** How fast payments follow each other, of late and in general: counts of which half is forgotten after some hours, and some weeks. */
export interface Pace {
  readonly quick: number;
  readonly slow: number;
  /** Minute of the latest payment counted, and of the first */
  readonly at: number;
  readonly since: number;
}

const quickHalf = 8 * 60;
const slowHalf = 30 * 1440;
const shortest = 3 * 1440;

const halved = (minutes: number, half: number): number => 2 ** (-minutes / half);

const rounded = (count: number): number => Math.round(1e4 * count) / 1e4;

export function withPayment(pace: Pace | null, at: number): Pace {
  if (pace === null) return { quick: 1, slow: 1, at, since: at };
  const minutes = Math.max(0, at - pace.at);
  return {
    quick: rounded(1 + pace.quick * halved(minutes, quickHalf)),
    slow: rounded(1 + pace.slow * halved(minutes, slowHalf)),
    at: Math.max(at, pace.at),
    since: pace.since,
  };
}

/** People shop in clusters: half as many again, and half a payment, are still the usual pace. */
const clustered = 1.5;
const spare = 0.5;

/**
 * How improbable it is that so many payments came before this minute, in decimal digits: the bound of Chernoff for a Poisson count, as the
 * customer's own pace lets one expect.
 */
export function paceDigits(pace: Pace | null, at: number): number {
  if (pace === null) return 0;
  const known = 1 - halved(Math.max(shortest, at - pace.since), slowHalf);
  const usual = spare + (clustered * pace.slow * quickHalf) / (slowHalf * known);
  const now = pace.quick * halved(Math.max(0, at - pace.at), quickHalf);
  return now <= usual ? 0 : (now * Math.log(now / usual) - now + usual) / Math.LN10;
}
