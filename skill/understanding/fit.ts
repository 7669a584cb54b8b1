import type { IntentName } from '../intents/intents.ts';
import type { Calendar } from '../money/period.ts';
import { resolvePeriod } from '../money/resolve.ts';
import { intentSlots } from '../model/slots.ts';
import type { Reading } from './slots.ts';

/** Questions that read the bank: answering one of these to less than was asked gives a figure that sounds right and is not. */
export const readsBank: ReadonlySet<IntentName> = new Set<IntentName>([
  'Balance',
  'CardOwed',
  'RecentTransactions',
  'FindTransaction',
  'Spending',
]);

/**
 * The intent that has room for everything that was said: last payments "at Lidl" or "over 50 euros" are payments to be found, a balance
 * has room for no day but today, and no question has room for two merchants; one is warned of a balance below a sum, not of money spent
 * above it. 'Fallback' where there is none.
 */
export function roomFor(intent: IntentName, reading: Reading, calendar: Calendar): IntentName {
  if (intent === 'SetAlert' && reading.comparison !== null && reading.comparison !== 'under') return 'Fallback';
  if (!readsBank.has(intent)) return intent;
  if (reading.unclear) return 'Fallback';
  const { merchant, category, period, amounts, kinds } = reading;
  const slots: readonly string[] = intentSlots[intent] ?? [];
  const money = amounts.some(({ currency }) => currency !== null);
  const named = merchant !== null && kinds.includes('merchant');
  const unheld =
    (named && !slots.includes('merchant')) ||
    (category !== null && !slots.includes('category')) ||
    (money && !slots.includes('amount')) ||
    (period !== null && !slots.includes('period') && !isNow(period, calendar));
  if (!unheld) return intent;
  return intent === 'RecentTransactions' || intent === 'Spending' ? 'FindTransaction' : 'Fallback';
}

/** "My balance today", "what I owe this month": the period that runs is no other day. */
function isNow(period: NonNullable<Reading['period']>, calendar: Calendar): boolean {
  try {
    return ['today', 'this-week', 'this-weekend', 'this-month', 'this-year'].includes(resolvePeriod(period, calendar).name.kind);
  } catch {
    return false;
  }
}
