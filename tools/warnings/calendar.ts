import { minutesOfDay } from './draft.ts';

export interface Day {
  /** Minute on which it starts */
  readonly start: number;
  /** 0 January */
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekend: boolean;
}

/** Nothing goes wrong in the first days of a history: the detector gets to know the customer. */
export const warmUpDays = 60;

/** `count` days from the one that is so many days after 1970-01-01 */
export function daysFrom(first: number, count: number): readonly Day[] {
  return Array.from({ length: count }, (_, index) => {
    const start = (first + index) * minutesOfDay;
    const date = new Date(start * 60_000);
    return { start, month: date.getUTCMonth(), dayOfMonth: date.getUTCDate(), weekend: date.getUTCDay() % 6 === 0 };
  });
}
