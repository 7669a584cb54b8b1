import type { Draft } from './payment.ts';
import { buy, plain, shop, type Story } from './story.ts';

const shops = [
  shop('tesco', 'Tesco', '5411', 'groceries', 'TESCO STORES ####'),
  shop('lidl', 'Lidl', '5411', 'groceries', 'LIDL ####'),
  shop('carrefour', 'Carrefour', '5411', 'groceries', 'CB CARREFOUR ####'),
  shop('starbucks', 'Starbucks', '5814', 'restaurants', 'STARBUCKS STORE #####'),
  shop('mcdonalds', "McDonald's", '5814', 'restaurants', 'MCDONALDS F#####'),
  shop('shell', 'Shell', '5541', 'fuel', 'SHELL OIL ########'),
  shop('amazon', 'Amazon', '5942', 'shopping', 'AMZN Mktp *#@#@@#'),
  shop('ikea', 'Ikea', '5712', 'shopping', 'IKEA ###'),
  shop('uber', 'Uber', '4121', 'transport', 'UBER *TRIP'),
];
const places = [
  { region: 'US', zone: 'America/New_York', homeCurrency: 'USD' },
  { region: 'GB', zone: 'Europe/London', homeCurrency: 'GBP' },
  { region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR' },
] as const;

/** The id of the n-th further customer, counted from 1. */
export function crowdId(number: number): string {
  return `c-${String(number).padStart(5, '0')}`;
}

/** A further customer for measurements: a wage, a rent, and a purchase every nine days or so; about 130 rows in 25 months. */
export function crowdStory(id: string): Story {
  const number = Number(id.slice(2));
  const place = places[number % places.length] ?? places[0];
  return {
    person: { id, name: `Customer ${number}`, ...place },
    accounts: [
      {
        key: 'checking',
        kind: 'checking',
        joint: false,
        name: 'Current Account',
        lastFour: lastFour(number),
        currency: place.homeCurrency,
        openingMinor: 150_000 + (number % 977) * 100,
        balances: 'available',
      },
    ],
    day({ dayOfMonth, dice, ...day }) {
      const drafts: Draft[] = [];
      if (dayOfMonth === 1)
        drafts.push(plain('checking', -90_000, 'transfer', 'RENT', { kind: 'person-payment', person: 'Landlord' }, 'Landlord'));
      if (dayOfMonth === 25) drafts.push(plain('checking', 105_000, 'salary', 'SALARY', { kind: 'salary' }, 'Employer'));
      if (dice.chance(0.11))
        drafts.push(buy({ ...day, dayOfMonth, dice }, dice.pick(shops), dice.whole(400, 8_300), { account: 'checking' }));
      return drafts;
    },
  };
}

function lastFour(number: number): string {
  return String((number * 7_919) % 10_000).padStart(4, '0');
}
