import { addDays, type CivilDate, type CustomerId, type MerchantId } from '#skill';
import { type Detected, freshDetector, observe } from '#skill/build';
import { incident, type IncidentKind } from '../../../../lambda/banks/sandbox/incidents.ts';
import { sandboxMemory } from '../../../../lambda/banks/sandbox/memory.ts';
import { sandboxBank } from '../../../../lambda/banks/sandbox/sandbox-bank.ts';
import { storyOf } from '../../../../lambda/banks/sandbox/world.ts';
import { storedOf } from '../../../../lambda/banks/sync.ts';
import type { StoredTransaction } from '../../../../lambda/store/store.ts';
import { type NewWarning, noChoices, type UnwatchedPayment } from '../../../../lambda/store/warning-store.ts';
import { localTime } from '../../../../lambda/store/zoned-clock.ts';
import { decide } from '../../../../lambda/watch/decide.ts';
import { readKnownMerchants } from '../known-merchants.ts';

const known = readKnownMerchants();

/** A sample person whose past the watch has looked at, as it has when the demo starts. */
export async function watched(customer: string, seed: string, now: string) {
  const { zone, region, homeCurrency } = storyOf(customer).person;
  const currency = homeCurrency as UnwatchedPayment['currency'];
  const rows = async (memory = sandboxMemory(), from: string | null = null): Promise<readonly UnwatchedPayment[]> => {
    const { transactions } = storedOf(customer, await sandboxBank({ seed, now, memory }).snapshot(customer, from), known);
    const looked = transactions.filter(({ superseded }) => !superseded).map((row) => unwatched(row, zone));
    return looked.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  };
  const facts = { customerId: customer as CustomerId, locale: null, zone, region, homeCurrency: currency, choices: noChoices };
  const nothing = { knocks: {}, addresses: [], accounts: [], answers: [], exceptions: [], open: [], history: [] };
  const look = decide({ plan: () => [], openDays: 14, now });
  const past = await rows();
  const first = look({ ...facts, ...nothing, detector: null, payments: past });
  return {
    past,
    region,
    /** What the very first watch opens */
    opened: first.opened,
    happens: async (kind: IncidentKind): Promise<readonly NewWarning[]> => {
      const memory = sandboxMemory();
      const ids = memory.add(customer, incident(storyOf(customer), seed, kind, now)).map(({ key }) => `${customer}/${key}`);
      const payments = (await rows(memory, addDays(now.slice(0, 10) as CivilDate, -1))).filter(({ id }) => ids.includes(id));
      return look({ ...facts, ...nothing, detector: first.detector, payments }).opened;
    },
  };
}

/** What the detector finds in somebody's ordinary life since a day, at the promise a customer has by default. */
export function foundSince(
  from: string,
  { past, region }: Pick<Awaited<ReturnType<typeof watched>>, 'past' | 'region'>,
): readonly string[] {
  const found: string[] = [];
  let state = freshDetector;
  for (const row of past.filter(({ kind }) => kind !== 'own-transfer' && kind !== 'card-repayment')) {
    const atMinute = Date.parse(`${timeOf(row)}Z`) / 60_000;
    const rules = { promise: noChoices.promise, homeCountry: region, lowBalance: null, nowMinute: atMinute };
    const payment = {
      ...{ transaction: row.id, account: row.accountId, atMinute, timed: row.local !== null, amountMinor: row.amountMinor },
      ...{ currency: row.currency, merchant: row.merchantId, category: row.category === 'uncategorised' ? null : row.category },
      ...{ country: row.country, place: null, present: row.present, balanceMinor: null },
    };
    const observed = observe(state, payment, rules);
    state = observed.state;
    if (row.date >= from) found.push(...observed.found.map((one) => told(one, row)));
  }
  return found;
}

const told = ({ reason }: Detected, { date, merchantName, amountMinor }: UnwatchedPayment): string =>
  `${date} ${reason.kind} ${Number(-amountMinor) / 100} ${merchantName}`;

const timeOf = ({ local, date }: UnwatchedPayment): string => local ?? `${date}T12:00`;

/** As the store hands it to the watch: of a row that it never saw pending nothing is replaced. */
function unwatched({ at, country, present, merchantId, currency, ...row }: StoredTransaction, zone: string): UnwatchedPayment {
  return {
    ...row,
    currency: currency as UnwatchedPayment['currency'],
    merchantId: merchantId as MerchantId | null,
    local: at == null ? null : localTime(at, zone),
    country: country ?? null,
    present: present ?? null,
    replaces: null,
  };
}
