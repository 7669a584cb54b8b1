import type { Platform } from '#skill';
import { isLive } from './customer-record.ts';
import type { Queries } from './db.ts';
import { storable } from './storable.ts';
import type { LedgerHead, Loaded, LoadQuery } from './store.ts';
import { confirmedWarnings, loadedWarnings, type StoredConfirmed, type StoredWarning, toPayment, toWarning } from './loaded-warnings.ts';

type Row = Loaded['customer'] &
  Omit<Loaded['link'], 'id'> &
  Loaded['proof'] &
  Pick<Loaded, 'consents' | 'state' | 'closed'> & {
    readonly warnings: readonly StoredWarning[];
    readonly confirmed: readonly StoredConfirmed[];
  } & (LedgerHead | { readonly seq: null }) & { readonly linkId: string };

const sql = `
  select
    customer.id, customer.region, customer.zone,
    customer.home_currency as "homeCurrency",
    customer.month_starts_on as "monthStartsOn",
    customer.week_starts_on as "weekStartsOn",
    customer.threshold_minor as "thresholdMinor",
    ($5::timestamptz at time zone customer.zone)::date as today,
    customer.login_at as "loginAt",
    link.id as "linkId",
    link.household,
    link.private_mode as "privateMode",
    coalesce(link.first_request_id <> $4, false) as returning,
    coalesce(pin.proof, 'none') as chosen,
    pin.locked_at is not null as locked,
    exists (
      select from proven_session
      where customer_id = customer.id and platform = $2 and session_key = $3 and speaker_hash = $6 and until > $5::timestamptz
    ) as proven,
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', id, 'platform', platform, 'account', account_id, 'kind', kind, 'precision', precision) order by id), '[]')
      from consent
      where customer_id = customer.id and platform = $2
    ) as consents,
    (${loadedWarnings}) as warnings,
    (${confirmedWarnings}) as confirmed,
    case when dialogue.request_id = $4 then dialogue.previous else dialogue.state end as state,
    exists (select from platform_switch where platform = $2 and closed) as closed,
    head.seq, head.hash, head.from_seq as "fromSeq", head.from_hash as "fromHash", head.key_id as "keyId", head.signature
  from credential
  join link on link.customer_id = credential.customer_id and link.id = credential.link_id
  join customer on customer.id = credential.customer_id
  left join voice_pin as pin on pin.customer_id = customer.id
  left join ledger_head as head on head.customer_id = customer.id
  left join dialogue_state as dialogue
    on dialogue.customer_id = customer.id and dialogue.platform = $2 and dialogue.session_key = $3
    and dialogue.updated_at > $5::timestamptz - interval '30 minutes'
  where credential.token_hash = $1 and credential.platform = $2
    and (credential.expires_at is null or credential.expires_at > $5::timestamptz)
    and link.platform = $2 and link.revoked_at is null and (link.expires_at is null or link.expires_at > $5::timestamptz)
    and ${isLive('$5')}`;

/** Store.load over SQL: everything one turn needs, in one query. */
export async function load(db: Queries, query: LoadQuery): Promise<Loaded | null> {
  const { tokenHash, platform, sessionKey, requestId, now, speakerHash } = query;
  const [row] = await db.query<Row>(sql, [tokenHash, platform, sessionKey, storable(requestId), now, speakerHash]);
  if (row === undefined) return null;
  const { id, region, zone, homeCurrency, monthStartsOn, weekStartsOn, thresholdMinor, today, loginAt } = row;
  const { linkId, household, privateMode, returning, chosen, locked, proven, consents, state, closed, warnings, confirmed } = row;
  return {
    customer: { id, region, zone, homeCurrency, monthStartsOn, weekStartsOn, thresholdMinor, today, loginAt },
    link: { id: linkId, household, privateMode, returning },
    proof: { chosen, locked, proven },
    consents,
    state,
    closed,
    ledgerHead: headOf(row),
    warnings: warnings.map(toWarning),
    confirmed: confirmed.map(({ reason, payment }) => ({ reason, payment: toPayment(payment) })),
  };
}

function headOf(row: Row): LedgerHead | null {
  if (row.seq === null) return null;
  const { seq, hash, fromSeq, fromHash, keyId, signature } = row;
  return { seq, hash, fromSeq, fromHash, keyId, signature };
}

/** Store.isClosed over SQL. */
export async function isClosed(db: Queries, platform: Platform): Promise<boolean> {
  return (await db.query('select from platform_switch where platform = $1 and closed', [platform])).length === 1;
}
