import type { Day } from './calendar.ts';
import type { Draft } from './draft.ts';
import type { Feed } from './feed.ts';
import { largePurchases, staysOf } from './life.ts';
import { type NewShop, ordinaryDay } from './ordinary.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import { drawRegulars, type Regular, regularDay } from './regular.ts';
import { repeatsOfDay } from './repeats.ts';
import { newSubscription } from './subscriptions.ts';
import { wages } from './wages.ts';

/** A life in which nothing goes wrong */
export interface Lived {
  readonly drafts: readonly Draft[];
  readonly regulars: readonly Regular[];
}

export function livedBy(random: Random, person: Person, days: readonly Day[], feed: Feed, newShop: NewShop): Lived {
  const stays = staysOf(random, person, days);
  const regulars = drawRegulars(random, person);
  const drafts = days.flatMap((day, index) => {
    const stay = stays[index];
    if (stay === undefined) return [];
    return [
      ...ordinaryDay(random, person, day, stay, newShop),
      ...(stay.away ? [] : repeatsOfDay(random, person, day, stay)),
      ...regularDay(random, person, regulars, day, feed.cardOnly),
    ];
  });
  drafts.push(...largePurchases(random, person, days, stays, newShop));
  for (let number = random.poisson(0.8); number > 0; number -= 1) {
    const from = days[random.whole(0, days.length - 1)];
    if (from) drafts.push(...newSubscription(random, person, from, days, `subscription-${number}`));
  }
  if (!feed.cardOnly) drafts.push(...wages(random, person, days, drafts));
  return { drafts, regulars };
}
