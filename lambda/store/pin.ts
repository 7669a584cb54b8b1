import type { CustomerId } from '#skill';
import type { Db, Queries } from './db.ts';
import { lockCustomer } from './lock-customer.ts';
import type { PinRecord, ProvenSession, Store } from './store.ts';

const readSql = `
  select proof, salt, hash, key_id as "keyId", wrong, locked_at as "lockedAt", last_request_id as "lastRequestId", last_result as "lastResult"
  from voice_pin where customer_id = $1`;

const saveSql = `
  insert into voice_pin as pin (customer_id, proof, salt, hash, key_id, wrong, locked_at, last_request_id, last_result, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (customer_id) do update set
    proof = excluded.proof, salt = excluded.salt, hash = excluded.hash, key_id = excluded.key_id, wrong = excluded.wrong,
    locked_at = excluded.locked_at, last_request_id = excluded.last_request_id, last_result = excluded.last_result,
    changed_at = case when $11 then pin.changed_at else excluded.changed_at end`;

/** Store.decidePin over SQL. */
export const decidePin =
  (db: Db): Store['decidePin'] =>
  (customer, now, decide) =>
    db.transaction(async (tx) => {
      if (!(await lockCustomer(tx, customer))) throw new Error('customer.unknown');
      const [before = null] = await tx.query<PinRecord>(readSql, [customer]);
      const { record, proven, result } = await decide(before);
      const isKept = isSameProof(before, record);
      if (record === null) await tx.query('delete from voice_pin where customer_id = $1', [customer]);
      else await save(tx, customer, record, now, isKept);
      if (!isKept) await tx.query('delete from proven_session where customer_id = $1', [customer]);
      if (proven !== undefined) await prove(tx, customer, proven);
      return result;
    });

/** Only the tries differ: the customer changed nothing. */
export function isSameProof(before: PinRecord | null, after: PinRecord | null): boolean {
  return before?.proof === after?.proof && before?.salt === after?.salt && before?.hash === after?.hash;
}

async function save(tx: Queries, customer: CustomerId, record: PinRecord, now: string, isKept: boolean): Promise<void> {
  const { proof, salt, hash, keyId, wrong, lockedAt, lastRequestId, lastResult } = record;
  await tx.query(saveSql, [customer, proof, salt, hash, keyId, wrong, lockedAt, lastRequestId, lastResult, now, isKept]);
}

/** Store.prove over SQL. */
export async function prove(db: Queries, customer: CustomerId, { platform, sessionKey, speakerHash, until }: ProvenSession): Promise<void> {
  await db.query(
    `insert into proven_session (customer_id, platform, session_key, speaker_hash, until) values ($1, $2, $3, $4, $5)
     on conflict (customer_id, platform, session_key) do update set speaker_hash = excluded.speaker_hash, until = excluded.until`,
    [customer, platform, sessionKey, speakerHash, until],
  );
}
