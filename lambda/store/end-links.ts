import type { RevokedBy } from './customer-store.ts';
import type { Queries } from './db.ts';
import { endUnlinkedAddresses } from './push-addresses.ts';

/** Which links: a condition on the table link and its parameters $1, $2 ... */
export interface LinkChoice {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * Ends links with their tokens and the authorization server's records of their grants; ended ones keep who ended them first. Pushes to
 * a platform end with the last link there.
 */
export async function endLinks(tx: Queries, { sql, params }: LinkChoice, by: RevokedBy, now: string): Promise<void> {
  const [at, who] = [params.length + 1, params.length + 2];
  const ended = await tx.query<{ customerId: string; id: string; grantId: string | null }>(
    `update link set revoked_at = coalesce(revoked_at, $${at}), revoked_by = coalesce(revoked_by, $${who})
     where ${sql}
     returning customer_id as "customerId", id, grant_id as "grantId"`,
    [...params, now, by],
  );
  const [customers, ids] = [ended.map(({ customerId }) => customerId), ended.map(({ id }) => id)];
  await tx.query(`delete from credential where (customer_id, link_id) in (select * from unnest($1::text[], $2::uuid[]))`, [customers, ids]);
  const grants = ended.flatMap(({ grantId }) => (grantId === null ? [] : [grantId]));
  await tx.query('delete from oauth_record where grant_id = any($1::text[])', [grants]);
  await endUnlinkedAddresses(tx, customers, now);
}
