/** What people in the generated histories spend on. Amounts are US dollars; a person's level and currency scale them. */
export interface HabitKind {
  readonly name: string;
  readonly category: string;
  readonly perMonth: number;
  readonly typical: number;
  /** Deviation of the logarithm, from the steadiest person to the wildest */
  readonly spread: readonly [number, number];
  /** How many favourite shops */
  readonly shops: readonly [number, number];
  /** Chance of a shop never seen before */
  readonly explores: readonly [number, number];
  readonly hour: number;
  readonly weekend: number;
  readonly december: number;
  readonly online: boolean;
  /** Share of people who have the habit at all */
  readonly share: number;
}

type Row = readonly [
  name: string,
  category: string,
  perMonth: number,
  typical: number,
  spread: readonly [number, number],
  shops: readonly [number, number],
  explores: readonly [number, number],
  hour: number,
  weekend: number,
  december: number,
  online: boolean,
  share: number,
];

const rows: readonly Row[] = [
  ['supermarket', 'groceries', 7, 48, [0.4, 0.8], [1, 4], [0.01, 0.08], 17.5, 1.4, 1.3, false, 0.97],
  ['bakery', 'groceries', 5, 6, [0.3, 0.5], [1, 2], [0.02, 0.1], 9, 1.2, 1, false, 0.5],
  ['restaurant', 'restaurants', 4, 38, [0.4, 0.7], [2, 8], [0.2, 0.6], 19.5, 1.8, 1.3, false, 0.85],
  ['lunch', 'restaurants', 6, 13, [0.2, 0.4], [1, 5], [0.05, 0.3], 12.5, 0.3, 1, false, 0.6],
  ['delivery', 'restaurants', 3, 27, [0.3, 0.5], [1, 3], [0, 0.1], 20, 1.5, 1, true, 0.4],
  ['bar', 'entertainment', 2, 22, [0.5, 0.8], [1, 5], [0.2, 0.5], 22, 2.5, 1.4, false, 0.4],
  ['fuel', 'fuel', 3, 48, [0.15, 0.4], [1, 4], [0.05, 0.3], 16, 1.2, 1, false, 0.65],
  ['taxi', 'transport', 2, 17, [0.4, 0.6], [1, 2], [0, 0.15], 21, 1.5, 1.2, false, 0.4],
  ['clothes', 'shopping', 1.5, 55, [0.5, 0.9], [2, 8], [0.3, 0.6], 15, 1.8, 1.8, false, 0.8],
  ['marketplace', 'shopping', 4, 29, [0.7, 1.1], [1, 2], [0, 0.05], 20.5, 1.1, 2, true, 0.8],
  ['webshop', 'shopping', 1.2, 45, [0.6, 1], [1, 4], [0.5, 0.8], 20.5, 1.1, 1.8, true, 0.7],
  ['home', 'shopping', 1, 52, [0.7, 1.1], [1, 4], [0.2, 0.4], 14, 2, 1.2, false, 0.6],
  ['cinema', 'entertainment', 1, 26, [0.3, 0.6], [1, 3], [0.1, 0.4], 19, 1.8, 1, false, 0.5],
  ['games', 'entertainment', 1.5, 5, [0.7, 1.3], [1, 2], [0, 0.1], 21, 1.3, 1.4, true, 0.3],
  ['kiosk', 'shopping', 3, 5, [0.7, 1.2], [1, 4], [0.1, 0.5], 16, 1.2, 1, false, 0.4],
  ['pharmacy', 'health', 1.2, 16, [0.5, 0.8], [1, 2], [0.05, 0.2], 14, 0.7, 1, false, 0.75],
  ['doctor', 'health', 0.3, 75, [0.5, 0.9], [1, 3], [0.2, 0.5], 11, 0.1, 1, false, 0.5],
  ['travel', 'travel', 0.35, 170, [0.6, 0.9], [1, 4], [0.3, 0.6], 20, 1, 0.8, true, 0.5],
  ['cash', 'cash', 1.5, 80, [0.3, 0.6], [1, 3], [0.05, 0.3], 14, 1, 1.2, false, 0.7],
];

export const habitKinds: readonly HabitKind[] = rows.map(
  ([name, category, perMonth, typical, spread, shops, explores, hour, weekend, december, online, share]) => ({
    name,
    category,
    perMonth,
    typical,
    spread,
    shops,
    explores,
    hour,
    weekend,
    december,
    online,
    share,
  }),
);
