import { dateOf, dayOf, minutesOfDay } from '../days.ts';
import { lastRun, mature, type Series } from '../memory/series.ts';
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
/** One that nobody contested is enough for its merchant, and elsewhere but at the till; so many are enough for all. */
const uncontested = 1;
const mostUncontested = 3;
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
  const { payment, merchant, amount, unit, day } = sight;
  const minutesApart = payment.timed && twin.timed ? payment.atMinute - twin.at : null;
  const coffee = amount < smallestShare * typicalOf(state, payment.currency);
  const third = state.suspects.some((suspect) => suspect.repeat && suspect.merchant === merchant && suspect.amount === amount);
  const tomorrow = minutesApart !== null && minutesApart > sameMealMinutes && dayOf(twin.at) !== day;
  const drawn = amount % (round * unit) === 0 && (minutesApart === null || minutesApart >= roundMinutes);
  const subscription = state.series.some((series) => series.of === merchant && isSubscription(series));
  const atTheTill = minutesApart !== null && minutesApart <= atTheTillMinutes;
  return coffee || third || tomorrow || drawn || (!subscription && isCustom(sight, state, atTheTill));
}

const isSubscription = (series: Series): boolean => series.every !== 'week' && (lastRun(series)?.count ?? 0) >= mature(series);

/** What is known of the shop, or of the customer, speaks for two of the same. */
function isCustom({ known }: Sight, { merchants: { repeaters } }: DetectorState, atTheTill: boolean): boolean {
  if (known === null || known.sames > 0 || known.repeats >= uncontested || repeaters.length >= mostUncontested) return true;
  return !atTheTill && (known.visits < fewVisits || repeaters.length >= uncontested);
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
