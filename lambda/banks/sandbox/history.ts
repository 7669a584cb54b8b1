import { addDays, addMonths, datesOf, nextBusinessDay } from './days.ts';
import { diceOf } from './dice.ts';
import type { Draft, Payment } from './payment.ts';
import { dayAt, plain, type SandboxAccount, type Story } from './story.ts';

/** The sandbox's books open here; 25 months later its customers have a full history. */
export const firstMonth = '2021-11';

export interface History {
  /** Everything that was paid on a day: a pure function of seed, customer and date. */
  readonly on: (date: string) => readonly Payment[];
  readonly openingMinor: (account: SandboxAccount) => number;
}

/** A story under one seed. Months already worked out are kept: settlements look back at them. */
export function historyOf(story: Story, seed: string): History {
  const { settlements } = story;
  const months = new Map<string, ReadonlyMap<string, readonly Draft[]>>();
  const nets = new Map<string, number>();

  const own = (month: string): ReadonlyMap<string, readonly Draft[]> => {
    const known = months.get(month);
    if (known) return known;
    const made = new Map(datesOf(month).map((date) => [date, story.day(dayAt(seed, story.person.id, date))]));
    months.set(month, made);
    return made;
  };
  /** What the story itself, without settlements, adds to an account in a month */
  const net = (account: string, month: string): number => {
    const key = `${account}|${month}`;
    const known = nets.get(key);
    if (known !== undefined) return known;
    let sum = 0;
    for (const drafts of own(month).values())
      for (const draft of drafts) if (draft.account === account && draft.booking.style !== 'hold') sum += draft.amountMinor;
    nets.set(key, sum);
    return sum;
  };
  const before = (month: string): string => addMonths(month, -1);
  const repayment = (month: string): number => Math.max(0, -net('card', before(month)));
  const share = (month: string): number => (settlements?.share ? nearest(Math.max(0, -net('joint', before(month)) / 2), 500) : 0);
  const sweep = (month: string): number => nearest(net('checking', before(month)) - repayment(before(month)) - share(before(month)), 1000);
  const investment = (year: number): number => {
    let saved = 0;
    for (let index = 1; index <= 12; index += 1) {
      const month = `${year - 1}-${String(index).padStart(2, '0')}`;
      saved += sweep(month) + net('savings', month);
    }
    return Math.max(0, nearest(saved, 10_000));
  };

  const settled = (date: string): Draft[] => {
    if (!settlements) return [];
    const month = date.slice(0, 7);
    const dueOn = (dayOfMonth: number): string => nextBusinessDay(`${month}-${String(dayOfMonth).padStart(2, '0')}`);
    const name = story.person.name;
    const drafts: Draft[] = [];
    const move = (
      kind: 'own-transfer' | 'card-repayment',
      tag: string,
      on: number,
      amountMinor: number,
      from: string,
      to: string,
      texts: { out: string; in: string },
    ): void => {
      if (amountMinor <= 0) return;
      const purpose = { kind, move: `${month}-${tag}` };
      const leaves = dueOn(on);
      const arrives = addDays(leaves, diceOf(seed, story.person.id, month, tag).whole(0, 3));
      if (date === leaves) drafts.push(plain(from, -amountMinor, 'transfer', texts.out, purpose, name));
      if (date === arrives) drafts.push(plain(to, amountMinor, 'transfer', texts.in, purpose, name));
    };

    const swept = sweep(month);
    const { texts } = settlements.sweep;
    if (swept >= 0) move('own-transfer', 'sweep', settlements.sweep.on, swept, 'checking', 'savings', texts);
    else move('own-transfer', 'sweep', settlements.sweep.on, -swept, 'savings', 'checking', texts.back ?? texts);
    move('card-repayment', 'repayment', settlements.repayment.on, repayment(month), 'checking', 'card', settlements.repayment.texts);
    if (settlements.share) {
      const { on, texts: shareTexts, partner, partnerText } = settlements.share;
      move('own-transfer', 'share', on, share(month), 'checking', 'joint', shareTexts);
      if (date === dueOn(on + 1) && share(month) > 0)
        drafts.push(plain('joint', share(month), 'transfer', partnerText, { kind: 'friend-repayment', person: partner }, partner));
    }
    const invested = month.endsWith('-01') && date === dueOn(settlements.investment.on) ? investment(Number(month.slice(0, 4))) : 0;
    if (invested > 0 && month > addMonths(firstMonth, 12)) {
      const { text, counterparty } = settlements.investment;
      drafts.push({ ...plain('savings', -invested, 'transfer', text, { kind: 'investment' }, counterparty), mcc: '6211' });
    }
    return drafts;
  };

  return {
    on(date) {
      const currencies = new Map(story.accounts.map((account) => [account.key, account.currency]));
      const stamp = date.replaceAll('-', '');
      const payment =
        (mark: string) =>
        (draft: Draft, index: number): Payment => ({
          ...draft,
          key: `${stamp}-${mark}${String(index).padStart(2, '0')}`,
          date,
          currency: currencies.get(draft.account) ?? story.person.homeCurrency,
        });
      return [...(own(date.slice(0, 7)).get(date) ?? []).map(payment('d')), ...settled(date).map(payment('s'))];
    },
    /** The first settlements pay for a month before the books opened, so its result is part of the opening balance. */
    openingMinor(account) {
      if (!settlements) return account.openingMinor;
      const carried: Record<string, number> = {
        checking: sweep(firstMonth) + repayment(firstMonth) + share(firstMonth),
        card: -repayment(firstMonth),
        joint: -2 * share(firstMonth),
      };
      return account.openingMinor + (carried[account.key] ?? 0);
    },
  };
}

function nearest(amountMinor: number, step: number): number {
  return Math.round(amountMinor / step) * step;
}
