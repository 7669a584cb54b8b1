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
  readonly payments: readonly (Labelled & { readonly warned: readonly DetectedKind[] })[];
}

/** Thresholds of the detector */
export type Cut = NonNullable<Parameters<typeof observe>[3]>;

/** One pass, as a customer who never answers is watched; under the promise's own thresholds unless others are tried. */
export function watched({ payments, feed, homeCountry, lowBalance }: History, promise: PromiseLevel, cut?: Cut): Watched {
  const last = payments.at(-1)?.payment.atMinute ?? 0;
  const began = (payments[0]?.payment.atMinute ?? 0) + warmUpDays * minutesOfDay;
  const rules = { promise, homeCountry: feed === 'bank' ? null : homeCountry, lowBalance, nowMinute: last };
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
      .map((labelled) => ({ ...labelled, warned: warned.get(labelled.payment.transaction) ?? [] })),
  };
}
