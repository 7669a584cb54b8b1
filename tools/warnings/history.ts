import { currency, exponentOf, type Money } from '#skill';
import type { Payment } from '#skill/build';
import { daysFrom, warmUpDays } from './calendar.ts';
import type { Draft, Incident, LookAlike } from './draft.ts';
import { drawFeed, type Feed, told } from './feed.ts';
import { livedBy } from './lived.ts';
import { drawPerson } from './person.ts';
import { randomFrom } from './random.ts';
import { troubled } from './trouble.ts';
import { balancesOf } from './wages.ts';

export interface Labelled {
  readonly payment: Payment;
  readonly incident: Incident | null;
  readonly alike: LookAlike | null;
  /** The balance is below the customer's limit now or within seven days. */
  readonly lowSoon: boolean;
}

/** One customer's payments in time order, as their feed tells them, each with what it really was. */
export interface History {
  readonly customer: string;
  readonly feed: Feed['name'];
  readonly homeCountry: string;
  readonly lowBalance: Money | null;
  readonly payments: readonly Labelled[];
}

/** The history of customer number `index` under a seed: the same for the same three, whatever else is generated. */
export function historyOf(seed: string, index: number, measuredDays: number): History {
  const random = randomFrom(`${seed}/${index}`);
  const person = drawPerson(random);
  const feed = drawFeed(random);
  const days = daysFrom(19_358 + random.whole(0, 364), warmUpDays + measuredDays); // from a day in 2023 on
  const first = days[0]?.start ?? 0;
  const end = (days.at(-1)?.start ?? 0) + 1440;
  const shops = new Map<string, number>();
  const newShop = (kind: string): string => {
    shops.set(kind, (shops.get(kind) ?? 0) + 1);
    return `${kind}-only-${shops.get(kind)}`;
  };
  const lived = livedBy(random, person, days, feed, newShop);
  const drafts = troubled({ random, person, days, lived, newShop, customer: String(index) })
    .filter(({ atMinute }) => atMinute >= first && atMinute < end)
    .sort((a, b) => a.atMinute - b.atMinute);
  const limit = feed.balance && random.chance(0.7) ? random.pick([0, 50, 100, 200, 300]) * person.home.rate : null;
  const balances = feed.balance ? balancesOf(random, drafts, limit ?? 0, String(index)) : null;
  const code = currency(person.home.currency);
  return {
    customer: `${seed}-${index}`,
    feed: feed.name,
    homeCountry: person.home.code,
    lowBalance: limit === null ? null : { amountMinor: BigInt(Math.round(limit * 10 ** exponentOf(code))), currency: code },
    payments: drafts.map((draft: Draft, number): Labelled => {
      const after = balances?.[number] ?? null;
      return {
        payment: told(random, feed, person, draft, `t${number}`, after?.balance ?? null),
        incident: draft.incident ?? (limit === null ? null : (after?.crossing ?? null)),
        alike: draft.alike,
        lowSoon: limit !== null && after?.lowSoon === true,
      };
    }),
  };
}
