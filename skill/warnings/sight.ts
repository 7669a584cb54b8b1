import { exponentOf } from '../money/money.ts';
import { dayOf, minutesOfDay } from './days.ts';
import { hash } from './memory/hash.ts';
import { hourOf, shareOf } from './memory/hours.ts';
import { type Merchant, merchantOf } from './memory/merchants.ts';
import { paceDigits } from './memory/pace.ts';
import type { DetectorState } from './memory/state.ts';
import { amountsOf } from './memory/windows.ts';
import type { Payment } from './payment.ts';
import { ascending, median, mostDigits, shareAtLeast, surprise } from './surprise.ts';

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
  /** How improbable so high an amount is */
  readonly digits: number;
  /** What the merchant and the hour say, as the logarithm of a ratio: above 0 rather a thief, below rather the customer */
  readonly odds: { readonly merchant: number; readonly hour: number };
  /** So many payments before this one, in decimal digits */
  readonly pace: number;
  /** The amount with what merchant and hour add to it */
  readonly improbable: number;
  /** Within two weeks after a find */
  readonly alerted: boolean;
  /** Finds of the last year that nobody confirmed, without those of these two weeks */
  readonly doubts: number;
}

/** What the amount is measured by */
export interface Usual {
  readonly category: string | null;
  readonly count: number;
  readonly median: number;
  /** Share of the amounts that are at least as high */
  readonly share: number;
  readonly sorted: Float64Array;
  /** Digits beyond which the amount is not to be called improbable */
  readonly most: number;
  /** Digits less because of what it is measured by */
  readonly less: number;
  /** Digits that one payment needs beyond the cut, because the customer's amounts differ widely */
  readonly beyond: number;
}

/** Fewer payments tell nothing about the next one. */
const fewest = 15;
/** Only of the highest amounts it is worked out how improbable they are. */
const high = 0.15;
const alertedMinutes = 14 * minutesOfDay;
const doubtedMinutes = 365 * minutesOfDay;
/** What a known merchant took before, and a little more, is no surprise. */
const asMuch = 1.2;
/** Measured by payments of all categories, one of a rarely used category is a digit less surprising. */
const otherCategories = 1;

export const windowOf = (currency: string, category: string | null): number =>
  hash(category === null ? currency : `${currency}/${category}`);

export const merchantIn = ({ currency, merchant }: Payment): number | null => (merchant === null ? null : hash(`${currency}/${merchant}`));

export function look(state: DetectorState, payment: Payment, amount: number): Sight {
  const { atMinute, currency } = payment;
  const inOrder = state.clock === null || atMinute >= state.clock - minutesOfDay;
  const merchant = merchantIn(payment);
  const known = merchant === null ? null : merchantOf(state.merchants, merchant);
  const unit = 10 ** exponentOf(currency);
  const usual = usualOf(state, payment, amount);
  const tookAsMuch = known !== null && amount <= asMuch * known.amount;
  const odds = {
    merchant: inOrder && merchant !== null ? merchantOdds(state, known) : 0,
    hour: inOrder && payment.timed ? hourOdds(state, hourOf(atMinute)) : 0,
  };
  const digits = usual === null || tookAsMuch ? 0 : amountDigits(usual, amount, unit);
  const sinceAlert = state.alertedAt === null ? -1 : atMinute - state.alertedAt;
  return {
    payment,
    amount,
    unit,
    day: dayOf(atMinute),
    inOrder,
    merchant,
    known,
    usual: digits === 0 ? null : usual,
    digits,
    odds,
    pace: inOrder && payment.timed ? paceDigits(state.pace, atMinute) : 0,
    improbable: digits === 0 ? 0 : digits + Math.max(0, (odds.merchant + odds.hour) / 2),
    alerted: sinceAlert >= 0 && sinceAlert < alertedMinutes,
    doubts: state.doubts.filter((at) => atMinute - at >= alertedMinutes && atMinute - at < doubtedMinutes).length,
  };
}

/** A rare hour or a new merchant weighs no more than one in a hundred, a usual one little. */
const between = (odds: number): number => Math.min(2, Math.max(-0.5, odds));

/** Seven of ten payments with a stolen card are taken to be at merchants new to the customer. */
const thiefsNew = 0.7;

function merchantOdds({ novelty }: DetectorState, known: Merchant | null): number {
  if (known !== null) return between(Math.log10((1 - thiefsNew) / Math.max(0.001, 1 - novelty)));
  return Math.max(0, between(Math.log10(thiefsNew / Math.max(0.001, novelty))));
}

/** Half of them in the seven hours of the night, while the customer sleeps. */
const thiefsNight = 0.5;

function hourOdds({ hours }: DetectorState, hour: number): number {
  const own = shareOf(hours, hour);
  if (own === null) return 0;
  const night = hour >= 22 || hour < 5 ? thiefsNight / 7 : 0;
  return between(Math.log10(((1 - thiefsNight) / 24 + night) / own));
}

/** What the amount is measured by, if it is among the highest: the payments of its category, where there are enough, or all. */
function usualOf(state: DetectorState, { currency, category }: Payment, amount: number): Usual | null {
  const all = amountsOf(state.windows, windowOf(currency, null));
  const own = category === null ? all : amountsOf(state.windows, windowOf(currency, category));
  const amounts = own.length >= fewest ? own : all;
  const share = shareAtLeast(amounts, amount);
  if (amounts.length < fewest || share > high) return null;
  const sorted = ascending(amounts);
  const inAll = amounts === all ? share : shareAtLeast(all, amount);
  return {
    category: amounts === own ? category : null,
    count: amounts.length,
    median: median(sorted),
    share,
    sorted,
    most: Math.min(mostDigits(share, amounts.length), mostDigits(inAll, all.length)),
    less: amounts === own ? 0 : otherCategories,
    beyond: beyondFor(sorted),
  };
}

const ordinaryTimes = 2;
const perWidth = 2;

/** Who pays now twenty, now two hundred, buys furniture once in a while: one in twenty payments is more than twice the usual. */
const beyondFor = (sorted: Float64Array): number =>
  perWidth * Math.max(0, Math.log((sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0) / (ordinaryTimes * median(sorted))));

const amountDigits = ({ sorted, most, less }: Usual, amount: number, unit: number): number =>
  Math.max(0, Math.min(surprise(amount, sorted, unit), most) - less);

/** The median of the latest payments in a currency, 0 if there are none */
export const typicalOf = (state: DetectorState, currency: string): number =>
  median(ascending(amountsOf(state.windows, windowOf(currency, null))));

/** How many times the usual amount, to one decimal */
export const timesOf = (amount: number, usual: number): number => Math.round((10 * amount) / usual) / 10;
