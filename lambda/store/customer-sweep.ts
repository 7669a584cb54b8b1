import type { CustomerId } from '#skill';
import type { Keyring } from '../keys/keys.ts';
import { erase } from './customer-erasure.ts';
import type { CustomerStore } from './customer-store.ts';
import { customerTables } from './customer-tables.ts';
import type { Db } from './db.ts';
import { sweepLedgers } from './ledger-sweep.ts';

type Keep = Parameters<CustomerStore['sweep']>[1];

/** Months are counted on the calendar of UTC, whatever zone the database's session is in. */
const cutoffs = `
  select
    $1::timestamptz - make_interval(mins => 30) as states,
    $1::timestamptz - make_interval(days => $2) as turns,
    ($1::timestamptz at time zone 'UTC' - make_interval(months => $3))::date as transactions,
    ($1::timestamptz at time zone 'UTC' - make_interval(months => $4)) at time zone 'UTC' as ledger`;

interface Cutoffs {
  readonly states: string;
  readonly turns: string;
  readonly transactions: string;
  readonly ledger: string;
}

/** CustomerStore.sweep over SQL. Each statement stands alone: a sweep that was cut off is finished by the next. */
export async function sweep(
  db: Db,
  keyring: Pick<Keyring, 'mac'>,
  now: string,
  { turnDays, transactionMonths, ledgerMonths }: Keep,
): Promise<void> {
  const [before] = await db.query<Cutoffs>(cutoffs, [now, turnDays, transactionMonths, ledgerMonths]);
  if (before === undefined) return;
  for (const table of ['web_session', 'web_entry', 'one_time_code', 'credential', 'oauth_record', 'app_task', 'replay']) {
    await db.query(`delete from ${table} where expires_at <= $1`, [now]);
  }
  await db.query('delete from proven_session where until <= $1', [now]);
  await db.query('delete from dialogue_state where updated_at <= $1', [before.states]);
  await db.query('delete from turn where at <= $1', [before.turns]);
  await db.query('delete from transaction where date < $1', [before.transactions]);
  await db.query('delete from warning where coalesce(answered_at, expires_at) <= $1', [before.ledger]);
  await db.query('delete from dispute where opened_at <= $1', [before.ledger]);
  await db.query('delete from warning_exception where until < $1::date', [before.turns]);
  await db.query('delete from delivery where coalesce(done_at, expires_at) <= $1', [before.turns]);
  await db.query('delete from push_address where ended_at <= $1', [before.turns]);
  await db.query('delete from link where revoked_at <= $1 or expires_at <= $1', [before.ledger]);
  await db.query('delete from support_look where at <= $1', [before.ledger]);
  await db.query(receipts, [before.ledger]);
  await sweepLedgers(db, keyring, before.ledger);
  await sweepErased(db, now);
}

/** A receipt counts until the customer chose anew or was erased; from then on it is kept as long as the ledger. */
const receipts = `
  delete from receipt where
    exists (select from customer where id = receipt.customer_id and erased_at <= $1)
    or exists (
      select from receipt as newer
      where (newer.customer_id, newer.platform) = (receipt.customer_id, receipt.platform)
        and (newer.at, newer.id) > (receipt.at, receipt.id) and newer.at <= $1)`;

/** Customers whose time is over are erased; what a turn on its way wrote after an erasure goes; in the end the name goes, too. */
async function sweepErased(db: Db, now: string): Promise<void> {
  const over = await db.query<{ id: CustomerId }>('select id from customer where expires_at <= $1 and erased_at is null', [now]);
  for (const { id } of over) await erase(db, id, now);
  for (const { name, kept } of customerTables) {
    if (!kept) await db.query(`delete from ${name} where customer_id in (select id from customer where erased_at is not null)`, []);
  }
  await db.query(
    `delete from ledger_head where customer_id in (select id from customer where erased_at is not null)
       and not exists (select from ledger where ledger.customer_id = ledger_head.customer_id)`,
    [],
  );
  const nothingKept = customerTables.flatMap(({ name, kept }) =>
    kept ? [`not exists (select from ${name} where customer_id = customer.id)`] : [],
  );
  await db.query(`delete from customer where erased_at is not null and ${nothingKept.join(' and ')}`, []);
}
