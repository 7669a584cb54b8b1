import { localTime } from '../store/zoned-clock.ts';

/** 'YYYY-MM-DDTHH:mm' as whole minutes since 1970-01-01T00:00 on the same clock. */
export const minutesOf = (local: string): number => Date.parse(`${local}Z`) / 60_000;

const localOf = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16);

/** The instant at which a zone's clocks show this; of an hour that is skipped, as much later; of one that comes twice, one of them. */
export function instantOf(local: string, zone: string): string {
  const wanted = minutesOf(local);
  // Twice: the offset that holds at the first guess may not be the one that holds at the answer.
  let guess = wanted;
  for (const _ of [1, 2]) guess += wanted - minutesOf(localTime(new Date(guess * 60_000).toISOString(), zone));
  return new Date(guess * 60_000).toISOString();
}

/** The first minute from `local` on that is outside the quiet hours, which may span midnight. From equal to to: none. */
export function afterQuiet(local: string, quiet: { readonly from: string; readonly to: string } | null): string {
  if (quiet === null || quiet.from === quiet.to) return local;
  const [day, time] = [local.slice(0, 10), local.slice(11)];
  const overnight = quiet.from > quiet.to;
  const isQuiet = overnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!isQuiet) return local;
  const end = `${day}T${quiet.to}`;
  return overnight && time >= quiet.from ? localOf(minutesOf(end) + 24 * 60) : end;
}
