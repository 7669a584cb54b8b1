import { addDays, addMonths, nextBusinessDay } from './days.ts';
import { diceOf } from './dice.ts';
import type { Draft } from './payment.ts';
import { plain, type Settlements, type Story } from './story.ts';

/** What a story adds to an account in a month by itself, holds and settlements apart. */
export type Net = (account: string, month: string) => number;

/** The amounts that settle a month: each follows from the months before, so that no account drifts over the years. */
export interface Dues {
  readonly sweep: (month: string) => number;
  readonly repayment: (month: string) => number;
  readonly share: (month: string) => number;
  readonly investment: (year: number) => number;
}

export function duesOf(settlements: Settlements, net: Net): Dues {
  const before = (month: string): string => addMonths(month, -1);
  const repayment = (month: string): number => Math.max(0, -net('card', before(month)));
  const share = (month: string): number => (settlements.share ? nearest(Math.max(0, -net('joint', before(month)) / 2), 500) : 0);
  const sweep = (month: string): number => nearest(net('checking', before(month)) - repayment(before(month)) - share(before(month)), 1000);
  const investment = (year: number): number => {
    let saved = 0;
    for (let month = `${year - 1}-01`; month < `${year}-01`; month = addMonths(month, 1)) saved += sweep(month) + net('savings', month);
    return Math.max(0, nearest(saved, 10_000));
  };
  return { sweep, repayment, share, investment };
}

export interface Settled {
  readonly date: string;
  readonly draft: Draft;
}

/** The moves of a month, both legs of each; the second leg arrives up to three days later. */
export function settledIn(month: string, story: Story, settlements: Settlements, dues: Dues, seed: string): Settled[] {
  const { id, name } = story.person;
  const { sweep, repayment, share, investment } = settlements;
  const dueOn = (dayOfMonth: number): string => nextBusinessDay(`${month}-${String(dayOfMonth).padStart(2, '0')}`);
  const move = (kind: 'own-transfer' | 'card-repayment', tag: string, on: number, amountMinor: number, path: Path): Settled[] => {
    if (amountMinor <= 0) return [];
    const purpose = { kind, move: `${month}-${tag}` };
    const leaves = dueOn(on);
    const arrives = addDays(leaves, diceOf(seed, id, month, tag).whole(0, 3));
    return [
      { date: leaves, draft: plain(path.from, -amountMinor, 'transfer', path.out, purpose, name) },
      { date: arrives, draft: plain(path.to, amountMinor, 'transfer', path.in, purpose, name) },
    ];
  };
  const swept = dues.sweep(month);
  const shared = dues.share(month);
  const settled = [
    ...move('own-transfer', 'sweep', sweep.on, swept, { from: 'checking', to: 'savings', ...sweep.texts }),
    ...move('own-transfer', 'sweep', sweep.on, -swept, { from: 'savings', to: 'checking', ...sweep.back }),
    ...move('card-repayment', 'repayment', repayment.on, dues.repayment(month), { from: 'checking', to: 'card', ...repayment.texts }),
  ];
  if (share) {
    settled.push(...move('own-transfer', 'share', share.on, shared, { from: 'checking', to: 'joint', ...share.texts }));
    const { partner, partnerText } = share;
    const draft = plain('joint', shared, 'transfer', partnerText, { kind: 'friend-repayment', person: partner }, partner);
    if (shared > 0) settled.push({ date: dueOn(share.on + 1), draft });
  }
  const invested = month.endsWith('-01') ? dues.investment(Number(month.slice(0, 4))) : 0;
  if (invested > 0) {
    const draft = plain('savings', -invested, 'transfer', investment.text, { kind: 'investment' }, investment.counterparty);
    settled.push({ date: dueOn(investment.on), draft: { ...draft, mcc: '6211' } });
  }
  return settled;
}

interface Path {
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly in: string;
}

function nearest(amountMinor: number, step: number): number {
  return Math.round(amountMinor / step) * step;
}
