import type { Day } from './calendar.ts';
import type { Draft, LookAlike } from './draft.ts';
import { type NewShop, type Stay, timeOfDay } from './ordinary.ts';
import { drawAbroad, near, type Person, type Place } from './person.ts';
import type { Random } from './random.ts';

const chanceOfMoving = 0.08;

/** Where somebody is on each of the days: journeys, and perhaps a new home. */
export function staysOf(random: Random, person: Person, days: readonly Day[]): Stay[] {
  const movesOn = random.chance(chanceOfMoving) ? random.whole(0, days.length - 1) : days.length;
  const secondTown = near(random, person.town, random.between(30, 400));
  const stays = days.map((_, index): Stay => {
    const moved = index >= movesOn;
    return { country: person.home, town: moved ? secondTown : person.town, away: false, travels: false, era: moved ? '-new' : '' };
  });
  const places = [0, 1, 2].map(() => destination(random, person));
  const trips = random.poisson((person.tripsAYear * days.length) / 365);
  for (let trip = 0; trip < trips; trip += 1) {
    const first = random.whole(0, days.length - 1);
    const last = Math.min(days.length - 1, first + random.whole(1, 14));
    const goal = places[random.whole(0, 2)];
    for (let index = first; goal && index <= last; index += 1) {
      const stay = stays[index];
      if (stay) stays[index] = { ...stay, ...goal, away: true, travels: index === first || index === last };
    }
  }
  return stays;
}

function destination(random: Random, { home, town }: Person): { country: Person['home']; town: Place } {
  if (random.chance(0.35)) return { country: home, town: near(random, town, 300) };
  const country = drawAbroad(random, home);
  return { country, town: { lat: country.lat, lon: country.lon } };
}

/** What comes once: a laptop, a dentist, a repair, a flight; and the furniture of those who moved. */
export function largePurchases(random: Random, person: Person, days: readonly Day[], stays: readonly Stay[], newShop: NewShop): Draft[] {
  const purchase = (day: Day, stay: Stay, dollars: number, alike: LookAlike): Draft => {
    const [kind, category, online] = random.pick<readonly [shop: string, category: string, online: boolean]>([
      ['electronics', 'shopping', true],
      ['furniture', 'shopping', false],
      ['workshop', 'transport', false],
      ['dentist', 'health', false],
      ['airline', 'travel', true],
      ['hotel', 'travel', true],
    ]);
    return {
      atMinute: timeOfDay(random, person, day, online ? 19 : 14),
      amount: dollars * person.level,
      merchant: random.chance(0.7) ? newShop(kind) : `${kind}-own`,
      category,
      country: person.home.code,
      place: online ? null : near(random, stay.town, 20),
      present: !online,
      incident: null,
      alike,
    };
  };
  return days.flatMap((day, index) => {
    const stay = stays[index];
    if (stay === undefined || stay.away) return [];
    const justMoved = stay.era !== '' && stays[index - 21]?.era === '';
    const many = random.poisson(person.largeAYear / 365);
    const furniture = justMoved ? random.poisson(0.4) : 0;
    return [
      ...Array.from({ length: many }, () => purchase(day, stay, random.logNormal(330, 0.7), 'large-purchase')),
      ...Array.from({ length: furniture }, () => purchase(day, stay, random.logNormal(190, 0.8), 'moving')),
    ];
  });
}
