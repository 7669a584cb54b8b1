import type { WarnedPayment, Warning } from '#skill';

/** A payment as jsonb holds it: its amount as text. */
export type StoredPayment = Omit<WarnedPayment, 'amountMinor'> & { readonly amountMinor: string };
export type StoredWarning = Omit<Warning, 'payment'> & { readonly payment: StoredPayment | null };

const shown = 20;

/**
 * A column of the load query: what is open at $5, on accounts that are there and not hidden. The turn $4 itself, when the platform
 * sends it again, finds what it told as untold and what it answered as open.
 */
export const loadedWarnings = `
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'source', source, 'severity', severity, 'reason', reason, 'accountId', account_id, 'payment', payment,
    'openedOn', (opened_at at time zone customer.zone)::date, 'told', coalesce(told_request_id <> $4, false)
  ) order by severity = 'severe' desc, opened_at desc, id desc), '[]')
  from (
    select * from warning
    where customer_id = customer.id and (answer is null or answered_request_id = $4) and expires_at > $5::timestamptz
      and exists (select from account where (customer_id, id) = (warning.customer_id, warning.account_id) and not hidden)
    order by severity = 'severe' desc, opened_at desc, id desc
    limit ${shown}
  ) as open`;

/** A column of the load query: what was confirmed by voice in the day before $5, but for what the turn $4 itself confirmed. */
export const confirmedWarnings = `
  select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'payment', payment)), '[]')
  from warning
  where customer_id = customer.id and answer = 'mine' and answered_over <> 'app' and answered_request_id is distinct from $4
    and answered_at > $5::timestamptz - interval '24 hours'`;

export type StoredConfirmed = Pick<StoredWarning, 'payment' | 'reason'>;

export const toPayment = (payment: StoredPayment | null): WarnedPayment | null =>
  payment && { ...payment, amountMinor: BigInt(payment.amountMinor) };

export const toWarning = (warning: StoredWarning): Warning => ({ ...warning, payment: toPayment(warning.payment) });
