import type { CustomerId } from '#skill';
import type { Keyring } from '../keys/keys.ts';
import { isSigned, rowHash, signHead } from '../ledger/chain.ts';
import type { Db } from './db.ts';
import { ledgerColumns, readHead } from './ledger.ts';
import type { LedgerRow } from './store.ts';

/** Whose oldest row kept is too old. A ledger without that row is broken: it stays as it is. */
const overdue = `
  select head.customer_id as id from ledger_head as head
  join ledger on (ledger.customer_id, ledger.seq) = (head.customer_id, head.from_seq + 1)
  where ledger.at <= $1`;

const oldest = `
  select ${ledgerColumns}
  from ledger
  where customer_id = $1 and seq < coalesce((select min(seq) from ledger where customer_id = $1 and at > $2), $3::bigint + 1)
  order by seq`;

/**
 * Deletes what was told until `before` (ISO instant) from the start of each chain and signs its new start. A ledger that was
 * tampered with is left alone: signing it anew would make it look whole. Of a turn at the same moment the turn wins.
 */
export async function sweepLedgers(db: Db, keyring: Pick<Keyring, 'mac'>, before: string): Promise<void> {
  for (const { id } of await db.query<{ id: CustomerId }>(overdue, [before])) await sweepOne(db, keyring, id, before);
}

async function sweepOne(db: Db, keyring: Pick<Keyring, 'mac'>, id: CustomerId, before: string): Promise<void> {
  const head = await readHead(db, id);
  if (head === null || !(await isSigned(keyring, id, head))) return;
  const rows = await db.query<LedgerRow>(oldest, [id, before, head.seq]);
  let end = { fromSeq: head.fromSeq, fromHash: head.fromHash };
  for (const row of rows) {
    if (row.seq !== end.fromSeq + 1n || row.hash !== rowHash(end.fromHash, row)) return;
    end = { fromSeq: row.seq, fromHash: row.hash };
  }
  const signed = await signHead(keyring, id, { seq: head.seq, hash: head.hash, ...end });
  await db.transaction(async (tx) => {
    const renewed = await tx.query(
      `update ledger_head set from_seq = $3, from_hash = $4, key_id = $5, signature = $6
       where customer_id = $1 and signature = $2 returning true as renewed`,
      [id, head.signature, signed.fromSeq, signed.fromHash, signed.keyId, signed.signature],
    );
    if (renewed.length === 1) await tx.query('delete from ledger where customer_id = $1 and seq <= $2', [id, signed.fromSeq]);
  });
}
