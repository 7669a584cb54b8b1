import type { Day } from './calendar.ts';
import type { Country } from './countries.ts';
import type { Draft, LookAlike } from './draft.ts';
import { type Habit, near, type Person, type Place } from './person.ts';
import type { Random } from './random.ts';

/** Where somebody is on a day */
export interface Stay {
  readonly country: Country;
  readonly town: Place;
  /** Away from home: no favourite shop is near */
  readonly away: boolean;
  /** On the way, all day: nothing is paid in person. */
  readonly travels: boolean;
  /** Favourite shops differ from those of another era, as after moving house. */
  readonly era: string;
}

/** A new name for a shop, never given before in this history */
export type NewShop = (kind: string) => string;

/** What somebody's habits bring on one day. */
export function ordinaryDay(random: Random, person: Person, day: Day, stay: Stay, newShop: NewShop): Draft[] {
  return person.habits.flatMap((habit) => {
    const daily = (habit.perMonth / 30.4) * rhythm(habit, day) * holidayMood(habit, stay);
    return Array.from({ length: random.poisson(daily) }, () => visit(random, person, day, stay, habit, newShop)).flat();
  });
}

const rhythm = ({ weekend, december }: Habit, { weekend: isWeekend, month }: Day): number =>
  (isWeekend ? weekend : (7 - 2 * weekend) / 5) * (month === 11 ? december : 1);

function holidayMood({ category, online }: Habit, { away, travels }: Stay): number {
  if (travels && !online) return 0;
  if (!away) return 1;
  if (online) return 0.3;
  return (
    ({ restaurants: 3, groceries: 0.7, shopping: 1.5, entertainment: 2, transport: 1.5, cash: 2 } as Record<string, number>)[category] ??
    0.3
  );
}

function visit(random: Random, person: Person, day: Day, stay: Stay, habit: Habit, newShop: NewShop): Draft[] {
  const isNew = !habit.online && (stay.away || random.chance(habit.explore));
  const dear = (stay.away ? 1.2 : 1) * (day.month === 11 && habit.december > 1 ? 1.15 : 1);
  const amount = habit.category === 'cash' ? inNotes(habit.draw(), person) : habit.draw() * dear;
  const draft: Draft = {
    atMinute: timeOfDay(random, person, day, habit.hour),
    amount,
    merchant: isNew || (habit.online && random.chance(habit.explore)) ? newShop(habit.name) : `${random.pick(habit.favourites)}${stay.era}`,
    category: habit.category,
    country: habit.online ? onlineCountry(habit.name, person) : stay.country.code,
    place: habit.online ? null : near(random, stay.town, isNew ? 25 : 4),
    present: !habit.online,
    incident: null,
    alike: stay.away && !habit.online ? 'holiday' : null,
  };
  return [draft, ...afterwards(random, person, draft)];
}

/** Machines give round sums of the country's own money. */
function inNotes(amount: number, { home }: Person): number {
  const note = home.rate > 50 ? 1000 : 20;
  return Math.max(1, Math.round(amount / note)) * note;
}

/** A tip on a second slip, or the money back some days later */
function afterwards(random: Random, person: Person, draft: Draft): Draft[] {
  const later = (minutes: number, amount: number, alike: LookAlike): Draft => ({
    ...draft,
    atMinute: draft.atMinute + minutes,
    amount,
    alike,
  });
  if (draft.category === 'restaurants' && random.chance(person.tips)) {
    return [later(random.whole(0, 6), draft.amount * random.between(0.08, 0.2), 'tip')];
  }
  if (draft.category === 'shopping' && random.chance(person.refunds)) {
    return [later(random.whole(3, 14) * 1440, -draft.amount, 'refund')];
  }
  return [];
}

/** Minute around an hour of the day on this person's clock; the late go past midnight. */
export function timeOfDay(random: Random, { late }: Pick<Person, 'late'>, { start }: Day, hour: number): number {
  return start + Math.max(0, Math.round((hour + late + random.normal(0, 1.8)) * 60));
}

/** The large shops of the net charge from the same few countries, always the same one each. */
const onlineCountry = (name: string, { home }: Person): string => ({ games: 'IE', marketplace: 'LU' })[name] ?? home.code;
