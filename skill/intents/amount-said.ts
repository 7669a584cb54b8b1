import type { Slots } from '../ask.ts';
import { Failure } from '../failure.ts';
import { type Currency, currency, type Money, parseMoney } from '../money/money.ts';

/** The amount the customer named, in the home currency unless they said another. Failure 'slot.unreadable'. */
export function amountSaid({ value, currency: named }: NonNullable<Slots['amount']>, home: Currency): Money {
  try {
    return parseMoney(value, named === null ? home : currency(named));
  } catch {
    throw new Failure('slot.unreadable');
  }
}
