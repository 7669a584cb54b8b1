import type { Currency } from '../money/money.ts';
import { parseMoney } from '../money/money.ts';
import type { Warning } from './warning.ts';

/**
 * How much money a "that was me" vouches for, unsigned minor units: of several payments all of them. Null: it is money of another
 * currency, or nobody told how much.
 */
export function vouchedMinor({ payment, reason }: Pick<Warning, 'payment' | 'reason'>, home: Currency): bigint | null {
  if (payment === null || payment.currency !== home) return null;
  const own = unsigned(payment.amountMinor);
  if (reason.kind !== 'burst') return own;
  if ('code' in reason) return null;
  try {
    const all = unsigned(parseMoney(reason.total, home).amountMinor);
    return all > own ? all : own;
  } catch {
    return null;
  }
}

const unsigned = (amountMinor: bigint): bigint => (amountMinor < 0n ? -amountMinor : amountMinor);
