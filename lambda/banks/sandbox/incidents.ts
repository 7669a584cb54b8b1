import { dayIn } from './clock.ts';
import { addDays } from './days.ts';
import { historyOf } from './history.ts';
import type { Draft, Payment } from './payment.ts';
import type { Story } from './story.ts';

/** What can be made to happen to a customer. */
export const incidentKinds = ['stolen-card', 'charged-twice', 'abroad'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** The bank reserves the money; it is never booked, and free again after so many days. */
const heldDays = 5;

interface Bought {
  readonly minutesAgo: number;
  readonly draft: Draft;
}

/** The payments of an incident that ends at an instant, as the bank's books would hold them. */
export function incident(story: Story, seed: string, kind: IncidentKind, now: string): readonly Payment[] {
  const { zone, homeCurrency, region } = story.person;
  const past = recentOf(story, seed, dayIn(zone, now));
  const accounts = new Map(story.accounts.map(({ key, currency }) => [key, currency]));
  return boughtIn(kind, past, region).map(({ minutesAgo, draft }, index) => {
    const at = new Date(Date.parse(now) - minutesAgo * 60_000).toISOString();
    return {
      ...draft,
      key: `${kind}-${now.replaceAll(/\D/g, '')}-${index}`,
      date: dayIn(zone, at),
      bookedOn: null,
      at,
      currency: accounts.get(draft.account) ?? homeCurrency,
    };
  });
}

function boughtIn(kind: IncidentKind, past: readonly Payment[], region: string): readonly Bought[] {
  switch (kind) {
    case 'stolen-card':
      return [
        { minutesAgo: 43, draft: online('sneaker-vault', 'Sneaker Vault', '5661', 24_900, region) },
        { minutesAgo: 26, draft: online('voltline', 'Voltline Electronics', '5732', 28_900, region) },
        { minutesAgo: 4, draft: online('aurora-watches', 'Aurora Watches', '5944', 148_900, region) },
      ];
    case 'charged-twice': {
      // So much is not two coffees.
      const [usual] = groceries(past).filter(({ amountMinor }) => amountMinor < -2_000);
      if (usual === undefined) return [];
      const draft = { ...held(usual), amountMinor: usual.amountMinor - 137 };
      return [
        { minutesAgo: 9, draft },
        { minutesAgo: 6, draft },
      ];
    }
    case 'abroad': {
      const draft = online('lojas-paulista', 'Lojas Paulista', '5311', 24_900, 'BR');
      const abroad = { amountMinor: -137_000, currency: 'BRL', country: 'BR' };
      return [{ minutesAgo: 4, draft: { ...draft, text: 'LOJAS PAULISTA SAO PAULO', present: true, abroad } }];
    }
  }
}

function online(merchantId: string, merchantName: string, mcc: string, amountMinor: number, country: string): Draft {
  return {
    account: 'card',
    amountMinor: -amountMinor,
    text: `${merchantName.toUpperCase()} ONLINE`,
    purpose: { kind: 'purchase', merchantId, merchantName, category: 'shopping' },
    booking: { style: 'hold', days: heldDays },
    type: 'card',
    merchantName,
    mcc,
    country,
    present: false,
  };
}

/** The customer's payments of two months, as they were made. */
function recentOf(story: Story, seed: string, today: string): readonly Payment[] {
  const history = historyOf(story, seed);
  return Array.from({ length: 62 }, (_, days) => history.on(addDays(today, -days - 1))).flat();
}

/** Newest first */
function groceries(payments: readonly Payment[]): readonly Payment[] {
  return payments.filter(({ type, mcc, amountMinor }) => type === 'card' && mcc === '5411' && amountMinor < 0);
}

/** Another one like it */
function held(payment: Payment): Draft {
  return { ...payment, booking: { style: 'hold', days: heldDays } };
}
