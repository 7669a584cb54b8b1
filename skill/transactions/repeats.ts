import { daysBetween } from '../money/civil-date.ts';
import type { Transaction } from '../ports.ts';

/** Rule "Charged twice": the same merchant, amount and currency within so many days (semantics: duplicate, debit). */
const withinDays = 3;

export interface Repeat {
  readonly earlier: Transaction;
  readonly later: Transaction;
}

/** The newest pair among payments given newest first; null if nothing was paid twice. What names no merchant pairs with nothing. */
export function newestRepeat(payments: readonly Transaction[]): Repeat | null {
  for (const [at, later] of payments.entries()) {
    const earlier = payments.slice(at + 1).find((other) => isSame(later, other) && daysBetween(other.date, later.date) <= withinDays);
    if (earlier !== undefined) return { earlier, later };
  }
  return null;
}

const isSame = (a: Transaction, b: Transaction): boolean =>
  a.merchantId !== null && a.merchantId === b.merchantId && a.amountMinor === b.amountMinor && a.currency === b.currency;
