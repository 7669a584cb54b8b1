import { randomUUID } from 'node:crypto';
import type { CustomerId, WarningId } from '#skill';
import type { Db } from '../../lambda/store/db.ts';
import { openWarnings } from '../../lambda/store/open-warnings.ts';
import type { Backstage } from './play.ts';

/** Sets the scene in a database. */
export const backstageOf = (db: Db, now: string): Backstage => ({
  warn: (person, warnings) =>
    db.transaction(async (tx) => {
      await tx.query('delete from warning_exception where customer_id = $1', [person]);
      await tx.query('delete from warning where customer_id = $1', [person]);
      const opened = warnings.map((warning, n) => ({
        ...{ ...warning, id: randomUUID() as WarningId, cause: `${n}`, sentHash: null, transactionId: null },
        // The first one is the newest.
        openedAt: new Date(Date.parse(now) - (n + 1) * 60_000).toISOString(),
        expiresAt: new Date(Date.parse(now) + 86_400_000).toISOString(),
      }));
      await openWarnings(tx, person as CustomerId, opened, [], now);
    }),
  thaw: async (person) => {
    await db.query("update account set card = 'active', card_at = null where customer_id = $1 and card is not null", [person]);
  },
});
