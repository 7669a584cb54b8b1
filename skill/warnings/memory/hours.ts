/** How many payments fell in each hour of the day; empty before the first. Halved now and then, so that habits may change. */
export type Hours = readonly number[];

const fewest = 40;
const most = 400;

export const hourOf = (atMinute: number): number => Math.floor((((atMinute % 1440) + 1440) % 1440) / 60);

export function withHour(hours: Hours, hour: number): Hours {
  const counted = hours.length === 24 ? hours.slice() : Array<number>(24).fill(0);
  counted[hour] = (counted[hour] ?? 0) + 1;
  return total(counted) > most ? counted.map((count) => Math.floor(count / 2)) : counted;
}

/** The share of the customer's payments at hours as rare as this one, the neighbouring hours counting half; 1 if too little is known. */
export function shareAsRare(hours: Hours, hour: number): number {
  const all = total(hours);
  if (all < fewest) return 1;
  const around = (h: number): number => (hours[(h + 23) % 24] ?? 0) + 2 * (hours[h] ?? 0) + (hours[(h + 1) % 24] ?? 0);
  const here = around(hour);
  let rare = 0;
  for (let h = 0; h < 24; h++) if (around(h) <= here) rare += hours[h] ?? 0;
  return (rare + 1) / (all + 1);
}

const total = (hours: Hours): number => hours.reduce((sum, count) => sum + count, 0);
