import type { Queries } from '../lambda/store/db.ts';

/** Fills an empty database by SQL alone: n customers c-1 ... with as many transactions each, and one called heavy with 10,000. */
export async function fill(db: Queries, size: { readonly customers: number; readonly perCustomer: number }): Promise<void> {
  const { customers, perCustomer } = size;
  await db.query(`
    create temporary view person as
      select 'c-' || n as id, ${perCustomer} as rows from generate_series(1, ${customers}) as n
      union all select 'heavy', 10000`);
  await db.query(`
    insert into customer (id, region, zone, home_currency, month_starts_on, login_at)
    select id, 'US', 'America/New_York', 'USD', 1, now() from person`);
  await db.query(`
    insert into link (customer_id, id, platform, household, created_at)
    select id, gen_random_uuid(), 'alexa', 'exact', now() from person`);
  await db.query(`
    insert into credential (token_hash, platform, customer_id, link_id)
    select encode(sha256(convert_to('token:' || customer_id || '-token', 'UTF8')), 'hex'), platform, customer_id, id from link`);
  await db.query(`
    insert into consent (customer_id, id, platform, account_id, kind, precision)
    select id, 'alexa-' || kind, 'alexa', null, kind, 'exact'
    from person, unnest(array['account-name', 'balance', 'card-owed', 'transaction', 'merchant-name', 'category-sum']) as kind`);
  await db.query(`
    insert into account (customer_id, id, kind, joint, name, last_four, currency, available_minor, booked_minor, as_of)
    select id, id || '/' || kind, kind, false, initcap(kind), '0042', 'USD', 250000, 250000, now()
    from person, unnest(array['checking', 'savings', 'card']) as kind`);
  await db.query(`
    insert into transaction (customer_id, id, account_id, kind, status, date, amount_minor, currency, category, merchant_id,
      merchant_name, raw_text, superseded, unsure)
    select
      id, id || '/' || n, id || '/' || (array['checking', 'card'])[1 + n % 2],
      (array['purchase', 'purchase', 'purchase', 'purchase', 'purchase', 'purchase', 'refund', 'own-transfer', 'income', 'cash'])[1 + n % 10],
      case when n < 2 then 'pending' else 'booked' end,
      current_date - (n * 400 / rows)::int,
      case when n % 10 in (6, 8) then 1 else -1 end * (100 + (n * 7919) % 20000),
      'USD',
      (array['groceries', 'restaurants', 'transport', 'fuel', 'shopping', 'health', 'travel'])[1 + n % 7],
      'm-' || n % 40, 'Merchant ' || n % 40, 'MERCHANT ' || n % 40 || ' #0042', false, false
    from person, generate_series(0, rows - 1) as n`);
  await db.query('vacuum analyze');
}
