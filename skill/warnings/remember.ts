import { hash } from './memory/hash.ts';
import { hourOf, withHour } from './memory/hours.ts';
import { latest } from './memory/latest.ts';
import { withCountry } from './memory/countries.ts';
import { merchantOf, withVisit } from './memory/merchants.ts';
import { withPayment } from './memory/pace.ts';
import { withCharge } from './memory/series.ts';
import type { DetectorState } from './memory/state.ts';
import type { Payment } from './payment.ts';
import { placeOf } from './rules/abroad.ts';
import { isRareHour, oddness } from './rules/burst.ts';
import { isSmall } from './rules/duplicate.ts';
import type { LowBalance } from './rules/low-balance.ts';
import { type Sight, windowOf } from './sight.ts';
import { learned } from './suspects.ts';
import { dayOf, minutesOfDay } from './days.ts';

const mostIds = 64;
const mostRecent = 16;
const recentMinutes = 3 * minutesOfDay;
const mostBalances = 4;
/** A share of late is that of about so many payments. */
const noveltyOf = 50;
const longestId = 64;

/** That a payment came, whatever it was. */
export function noticed(state: DetectorState, { transaction, atMinute, account }: Payment, balance: LowBalance | null): DetectorState {
  const ids = latest(state.ids, hash(transaction), mostIds);
  const clock = state.clock === null ? atMinute : Math.max(state.clock, atMinute);
  if (balance === null || account === null) return { ...state, ids, clock };
  const others = state.balances.filter((other) => other.account !== hash(account));
  return { ...state, ids, clock, balances: latest(others, { account: hash(account), warned: balance.warned }, mostBalances) };
}

/** Money that comes in: wages come regularly. */
export function earned(state: DetectorState, { currency, merchant, account, atMinute, amountMinor }: Payment): DetectorState {
  if (merchant === null || account === null || (state.clock !== null && atMinute < state.clock - minutesOfDay)) return state;
  const of = hash(`${currency}/${merchant}/in`);
  const [day, amount] = [dayOf(atMinute), Number(amountMinor)];
  const charge = { of, account: hash(account), income: true, day, amount };
  return {
    ...state,
    merchants: withVisit(state.merchants, of, day, amount, false),
    series: withCharge(state.series, charge, merchantOf(state.merchants, of)),
  };
}

/** That it was there to be compared with, for a few days. */
export function recalled(before: DetectorState, sight: Sight): DetectorState {
  const { payment, amount, merchant, inOrder } = sight;
  const odd = oddness(sight);
  if (!inOrder) return before;
  const state = payment.timed ? { ...before, pace: withPayment(before.pace, payment.atMinute) } : before;
  if (payment.transaction.length > longestId || (odd === 0 && (merchant === null || isSmall(sight)))) return state;
  const { transaction: id, atMinute: at, timed, currency } = payment;
  const recent = state.recent.filter((other) => at - other.at < recentMinutes);
  const one = { id, at, timed, merchant, currency, amount, odd, rareHour: isRareHour(state, sight) };
  return { ...state, recent: latest(recent, one, mostRecent) };
}

/** Where it was: a trip is known from its first payment on. */
export function visited(state: DetectorState, { payment, day, inOrder }: Sight): DetectorState {
  if (!inOrder || payment.country === null || payment.present === false) return state;
  return { ...state, countries: withCountry(state.countries, payment.country, day) };
}

/** An ordinary payment, as the customer's own. */
export function remembered(state: DetectorState, sight: Sight): DetectorState {
  const { payment, amount, day, merchant, known, inOrder } = sight;
  const { atMinute: at, currency, category, transaction, timed } = payment;
  const window = category === null ? null : windowOf(currency, category);
  const next = learned(state, { id: hash(transaction), at, currency, category: window, merchant, amount, repeat: false });
  if (!inOrder) return next;
  const account = payment.account === null ? null : hash(payment.account);
  const novelty = state.novelty + ((known === null ? 1 : 0) - state.novelty) / noveltyOf;
  return {
    ...next,
    hours: timed ? withHour(state.hours, hourOf(at)) : state.hours,
    novelty: merchant === null ? state.novelty : Math.round(novelty * 1e4) / 1e4,
    series: merchant === null ? state.series : withCharge(state.series, { of: merchant, account, income: false, day, amount }, known),
    place: placeOf(payment) ?? state.place,
  };
}
