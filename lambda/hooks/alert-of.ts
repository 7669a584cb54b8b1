import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import { civilDate, type CustomerId, currency, type MerchantId, parseMoney, type WarnedPayment, type WarningId } from '#skill';
import { classify, type KnownMerchant } from '#skill/build';
import type { bankAlert } from '../../companion/api/hooks.ts';
import { ApiError } from '../../companion/api/operations.ts';
import type { BankAlert } from '../store/warning-store.ts';

type Sent = z.infer<typeof bankAlert>;

const dayMs = 86_400_000;
/** Clocks differ, and not by more. */
const aheadMs = 300_000;

/**
 * The bank's alert in our words: our ids, exact money, one classification for all payments. The same alert has the same id and hash
 * whenever it comes and however its JSON is written. ApiError 'input.invalid' for what no schema can see.
 */
export function alertOf(
  sent: Sent,
  { known, openDays, now }: { readonly known: readonly KnownMerchant[]; readonly openDays: number; readonly now: string },
): BankAlert {
  const { id: alertId, customer, reason, severity, at } = sent;
  const openedMs = Date.parse(at);
  if (openedMs > Date.parse(now) + aheadMs) throw new ApiError('input.invalid', 'at');
  const endsMs = sent.expiresAt === undefined ? openedMs + openDays * dayMs : Date.parse(sent.expiresAt);
  if (endsMs <= openedMs) throw new ApiError('input.invalid', 'expiresAt');
  const ours = (sourceId: string): string => `${customer}/${sourceId}`;
  const accountId = ours(sent.account);
  return {
    customerId: customer as CustomerId,
    id: uuidOf(`${customer}/${alertId}`),
    alertId,
    sentHash: createHash('sha256').update(JSON.stringify(sent)).digest('hex'),
    kind: reason,
    severity,
    accountId,
    transactionId: sent.transaction === undefined ? null : ours(sent.transaction),
    payment: sent.payment === undefined ? null : paymentOf(sent.payment, accountId, known),
    openedAt: new Date(openedMs).toISOString(),
    expiresAt: new Date(endsMs).toISOString(),
  };
}

/** The store puts our own row of it in its place, if it holds one. */
function paymentOf(payment: NonNullable<Sent['payment']>, accountId: string, known: readonly KnownMerchant[]): WarnedPayment {
  const { merchant, mcc } = payment;
  const date = checked('payment.date', () => civilDate(payment.date));
  const money = moneyOf(payment);
  const [line] = classify(
    [
      {
        ...money,
        id: accountId,
        accountId,
        status: 'booked',
        purchasedOn: date,
        text: merchant ?? '',
        type: 'card',
        ...(merchant !== undefined && { merchantName: merchant }),
        ...(mcc !== undefined && { mcc }),
      },
    ],
    [],
    known,
  );
  if (line === undefined) throw new ApiError('input.invalid', 'payment');
  const { merchantId, merchantName, category, sensitive } = line;
  return {
    ...money,
    transactionId: null,
    date,
    merchantId: merchantId as MerchantId | null,
    merchantName,
    category,
    sensitive,
  };
}

function moneyOf({ amount, currency: code }: NonNullable<Sent['payment']>) {
  const unit = checked('payment.currency', () => currency(code));
  return checked('payment.amount', () => parseMoney(amount, unit));
}

function checked<Value>(field: string, read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new ApiError('input.invalid', field);
  }
}

/** RFC 9562 version 8: a name-based id, by SHA-256 */
function uuidOf(name: string): WarningId {
  const hex = createHash('sha256').update(`warning:${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as WarningId;
}
