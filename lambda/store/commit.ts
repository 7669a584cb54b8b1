import type { Queries } from './db.ts';
import { storable, toJson } from './storable.ts';
import type { Commit } from './store.ts';

/**
 * One statement is one transaction and one round trip. The turn's row comes first: if it was there already, nothing else is
 * written. The state that was alive before is kept beside the new one for a retry; the customer's dead sessions are swept.
 */
const sql = `
  with
  fresh as (
    insert into turn (customer_id, request_id, at) values ($1, $2, $3)
    on conflict do nothing
    returning at
  ),
  told as (
    insert into ledger (customer_id, request_id, position, at, platform, intent, account_id, kind, precision, consent_id)
    select $1, $2, fact.position, fresh.at, $4, $5, fact.row ->> 'account', fact.row ->> 'kind', fact.row ->> 'precision', fact.row ->> 'consentId'
    from fresh, jsonb_array_elements($6::jsonb) with ordinality as fact (row, position)
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
  )
  update link set
    first_used_at = coalesce(first_used_at, fresh.at),
    first_request_id = coalesce(first_request_id, $2),
    last_used_at = fresh.at
  from fresh
  where customer_id = $1 and id = $9`;

/** Store.commit over SQL. */
export async function commit(db: Queries, turn: Commit): Promise<void> {
  await db.query(sql, [
    turn.customerId,
    storable(turn.requestId),
    turn.now,
    turn.platform,
    turn.intent,
    toJson(turn.disclosures),
    turn.sessionKey,
    toJson(turn.state),
    turn.linkId,
  ]);
}
