import type { PromiseLevel } from '#skill/build';
import { minutesOfDay, type Scenario, scenarios } from './draft.ts';
import { type DetectedKind, detectedKinds, type Seen, type Watched } from './watch.ts';

/** What became of one injected kind. `firstWarned`: already its first payment was. */
export interface Found {
  readonly payments: number;
  readonly paymentsWarned: number;
  readonly victims: number;
  readonly victimsWarned: number;
  readonly firstWarned: number;
}

/** What became of one kind of warning */
export interface Said {
  readonly warnings: number;
  readonly right: number;
}

export interface Figures {
  readonly customerMonths: number;
  readonly found: Readonly<Record<Scenario, Found>>;
  readonly said: Readonly<Record<DetectedKind, Said>>;
  /** Spans of the promised length per customer, and those in which a second false warning came */
  readonly spans: number;
  readonly spansBroken: number;
  /** False warnings by what the payment was: a look-alike, or 'ordinary'; and by how much the feed tells */
  readonly falseOf: Readonly<Record<string, number>>;
  readonly falseIn: Readonly<Record<string, number>>;
}

/** A promise holds if of a hundred customers at most one hears a second false warning within its span. */
export const mostBroken = 0.01;
export const promiseHolds = ({ spans, spansBroken }: Figures): boolean => spansBroken <= spans * mostBroken;

export const daysPerMonth = 365 / 12;
const promisedDays: Readonly<Record<PromiseLevel, number>> = { month: daysPerMonth, quarter: 3 * daysPerMonth, year: 365 };
const week = 7 * minutesOfDay;

/**
 * A warning of a low balance is right if the balance is low within a week; any other on a payment that belongs to an incident, whatever its
 * kind: the customer is told to look at it. That a card was in two places is also right on the payment that was the customer's own.
 */
function isRight({ incident, lowSoon, contradicts }: Seen, kind: DetectedKind): boolean {
  if (kind === 'low-balance') return lowSoon;
  return (incident !== null && incident.scenario !== 'low-balance') || (kind === 'abroad' && contradicts);
}

const isMet = (all: readonly Seen[], seen: Seen): boolean => {
  if (seen.incident?.scenario !== 'low-balance') return seen.warned.some((kind) => isRight(seen, kind));
  const { atMinute } = seen.payment;
  return all.some(
    ({ payment, warned }) => payment.atMinute <= atMinute && atMinute - payment.atMinute <= week && warned.includes('low-balance'),
  );
};

export function figuresOf(histories: readonly Watched[], promise: PromiseLevel): Figures {
  const seen = histories.flatMap(({ payments, feed }) => payments.flatMap((each) => each.warned.map((kind) => ({ ...each, kind, feed }))));
  const wrong = seen.filter((each) => !isRight(each, each.kind));
  const charges = histories.flatMap(({ payments }) =>
    payments.filter(({ incident }) => incident !== null).map((each) => ({ ...each, all: payments })),
  );
  const spans = histories.flatMap((history) => falsePerSpan(history, promisedDays[promise]));
  return {
    customerMonths: histories.reduce((sum, { days }) => sum + days, 0) / daysPerMonth,
    found: record(scenarios, (scenario) => foundOf(charges.filter(({ incident }) => incident?.scenario === scenario))),
    said: record(detectedKinds, (kind) => {
      const ofKind = seen.filter((each) => each.kind === kind);
      return { warnings: ofKind.length, right: ofKind.filter((each) => isRight(each, kind)).length };
    }),
    spans: spans.length,
    spansBroken: spans.filter((count) => count > 1).length,
    falseOf: countOf(wrong, ({ kind, alike }) => `${kind} on ${alike ?? 'ordinary'}`),
    falseIn: countOf(wrong, ({ feed }) => feed),
  };
}

/** `charges`: payments of one scenario's incidents, each incident's in time order */
function foundOf(charges: readonly (Seen & { readonly all: readonly Seen[] })[]): Found {
  const incidents = new Map<string, boolean[]>();
  for (const charge of charges) {
    const id = charge.incident?.id ?? '';
    incidents.set(id, [...(incidents.get(id) ?? []), isMet(charge.all, charge)]);
  }
  const all = [...incidents.values()];
  return {
    payments: charges.length,
    paymentsWarned: all.flat().filter(Boolean).length,
    victims: all.length,
    victimsWarned: all.filter((met) => met.includes(true)).length,
    firstWarned: all.filter(([first]) => first).length,
  };
}

/** How many false warnings each whole span of so many days had. */
function falsePerSpan({ payments, days }: Watched, length: number): number[] {
  const start = (payments.at(-1)?.payment.atMinute ?? 0) - days * minutesOfDay;
  // Histories end some days early where nothing was paid on the last ones.
  const counts = Array.from({ length: Math.floor((days + 10) / length) }, () => 0);
  for (const seen of payments) {
    const span = Math.floor((seen.payment.atMinute - start) / minutesOfDay / length);
    for (const kind of seen.warned) if (!isRight(seen, kind) && counts[span] !== undefined) counts[span] += 1;
  }
  return counts;
}

function countOf<Value>(list: readonly Value[], name: (value: Value) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of list) counts[name(each)] = (counts[name(each)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}

const record = <Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value): Readonly<Record<Key, Value>> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>;
