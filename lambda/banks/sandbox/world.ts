import type { BankAccount, BankBalance, BankSnapshot, BankTransaction } from '../bank.ts';
import { crowdStory } from './crowd.ts';
import { addMonths, datesOf, daysInMonth } from './days.ts';
import { demoBe } from './demo-be.ts';
import { demoGb } from './demo-gb.ts';
import { demoUs } from './demo-us.ts';
import { firstMonth, historyOf } from './history.ts';
import { nothingRemembered, type Remembered } from './memory.ts';
import { decimal, type Payment, type Row, rowsOf } from './payment.ts';
import type { SandboxAccount, Story } from './story.ts';

export const sampleStories: readonly Story[] = [demoUs, demoGb, demoBe];

/** How far back the bank's feed reaches. */
const historyMonths = 25;

/** The state of one customer's accounts on a day, each row with its purpose. */
export interface World {
  readonly accounts: readonly BankAccount[];
  readonly rows: readonly Row[];
}

/** The story of a sample or crowd customer; throws on an id the sandbox does not know. */
export function storyOf(customer: string): Story {
  const story = sampleStories.find(({ person }) => person.id === customer);
  if (story) return story;
  if (/^c-\d{5}$/.test(customer)) return crowdStory(customer);
  throw new Error(`no sandbox customer ${customer}`);
}

/** What a customer paid or received on one civil day: a pure function of its arguments. */
export function dayOf(seed: string, customer: string, date: string): readonly Payment[] {
  return historyOf(storyOf(customer), seed).on(date);
}

/** The bank's books at the end of `today`: derived from the days up to it and from what happened beside the story, and nothing else. */
export function worldOn(seed: string, customer: string, today: string, happened: readonly Payment[] = []): World {
  const story = storyOf(customer);
  const history = historyOf(story, seed);
  const from = monthsBefore(today, historyMonths);
  const sums = new Map(story.accounts.map((account) => [account.key, { bookedMinor: history.openingMinor(account), pendingMinor: 0 }]));
  const rows: Row[] = [];
  for (let month = firstMonth; month <= today.slice(0, 7); month = addMonths(month, 1)) {
    for (const date of datesOf(month)) {
      if (date > today) break;
      for (const payment of [...history.on(date), ...happened.filter((one) => one.date === date)]) {
        const sum = sums.get(payment.account);
        const { bookedOn } = payment;
        const visible = date >= from || bookedOn === null || bookedOn >= from ? rowsOf(payment, today) : [];
        if (sum && bookedOn !== null && bookedOn <= today) sum.bookedMinor += payment.amountMinor;
        else if (sum && visible.length > 0) sum.pendingMinor += pendingMinor(payment);
        if (date >= from) rows.push(...visible);
      }
    }
  }
  return {
    accounts: story.accounts.map((account) => toBankAccount(account, sums.get(account.key) ?? { bookedMinor: 0, pendingMinor: 0 })),
    rows,
  };
}

/** What the bank hands out: the world without its purposes, from a day on, and every pending row. It knows no time after `asOf`. */
export function snapshotOn(
  seed: string,
  customer: string,
  today: string,
  asOf: string,
  from = '',
  { frozen, payments }: Remembered = nothingRemembered,
): BankSnapshot {
  const { accounts, rows } = worldOn(seed, customer, today, payments);
  const transactions = rows.map(({ transaction }) => timedUntil(asOf, transaction));
  return {
    accounts: accounts.map((account) => (frozen.includes(account.sourceId) ? { ...account, card: 'frozen' as const } : account)),
    transactions: transactions.filter((row) => row.status === 'pending' || [row.purchasedOn, row.bookedOn].some((day = '') => day >= from)),
    asOf,
  };
}

/** The books hold the whole day; at what time the rest of it is paid, nobody can know yet. */
function timedUntil(asOf: string, transaction: BankTransaction): BankTransaction {
  const { purchasedAt, ...untimed } = transaction;
  return purchasedAt !== undefined && Date.parse(purchasedAt) > Date.parse(asOf) ? untimed : transaction;
}

function pendingMinor({ amountMinor, booking }: Payment): number {
  return booking.style === 'card' ? (booking.pendingMinor ?? amountMinor) : amountMinor;
}

function toBankAccount(
  { key, openingMinor: _, balances, ...account }: SandboxAccount,
  sum: { bookedMinor: number; pendingMinor: number },
): BankAccount {
  const held = { ...account, ...(account.kind === 'savings' ? {} : { card: 'active' as const }), sourceId: key };
  const booked: BankBalance = { type: 'ITBD', amount: decimal(sum.bookedMinor) };
  const available = sum.bookedMinor + sum.pendingMinor;
  if (balances === 'booked-only') return { ...held, balances: [booked] };
  if (balances === 'available') return { ...held, balances: [{ type: 'ITAV', amount: decimal(available) }, booked] };
  const creditLine = { amount: decimal(balances.creditLineMinor), included: true };
  const withLine: BankBalance = { type: 'ITAV', amount: decimal(available + balances.creditLineMinor), creditLine };
  return { ...held, balances: [withLine, booked] };
}

/** The same day so many months earlier, or that month's last. */
function monthsBefore(date: string, months: number): string {
  const month = addMonths(date.slice(0, 7), -months);
  return `${month}-${String(Math.min(Number(date.slice(8)), daysInMonth(month))).padStart(2, '0')}`;
}
