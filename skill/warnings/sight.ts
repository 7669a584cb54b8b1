import { exponentOf } from '../money/money.ts';
import { digitsOf, together } from './chance.ts';
import { dayOf, minutesOfDay } from './days.ts';
import { hash } from './memory/hash.ts';
import { hourOf, shareAsRare } from './memory/hours.ts';
import { type Merchant, merchantOf } from './memory/merchants.ts';
import type { DetectorState } from './memory/state.ts';
import { amountsOf } from './memory/windows.ts';
import type { Payment } from './payment.ts';
import { atLeast, median, surprise } from './surprise.ts';

/** Money out, as the rules look at it: what is known of its like, and how improbable it is in decimal digits. */
export interface Sight {
  readonly payment: Payment;
  /** Positive, in minor units */
  readonly amount: number;
  /** One unit of the currency, in minor units */
  readonly unit: number;
  /** Counted from 1970-01-01 */
  readonly day: number;
  /** False for a line that came late: only its amount is judged. */
  readonly inOrder: boolean;
  /** Hash of the merchant and the currency: what is paid there in another one is another matter. */
  readonly merchant: number | null;
  /** Null: never paid there, or no merchant given */
  readonly known: Merchant | null;
  readonly usual: Usual | null;
  readonly digits: { readonly amount: number; readonly merchant: number; readonly hour: number };
  /** All three taken together */
  readonly improbable: number;
  /** Within two weeks after a find */
  readonly alerted: boolean;
}

/** What the amount is measured by */
export interface Usual {
  readonly category: string | null;
  readonly count: number;
  readonly median: number;
  /** Share of the amounts that are at least as high */
  readonly share: number;
}

/** Fewer payments tell nothing about the next one. */
const fewest = 15;
/** Only of the highest amounts it is worked out how improbable they are. */
const high = 0.15;
const alertedDays = 14;
/** An hour with at most this share of the payments is one at which the customer hardly ever pays. */
export const rareHour = 0.01;
const mostDigits = 2;

export const windowOf = (currency: string, category: string | null): number =>
  hash(category === null ? currency : `${currency}/${category}`);

export const merchantIn = ({ currency, merchant }: Payment): number | null => (merchant === null ? null : hash(`${currency}/${merchant}`));

export function look(state: DetectorState, payment: Payment, amount: number): Sight {
  const { atMinute, currency, category } = payment;
  const inOrder = state.clock === null || atMinute >= state.clock - minutesOfDay;
  const merchant = merchantIn(payment);
  const known = merchant === null ? null : merchantOf(state.merchants, merchant);
  const unit = 10 ** exponentOf(currency);
  const own = category === null ? [] : amountsOf(state.windows, windowOf(currency, category));
  const inCategory = own.length >= fewest;
  const amounts = inCategory ? own : amountsOf(state.windows, windowOf(currency, null));
  const share = atLeast(amounts, amount) / amounts.length;
  const usual =
    amounts.length < fewest || share > high
      ? null
      : { category: inCategory ? category : null, count: amounts.length, median: median(amounts), share };
  const tookAsMuch = known !== null && amount <= 1.2 * known.amount;
  const digits = {
    amount: usual === null || tookAsMuch ? 0 : surprise(amount, amounts, unit),
    merchant: inOrder && merchant !== null && known === null ? Math.min(mostDigits, digitsOf(state.novelty)) : 0,
    hour: inOrder && payment.timed ? Math.min(mostDigits, digitsOf(shareAsRare(state.hours, hourOf(atMinute)))) : 0,
  };
  const sinceAlert = state.alertedAt === null ? -1 : atMinute - state.alertedAt;
  return {
    payment,
    amount,
    unit,
    day: dayOf(atMinute),
    inOrder,
    merchant,
    known,
    usual: digits.amount === 0 ? null : usual,
    digits,
    improbable: together(digits.amount, digits.merchant, digits.hour),
    alerted: sinceAlert >= 0 && sinceAlert < alertedDays * minutesOfDay,
  };
}

/** How many times the usual amount, to one decimal */
export const timesOf = (amount: number, usual: number): number => Math.round((10 * amount) / usual) / 10;
