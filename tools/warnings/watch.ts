import { type DetectedKind, detectedKinds } from '#skill';
import { freshDetector, observe, type PromiseLevel } from '#skill/build';
import { warmUpDays } from './calendar.ts';
import { minutesOfDay } from './draft.ts';
import type { History, Labelled } from './history.ts';

export { type DetectedKind, detectedKinds };

/** A history with what the detector said to each payment. Both are of the measured time alone: the warm-up is over. */
export interface Watched {
  readonly feed: History['feed'];
  readonly days: number;
  readonly payments: readonly Seen[];
}

export interface Seen extends Labelled {
  readonly warned: readonly DetectedKind[];
  /** The stolen card was used abroad within the day before: the two places contradict each other, and either shows it. */
  readonly contradicts: boolean;
}

/** Thresholds of the detector */
export type Cut = NonNullable<Parameters<typeof observe>[3]>;

/** One pass, as a customer who never answers is watched; under the promise's own thresholds unless others are tried. */
export function watched({ payments, feed, homeCountry, lowBalance }: History, promise: PromiseLevel, cut?: Cut): Watched {
  const last = payments.at(-1)?.payment.atMinute ?? 0;
  const began = (payments[0]?.payment.atMinute ?? 0) + warmUpDays * minutesOfDay;
  const rules = { promise, homeCountry: feed === 'bank' ? null : homeCountry, lowBalance, nowMinute: last };
  let stolenAt = Number.NEGATIVE_INFINITY;
  const warned = new Map<string, DetectedKind[]>();
  let state = freshDetector;
  for (const { payment } of payments) {
    const observed = observe(state, payment, rules, cut);
    state = observed.state;
    for (const { transaction, reason } of observed.found) warned.set(transaction, [...(warned.get(transaction) ?? []), reason.kind]);
  }
  return {
    feed,
    days: Math.max(0, (last - began) / minutesOfDay),
    payments: payments
      .filter(({ payment }) => payment.atMinute >= began)
      .map((labelled): Seen => {
        const { payment, incident } = labelled;
        if (incident?.scenario === 'abroad') stolenAt = payment.atMinute;
        const contradicts = payment.atMinute - stolenAt <= minutesOfDay;
        return { ...labelled, warned: warned.get(payment.transaction) ?? [], contradicts };
      }),
  };
}
