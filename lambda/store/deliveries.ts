import type { CivilDate, CustomerId, WarningId } from '#skill';
import type { Db } from './db.ts';
import type { BankEvent, Delivery, KnockBody, PushChannel, WarningStore } from './warning-store.ts';

const isDue = 'done_at is null and due_at <= $1::timestamptz and (claimed_until is null or claimed_until <= $1::timestamptz)';

/** What nobody waits for any more: past its end, its warning answered, its address ended. */
const closeSql = `
  update delivery set done_at = $1, outcome = 'expired'
  where ${isDue} and (
    expires_at <= $1::timestamptz
    or (select answer from warning where (customer_id, id) = (delivery.customer_id, delivery.warning_id)) is not null
    or (select ended_at from push_address where (customer_id, id) = (delivery.customer_id, delivery.address_id)) is not null)`;

const claimSql = `
  with due as (
    select customer_id, id from delivery where ${isDue} order by due_at limit $3 for update skip locked
  )
  update delivery set claimed_until = $1::timestamptz + make_interval(secs => $2), tries = tries + 1
  from due
  where (delivery.customer_id, delivery.id) = (due.customer_id, due.id)
  returning delivery.customer_id as "customerId", delivery.id, kind, channel, address_id as "addressId", warning_id as "warningId", body, day,
    due_at as "dueAt", expires_at as "expiresAt", tries - 1 as tries,
    (select sealed from push_address where (customer_id, id) = (delivery.customer_id, delivery.address_id)) as address`;

interface Row {
  readonly customerId: CustomerId;
  readonly id: string;
  readonly kind: 'knock' | 'event';
  readonly channel: 'hub' | PushChannel;
  readonly addressId: string | null;
  readonly warningId: WarningId;
  readonly body: unknown;
  readonly day: CivilDate;
  readonly dueAt: string;
  readonly expiresAt: string;
  readonly tries: number;
  readonly address: string | null;
}

function toDelivery({ kind, channel, addressId, warningId, day, body, ...head }: Row): Delivery {
  return kind === 'knock'
    ? { ...head, kind, channel, addressId, warningId, day, body: body as KnockBody }
    : { ...head, kind, channel: 'hub', body: body as Extract<Delivery, { kind: 'event' }>['body'] & BankEvent };
}

const doneSql = `
  update delivery set done_at = $3, outcome = $4, claimed_until = null
  where customer_id = $1 and id = $2 and done_at is null
  returning address_id as "addressId"`;

const laterSql = 'update delivery set due_at = $3, claimed_until = null where customer_id = $1 and id = $2 and done_at is null';

const goneSql = `
  update push_address set ended_at = $3, changed_at = greatest(changed_at, $3::timestamptz), sealed = ''
  where customer_id = $1 and id = $2 and ended_at is null`;

/** What is to leave, over SQL. */
export function deliveries(db: Db): Pick<WarningStore, 'claim' | 'settle'> {
  return {
    claim: async (now, leaseSeconds, limit) => {
      await db.query(closeSql, [now]);
      return (await db.query<Row>(claimSql, [now, leaseSeconds, limit])).map(toDelivery);
    },

    settle: async ({ customerId, id }, result, now) => {
      if (result.outcome === 'later') {
        await db.query(laterSql, [customerId, id, result.dueAt]);
        return;
      }
      await db.transaction(async (tx) => {
        const [done] = await tx.query<{ addressId: string | null }>(doneSql, [customerId, id, now, result.outcome]);
        if (result.outcome === 'gone') await tx.query(goneSql, [customerId, done?.addressId ?? null, now]);
      });
    },
  };
}
