import { currency, exponentOf } from '#skill';
import type { Payment } from '#skill/build';
import { elsewhere } from './countries.ts';
import { type Draft, minutesOfDay } from './draft.ts';
import { near, type Person } from './person.ts';
import type { Random } from './random.ts';

/** What a feed tells of each payment. */
export interface Feed {
  readonly name: 'full' | 'bank' | 'card' | 'places' | 'shops' | 'bare';
  readonly timed: boolean;
  readonly merchant: boolean;
  readonly category: boolean;
  readonly country: boolean;
  /** 'scattered': of the shop as a directory has it, also where nobody was there */
  readonly place: 'none' | 'exact' | 'scattered';
  readonly present: boolean;
  readonly balance: boolean;
  /** Without bills and wages, which no card pays */
  readonly cardOnly: boolean;
}

const everything: Feed = {
  name: 'full',
  timed: true,
  merchant: true,
  category: true,
  country: true,
  place: 'exact',
  present: true,
  balance: true,
  cardOnly: false,
};
const nothing = { country: false, place: 'none', present: false, balance: false } as const;

const feeds: readonly [Feed, ...Feed[]] = [
  everything,
  { ...everything, ...nothing, name: 'bank', timed: false, balance: true },
  { ...everything, ...nothing, name: 'card', country: true, present: true, cardOnly: true },
  { ...everything, ...nothing, name: 'places', place: 'scattered', cardOnly: true },
  { ...everything, ...nothing, name: 'shops', category: false, cardOnly: true },
  { ...everything, ...nothing, name: 'bare', category: false, merchant: false, cardOnly: true },
];

export const drawFeed = (random: Random): Feed => random.pick(feeds);

/** A payment as this feed tells it. `balance`: of the account afterwards, in its own currency. */
export function told(random: Random, feed: Feed, person: Person, draft: Draft, transaction: string, balance: number | null): Payment {
  const abroad = elsewhere.find(({ code }) => code === draft.country && code !== person.home.code);
  // Half of the banks that name the country book in its currency.
  const foreign = feed.name === 'card' && person.payDay > 15 && draft.present ? abroad : undefined;
  const code = currency(foreign?.currency ?? person.home.currency);
  const units = 10 ** exponentOf(code);
  const amount = foreign === undefined ? draft.amount : (draft.amount / person.home.rate) * foreign.rate;
  return {
    transaction,
    account: feed.balance ? 'checking' : null,
    atMinute: feed.timed ? draft.atMinute : Math.floor(draft.atMinute / minutesOfDay) * minutesOfDay,
    timed: feed.timed,
    amountMinor: BigInt(-Math.sign(amount) * Math.max(1, Math.round(Math.abs(amount) * units))),
    currency: code,
    merchant: feed.merchant ? draft.merchant : null,
    category: feed.category ? draft.category : null,
    country: feed.country ? draft.country : null,
    place: placeOf(random, feed, person, draft),
    present: feed.present ? draft.present : null,
    balanceMinor: feed.balance && balance !== null ? BigInt(Math.round(balance * units)) : null,
  };
}

function placeOf(random: Random, feed: Feed, person: Person, { place }: Draft): Payment['place'] {
  if (feed.place === 'none') return null;
  return feed.place === 'exact' ? place : near(random, place ?? person.town, 40);
}
