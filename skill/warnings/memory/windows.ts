import { latest } from './latest.ts';

/** The latest amounts paid in one currency, or in one category of it, oldest first. */
export interface Window {
  /** Hash of currency and category */
  readonly of: number;
  readonly amounts: readonly number[];
}

/** The window of a currency is long, for its customers may have no categories at all. */
export const longWindow = 200;
export const shortWindow = 40;
const mostWindows = 20;

export const amountsOf = (windows: readonly Window[], of: number): readonly number[] =>
  windows.find((window) => window.of === of)?.amounts ?? [];

/** With one more amount; of too many windows the one longest unused goes. */
export function withAmount(windows: readonly Window[], of: number, amount: number, most: number): readonly Window[] {
  const amounts = latest(amountsOf(windows, of), amount, most);
  return latest(
    windows.filter((window) => window.of !== of),
    { of, amounts },
    mostWindows,
  );
}
