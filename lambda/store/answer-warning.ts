import { type CivilDate, exceptionOf, type WarningKind } from '#skill';
import { eventOf } from './bank-events.ts';
import type { Queries } from './db.ts';
import { type StoredPayment, toPayment } from './loaded-warnings.ts';
import { queue } from './queue.ts';
import type { WarningAnswer } from './warning-store.ts';

interface Answered {
  readonly id: string;
  readonly alert: string | null;
  readonly kind: WarningKind;
  readonly transaction: string | null;
  readonly payment: StoredPayment | null;
  readonly today: CivilDate;
}

const answerSql = `
  update warning set answer = $3, answered_at = $4, answered_over = $5, answered_request_id = $6
  from customer
  where customer_id = $1 and warning.id::text = $2 and customer.id = customer_id
    and answer is null and warning.expires_at > $4::timestamptz
  returning warning.id, case when source = 'bank' then cause end as alert, kind, transaction_id as transaction, payment,
    ($4::timestamptz at time zone zone)::date as today`;

const exceptionSql = `
  insert into warning_exception (customer_id, warning_id, kind, merchant_id, amount_minor, currency, until)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** WarningStore.answer over SQL; `requestId`: the turn that answers, if one does. */
export async function answerWarning(
  tx: Queries,
  customerId: string,
  { warning, answer, over, now }: WarningAnswer,
  requestId: string | null,
): Promise<boolean> {
  const [answered] = await tx.query<Answered>(answerSql, [customerId, warning, answer, now, over, requestId]);
  if (answered === undefined) return false;
  const { id, alert, kind, transaction, today } = answered;
  const payment = toPayment(answered.payment);
  if (answer === 'mine' && payment !== null) {
    const { merchantId, amountMinor, currency, until } = exceptionOf(kind, payment, today);
    await tx.query(exceptionSql, [customerId, id, kind, merchantId, amountMinor, currency, until]);
  }
  const event = eventOf(customerId, id, { type: 'warning.answered', warning, alert, transaction, answer }, { now, over });
  await queue(tx, customerId, [event]);
  return true;
}
