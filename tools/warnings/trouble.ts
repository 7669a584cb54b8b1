import { type Day, warmUpDays } from './calendar.ts';
import { type Draft, type Incident, minutesOfDay, type Scenario } from './draft.ts';
import { injectors, type Theft } from './incidents.ts';
import type { Lived } from './lived.ts';
import type { NewShop } from './ordinary.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import { raised, trial } from './subscriptions.ts';

interface Life {
  readonly random: Random;
  readonly person: Person;
  readonly days: readonly Day[];
  readonly lived: Lived;
  readonly newShop: NewShop;
  readonly customer: string;
}

const usualDays = 30;
const kinds = Object.keys(injectors) as [Theft, ...Theft[]];

/** A life with what goes wrong in it: for most people nothing or little, never in the warm-up. */
export function troubled(life: Life): Draft[] {
  const { random, person, days, lived, customer } = life;
  let number = 0;
  const incident = (scenario: Scenario): Incident => {
    number += 1;
    return { scenario, id: `${customer}/${scenario}-${number}` };
  };
  const first = warmUpDays + usualDays;
  const somewhen = (from: number, to: number): Day | undefined =>
    days[first + Math.floor(random.between(from, to) * (days.length - first - 15))];
  let drafts = lived.drafts;
  const subscription = lived.regulars.find((regular) => regular.subscription);
  const risesFrom = somewhen(0.3, 1);
  if (subscription && risesFrom && random.chance(0.6)) drafts = raised(random, drafts, subscription, risesFrom, incident('price-rise'));
  const startsOn = somewhen(0, 0.9);
  const trials = startsOn && random.chance(0.3) ? trial(random, person, startsOn, days, incident('trial-ended')) : [];
  return [...drafts, ...trials, ...thefts(life, drafts, somewhen, incident)];
}

/** One in the first part of the year, one in the second: apart enough for the first to be over. */
function thefts(
  life: Life,
  drafts: readonly Draft[],
  somewhen: (from: number, to: number) => Day | undefined,
  incident: (scenario: Scenario) => Incident,
): Draft[] {
  const { random } = life;
  return (
    [
      [0, 0.4],
      [0.6, 1],
    ] as const
  ).flatMap(([from, to]) => {
    const day = somewhen(from, to);
    const scenario = random.pick(kinds);
    if (day === undefined || !random.chance(0.4)) return [];
    const [first, ...others] = drafts.filter((draft) => isUsual(draft, day, life.person));
    return first ? injectors[scenario]({ ...life, day, usual: [first, ...others], incident: incident(scenario) }) : [];
  });
}

/** Bought with the card shortly before, for more than small change: nobody steals bus rides. */
const isUsual = ({ atMinute, amount, category, alike }: Draft, { start }: Day, { level }: Person): boolean =>
  amount > 8 * level &&
  category !== null &&
  category !== 'housing' &&
  alike === null &&
  atMinute < start &&
  start - atMinute < usualDays * minutesOfDay;
