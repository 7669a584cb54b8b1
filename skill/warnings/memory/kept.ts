import { type DetectorState, freshDetector } from './state.ts';

type Check = (value: unknown) => boolean;
type Checks<Of> = { readonly [Name in keyof Of]: Check };

const number: Check = (value) => Number.isFinite(value);
const integer: Check = Number.isSafeInteger;
const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const record =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]));

const run = record({ amount: integer, count: number, from: number, to: number });
const columns = { ids: list(number), days: list(number), amounts: list(integer), visits: list(number), sames: list(number) };

const whole = record({
  version: (version) => version === freshDetector.version,
  clock: orNull(number),
  ids: list(number),
  windows: list(record({ of: number, amounts: list(integer) })),
  hours: list(number),
  pace: orNull(record({ quick: number, slow: number, at: number, since: number })),
  merchants: record({ ...columns, repeaters: list(number) }),
  novelty: number,
  series: list(record({ of: number, account: orNull(number), income: flag, every: text, runs: list(run) })),
  countries: list(record({ code: text, day: number, count: number })),
  place: orNull(record({ lat: number, lon: number, at: number })),
  recent: list(
    record({
      ...{ id: text, at: number, timed: flag, merchant: orNull(number), currency: text, amount: integer },
      ...{ odd: number, rareHour: flag },
    }),
  ),
  suspects: list(
    record({
      ...{ id: number, at: number, currency: text, category: orNull(number), merchant: orNull(number), amount: integer, repeat: flag },
    }),
  ),
  alertedAt: orNull(number),
  doubts: list(number),
  balances: list(record({ account: number, warned: flag })),
} satisfies Checks<DetectorState>);

/** What was kept of a customer, if this detector wrote it and it is whole; null: it is to be learned anew. */
export const detectorFrom = (kept: unknown): DetectorState | null => (whole(kept) ? (kept as DetectorState) : null);
