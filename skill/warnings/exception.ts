import { addDays, type CivilDate } from '../money/civil-date.ts';
import type { Currency } from '../money/money.ts';
import type { WarnedPayment, WarningKind } from './warning.ts';

/** "That was me": until then no warning of this kind for payments like it (issue 4: scope merchant, amount, 30 days). */
export interface Exception {
  readonly kind: WarningKind;
  /** Null: the payment named no merchant; then any without one */
  readonly merchantId: string | null;
  /** Unsigned; up to this much */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly until: CivilDate;
}

const days = 30;

/** What a "that was me" on a warning of this kind about this payment allows. */
export const exceptionOf = (kind: WarningKind, { merchantId, amountMinor, currency }: WarnedPayment, today: CivilDate): Exception => ({
  kind,
  merchantId,
  amountMinor: amountMinor < 0n ? -amountMinor : amountMinor,
  currency,
  until: addDays(today, days),
});

type Like = Pick<WarnedPayment, 'merchantId' | 'amountMinor' | 'currency' | 'date'>;

/** Whether the customer said that payments like this one are theirs. */
export const isExcepted = (exceptions: readonly Exception[], kind: WarningKind, payment: Like): boolean =>
  exceptions.some(
    (exception) =>
      exception.kind === kind &&
      exception.merchantId === payment.merchantId &&
      exception.currency === payment.currency &&
      payment.date <= exception.until &&
      payment.amountMinor >= -exception.amountMinor,
  );
