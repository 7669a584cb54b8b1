import { latest } from './latest.ts';

/** Merchants the customer has paid, one column per fact. */
export interface Merchants {
  readonly ids: readonly number[];
  /** Day of the last payment, counted from 1970-01-01 */
  readonly days: readonly number[];
  readonly amounts: readonly number[];
  readonly visits: readonly number[];
  /** Visits in a row, on different days, that cost the same as the last one */
  readonly sames: readonly number[];
  /** Which of them often take the same amount twice: coffee, parking */
  readonly repeaters: readonly number[];
}

export interface Merchant {
  readonly day: number;
  readonly amount: number;
  readonly visits: number;
  readonly sames: number;
  /** How often the same amount was paid twice at once */
  readonly repeats: number;
}

const mostMerchants = 100;
const mostRepeats = 16;
const mostCounted = 99;

export const noMerchants: Merchants = { ids: [], days: [], amounts: [], visits: [], sames: [], repeaters: [] };

export function merchantOf(merchants: Merchants, id: number): Merchant | null {
  const at = merchants.ids.lastIndexOf(id);
  const [day, amount, visits] = [merchants.days[at], merchants.amounts[at], merchants.visits[at]];
  if (day === undefined || amount === undefined || visits === undefined) return null;
  return {
    day,
    amount,
    visits,
    sames: merchants.sames[at] ?? 0,
    repeats: merchants.repeaters.filter((repeater) => repeater === id).length,
  };
}

/** With one more visit; of too many merchants the one longest unseen makes room. */
export function withVisit(merchants: Merchants, id: number, day: number, amount: number, repeated: boolean): Merchants {
  const { ids, days, amounts, visits, sames } = merchants;
  const repeaters = repeated ? latest(merchants.repeaters, id, mostRepeats) : merchants.repeaters;
  const known = ids.lastIndexOf(id);
  const at = known >= 0 || ids.length < mostMerchants ? known : days.indexOf(Math.min(...days));
  if (at < 0) {
    return {
      ids: [...ids, id],
      days: [...days, day],
      amounts: [...amounts, amount],
      visits: [...visits, 1],
      sames: [...sames, 0],
      repeaters,
    };
  }
  const again = days[at] === day ? 0 : 1;
  return {
    ids: known >= 0 ? ids : ids.with(at, id),
    days: days.with(at, day),
    amounts: amounts.with(at, amount),
    visits: visits.with(at, known < 0 ? 1 : Math.min(mostCounted, (visits[at] ?? 0) + 1)),
    sames: sames.with(at, known >= 0 && amounts[at] === amount ? Math.min(mostCounted, (sames[at] ?? 0) + again) : 0),
    repeaters,
  };
}
