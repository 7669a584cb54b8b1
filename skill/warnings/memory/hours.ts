/** How many payments fell in each hour of the day; empty before the first. Halved now and then, so that habits may change. */
export type Hours = readonly number[];

const fewest = 40;
const most = 400;
/** As if so many more had come at any hour: that one was never seen does not make it impossible. */
const spread = 10;

export const hourOf = (atMinute: number): number => Math.floor((((atMinute % 1440) + 1440) % 1440) / 60);

export function withHour(hours: Hours, hour: number): Hours {
  const counted = hours.length === 24 ? hours.slice() : Array<number>(24).fill(0);
  counted[hour] = (counted[hour] ?? 0) + 1;
  return total(counted) > most ? counted.map((count) => Math.floor(count / 2)) : counted;
}

/** Share of all payments that fell in this hour, the hours beside it counting half; null if too little is known */
export function shareOf(hours: Hours, hour: number): number | null {
  const all = total(hours);
  if (all < fewest) return null;
  const around = ((hours[(hour + 23) % 24] ?? 0) + 2 * (hours[hour] ?? 0) + (hours[(hour + 1) % 24] ?? 0)) / 4;
  return (around + spread / 24) / (all + spread);
}

const total = (hours: Hours): number => hours.reduce((sum, count) => sum + count, 0);
