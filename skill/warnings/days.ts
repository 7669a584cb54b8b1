import { addDays, type CivilDate, civilDate, daysBetween } from '../money/civil-date.ts';

export const minutesOfDay = 1440;

const epoch = civilDate('1970-01-01');

/** The day a minute of the customer's clock belongs to, counted from 1970-01-01 */
export const dayOf = (atMinute: number): number => Math.floor(atMinute / minutesOfDay);

export const dateOf = (day: number): CivilDate => addDays(epoch, day);

export const dayNumber = (date: CivilDate): number => daysBetween(epoch, date);
