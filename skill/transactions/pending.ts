import { civilDate, daysBetween } from '../money/civil-date.ts';
import type { Dated } from './dated.ts';
import { nameWords } from './name-words.ts';

/** A pending line and the booked one that took its place. Unsure: counted once, but it may be another payment. */
interface Pair {
  readonly pending: Dated;
  readonly booked: Dated;
  readonly unsure: boolean;
}

interface Candidate extends Pair {
  readonly days: number;
  readonly differenceMinor: bigint;
}

const mostDays = 8;

/**
 * Rule "Pending": every payment counts once. The bank's own link first; else the same account, booked on or after the pending day within
 * 8 days, the amount equal or up to 30 % higher (a tip), the merchant alike. The nearest wins; a line belongs to one pair only.
 */
export function pairPending(lines: readonly Dated[]): readonly Pair[] {
  const pending = new Map(lines.filter(({ raw }) => raw.status === 'pending').map((line) => [line.raw.id, line]));
  const booked = lines.filter(({ raw }) => raw.status === 'booked');
  const linked = booked.flatMap((line) => {
    const replaced = pending.get(line.raw.pendingId ?? '');
    return replaced === undefined ? [] : [{ pending: replaced, booked: line, unsure: false }];
  });
  const candidates: Candidate[] = [];
  for (const line of booked) {
    if (line.raw.pendingId !== undefined) continue;
    for (const other of pending.values()) {
      const pair = candidate(other, line);
      if (pair !== null) candidates.push(pair);
    }
  }
  candidates.sort(nearestFirst);
  const taken = new Set<Dated>(linked.map((pair) => pair.pending));
  const guessed = candidates.filter((pair) => {
    if (taken.has(pair.pending) || taken.has(pair.booked)) return false;
    taken.add(pair.pending).add(pair.booked);
    return true;
  });
  return [...linked, ...guessed];
}

function candidate(pending: Dated, booked: Dated): Candidate | null {
  const [held, charged] = [pending.raw, booked.raw];
  if (held.accountId !== charged.accountId || held.currency !== charged.currency) return null;
  // Two fares of the same price on two days are two payments: where the bank gives both days of purchase, they decide.
  if (held.purchasedOn !== undefined && charged.purchasedOn !== undefined && held.purchasedOn !== charged.purchasedOn) return null;
  const differenceMinor = held.amountMinor - charged.amountMinor;
  const tip = differenceMinor > 0n && held.amountMinor < 0n && charged.amountMinor * 10n >= held.amountMinor * 13n;
  if (differenceMinor !== 0n && !tip) return null;
  const days = daysBetween(pending.date, civilDate(charged.bookedOn ?? booked.date));
  if (days < 0 || days > mostDays) return null;
  const like = alike(pending, booked);
  if (like === 'no' || (tip && like === 'unknown')) return null;
  return { pending, booked, unsure: tip || like === 'unknown', days, differenceMinor };
}

const nearestFirst = (a: Candidate, b: Candidate): number =>
  a.days - b.days ||
  Number(a.differenceMinor - b.differenceMinor) ||
  compare(a.booked.raw.id, b.booked.raw.id) ||
  compare(a.pending.raw.id, b.pending.raw.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same merchant, or one name is the other cut off. */
function alike({ merchant: a }: Dated, { merchant: b }: Dated): 'yes' | 'no' | 'unknown' {
  if (a === null || b === null) return 'unknown';
  const [first, second] = [nameWords(a.name).join(''), nameWords(b.name).join('')];
  const cut = Math.min(first.length, second.length) > 3 && (first.startsWith(second) || second.startsWith(first));
  return a.id === b.id || cut ? 'yes' : 'no';
}
