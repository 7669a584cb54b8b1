import { saveBankData } from './bank-data.ts';
import type { Db } from './db.ts';
import type { BankData } from './store.ts';

/**
 * Makes or extends the customer whom a certification signs in as: marked, with invented data, ending at `expiresAt` (ISO instant).
 * Rejects if somebody real has this id.
 */
export function saveReviewer(
  db: Db,
  reviewer: {
    readonly id: string;
    readonly region: string;
    readonly zone: string;
    readonly homeCurrency: string;
    readonly expiresAt: string;
  },
  data: BankData,
): Promise<void> {
  const { id, region, zone, homeCurrency, expiresAt } = reviewer;
  return db.transaction(async (tx) => {
    const saved = await tx.query(
      `insert into customer (id, region, zone, home_currency, month_starts_on, reviewer, expires_at)
       values ($1, $2, $3, $4, 1, true, $5)
       on conflict (id) do update set region = excluded.region, zone = excluded.zone, home_currency = excluded.home_currency,
         reviewer = true, expires_at = excluded.expires_at, erased_at = null
       where customer.reviewer or customer.erased_at is not null
       returning true as saved`,
      [id, region, zone, homeCurrency, expiresAt],
    );
    if (saved.length === 0) throw new Error('customer.real');
    await saveBankData(tx, id, data);
    // Invented: there is nothing to watch.
    await tx.query('update transaction set watched = true where customer_id = $1 and not watched', [id]);
  });
}
