import type { CustomerId } from '#skill';
import type { CustomerRecord, Settings } from './customer-store.ts';
import type { Queries } from './db.ts';
import { toJson } from './storable.ts';

/** A condition on the table customer; `now` is the parameter that holds the instant. */
export const isLive = (now: string): string =>
  `(customer.erased_at is null and (customer.expires_at is null or customer.expires_at > ${now}::timestamptz))`;

/** CustomerStore.customer over SQL. */
export async function readCustomer(db: Queries, id: CustomerId, now: string): Promise<CustomerRecord | null> {
  const [row] = await db.query<CustomerRecord>(
    `select id, region, zone, home_currency as "homeCurrency", locale, week_starts_on as "weekStartsOn", month_starts_on as "monthStartsOn",
       threshold_minor as "thresholdMinor", budgets, login_at as "loginAt", reviewer
     from customer where id = $1 and ${isLive('$2')}`,
    [id, now],
  );
  return row ?? null;
}

/** CustomerStore.signedIn over SQL. */
export async function signedIn(db: Queries, id: CustomerId, now: string): Promise<void> {
  await db.query(`update customer set login_at = greatest(login_at, $2::timestamptz) where id = $1 and ${isLive('$2')}`, [id, now]);
}

/** A name both PostgreSQL and Intl read alike: either of them also takes offsets, which the two turn in opposite directions. */
const zoneName = /^(UTC|[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/;

/** CustomerStore.changeSettings over SQL. What is given is told from what is null by its name. */
export async function changeSettings(db: Queries, id: CustomerId, settings: Partial<Settings>): Promise<void> {
  check(settings);
  await db.query(
    `update customer set
       locale = case when given ? 'locale' then given ->> 'locale' else locale end,
       zone = coalesce(given ->> 'zone', zone),
       week_starts_on = case when given ? 'weekStartsOn' then (given ->> 'weekStartsOn')::smallint else week_starts_on end,
       month_starts_on = coalesce((given ->> 'monthStartsOn')::smallint, month_starts_on),
       threshold_minor = coalesce((given ->> 'thresholdMinor')::bigint, threshold_minor),
       budgets = coalesce(given -> 'budgets', budgets)
     from (select $2::jsonb as given) as change
     where id = $1 and erased_at is null and timezone(coalesce(given ->> 'zone', zone), now()) is not null`,
    [id, toJson(settings)],
  );
}

function check({ zone, weekStartsOn, monthStartsOn, thresholdMinor, budgets }: Partial<Settings>): void {
  const whole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
  const good =
    (zone === undefined || zoneName.test(zone)) &&
    (weekStartsOn === undefined || weekStartsOn === null || whole(weekStartsOn, 0, 6)) &&
    (monthStartsOn === undefined || whole(monthStartsOn, 1, 28)) &&
    (thresholdMinor === undefined || thresholdMinor >= 0n) &&
    (budgets === undefined || Object.values(budgets).every((amount) => /^\d{1,18}$/.test(amount)));
  if (!good) throw new RangeError('settings.invalid');
  if (zone !== undefined) new Intl.DateTimeFormat('en', { timeZone: zone });
}
