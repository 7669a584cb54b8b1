import type { Day } from './calendar.ts';
import { type Draft, type Incident, minutesOfDay, type Scenario } from './draft.ts';
import type { NewShop } from './ordinary.ts';
import { drawAbroad, type Person } from './person.ts';
import type { Random } from './random.ts';

/** What an injector knows: a life before anything goes wrong in it. */
export interface Scene {
  readonly random: Random;
  readonly person: Person;
  /** Card payments of the days around */
  readonly usual: readonly [Draft, ...Draft[]];
  readonly day: Day;
  readonly newShop: NewShop;
  readonly incident: Incident;
}

export type Injector = (scene: Scene) => Draft[];

export type Theft = Exclude<Scenario, 'price-rise' | 'trial-ended' | 'low-balance'>;

const online = { place: null, present: false, alike: null } as const;
const netCategories = ['shopping', 'shopping', 'entertainment', 'travel', 'uncategorised', 'subscriptions'] as const;

/** Hour at which a thief at a keyboard works: any, the night rather than not */
const thiefsMinute = ({ random, day }: Scene): number =>
  day.start + Math.round(60 * (random.chance(0.4) ? random.between(0, 6) : random.between(7, 24)));

/** The till charges twice: within minutes, or with the day's second booking. */
const duplicate: Injector = ({ random, usual, incident }) => {
  const once = random.pick(usual);
  const gap = random.chance(0.7) ? random.whole(0, 15) : random.whole(60, 1300);
  return [{ ...once, atMinute: once.atMinute + gap, incident }];
};

/** A known shop takes several times what is usual: a slip of the finger, a bill made up. */
const unusualAmount: Injector = ({ random, usual, incident }) => {
  const once = random.pick(usual);
  return [
    {
      ...once,
      atMinute: once.atMinute + random.whole(60, 900),
      amount: once.amount * Math.exp(random.between(Math.log(4), Math.log(25))),
      incident,
      alike: null,
    },
  ];
};

const newMerchant: Injector = (scene) => {
  const { random, person, newShop, incident } = scene;
  const amounts = random.chance(0.7) ? [1] : [1, random.between(0.5, 1.5)];
  const first = random.logNormal(280, 0.6) * person.level;
  const start = thiefsMinute(scene);
  return amounts.map((factor, index) => ({
    ...online,
    atMinute: start + index * random.whole(3, 600),
    amount: first * factor,
    merchant: newShop('webshop'),
    category: random.pick(netCategories),
    country: random.chance(0.7) ? person.home.code : drawAbroad(random, person.home).code,
    incident,
  }));
};

/** The stolen or copied card is used in another country, while its owner may go on at home. */
const abroad: Injector = ({ random, person, day, newShop, incident }) => {
  const country = drawAbroad(random, person.home);
  const start = day.start + random.whole(0, minutesOfDay);
  return Array.from({ length: random.whole(1, 6) }, (_, index) => ({
    atMinute: start + index * random.whole(10, 420),
    amount: random.logNormal(90, 0.8) * person.level,
    merchant: newShop('shop'),
    category: random.pick(['shopping', 'groceries', 'cash', 'restaurants', 'fuel']),
    country: country.code,
    place: { lat: country.lat, lon: country.lon },
    present: true,
    incident,
    alike: null,
  }));
};

/** Many in a few hours, half of them after a test with small change; half in the night. */
const burst: Injector = ({ random, person, day, newShop, incident }) => {
  const tests = random.chance(0.5) ? random.whole(1, 3) : 0;
  const start = day.start + Math.round(60 * (random.chance(0.5) ? random.between(0, 5) : random.between(7, 22)));
  const step = random.between(5, 150);
  const typical = random.logNormal(95, 0.5) * person.level;
  return Array.from({ length: tests + random.whole(3, 8) }, (_, index) => ({
    ...online,
    atMinute: start + Math.round(index * step * random.between(0.5, 1)),
    amount: index < tests ? random.between(0.5, 2) * person.level : random.logNormal(typical, 0.5),
    merchant: newShop('webshop'),
    category: random.pick(netCategories),
    country: person.home.code,
    incident,
  }));
};

/** Somebody has the number and uses it among the owner's own payments for two weeks, for several times the owner's amounts. */
const leakedCard: Injector = ({ random, usual, day, newShop, incident }) => {
  const factor = random.logNormal(4, 0.35);
  return Array.from({ length: random.whole(3, 12) }, () => {
    const like = random.pick(usual);
    const known = random.chance(0.5);
    return {
      ...like,
      ...(known ? {} : { ...online, merchant: newShop('webshop') }),
      atMinute: day.start + random.whole(0, 14 * minutesOfDay),
      amount: like.amount * factor * random.logNormal(1, 0.2),
      incident,
      alike: null,
    };
  });
};

export const injectors: Readonly<Record<Theft, Injector>> = {
  duplicate,
  'unusual-amount': unusualAmount,
  'new-merchant': newMerchant,
  abroad,
  burst,
  'leaked-card': leakedCard,
};
