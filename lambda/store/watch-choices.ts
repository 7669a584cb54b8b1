import { currency, type CustomerId, type DetectedKind, detectedKinds, parseMoney } from '#skill';
import type { PromiseLevel } from '#skill/build';
import type { Queries } from './db.ts';
import { storable, toJson } from './storable.ts';
import { noChoices, type WatchChoices } from './warning-store.ts';

export interface ChoicesRow {
  readonly promise: PromiseLevel | null;
  readonly muted: readonly DetectedKind[] | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly lowBalanceMinor: bigint | null;
  readonly phrase: string | null;
}

/** Of the table watch; all null where it holds no row. */
export const choicesColumns = `
  promise, muted, quiet_from as "quietFrom", quiet_to as "quietTo", low_balance_minor as "lowBalanceMinor", phrase`;

export const toChoices = ({ promise, muted, quietFrom, quietTo, lowBalanceMinor, phrase }: ChoicesRow): WatchChoices => ({
  promise: promise ?? noChoices.promise,
  muted: muted ?? noChoices.muted,
  quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  lowBalanceMinor,
  phrase,
});

/** WarningStore.choices over SQL. */
export async function readChoices(db: Queries, id: CustomerId): Promise<WatchChoices> {
  const [row] = await db.query<ChoicesRow>(`select ${choicesColumns} from watch where customer_id = $1`, [id]);
  return row === undefined ? noChoices : toChoices(row);
}

/** What is given is told from what is null by its name. */
const chooseSql = `
  insert into watch as held (customer_id, promise, muted, quiet_from, quiet_to, low_balance_minor, phrase)
  select id, coalesce(given ->> 'promise', 'quarter'), coalesce(given -> 'muted', '[]'), given -> 'quiet' ->> 'from',
    given -> 'quiet' ->> 'to', (given ->> 'lowBalanceMinor')::bigint, given ->> 'phrase'
  from customer, (select $2::jsonb as given) as choice
  where id = $1 and erased_at is null
  on conflict (customer_id) do update set
    promise = case when $2::jsonb ? 'promise' then excluded.promise else held.promise end,
    muted = case when $2::jsonb ? 'muted' then excluded.muted else held.muted end,
    quiet_from = case when $2::jsonb ? 'quiet' then excluded.quiet_from else held.quiet_from end,
    quiet_to = case when $2::jsonb ? 'quiet' then excluded.quiet_to else held.quiet_to end,
    low_balance_minor = case when $2::jsonb ? 'lowBalanceMinor' then excluded.low_balance_minor else held.low_balance_minor end,
    phrase = case when $2::jsonb ? 'phrase' then excluded.phrase else held.phrase end`;

/** WarningStore.choose over SQL. */
export async function choose(db: Queries, id: string, choices: Partial<WatchChoices>): Promise<void> {
  check(choices);
  await db.query(chooseSql, [id, toJson(choices)]);
}

/** A low balance set by voice: decimal text in the customer's home currency. Throws RangeError for any other text. */
export async function setAlert(tx: Queries, id: string, value: string): Promise<void> {
  const [customer] = await tx.query<{ home: string }>('select home_currency as home from customer where id = $1', [id]);
  if (customer === undefined) return;
  await choose(tx, id, { lowBalanceMinor: parseMoney(value, currency(customer.home)).amountMinor });
}

const levels: Readonly<Record<PromiseLevel, true>> = { year: true, quarter: true, month: true };
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const longestPhrase = 60;

function check({ promise, muted, quiet, lowBalanceMinor, phrase }: Partial<WatchChoices>): void {
  const good =
    (promise === undefined || Object.hasOwn(levels, promise)) &&
    (muted === undefined || muted.every((kind) => detectedKinds.includes(kind))) &&
    (quiet == null || (clock.test(quiet.from) && clock.test(quiet.to))) &&
    (lowBalanceMinor == null || (lowBalanceMinor >= 0n && lowBalanceMinor <= 10n ** 18n)) &&
    (phrase == null || (phrase.trim() !== '' && phrase.length <= longestPhrase && storable(phrase) === phrase));
  if (!good) throw new RangeError('choices.invalid');
}
