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

/** That a payment came, whatever it was; of money out (`sight`) also how fast, where, and what it was like for the next few days. */
export function noticed(state: DetectorState, payment: Payment, balance: LowBalance | null, sight: Sight | null): DetectorState {
  const { transaction, atMinute, country, present, timed } = payment;
  const inOrder = sight?.inOrder === true;
  return {
    ...state,
    ids: latest(state.ids, hash(transaction), mostIds),
    clock: state.clock === null ? atMinute : Math.max(state.clock, atMinute),
    balances: balance === null ? state.balances : withBalance(state, balance),
    pace: inOrder && timed ? withPayment(state.pace, atMinute) : state.pace,
    recent: inOrder ? withRecent(state, sight) : state.recent,
    countries: inOrder && country !== null && present !== false ? withCountry(state.countries, country, sight.day) : state.countries,
  };
}

const withBalance = (state: DetectorState, { account, warned }: LowBalance): DetectorState['balances'] =>
  latest(
    state.balances.filter((other) => other.account !== account),
    { account, warned },
    mostBalances,
  );

function withRecent(state: DetectorState, sight: Sight): DetectorState['recent'] {
  const { payment, amount, merchant } = sight;
  const odd = oddness(sight);
  if (payment.transaction.length > longestId || (odd === 0 && (merchant === null || isSmall(sight)))) return state.recent;
  const { transaction: id, atMinute: at, timed, currency } = payment;
  const recent = state.recent.filter((other) => at - other.at < recentMinutes);
  return latest(recent, { id, at, timed, merchant, currency, amount, odd, rareHour: isRareHour(state, sight) }, mostRecent);
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

/** An ordinary payment, as the customer's own. */
export function remembered(state: DetectorState, sight: Sight): DetectorState {
  const { payment, amount, day, merchant, known, inOrder } = sight;
  const { atMinute: at, currency, category, timed } = payment;
  const window = category === null ? null : windowOf(currency, category);
  const next = learned(state, { at, currency, category: window, merchant, amount, repeat: false });
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
