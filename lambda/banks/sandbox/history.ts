import { instantAt } from './clock.ts';
import { datesOf } from './days.ts';
import { minuteOf } from './hours.ts';
import { bookingDay, type Draft, type Payment } from './payment.ts';
import { duesOf, settledIn } from './settlements.ts';
import { dayAt, type SandboxAccount, type Story } from './story.ts';

/** The sandbox's books open here; 25 months later its customers have a full history. */
export const firstMonth = '2021-11';

export interface History {
  /** Everything that was paid on a day: a pure function of seed, customer and date. */
  readonly on: (date: string) => readonly Payment[];
  readonly openingMinor: (account: SandboxAccount) => number;
}

const histories = new WeakMap<Story, Map<string, History>>();

/** A story under one seed. Months once worked out are kept: settlements look back at them, and days follow days. */
export function historyOf(story: Story, seed: string): History {
  const known = histories.get(story) ?? new Map<string, History>();
  const history = known.get(seed) ?? writeHistory(story, seed);
  histories.set(story, known.set(seed, history));
  return history;
}

function writeHistory(story: Story, seed: string): History {
  const { person, accounts, settlements } = story;
  const currencies = new Map(accounts.map(({ key, currency }) => [key, currency]));
  const lived = perMonth((month) => new Map(datesOf(month).map((date) => [date, story.day(dayAt(seed, person.id, date))])));
  const nets = perMonth((month) => netsOf([...lived(month).values()].flat()));
  const dues = settlements && duesOf(settlements, (account, month) => nets(month)[account] ?? 0);

  const toPayment = (draft: Draft, date: string, mark: string, index: number): Payment => {
    const key = `${date.replaceAll('-', '')}-${mark}${String(index).padStart(2, '0')}`;
    const minute = minuteOf(draft, seed, person.id, key);
    const isCard = draft.type === 'card' || draft.type === 'cash';
    return {
      ...draft,
      key,
      date,
      bookedOn: bookingDay(date, draft.booking),
      at: minute === null ? null : instantAt(person.zone, date, minute),
      ...(isCard ? { country: draft.country ?? draft.abroad?.country ?? person.region, present: draft.present ?? true } : {}),
      currency: currencies.get(draft.account) ?? person.homeCurrency,
    };
  };
  const payments = perMonth((month) => {
    const settled = settlements && dues && month >= firstMonth ? settledIn(month, story, settlements, dues, seed) : [];
    const days = new Map<string, Payment[]>();
    for (const [date, drafts] of lived(month)) {
      const moved = settled.filter((move) => move.date === date).map(({ draft }, index) => toPayment(draft, date, 's', index));
      days.set(date, [...drafts.map((draft, index) => toPayment(draft, date, 'd', index)), ...moved]);
    }
    return days;
  });

  return {
    on: (date) => payments(date.slice(0, 7)).get(date) ?? [],
    /** The first settlements pay for a month before the books opened, so its result is part of the opening balance. */
    openingMinor({ key, openingMinor }) {
      if (!dues) return openingMinor;
      const [sweep, repayment, share] = [dues.sweep(firstMonth), dues.repayment(firstMonth), dues.share(firstMonth)];
      const carried: Record<string, number> = { checking: sweep + repayment + share, card: -repayment, joint: -2 * share };
      return openingMinor + (carried[key] ?? 0);
    },
  };
}

/** What drafts add to each account; a hold is never booked. */
function netsOf(drafts: readonly Draft[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, amountMinor, booking } of drafts) if (booking.style !== 'hold') sums[account] = (sums[account] ?? 0) + amountMinor;
  return sums;
}

function perMonth<T>(make: (month: string) => T): (month: string) => T {
  const made = new Map<string, T>();
  return (month) => {
    const known = made.get(month) ?? make(month);
    made.set(month, known);
    return known;
  };
}
