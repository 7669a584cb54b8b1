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

/** With one more amount; of too many windows the one that knows least goes. */
export function withAmount(windows: readonly Window[], of: number, amount: number, most: number): readonly Window[] {
  const at = windows.findIndex((window) => window.of === of);
  const window = { of, amounts: latest(windows[at]?.amounts ?? [], amount, most) };
  if (at >= 0) return windows.with(at, window);
  if (windows.length < mostWindows) return [...windows, window];
  const least = windows.reduce((a, b) => (b.amounts.length < a.amounts.length ? b : a));
  return windows.with(windows.indexOf(least), window);
}
