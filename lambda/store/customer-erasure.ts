import type { CustomerId } from '#skill';
import { customerTables } from './customer-tables.ts';
import type { Db } from './db.ts';
import { endLinks } from './end-links.ts';

/** What goes with an erasure */
const gone = customerTables.filter(({ kept }) => !kept).map(({ name }) => name);

/** CustomerStore.erase over SQL. The customer's row stays as a name for what is kept, without anything about them. */
export function erase(db: Db, id: CustomerId, now: string): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.query(
      `update customer set region = '', zone = 'UTC', home_currency = '', month_starts_on = 1, locale = null, week_starts_on = null,
         threshold_minor = default, budgets = default, login_at = null, reviewer = false, expires_at = null, erased_at = coalesce(erased_at, $2)
       where id = $1`,
      [id, now],
    );
    // The authorization server's records hang on the links: they end before their links go.
    await endLinks(tx, { sql: 'customer_id = $1', params: [id] }, 'erasure', now);
    for (const table of gone) await tx.query(`delete from ${table} where customer_id = $1`, [id]);
  });
}
