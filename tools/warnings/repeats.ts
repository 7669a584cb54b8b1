import type { Day } from './calendar.ts';
import type { Draft, LookAlike } from './draft.ts';
import { type Stay, timeOfDay } from './ordinary.ts';
import { near, type Person } from './person.ts';
import type { Random } from './random.ts';

/** The same amount at the same place again, and all is well: coffee, parking, vending machines, the bus, the canteen. */
export function repeatsOfDay(random: Random, person: Person, day: Day, { era, town }: Stay): Draft[] {
  const { level, home, coffees, parkings, vendings, commutes, canteen } = person;
  const at = (alike: LookAlike, category: string, dollars: number, hour: number): Draft => ({
    atMinute: timeOfDay(random, person, day, hour),
    amount: dollars * level,
    merchant: `${alike}${era}`,
    category,
    country: home.code,
    place: near(random, town, 2),
    present: true,
    incident: null,
    alike,
  });
  const again = (draft: Draft, minutes: number): Draft => ({ ...draft, atMinute: draft.atMinute + minutes });
  const drafts: Draft[] = [];
  if (random.chance(coffees / 7)) {
    const coffee = at('two-coffees', 'restaurants', random.pick([3.2, 3.8, 4.5]), 10);
    drafts.push(coffee, again(coffee, random.whole(1, 120)));
  }
  if (random.chance(parkings / 7)) {
    const ticket = at('parking', 'transport', random.pick([2, 3, 5]), 11);
    drafts.push(ticket, ...(random.chance(0.4) ? [again(ticket, random.whole(60, 240))] : []));
  }
  for (let count = random.poisson(vendings / 7); count > 0; count -= 1)
    drafts.push(at('vending', 'groceries', random.pick([1, 1.5, 2]), 14));
  if (commutes && !day.weekend && random.chance(0.85))
    drafts.push(at('commute', 'transport', 2.9, 7.5), at('commute', 'transport', 2.9, 17.5));
  if (canteen && !day.weekend && random.chance(0.6)) drafts.push(at('canteen', 'restaurants', 6.4, 12.3));
  return drafts;
}
