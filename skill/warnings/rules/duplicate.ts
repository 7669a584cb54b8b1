import { dateOf, dayOf, minutesOfDay } from '../days.ts';
import type { DetectorState, Recent } from '../memory/state.ts';
import { type Sight, typicalOf } from '../sight.ts';
import type { Rule } from './rule.ts';

/** Below so many units of the currency, or half of what the customer usually pays, two of the same are two coffees. */
const smallest = 10;
const smallestShare = 0.5;
const untimedDays = 3;
/** Later than that and on another day it is tomorrow's lunch. */
const sameMealMinutes = 720;
/** Multiples of so many units are drawn from machines and given; twice within minutes they are not. */
const round = 10;
const roundMinutes = 15;
const acceptedRepeats = 2;
/** Until a shop was seen so often nobody knows whether its prices are fixed: then only twice within minutes is an error. */
const fewVisits = 4;
const atTheTillMinutes = 30;

export const isSmall = ({ amount, unit }: Sight): boolean => amount < smallest * unit;

/** The same merchant took the same amount within a day; where the feed gives days alone, within three. */
export function earlierTwin(state: DetectorState, { payment, amount, merchant }: Sight): Recent | null {
  const twin = (other: Recent): boolean => {
    if (other.merchant !== merchant || other.amount !== amount || other.currency !== payment.currency) return false;
    const apart = payment.atMinute - other.at;
    return payment.timed && other.timed
      ? apart >= 0 && apart < minutesOfDay
      : Math.abs(dayOf(payment.atMinute) - dayOf(other.at)) < untimedDays;
  };
  return merchant === null ? null : (state.recent.findLast(twin) ?? null);
}

/** Two of the same for which there is another word than an error */
function isMeant(sight: Sight, state: DetectorState, twin: Recent): boolean {
  const { payment, known, merchant, amount, unit, day } = sight;
  const minutesApart = payment.timed && twin.timed ? payment.atMinute - twin.at : null;
  const subscription = state.series.some(({ of }) => of === merchant);
  const fixedPrice = known !== null && known.sames > 0 && !subscription;
  const unknownPrices = (known?.visits ?? 0) < fewVisits && !subscription && (minutesApart === null || minutesApart > atTheTillMinutes);
  const habit = (known?.repeats ?? 0) >= acceptedRepeats;
  const third = state.suspects.some((suspect) => suspect.repeat && suspect.merchant === merchant && suspect.amount === amount);
  const tomorrow = minutesApart !== null && minutesApart > sameMealMinutes && dayOf(twin.at) !== day;
  const drawn = amount % (round * unit) === 0 && (minutesApart === null || minutesApart >= roundMinutes);
  const coffee = amount < smallestShare * typicalOf(state, payment.currency);
  return coffee || fixedPrice || unknownPrices || habit || third || tomorrow || drawn;
}

export const duplicate: Rule = (sight, state) => {
  const { payment, amount, inOrder } = sight;
  const twin = inOrder && !isSmall(sight) ? earlierTwin(state, sight) : null;
  if (twin === null || isMeant(sight, state, twin)) return null;
  return {
    reason: {
      kind: 'duplicate',
      earlier: twin.id,
      earlierOn: dateOf(dayOf(twin.at)),
      minutesApart: payment.timed && twin.timed ? payment.atMinute - twin.at : null,
    },
    score: 1.2,
    severity: 'notice',
    cause: `duplicate/${payment.merchant}/${amount}`,
  };
};
