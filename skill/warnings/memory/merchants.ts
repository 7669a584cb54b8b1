/** Merchants the customer has paid, longest unseen first, one column per fact. */
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

export function withVisit(merchants: Merchants, id: number, day: number, amount: number, repeated: boolean): Merchants {
  const at = merchants.ids.lastIndexOf(id);
  const visits = merchants.visits[at] ?? 0;
  const same = merchants.amounts[at] === amount;
  const sames = same ? (merchants.sames[at] ?? 0) + (merchants.days[at] === day ? 0 : 1) : 0;
  const without = at >= 0 ? at : merchants.ids.length < mostMerchants ? -1 : 0;
  const moved = (column: readonly number[], value: number): readonly number[] => {
    const copy = column.slice();
    if (without >= 0) copy.splice(without, 1);
    copy.push(value);
    return copy;
  };
  return {
    ids: moved(merchants.ids, id),
    days: moved(merchants.days, day),
    amounts: moved(merchants.amounts, amount),
    visits: moved(merchants.visits, Math.min(99, visits + 1)),
    sames: moved(merchants.sames, Math.min(99, sames)),
    repeaters: repeated ? [...merchants.repeaters, id].slice(-mostRepeats) : merchants.repeaters,
  };
}
