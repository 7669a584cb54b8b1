import { storable } from './storable.ts';
import type { CivilDate, Consent, CustomerId, DialogueState, Platform } from '#skill';
import type { Queries } from './db.ts';
import type { Loaded, LoadQuery } from './store.ts';

interface Row {
  readonly id: CustomerId;
  readonly region: string;
  readonly zone: string;
  readonly homeCurrency: string;
  readonly monthStartsOn: number;
  readonly today: CivilDate;
  readonly linkId: string;
  readonly anyoneMayAsk: boolean;
  readonly returning: boolean;
  readonly consents: readonly Consent[];
  readonly state: DialogueState | null;
  readonly closed: boolean;
}

const sql = `
  select
    customer.id, customer.region, customer.zone,
    customer.home_currency as "homeCurrency",
    customer.month_starts_on as "monthStartsOn",
    ($5::timestamptz at time zone customer.zone)::date as today,
    link.id as "linkId",
    link.anyone_may_ask as "anyoneMayAsk",
    coalesce(link.first_request_id <> $4, false) as returning,
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', id, 'platform', platform, 'account', account_id, 'kind', kind, 'precision', precision) order by id), '[]')
      from consent
      where customer_id = customer.id and platform = $2
    ) as consents,
    case when dialogue.request_id = $4 then dialogue.previous else dialogue.state end as state,
    exists (select from platform_switch where platform = $2 and closed) as closed
  from link
  join customer on customer.id = link.customer_id
  left join dialogue_state as dialogue
    on dialogue.customer_id = customer.id and dialogue.platform = $2 and dialogue.session_key = $3
    and dialogue.updated_at > $5::timestamptz - interval '30 minutes'
  where link.token_hash = $1 and link.platform = $2
    and link.revoked_at is null and (link.expires_at is null or link.expires_at > $5::timestamptz)`;

/** Store.load over SQL: everything one turn needs, in one query. */
export async function load(db: Queries, query: LoadQuery): Promise<Loaded | null> {
  const params = [query.tokenHash, query.platform, query.sessionKey, storable(query.requestId), query.now];
  const [row] = await db.query<Row>(sql, params);
  if (row === undefined) return null;
  const { id, region, zone, homeCurrency, monthStartsOn, today, linkId, anyoneMayAsk, returning, consents, state, closed } = row;
  return {
    customer: { id, region, zone, homeCurrency, monthStartsOn, today },
    link: { id: linkId, anyoneMayAsk, returning },
    consents,
    state,
    closed,
  };
}

/** Store.isClosed over SQL. */
export async function isClosed(db: Queries, platform: Platform): Promise<boolean> {
  return (await db.query('select from platform_switch where platform = $1 and closed', [platform])).length === 1;
}
