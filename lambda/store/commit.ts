import { append, toldHash } from '../ledger/append.ts';
import { type Sign, signerOf } from '../ledger/chain.ts';
import type { Keyring } from '../keys/keys.ts';
import { act } from './act.ts';
import type { Db, Queries } from './db.ts';
import { readHead } from './ledger.ts';
import { lockCustomer } from './lock-customer.ts';
import { storable, toJson } from './storable.ts';
import type { Commit, LedgerHead } from './store.ts';

/**
 * Store.commit over SQL: one statement, if no other turn of this customer came in between and nothing is to be done beside
 * telling, be it figures or warnings. Otherwise the customer's turns queue up behind a lock.
 */
export async function commit(db: Db, keyring: Pick<Keyring, 'mac'>, turn: Commit): Promise<boolean> {
  // Keys may lie in this very database, and inside a transaction on PGlite nobody else is served: the signer comes first.
  const sign = turn.disclosures.length > 0 ? await signerOf(keyring, turn.customerId) : null;
  if (onlyTells(turn) && (await write(db, turn, turn.ledgerHead ?? null, sign).catch(ifTwin))) return true;
  return db.transaction(async (tx) => {
    if (!(await lockCustomer(tx, turn.customerId))) return false;
    const [before] = await tx.query<{ hash: string }>('select told_hash as hash from turn where customer_id = $1 and request_id = $2', [
      turn.customerId,
      storable(turn.requestId),
    ]);
    if (before !== undefined) return before.hash === toldHash(turn);
    if (!(await write(tx, turn, await readHead(tx, turn.customerId, 'for update'), sign))) throw new Error('ledger.moved');
    await act(tx, turn);
    return true;
  });
}

const onlyTells = ({ acts }: Commit): boolean => acts.every(({ kind }) => kind === 'told-warnings');

/** The same request, arriving at the same moment, was written first. */
function ifTwin(error: unknown): false {
  if ((error as { readonly code?: unknown }).code === '23505') return false;
  throw error;
}

/**
 * All or nothing. Writes nothing if the request was written before, the customer is gone, or the ledger no longer ends at $15:
 * a head's signature names both ends. The state that was alive before is kept beside the new one for a retry; the customer's dead
 * sessions are swept.
 */
const sql = `
  with
  living as (
    select id from customer
    where id = $1 and erased_at is null and not exists (select from turn where customer_id = $1 and request_id = $2)
    for no key update
  ),
  moved as (
    insert into ledger_head as head (customer_id, seq, hash, from_seq, from_hash, key_id, signature)
    select id, ($14::jsonb ->> 'seq')::bigint, $14 ->> 'hash', ($14 ->> 'fromSeq')::bigint, $14 ->> 'fromHash', $14 ->> 'keyId', $14 ->> 'signature'
    from living where $14::jsonb is not null
    on conflict (customer_id) do update set
      seq = excluded.seq, hash = excluded.hash, key_id = excluded.key_id, signature = excluded.signature
    where head.signature = $15
    returning head.seq
  ),
  fresh as (
    insert into turn (customer_id, request_id, at, told_hash, failure)
    select id, $2, $3, $10, $11 from living where $14::jsonb is null or exists (select from moved)
    returning at
  ),
  told as (
    insert into ledger (customer_id, seq, at, platform, speaker_hash, request_id, question, account_id, kind, precision, consent_id, hash)
    select $1, seq, fresh.at, $4, nullif($12, ''), $2, $5::jsonb, account, kind, precision, "consentId", hash
    from fresh, jsonb_to_recordset($6::jsonb) as row (seq bigint, account text, kind text, precision text, "consentId" text, hash text)
  ),
  kept as (
    insert into dialogue_state as dialogue (customer_id, platform, session_key, state, request_id, updated_at)
    select $1, $4, $7, $8::jsonb, $2, fresh.at from fresh
    on conflict (customer_id, platform, session_key) do update set
      previous = case when dialogue.updated_at > excluded.updated_at - interval '30 minutes' then dialogue.state end,
      state = excluded.state,
      request_id = excluded.request_id,
      updated_at = excluded.updated_at
  ),
  swept as (
    delete from dialogue_state where (customer_id, platform, session_key) in (
      select customer_id, platform, session_key from dialogue_state, fresh
      where customer_id = $1 and (platform, session_key) <> ($4, $7) and updated_at <= fresh.at - interval '30 minutes'
      for update of dialogue_state skip locked)
  ),
  used as (
    update link set
      first_used_at = coalesce(first_used_at, fresh.at),
      first_request_id = coalesce(first_request_id, $2),
      last_used_at = fresh.at,
      subject_hash = coalesce($13, subject_hash)
    from fresh
    where customer_id = $1 and id = $9
  ),
  heard as (
    update warning set told_at = fresh.at, told_request_id = $2 from fresh
    where customer_id = $1 and id = any($16::uuid[]) and told_at is null
  )
  select at from fresh`;

async function write(db: Queries, turn: Commit, head: LedgerHead | null, sign: Sign | null): Promise<boolean> {
  const told = sign === null ? null : append(turn, head, sign);
  const written = await db.query(sql, [
    turn.customerId,
    storable(turn.requestId),
    turn.now,
    turn.platform,
    toJson(turn.question),
    toJson(told?.rows ?? []),
    turn.sessionKey,
    toJson(turn.state),
    turn.linkId,
    toldHash(turn),
    turn.failure,
    turn.speakerHash,
    turn.subjectHash,
    told && toJson(told.head),
    head?.signature ?? null,
    turn.acts.flatMap((act) => (act.kind === 'told-warnings' ? act.warnings : [])),
  ]);
  return written.length === 1;
}
