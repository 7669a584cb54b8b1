import type { CustomerId } from '#skill';
import { isLive } from './customer-record.ts';
import type { CustomerStore } from './customer-store.ts';
import type { Queries } from './db.ts';

type Sessions = Pick<CustomerStore, 'openSession' | 'session' | 'endSession' | 'endSessions' | 'saveEntry' | 'spendEntry'>;

/** The companion's sessions and one-time entries, over SQL. */
export function webSessions(db: Queries): Sessions {
  return {
    // Sent twice by a connection that broke it is one session; nobody takes over another customer's.
    openSession: async ({ idHash, customerId, embedded, loginAt, now, expiresAt }) => {
      const opened = await db.query(
        `insert into web_session (id_hash, customer_id, embedded, created_at, last_used_at, expires_at, login_at)
         values ($1, $2, $3, $4, $4, $5, $6)
         on conflict (id_hash) do update set last_used_at = excluded.last_used_at where web_session.customer_id = excluded.customer_id
         returning true as opened`,
        [idHash, customerId, embedded, now, expiresAt, loginAt],
      );
      if (opened.length === 0) throw new Error('session.taken');
    },

    session: async (idHash, now, idleMinutes) => {
      const [row] = await db.query<{ customerId: CustomerId; embedded: boolean; loginAt: string | null }>(
        `update web_session set last_used_at = greatest(last_used_at, $2::timestamptz)
         where id_hash = $1 and expires_at > $2::timestamptz and last_used_at > $2::timestamptz - make_interval(mins => $3)
           and exists (select from customer where customer.id = web_session.customer_id and ${isLive('$2')})
         returning customer_id as "customerId", embedded, login_at as "loginAt"`,
        [idHash, now, idleMinutes],
      );
      return row ?? null;
    },

    endSession: async (idHash) => {
      await db.query('delete from web_session where id_hash = $1', [idHash]);
    },

    endSessions: async (id) => {
      await db.query('delete from web_session where customer_id = $1', [id]);
    },

    saveEntry: async ({ codeHash, customerId, expiresAt }) => {
      const saved = await db.query(
        `insert into web_entry (code_hash, customer_id, expires_at) values ($1, $2, $3)
         on conflict (code_hash) do update set expires_at = excluded.expires_at where web_entry.customer_id = excluded.customer_id
         returning true as saved`,
        [codeHash, customerId, expiresAt],
      );
      if (saved.length === 0) throw new Error('entry.taken');
    },

    spendEntry: async (codeHash, now) => {
      const [entry] = await db.query<{ customerId: CustomerId; live: boolean }>(
        `delete from web_entry where code_hash = $1
         returning customer_id as "customerId", expires_at > $2::timestamptz
           and exists (select from customer where customer.id = web_entry.customer_id and ${isLive('$2')}) as live`,
        [codeHash, now],
      );
      return entry?.live ? entry.customerId : null;
    },
  };
}
