import type { CivilDate, CustomerId } from '#skill';
import { choicesColumns, type ChoicesRow, toChoices } from './watch-choices.ts';
import type { Queries } from './db.ts';
import type { KnockFacts } from './warning-store.ts';

export interface KnockRow extends ChoicesRow {
  readonly customerId: CustomerId;
  readonly locale: string | null;
  readonly zone: string;
  readonly knocks: Readonly<Record<CivilDate, number>>;
  readonly addresses: KnockFacts['addresses'];
}

/** KnockFacts at the instant $2, as columns of customer left join watch. */
export const knockColumns = `
  customer.id as "customerId", locale, zone, ${choicesColumns},
  (
    select coalesce(jsonb_object_agg(day, warnings), '{}') from (
      select day, count(distinct warning_id) as warnings from delivery
      where customer_id = customer.id and kind = 'knock' and day >= ($2::timestamptz at time zone zone)::date
        and coalesce(outcome, 'delivered') = 'delivered'
      group by day
    ) as knocked
  ) as knocks,
  (
    select coalesce(jsonb_agg(jsonb_build_object('id', id, 'channel', channel) order by channel, id), '[]') from push_address
    where customer_id = customer.id and ended_at is null
  ) as addresses`;

/** $1, whom we watch: not who was erased, and not a reviewer, whose payments are invented. */
export const watchedCustomer = `
  from customer left join watch on watch.customer_id = customer.id
  where customer.id = $1 and erased_at is null and not reviewer`;

export const toKnockFacts = ({ customerId, locale, zone, knocks, addresses, ...choices }: KnockRow): KnockFacts => ({
  ...{ customerId, locale, zone, knocks, addresses },
  choices: toChoices(choices),
});

/** Null for a customer whom we do not watch. */
export async function readKnockFacts(db: Queries, id: CustomerId, now: string): Promise<KnockFacts | null> {
  const [row] = await db.query<KnockRow>(`select ${knockColumns} ${watchedCustomer}`, [id, now]);
  return row === undefined ? null : toKnockFacts(row);
}
