import type { Day } from './calendar.ts';
import type { Draft, Incident } from './draft.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import type { Regular } from './regular.ts';

/** From a day on a subscription is dearer; the first charge at the new price is what to warn of. */
export function raised(random: Random, drafts: readonly Draft[], regular: Regular, from: Day, incident: Incident): Draft[] {
  const factor = 1 + random.between(0.08, 0.5);
  let isFirst = true;
  return drafts.map((draft) => {
    if (draft.merchant !== regular.merchant || draft.atMinute < from.start) return draft;
    const charge = { ...draft, amount: draft.amount * factor, incident: isFirst ? incident : null };
    isFirst = false;
    return charge;
  });
}

/** A trial for next to nothing, and months at the full price that nobody cancelled. */
export function trial(random: Random, person: Person, from: Day, days: readonly Day[], incident: Incident): Draft[] {
  return subscribed(
    random,
    person,
    from,
    days,
    `trial-${incident.id}`,
    random.pick([0.01, 0.5, 0.99, 1]),
    random.pick([7, 14, 30]),
    incident,
  );
}

/** The same without a trial: wanted, and the same price from the first day on. */
export function newSubscription(random: Random, person: Person, from: Day, days: readonly Day[], name: string): Draft[] {
  return subscribed(random, person, from, days, name, null, 0, null);
}

function subscribed(
  random: Random,
  person: Person,
  from: Day,
  days: readonly Day[],
  merchant: string,
  trialDollars: number | null,
  trialDays: number,
  incident: Incident | null,
): Draft[] {
  const price = random.between(6, 60) * person.level;
  const end = (days.at(-1)?.start ?? 0) + 1440;
  const charge = (afterDays: number, amount: number, of: Incident | null): Draft => ({
    atMinute: from.start + afterDays * 1440 + random.whole(0, 600),
    amount,
    merchant,
    category: 'subscriptions',
    country: person.home.code,
    place: null,
    present: false,
    incident: of,
    alike: incident === null ? 'new-subscription' : null,
  });
  const charges = trialDollars === null ? [] : [charge(0, trialDollars * person.home.rate, null)];
  for (let after = trialDays; from.start + after * 1440 < end; after += 30)
    charges.push(charge(after, price, after === trialDays ? incident : null));
  return charges.filter(({ atMinute }) => atMinute < end);
}
