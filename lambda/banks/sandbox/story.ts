import type { CategoryId } from '#skill';
import type { BankAccount } from '../bank.ts';
import { addMonths, nextBusinessDay, previousBusinessDay, weekdayOf, daysInMonth } from './days.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Booking, Draft } from './payment.ts';

/** A sample customer of the sandbox bank. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  readonly homeCurrency: string;
}

export interface SandboxAccount extends Omit<BankAccount, 'balances' | 'sourceId'> {
  /** Source id, also the name the story uses */
  readonly key: string;
  readonly openingMinor: number;
  /** How this bank tells a balance: both figures, only the booked one, or an available figure that contains the overdraft or limit */
  readonly balances: 'available' | 'booked-only' | { readonly creditLineMinor: number };
}

/** One civil day as a story sees it. */
export interface Day {
  readonly date: string;
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly dayOfMonth: number;
  /** 1 Monday ... 7 Sunday */
  readonly weekday: number;
  /** True on the business day that serves this day of the month */
  readonly due: (dayOfMonth: number) => boolean;
  /** True on the last business day up to this day of the month */
  readonly paidBy: (dayOfMonth: number) => boolean;
  readonly dice: Dice;
}

/** Money that moves by itself, so that no account drifts over the years: each amount follows from the month before. */
export interface Settlements {
  /** What checking gained last month goes to savings, what it lost comes back, in tens. */
  readonly sweep: { readonly on: number; readonly texts: Texts; readonly back: Texts };
  /** Last month's card spending is paid from checking. */
  readonly repayment: { readonly on: number; readonly texts: Texts };
  /** Half of last month's joint spending, in fives; a partner pays the other half from elsewhere. */
  readonly share?: { readonly on: number; readonly texts: Texts; readonly partner: string; readonly partnerText: string };
  /** In January, last year's savings in hundreds. */
  readonly investment: { readonly on: number; readonly text: string; readonly counterparty: string };
}

/** Statement texts of a move: on the account the money leaves, and on the one where it arrives. */
export interface Texts {
  readonly out: string;
  readonly in: string;
}

/** A life: accounts, and what is paid on any given day. `day` looks at nothing but the day. */
export interface Story {
  readonly person: Person;
  readonly accounts: readonly SandboxAccount[];
  readonly day: (day: Day) => readonly Draft[];
  readonly settlements?: Settlements;
}

export function dayAt(seed: string, customer: string, date: string): Day {
  const month = date.slice(0, 7);
  const dayIn = (wanted: number, ym: string): string => `${ym}-${String(Math.min(wanted, daysInMonth(ym))).padStart(2, '0')}`;
  return {
    date,
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    dayOfMonth: Number(date.slice(8, 10)),
    weekday: weekdayOf(date),
    due: (wanted) => nextBusinessDay(dayIn(wanted, month)) === date || nextBusinessDay(dayIn(wanted, addMonths(month, -1))) === date,
    paidBy: (wanted) => previousBusinessDay(dayIn(wanted, month)) === date,
    dice: diceOf(seed, customer, date),
  };
}

export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly mcc: string;
  readonly category: CategoryId;
  /** As on a statement; '#' is a digit, '@' a letter */
  readonly texts: readonly string[];
  /** The bank knows the shop's own spelling and delivers it beside the text. */
  readonly named?: true;
  /** Paid with the card's number alone; where the shop books from, if that is not the customer's country */
  readonly online?: { readonly country?: string };
}

export function named(shop: Shop): Shop {
  return { ...shop, named: true };
}

export function online(shop: Shop, country?: string): Shop {
  return { ...shop, online: country === undefined ? {} : { country } };
}

export function shop(id: string, name: string, mcc: string, category: CategoryId, ...texts: string[]): Shop {
  return { id, name, mcc, category, texts };
}

export interface Paying {
  readonly account?: string;
  readonly booking?: Booking;
  readonly type?: 'card' | 'direct-debit';
  readonly abroad?: Draft['abroad'];
  /** The bank names the merchant beside the raw text */
  readonly named?: boolean;
}

/** A purchase of so many minor units at a shop. */
export function buy(day: Day, at: Shop, amountMinor: number, how: Paying = {}): Draft {
  const type = how.type ?? 'card';
  return {
    account: how.account ?? 'card',
    amountMinor: -amountMinor,
    text: day.dice.fill(day.dice.pick(at.texts)),
    purpose: { kind: 'purchase', merchantId: at.id, merchantName: at.name, category: at.category },
    booking: how.booking ?? (type === 'card' ? { style: 'card', days: day.dice.whole(1, 3), id: 'same' } : { style: 'at-once' }),
    type,
    mcc: at.mcc,
    ...(at.online && type === 'card' ? { present: false, ...at.online } : {}),
    ...(how.named || at.named || type === 'direct-debit' ? { merchantName: at.name } : {}),
    ...(how.abroad ? { abroad: how.abroad } : {}),
  };
}

/** Money back from a shop. */
export function refund(day: Day, at: Shop, amountMinor: number, how: Paying = {}): Draft {
  return {
    ...buy(day, at, -amountMinor, how),
    booking: how.booking ?? { style: 'at-once' },
    purpose: { kind: 'refund', merchantId: at.id, merchantName: at.name, category: at.category },
  };
}

/** Everything that is neither bought nor brought back. */
export function plain(
  account: string,
  amountMinor: number,
  type: Draft['type'],
  text: string,
  purpose: Draft['purpose'],
  counterparty?: string,
): Draft {
  return { account, amountMinor, type, text, purpose, booking: { style: 'at-once' }, ...(counterparty ? { counterparty } : {}) };
}

/** A person's other currencies: what it cost there and what the card was charged. */
export function abroad(
  currency: string,
  country: string,
  amountMinor: number,
  ratePerMille: number,
): { how: Paying; chargedMinor: number } {
  return {
    how: { abroad: { amountMinor: -amountMinor, currency, country } },
    chargedMinor: Math.round((amountMinor * ratePerMille) / 1000),
  };
}

/** How often a biennial event has happened up to a date: each even year on the given month-day, counted from 2022. */
export function turns(day: Day, monthDay: string): number {
  const passed = day.date.slice(5) >= monthDay ? day.year : day.year - 1;
  return Math.max(0, Math.floor(passed / 2) - 1010);
}
