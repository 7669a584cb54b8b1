import { daysBetween } from '../money/civil-date.ts';
import type { TransactionKind } from '../ports.ts';
import type { Dated } from './dated.ts';
import { nameWords } from './name-words.ts';
import type { OwnAccount } from './raw-transaction.ts';
import { cardRepaymentWords, ownAccountWords, transferWords } from './statement-words.ts';

const mostDays = 3;

interface Move {
  readonly out: Dated;
  readonly in: Dated;
  /** 0: both legs name the same person; 1: at least one names nobody; 2: the names differ, but a text speaks of an own account */
  readonly doubt: 0 | 1 | 2;
  readonly days: number;
}

/**
 * Rules "Own transfers" and "Card repayment": money between two of the customer's own linked accounts, both legs seen, same currency,
 * opposite amount, at most 3 days apart; one leg belongs to one move only. A transfer to a person, or a repayment of a card that is not
 * linked, has no second leg here and stays spending. The legs of each move, by line.
 */
export function ownMoves(lines: readonly Dated[], accounts: readonly OwnAccount[]): ReadonlyMap<Dated, TransactionKind> {
  const kinds = new Map(accounts.map(({ id, kind }) => [id, kind]));
  const legs = lines.filter((line) => kinds.has(line.raw.accountId) && canMove(line));
  const kindAt = (to: Dated): TransactionKind => (kinds.get(to.raw.accountId) === 'card' ? 'card-repayment' : 'own-transfer');
  const found = new Map<Dated, TransactionKind>();
  const own = new Set<string>();
  const isOwn = (leg: Dated): boolean => own.has(person(leg));
  for (const { out, in: to, doubt } of moves(legs)) {
    if (found.has(out) || found.has(to) || (doubt === 2 && isOwn(out) !== isOwn(to))) continue;
    found.set(out, kindAt(to)).set(to, kindAt(to));
    if (doubt === 0) own.add(person(out));
  }
  const hasCard = accounts.some(({ kind }) => kind === 'card');
  for (const leg of onTheWay(legs, own, lines)) {
    if (found.has(leg)) continue;
    const repays = hasCard && leg.raw.amountMinor < 0n && cardRepaymentWords.test(leg.raw.text);
    found.set(leg, repays ? 'card-repayment' : kindAt(leg));
  }
  return found;
}

/** Every pair of legs that could be one move, the surest first. */
function moves(legs: readonly Dated[]): readonly Move[] {
  const incoming = new Map<string, Dated[]>();
  for (const leg of legs.filter(({ raw }) => raw.amountMinor > 0n)) {
    const key = `${leg.raw.currency} ${leg.raw.amountMinor}`;
    const same = incoming.get(key);
    if (same === undefined) incoming.set(key, [leg]);
    else same.push(leg);
  }
  return legs
    .filter(({ raw }) => raw.amountMinor < 0n)
    .flatMap((out) => (incoming.get(`${out.raw.currency} ${-out.raw.amountMinor}`) ?? []).flatMap((other) => move(out, other) ?? []))
    .sort((a, b) => a.doubt - b.doubt || a.days - b.days || (a.out.raw.id + a.in.raw.id < b.out.raw.id + b.in.raw.id ? -1 : 1));
}

/** A leg must look like a transfer: a purchase and a refund of the same amount on two accounts are no move. */
function canMove({ raw }: Dated): boolean {
  if (raw.merchantName !== undefined || (raw.mcc !== undefined && !moneyTransferCodes.has(raw.mcc))) return false;
  if (raw.type === 'transfer') return true;
  return (raw.type === undefined || raw.type === 'direct-debit' || raw.type === 'card') && transferWords.test(raw.text);
}

const moneyTransferCodes = new Set(['4829', '6012', '6536', '6538']);

function move(out: Dated, to: Dated): Move | null {
  const days = Math.abs(daysBetween(out.date, to.date));
  if (out.raw.accountId === to.raw.accountId || days > mostDays) return null;
  if (out.raw.counterparty === undefined || to.raw.counterparty === undefined) return { out, in: to, doubt: 1, days };
  if (samePerson(person(out), person(to))) return { out, in: to, doubt: 0, days };
  return ownAccountWords.test(out.raw.text) || ownAccountWords.test(to.raw.text) ? { out, in: to, doubt: 2, days } : null;
}

const person = ({ raw }: Dated): string => nameWords(raw.counterparty ?? '').join(' ');

/** "C LAMBERT" is Camille Lambert: each word of the shorter name is one of the longer, or its initial. */
function samePerson(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const words = long.split(' ');
  return (
    short !== '' && short.split(' ').every((word) => words.some((other) => other === word || (word.length === 1 && other.startsWith(word))))
  );
}

/**
 * A leg at the edge of the days we hold, to or from the customer's own name as proved by other moves: its other leg may still be on its
 * way, or older than our history. Without this a transfer would be spending for three days.
 */
function* onTheWay(legs: readonly Dated[], own: ReadonlySet<string>, lines: readonly Dated[]): Generator<Dated> {
  const days = lines.map(({ date }) => date).sort();
  const [oldest, newest] = [days[0], days.at(-1)];
  if (oldest === undefined || newest === undefined) return;
  for (const leg of legs) {
    const open = daysBetween(leg.date, newest) < mostDays || daysBetween(oldest, leg.date) < mostDays;
    if (open && [...own].some((name) => samePerson(name, person(leg)))) yield leg;
  }
}
