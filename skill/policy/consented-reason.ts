import { type CivilDate, isCivilDate } from '../money/civil-date.ts';
import type { Currency, Money } from '../money/money.ts';
import { parseMoney } from '../money/money.ts';
import { categories, type CategoryId } from '../transactions/categories.ts';
import { isSensitiveCategory } from '../transactions/sensitive.ts';
import type { Reason, WarningKind } from '../warnings/warning.ts';
import type { Fact, Sayable, SayableCount, SayableDate, SayableMoney, SayableOf } from './sayable.ts';

/** Why there is a warning, in facts that may be said; `by: 'code'`: a reason without figures of its own. */
export type ConsentedReason =
  | {
      readonly by: 'duplicate';
      readonly earlierOn: SayableDate;
      readonly isSameDay: boolean;
      readonly apart: SayableOf<'minutes'> | null;
    }
  | {
      readonly by: 'unusual-amount' | 'new-merchant';
      readonly times: SayableOf<'times'>;
      readonly usual: SayableMoney;
      readonly count: SayableCount;
      readonly category: SayableOf<'category'> | null;
    }
  | { readonly by: 'abroad'; readonly country: SayableOf<'country'> | null }
  | {
      readonly by: 'burst';
      readonly count: SayableCount;
      readonly within: SayableOf<'minutes'>;
      readonly total: SayableMoney;
      readonly unusualHours: boolean;
    }
  | { readonly by: 'price-rise'; readonly before: SayableMoney; readonly count: SayableCount }
  | { readonly by: 'trial-ended'; readonly trial: SayableMoney; readonly wasFree: boolean }
  | {
      readonly by: 'low-balance';
      readonly limit: SayableMoney;
      readonly balance: SayableMoney;
      readonly isOverdrawn: boolean;
      readonly expectedOn: SayableDate | null;
    }
  | { readonly by: 'code'; readonly kind: WarningKind };

/** What the figures of a reason are about */
interface About {
  readonly currency: Currency;
  /** Of the payment */
  readonly day: CivilDate | null;
}

/** A reason that cannot be read is told by its kind alone: a wrong figure is worse than none. */
export function consentedReason(reason: Reason, about: About, say: <F extends Fact>(fact: F) => Sayable<F>): ConsentedReason {
  try {
    return inFigures(reason, about, say);
  } catch {
    return { by: 'code', kind: reason.kind };
  }
}

function inFigures(reason: Reason, about: About, say: <F extends Fact>(fact: F) => Sayable<F>): ConsentedReason {
  if ('code' in reason) return { by: 'code', kind: reason.kind };
  const read = (text: string): Money => parseMoney(text, about.currency);
  const money = (text: string): SayableMoney => say({ type: 'money', money: read(text) });
  const size = (text: string): SayableMoney => {
    const { amountMinor, currency } = read(text);
    return say({ type: 'money', money: { amountMinor: amountMinor < 0n ? -amountMinor : amountMinor, currency } });
  };
  const count = (number: number): SayableCount => say({ type: 'count', count: whole(number) });
  const date = (day: CivilDate): SayableDate => say({ type: 'date', date: known(day) });
  switch (reason.kind) {
    case 'duplicate': {
      const { earlierOn, minutesApart } = reason;
      const apart = minutesApart === null ? null : say({ type: 'minutes', minutes: whole(minutesApart) });
      return { by: 'duplicate', earlierOn: date(earlierOn), isSameDay: earlierOn === about.day, apart };
    }
    case 'unusual-amount':
    case 'new-merchant': {
      const category = reason.kind === 'unusual-amount' ? categoryOf(reason.category) : null;
      return {
        by: reason.kind,
        times: say({ type: 'times', times: positive(reason.times) }),
        usual: size(reason.usual),
        count: count(reason.count),
        category: category && say({ type: 'category', category }),
      };
    }
    case 'abroad':
      return { by: 'abroad', country: reason.country === null ? null : say({ type: 'country', country: reason.country }) };
    case 'burst': {
      const within = say({ type: 'minutes', minutes: whole(reason.hours) * 60 });
      return { by: 'burst', count: count(reason.count), within, total: size(reason.total), unusualHours: reason.unusualHours };
    }
    case 'price-rise':
      return { by: 'price-rise', before: size(reason.before), count: count(reason.count) };
    case 'trial-ended':
      return { by: 'trial-ended', trial: size(reason.trial), wasFree: read(reason.trial).amountMinor === 0n };
    case 'low-balance': {
      const expectedOn = reason.expectedOn === null ? null : date(reason.expectedOn);
      const isOverdrawn = read(reason.balance).amountMinor < 0n;
      const balance = isOverdrawn ? size(reason.balance) : money(reason.balance);
      return { by: 'low-balance', limit: money(reason.limit), balance, isOverdrawn, expectedOn };
    }
  }
}

/** One of our own categories, unless it tells of somebody's health; a feed's own word for one is not spoken. */
const categoryOf = (word: string | null): CategoryId | null =>
  categories.find((one) => one === word && one !== 'uncategorised' && !isSensitiveCategory(one)) ?? null;

function whole(number: number): number {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('reason.unreadable');
  return number;
}

function positive(number: number): number {
  if (!Number.isFinite(number) || number <= 0) throw new RangeError('reason.unreadable');
  return number;
}

function known(day: CivilDate): CivilDate {
  if (!isCivilDate(day)) throw new RangeError('reason.unreadable');
  return day;
}
