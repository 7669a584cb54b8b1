import { type Country, elsewhere, homes } from './countries.ts';
import type { Draft } from './draft.ts';
import { type HabitKind, habitKinds } from './habits.ts';
import type { Random } from './random.ts';

export type Place = NonNullable<Draft['place']>;

export interface Habit extends HabitKind {
  /** A drawn amount in the person's own currency */
  readonly draw: () => number;
  readonly favourites: readonly [string, ...string[]];
  readonly explore: number;
}

export interface Person {
  readonly home: Country;
  readonly town: Place;
  /** What a dollar of our tables is to this person, in their own currency */
  readonly level: number;
  readonly habits: readonly Habit[];
  readonly payDay: number;
  readonly paidEvery: 'month' | 'fortnight' | 'week';
  /** Hours by which this person's day is later than the average one */
  readonly late: number;
  readonly tripsAYear: number;
  readonly commutes: boolean;
  readonly hasChildAway: boolean;
  /** How often a week each small look-alike happens */
  readonly coffees: number;
  readonly parkings: number;
  readonly vendings: number;
  readonly canteen: boolean;
  readonly tips: number;
  readonly refunds: number;
  readonly largeAYear: number;
}

export function drawPerson(random: Random): Person {
  const home = random.pick(homes);
  const level = home.rate * random.logNormal(1, 0.35);
  /** A tenth are families on one card. */
  const activity = random.chance(0.1) ? random.between(2.5, 5) : Math.min(3, Math.max(0.15, random.logNormal(0.85, 0.7)));
  const explores = random.chance(0.12) ? random.between(3, 8) : random.between(0.3, 1.5);
  /** A second card or a plain life: two or three of the habits alone */
  const plain = random.chance(0.12) ? 0.2 : 1;
  const family = random.pick(['near-normal', 'log-normal', 'log-normal', 'gamma', 'mixed']);
  const wildness = random.unit();
  const habits = habitKinds
    .filter(({ share }) => random.chance(share * plain))
    .map((kind): Habit => {
      const shops = Array.from({ length: random.whole(...kind.shops) }, (_, index) => `${kind.name}-${index}`);
      const [low, high] = kind.explores;
      return {
        ...kind,
        perMonth: kind.perMonth * activity * random.logNormal(1, 0.4),
        draw: amounts(random, family, wildness, kind, kind.typical * level * random.logNormal(1, 0.3)),
        favourites: [`${kind.name}-own`, ...shops],
        explore: Math.min(0.9, random.between(low, high) * explores),
      };
    });
  return {
    home,
    town: { lat: home.lat + random.between(-2, 2), lon: home.lon + random.between(-2, 2) },
    level,
    habits,
    payDay: random.pick([1, 5, 15, 25, 27, 28]),
    paidEvery: random.pick(['month', 'month', 'month', 'fortnight', 'week']),
    late: random.chance(0.08) ? random.between(3, 7) : random.normal(0, 0.8),
    tripsAYear: random.chance(0.55) ? 0 : random.chance(0.2) ? random.between(4, 12) : random.between(0.5, 2),
    commutes: random.chance(0.25),
    hasChildAway: random.chance(0.08),
    coffees: random.chance(0.3) ? random.between(0.3, 2) : 0,
    parkings: random.chance(0.3) ? random.between(0.3, 1.5) : 0,
    vendings: random.chance(0.15) ? random.between(0.5, 4) : 0,
    canteen: random.chance(0.15),
    tips: random.chance(0.4) ? random.between(0.05, 0.3) : 0,
    refunds: random.between(0, 0.05),
    largeAYear: random.gamma(2.2, 1.5),
  };
}

/** Somebody whose payments spread like a bell, with a long tail, in between, or differently from habit to habit. */
function amounts(random: Random, family: string, wildness: number, { spread }: HabitKind, typical: number): () => number {
  const [low, high] = spread;
  const width = low + (high - low) * Math.min(1, Math.max(0, wildness + random.normal(0, 0.2)));
  const own = family === 'mixed' ? random.pick(['near-normal', 'log-normal', 'gamma']) : family;
  const least = typical * 0.05;
  if (own === 'near-normal') return () => Math.max(least, Math.abs(random.normal(typical, typical * Math.min(0.6, width))));
  if (own === 'gamma') return () => Math.max(least, random.gamma(typical, Math.max(1, 1 / width ** 2)));
  return () => Math.max(least, random.logNormal(typical, width));
}

/** A point so many kilometres away on average, in any direction */
export const near = (random: Random, { lat, lon }: Place, km: number): Place => ({
  lat: lat + random.normal(0, km / 111),
  lon: lon + random.normal(0, km / 75),
});

export const drawAbroad = (random: Random, home: Country): Country => {
  const country = random.pick(elsewhere);
  return country.code === home.code ? drawAbroad(random, home) : country;
};
