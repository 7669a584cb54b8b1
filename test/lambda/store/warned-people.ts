import { randomUUID } from 'node:crypto';
import type {
  AccountId,
  CivilDate,
  Currency,
  CustomerId,
  MerchantId,
  Reason,
  TransactionId,
  WarnedPayment,
  Warning,
  WarningId,
} from '#skill';
import { freshDetector } from '#skill/build';
import type { Db } from '../../../lambda/store/db.ts';
import type { StoredTransaction } from '../../../lambda/store/store.ts';
import type { BankAlert, Decided, NewDelivery, NewWarning, Unwatched, WarningStore } from '../../../lambda/store/warning-store.ts';
import { account, linkedPerson, minutesLater, noon, type Opened, transaction } from './people.ts';

export interface OpenedWarnings {
  readonly db: Db;
  readonly store: Opened;
  readonly warnings: WarningStore;
}

export const days = (n: number): string => minutesLater(n * 24 * 60);
export const newId = (): WarningId => randomUUID() as string as WarningId;

export const unusual: Reason = { kind: 'unusual-amount', times: 9.4, usual: '10.00', category: 'fuel', count: 20 };

export function payment(transactionId: string | null, change: Partial<WarnedPayment> = {}): WarnedPayment {
  return {
    transactionId: transactionId as TransactionId | null,
    date: '2026-11-22' as CivilDate,
    amountMinor: -9_400n,
    currency: 'EUR' as Currency,
    merchantId: 'total' as MerchantId,
    merchantName: 'Total',
    category: 'fuel',
    sensitive: false,
    ...change,
  };
}

/** As a turn sees it */
export function warning(change: Partial<Warning> = {}): Warning {
  return {
    id: newId(),
    source: 'detector',
    severity: 'notice',
    reason: unusual,
    accountId: 'checking' as AccountId,
    payment: payment('t1'),
    openedOn: '2026-11-23' as CivilDate,
    told: false,
    ...change,
  };
}

/** As a watch opens it */
export function newWarning(change: Partial<NewWarning> = {}): NewWarning {
  const id = change.id ?? newId();
  return {
    cause: `cause of ${id}`,
    severity: 'notice',
    reason: unusual,
    accountId: 'checking',
    payment: payment(`payment of ${id}`),
    openedAt: noon,
    expiresAt: days(14),
    ...change,
    id,
  };
}

/** A turn's warning as a watch opened it; of one day, the first of a list the newest */
export const asOpened = ({ openedOn, source: _source, told: _told, ...same }: Warning, index: number): NewWarning => ({
  ...same,
  ...{
    cause: `cause of ${same.id}`,
    openedAt: new Date(Date.parse(`${openedOn}T11:59:59Z`) - index * 1_000).toISOString(),
    expiresAt: days(14),
  },
});

/** Saves what a watch would have opened. */
export async function openAll(db: Db, customerId: string, warnings: readonly NewWarning[]): Promise<void> {
  for (const { id, cause, severity, reason, accountId, payment: paid, openedAt, expiresAt } of warnings) {
    await db.query(
      `insert into warning (customer_id, id, source, cause, kind, severity, reason, account_id, transaction_id, payment, opened_at, expires_at)
       values ($1, $2, 'detector', $3, $4, $5, $6::jsonb, $7, $8, $9::jsonb, $10, $11)`,
      [
        ...[customerId, id, cause, reason.kind, severity, JSON.stringify(reason), accountId, paid?.transactionId ?? null],
        ...[paid && JSON.stringify({ ...paid, amountMinor: String(paid.amountMinor) }), openedAt, expiresAt],
      ],
    );
  }
}

export function knock(warningId: WarningId, change: Partial<Extract<NewDelivery, { kind: 'knock' }>> = {}): NewDelivery {
  return {
    ...{ kind: 'knock', id: randomUUID(), channel: 'hub', addressId: null, warningId, day: '2026-11-23' as CivilDate },
    ...{ dueAt: noon, expiresAt: days(1), body: { title: 'Bank', text: 'blue heron: something to look at', locale: 'en-US' } },
    ...change,
  };
}

export function alert(customerId: CustomerId, change: Partial<BankAlert> = {}): BankAlert {
  return {
    ...{ customerId, id: newId(), alertId: 'alert-1', sentHash: 'hash', kind: 'card-testing', severity: 'severe', accountId: 'checking' },
    ...{ transactionId: null, payment: null, openedAt: noon, expiresAt: days(14) },
    ...change,
  };
}

/** Learns everything and warns of nothing. */
export const calm = (unwatched: Unwatched, change: Partial<Decided> = {}): Decided => ({
  detector: unwatched.detector ?? freshDetector,
  opened: [],
  deliveries: [],
  ...change,
});

/** A customer with an account that has a card, and these payments. */
export async function paidPerson({ store }: Pick<OpenedWarnings, 'store'>, payments: readonly StoredTransaction[] = [transaction('t1')]) {
  const person = await linkedPerson(store);
  await store.saveBankData(person.id, { accounts: [account('checking', { card: 'active' })], transactions: payments });
  return person;
}
