import { learnedHome } from '../memory/countries.ts';
import type { DetectorState, Place } from '../memory/state.ts';
import type { Sight } from '../sight.ts';
import type { Rule } from './rule.ts';

const knownDays = 365;
/** Nobody travels faster, and nearer than this a wrong address explains it. */
const fastestKmh = 900;
const nearestKm = 300;
const earthKm = 6371;

/**
 * The card in two places with no plane between them; or the first payment in a country in twelve months. One trip is one find: from then
 * on the country is known. A payment without the card has no place.
 */
export const abroad: Rule = (sight, state, cut, { homeCountry }) => {
  const { payment, inOrder } = sight;
  if (!inOrder || payment.present === false) return null;
  const impossible = isImpossible(sight, state.place);
  const country = newCountry(sight, state, homeCountry);
  if (!impossible && (country === null || sight.improbable < cut.abroad)) return null;
  return {
    reason: { kind: 'abroad', country },
    score: impossible ? 2 : 1 + (sight.improbable - cut.abroad) / 10,
    severity: impossible ? 'severe' : 'notice',
    cause: `abroad/${country ?? ''}`,
  };
};

function newCountry({ payment, day }: Sight, state: DetectorState, homeCountry: string | null): string | null {
  const home = homeCountry ?? learnedHome(state.countries);
  if (payment.country === null || home === null || payment.country === home) return null;
  const seen = state.countries.find(({ code }) => code === payment.country);
  return seen !== undefined && day - seen.day < knownDays ? null : payment.country;
}

function isImpossible({ payment }: Sight, before: Place | null): boolean {
  const here = placeOf(payment);
  if (here === null || before === null || here.at < before.at) return false;
  const km = distanceKm(before, here);
  return km > nearestKm && km > (fastestKmh * (here.at - before.at)) / 60;
}

/** Where the card was, if it was there and the feed tells when and where. */
export function placeOf({ present, timed, place, atMinute }: Sight['payment']): Place | null {
  if (present !== true || !timed || place === null) return null;
  if (!(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180)) return null;
  return { lat: place.lat, lon: place.lon, at: atMinute };
}

/** Great circle (haversine) */
function distanceKm(a: Place, b: Place): number {
  const radians = Math.PI / 180;
  const across = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2;
  const along = Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  const square = across + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * along;
  return 2 * earthKm * Math.asin(Math.sqrt(Math.min(1, square)));
}
