import type { WarnedPayment } from '#skill';
import type { Db, Queries } from './db.ts';
import { readKnockFacts } from './knock-facts.ts';
import { type StoredPayment, toPayment } from './loaded-warnings.ts';
import { lockCustomer } from './lock-customer.ts';
import { openWarnings } from './open-warnings.ts';
import type { BankAlert, WarningStore } from './warning-store.ts';

/** WarningStore.raise over SQL. */
export const raise =
  (db: Db): WarningStore['raise'] =>
  ({ customerId, id, alertId, sentHash, kind, severity, accountId, transactionId, ...alert }, now, knocks) =>
    db.transaction(async (tx) => {
      if (!(await lockCustomer(tx, customerId))) return 'unknown';
      const before = await hashBefore(tx, customerId, alertId);
      if (before !== null) return before === sentHash ? 'known' : 'conflict';
      const facts = await readKnockFacts(tx, customerId, now);
      if (facts === null || !(await hasAccount(tx, customerId, accountId))) return 'unknown';
      const payment = (await heldPayment(tx, { customerId, accountId, transactionId })) ?? alert.payment;
      if (transactionId !== null && payment === null) return 'unknown';
      const { openedAt, expiresAt } = alert;
      const warning = { id, cause: alertId, severity, reason: { kind, code: true }, accountId, payment, openedAt, expiresAt } as const;
      await openWarnings(tx, customerId, [{ ...warning, source: 'bank', sentHash, transactionId }], knocks(facts), now);
      return 'raised';
    });

async function hashBefore(tx: Queries, customerId: string, alertId: string): Promise<string | null> {
  const [row] = await tx.query<{ hash: string }>(
    `select sent_hash as hash from warning where customer_id = $1 and source = 'bank' and cause = $2`,
    [customerId, alertId],
  );
  return row?.hash ?? null;
}

const hasAccount = async (tx: Queries, customerId: string, accountId: string): Promise<boolean> =>
  (await tx.query('select from account where customer_id = $1 and id = $2', [customerId, accountId])).length === 1;

/** As we know it, with the merchant's name for the ear. */
async function heldPayment(
  tx: Queries,
  { customerId, accountId, transactionId }: Pick<BankAlert, 'customerId' | 'accountId' | 'transactionId'>,
): Promise<WarnedPayment | null> {
  const [row] = await tx.query<StoredPayment>(
    `select id as "transactionId", date, amount_minor::text as "amountMinor", currency, merchant_id as "merchantId",
       merchant_name as "merchantName", category, sensitive
     from transaction where customer_id = $1 and id = $2 and account_id = $3`,
    [customerId, transactionId, accountId],
  );
  return toPayment(row ?? null);
}
