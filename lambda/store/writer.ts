import type { CivilDate, CustomerId } from '#skill';
import type { Db } from './db.ts';
import { saveBankData } from './bank-data.ts';
import { signedIn } from './customer-record.ts';
import type { Writer } from './store.ts';

/** What the sync and the operator write, over SQL. */
export function sqlWriter(db: Db): Omit<Writer, 'saveLink' | 'revokeLink'> {
  return {
    // timezone() makes a zone the database does not know fail here and not in every later turn.
    saveCustomer: async ({ id, region, zone, homeCurrency, monthStartsOn }) => {
      await db.query(
        `insert into customer (id, region, zone, home_currency, month_starts_on)
         select $1, $2, $3, $4, $5::smallint where timezone($3::text, now()) is not null
         on conflict (id) do update set region = excluded.region, zone = excluded.zone,
           home_currency = excluded.home_currency, month_starts_on = excluded.month_starts_on, erased_at = null`,
        [id, region, zone, homeCurrency, monthStartsOn],
      );
    },

    saveConsents: (customerId, consents) =>
      db.transaction(async (tx) => {
        await tx.query('delete from consent where customer_id = $1', [customerId]);
        await tx.query(
          `insert into consent (customer_id, id, platform, account_id, kind, precision)
           select $1, id, platform, account, kind, precision
           from jsonb_to_recordset($2::jsonb) as row (id text, platform text, account text, kind text, precision text)`,
          [customerId, JSON.stringify(consents)],
        );
      }),

    saveBankData: (customerId, data) =>
      db.transaction(async (tx) => {
        const closed = await tx.query('select from customer where id = $1 and (reviewer or erased_at is not null)', [customerId]);
        if (closed.length > 0) throw new Error('customer.closed');
        await saveBankData(tx, customerId, data);
      }),

    signedIn: (customerId, now) => signedIn(db, customerId as CustomerId, now),

    heldAccounts: (customerId) =>
      db.query<{ id: string; asOf: string }>('select id, as_of as "asOf" from account where customer_id = $1 order by id', [customerId]),

    newestDate: async (customerId) => {
      const [row] = await db.query<{ newest: CivilDate | null }>('select max(date) as newest from transaction where customer_id = $1', [
        customerId,
      ]);
      return row?.newest ?? null;
    },

    saveCode: async ({ codeHash, customerId, expiresAt, platform }) => {
      const saved = await db.query(
        `insert into one_time_code as code (code_hash, customer_id, expires_at, platform) values ($1, $2, $3, $4)
         on conflict (code_hash) do update set expires_at = excluded.expires_at, platform = excluded.platform where code.customer_id = excluded.customer_id
         returning true as saved`,
        [codeHash, customerId, expiresAt, platform ?? null],
      );
      if (saved.length === 0) throw new Error('this code belongs to another customer');
    },

    spendCode: async (codeHash, platform, now) => {
      const [code] = await db.query<{ customerId: CustomerId; live: boolean }>(
        `delete from one_time_code where code_hash = $1
         returning customer_id as "customerId", expires_at > $2::timestamptz and coalesce(platform, $3) = $3 as live`,
        [codeHash, now, platform],
      );
      return code?.live ? code.customerId : null;
    },

    setPlatformClosed: async (platform, closed) => {
      await db.query(
        `insert into platform_switch (platform, closed) values ($1, $2) on conflict (platform) do update set closed = excluded.closed`,
        [platform, closed],
      );
    },
  };
}
