import { type Currency, exponentOf, type Money } from '../money/money.ts';
import type { Told } from './consent.ts';
import type { Amount, SayableMoney } from './sayable.ts';

/**
 * Rule "Rounding in speech": half-even to two figures. Never finer than ten whole units or a thousand minor ones, and with edges that
 * depend on nothing but the figure: however often and in whatever way it is asked for, it stays the same bucket. `threshold` must be
 * of the same currency where the precision asks for it.
 */
export function amountAs(money: Money, precision: Told, threshold: Money): Amount {
  switch (precision) {
    case 'exact':
      return { type: 'money', money };
    case 'rounded':
      return rounded(money);
    case 'threshold':
      return { type: 'level', above: money.amountMinor >= threshold.amountMinor, limit: threshold };
  }
}

function rounded({ amountMinor, currency }: Money): Amount {
  const size = amountMinor < 0n ? -amountMinor : amountMinor;
  const least = leastStep(currency);
  const twoFigures = 10n ** BigInt(Math.max(String(size).length - 2, 0));
  const near = halfEven(size, twoFigures > least ? twoFigures : least);
  if (near === 0n) return { type: 'level', above: false, limit: { amountMinor: least, currency } };
  return { type: 'money', money: { amountMinor: amountMinor < 0n ? -near : near, currency }, about: true };
}

function leastStep(currency: Currency): bigint {
  const tenUnits = 10n ** BigInt(exponentOf(currency) + 1);
  return tenUnits > 1000n ? tenUnits : 1000n;
}

function halfEven(size: bigint, step: bigint): bigint {
  const whole = size / step;
  const twice = (size % step) * 2n;
  const up = twice > step || (twice === step && whole % 2n === 1n);
  return (up ? whole + 1n : whole) * step;
}

/**
 * Parts added up as they are told, a sum per currency: the sum of rounded parts, never the rounded sum of exact ones, from which a part
 * could be told more finely. Parts too small for a figure count as nothing; where all are, their limits add up.
 */
export function addUp(parts: readonly Amount[]): readonly Amount[] {
  const sums = new Map<Currency, Amount>();
  for (const part of parts) {
    const sum = sums.get(currencyOf(part));
    sums.set(currencyOf(part), sum === undefined ? part : plus(sum, part));
  }
  return [...sums.values()];
}

function plus(a: Amount, b: Amount): Amount {
  if (a.type === 'level' && b.type === 'level') return { ...a, limit: added(a.limit, b.limit) };
  if (a.type === 'level') return b;
  if (b.type === 'level') return a;
  return { type: 'money', money: added(a.money, b.money), about: a.about === true || b.about === true };
}

const added = (a: Money, b: Money): Money => ({ amountMinor: a.amountMinor + b.amountMinor, currency: a.currency });

const currencyOf = (amount: Amount): Currency => (amount.type === 'money' ? amount.money.currency : amount.limit.currency);

/** Which way the money lies, as far as it is told: a level is neither overdrawn nor nothing. */
export function signOf({ fact }: SayableMoney): -1 | 0 | 1 {
  if (fact.type === 'level' || fact.money.amountMinor > 0n) return 1;
  return fact.money.amountMinor < 0n ? -1 : 0;
}
