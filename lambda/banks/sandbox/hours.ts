import { diceOf } from './dice.ts';
import type { Draft } from './payment.ts';

/** When people pay at a kind of merchant (ISO 18245): minutes of their own day. None lies in the hours a change of clocks takes. */
const usual: Readonly<Record<string, readonly [number, number]>> = {
  '4111': [430, 560],
  '4121': [1_140, 1_410],
  '5411': [540, 1_200],
  '5541': [480, 1_140],
  '5812': [1_110, 1_350],
  '5814': [450, 840],
  '5815': [360, 540],
  '6011': [660, 1_200],
  '7011': [540, 720],
};
const byDay = [600, 1_170] as const;

/** The minute of the day at which a card was used; null for what no card paid. Thrown apart from the story: no amount depends on it. */
export function minuteOf({ type, booking, mcc = '' }: Draft, ...keys: readonly string[]): number | null {
  if (type !== 'cash' && (type !== 'card' || booking.style === 'at-once')) return null;
  const [from, to] = usual[mcc] ?? byDay;
  return diceOf(...keys, 'minute').whole(from, to);
}
