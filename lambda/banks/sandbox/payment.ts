import type { CategoryId } from '#skill';
import type { BankTransaction } from '../bank.ts';
import { addDays, nextBusinessDay } from './days.ts';

/** Why money moved: known to the generator and to tests, never to a bank's customer-facing feed. */
export type Purpose =
  | { readonly kind: 'purchase' | 'refund'; readonly merchantId: string; readonly merchantName: string; readonly category: CategoryId }
  /** A transfer to a person is spending; money from a person is "received". */
  | { readonly kind: 'person-payment' | 'friend-repayment'; readonly person: string }
  /** Both legs carry the same `move`. */
  | { readonly kind: 'own-transfer' | 'card-repayment'; readonly move: string }
  | { readonly kind: 'salary' | 'interest' | 'cash' | 'fee' | 'loan-repayment' | 'investment' };

/** How a payment reaches the statement. */
export type Booking =
  /** Booked on the day; the bank names no purchase date */
  | { readonly style: 'at-once' }
  /**
   * Pending until booked `days` later (the next business day). `id`: the booked row keeps the pending one's id, gets a
   * new id and names the old, or gets a new id and stands beside the pending row for a day without a word.
   */
  | { readonly style: 'card'; readonly days: number; readonly id: 'same' | 'linked' | 'unlinked'; readonly pendingMinor?: number }
  /** A hold that is never booked: gone after `days` */
  | { readonly style: 'hold'; readonly days: number };

/** One payment as it was made, before any bank shows it. Negative = money out. */
export interface Draft {
  readonly account: string;
  readonly amountMinor: number;
  readonly text: string;
  readonly purpose: Purpose;
  readonly booking: Booking;
  readonly type: NonNullable<BankTransaction['type']>;
  readonly merchantName?: string;
  readonly mcc?: string;
  readonly counterparty?: string;
  readonly abroad?: { readonly amountMinor: number; readonly currency: string; readonly country: string };
  /** ISO 3166, of the merchant; absent: the feed does not tell */
  readonly country?: string;
  /** The card was there, or its number alone */
  readonly present?: boolean;
}

export interface Payment extends Draft {
  /** Stable and unique within the customer */
  readonly key: string;
  /** The day it was made */
  readonly date: string;
  /** The day it is booked; null for a hold */
  readonly bookedOn: string | null;
  /** ISO instant at which a card was used; null for what no card paid */
  readonly at: string | null;
  readonly currency: string;
}

/** One line of the feed and, for tests, what it is. Rows of one `payment` are the same money. */
export interface Row {
  readonly transaction: BankTransaction;
  readonly purpose: Purpose;
  readonly payment: string;
  /** Pending and booked stand side by side, unlinked and with different amounts: only "about" can be said. */
  readonly unsure: boolean;
}

/** Minor units to decimal text; the sandbox's currencies all have two digits. */
export function decimal(amountMinor: number): string {
  const digits = String(Math.abs(amountMinor)).padStart(3, '0');
  return `${amountMinor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The day a payment of `date` is booked, or null for a hold. */
export function bookingDay(date: string, booking: Booking): string | null {
  if (booking.style === 'hold') return null;
  return booking.style === 'at-once' ? date : nextBusinessDay(addDays(date, booking.days));
}

/** What the bank's feed shows of a payment on a day: nothing, a pending row, a booked row, or both. */
export function rowsOf(payment: Payment, today: string): Row[] {
  if (payment.date > today) return [];
  const { key, date, booking, bookedOn, purpose } = payment;
  const row = (transaction: BankTransaction, unsure = false): Row => ({ transaction, purpose, payment: key, unsure });
  const pending = (sourceId: string, amountMinor: number): BankTransaction => ({
    ...shown(payment, sourceId, amountMinor),
    status: 'pending',
    purchasedOn: date,
  });
  if (booking.style === 'hold') return today < addDays(date, booking.days) ? [row(pending(key, payment.amountMinor))] : [];
  if (booking.style === 'at-once' || bookedOn === null)
    return [row({ ...shown(payment, key, payment.amountMinor), status: 'booked', bookedOn: date })];

  const pendingId = booking.id === 'same' ? key : `${key}-p`;
  const pendingMinor = booking.pendingMinor ?? payment.amountMinor;
  if (today < bookedOn) return [row(pending(pendingId, pendingMinor))];
  const final: BankTransaction = {
    ...shown(payment, booking.id === 'same' ? key : `${key}-b`, payment.amountMinor),
    status: 'booked',
    purchasedOn: date,
    bookedOn,
    ...(booking.id === 'linked' ? { pendingSourceId: pendingId } : {}),
  };
  if (booking.id !== 'unlinked' || today > bookedOn) return [row(final)];
  const unsure = pendingMinor !== payment.amountMinor;
  return [row(pending(pendingId, pendingMinor), unsure), row(final, unsure)];
}

function shown(payment: Payment, sourceId: string, amountMinor: number): Omit<BankTransaction, 'status'> {
  const { account, currency, text, type, at, merchantName, mcc, counterparty, abroad, country, present } = payment;
  return {
    sourceId,
    accountSourceId: account,
    amount: decimal(amountMinor),
    currency,
    text,
    type,
    ...(at === null ? {} : { purchasedAt: at }),
    ...(merchantName === undefined ? {} : { merchantName }),
    ...(mcc === undefined ? {} : { mcc }),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(country === undefined ? {} : { country }),
    ...(present === undefined ? {} : { present }),
    ...(abroad ? { originalAmount: decimal(abroad.amountMinor), originalCurrency: abroad.currency } : {}),
  };
}
