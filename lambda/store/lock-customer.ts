import type { Queries } from './db.ts';

/** What follows in this transaction happens while no turn, PIN or erasure of this customer does. False if there is no such customer. */
export async function lockCustomer(tx: Queries, id: string): Promise<boolean> {
  return (await tx.query('select id from customer where id = $1 and erased_at is null for no key update', [id])).length === 1;
}
