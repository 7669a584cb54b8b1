import { addDays, type CivilDate, type CustomerId, type MerchantId } from '#skill';
import { type DetectorState, freshDetector } from '#skill/build';
import { incident, type IncidentKind } from '../../../../lambda/banks/sandbox/incidents.ts';
import { sandboxMemory } from '../../../../lambda/banks/sandbox/memory.ts';
import { sandboxBank } from '../../../../lambda/banks/sandbox/sandbox-bank.ts';
import { storyOf } from '../../../../lambda/banks/sandbox/world.ts';
import { storedOf } from '../../../../lambda/banks/sync.ts';
import type { StoredTransaction } from '../../../../lambda/store/store.ts';
import { type NewWarning, noChoices, type Unwatched, type UnwatchedPayment } from '../../../../lambda/store/warning-store.ts';
import { localTime } from '../../../../lambda/store/zoned-clock.ts';
import { decide } from '../../../../lambda/watch/decide.ts';
import { readKnownMerchants } from '../known-merchants.ts';

export interface Watched {
  readonly date: string;
  readonly opened: readonly NewWarning[];
}

const known = readKnownMerchants();

/** A sample person under the watch, day by day as the demo would be: all of the past on the first day, then what each sync brings. */
export function watching(customer: string, seed: string) {
  const { zone, region, homeCurrency } = storyOf(customer).person;
  const memory = sandboxMemory();
  const seen = new Set<string>();
  let detector: DetectorState = freshDetector;

  const watch = async (now: string): Promise<readonly NewWarning[]> => {
    const snapshot = await sandboxBank({ seed, now, memory }).snapshot(customer, null);
    const { transactions } = storedOf(customer, snapshot, known);
    const fresh = transactions.filter(({ id, superseded }) => !seen.has(id) && !superseded);
    for (const { id } of transactions) seen.add(id);
    const decided = decide({ plan: () => [], openDays: 14, now })({
      ...facts(customer, zone, region, homeCurrency),
      detector,
      payments: fresh.map((row) => unwatched(row, zone)).sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)),
    });
    detector = decided.detector;
    return decided.opened;
  };

  return {
    /** What each of so many days up to a date opens; the first has the whole past. */
    days: async (until: string, count: number): Promise<readonly Watched[]> => {
      const days: Watched[] = [];
      for (let back = count; back >= 0; back -= 1) {
        const date = addDays(until as CivilDate, -back);
        days.push({ date, opened: await watch(`${date}T12:00:00Z`) });
      }
      return days;
    },
    happens: async (kind: IncidentKind, now: string): Promise<readonly NewWarning[]> => {
      memory.add(customer, incident(storyOf(customer), seed, kind, now));
      return watch(now);
    },
  };
}

const timeOf = ({ local, date }: UnwatchedPayment): string => local ?? `${date}T12:00`;

function facts(customer: string, zone: string, region: string, homeCurrency: string): Omit<Unwatched, 'detector' | 'payments'> {
  return {
    customerId: customer as CustomerId,
    locale: null,
    zone,
    region,
    homeCurrency: homeCurrency as Unwatched['homeCurrency'],
    choices: noChoices,
    knocks: {},
    addresses: [],
    accounts: [],
    answers: [],
    exceptions: [],
    open: [],
  };
}

function unwatched({ at, country, present, replaces, merchantId, currency, ...row }: StoredTransaction, zone: string): UnwatchedPayment {
  return {
    ...row,
    currency: currency as UnwatchedPayment['currency'],
    merchantId: merchantId as MerchantId | null,
    local: at == null ? null : localTime(at, zone),
    country: country ?? null,
    present: present ?? null,
    replaces: replaces ?? null,
  };
}
