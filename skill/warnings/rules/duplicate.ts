import { dateOf, dayOf, minutesOfDay } from '../days.ts';
import type { DetectorState, Recent } from '../memory/state.ts';
import type { Sight } from '../sight.ts';
import type { Rule } from './rule.ts';

/** In units of the currency: below it two of the same are two coffees. */
const smallest = 10;
const untimedDays = 3;
const acceptedRepeats = 2;

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

/** Where the same price was paid on another day and not in a rhythm, prices are fixed: two tickets. */
function hasFixedPrice(state: DetectorState, { known, merchant }: Sight): boolean {
  return known !== null && known.sames > 0 && !state.series.some(({ of }) => of === merchant);
}

export const duplicate: Rule = (sight, state) => {
  const { payment, known } = sight;
  if (!sight.inOrder || isSmall(sight)) return null;
  const twin = earlierTwin(state, sight);
  if (twin === null || (known?.repeats ?? 0) >= acceptedRepeats || hasFixedPrice(state, sight)) return null;
  const timed = payment.timed && twin.timed;
  return {
    reason: {
      kind: 'duplicate',
      earlier: twin.id,
      earlierOn: dateOf(dayOf(twin.at)),
      minutesApart: timed ? payment.atMinute - twin.at : null,
    },
    score: 1.2,
    severity: 'notice',
    cause: `duplicate/${payment.merchant}/${sight.amount}`,
  };
};
