import type { SayableMoney } from './consented-bank.ts';
import { sayable } from './gate.ts';

/** The same fact without its sign, for "45 euros overdrawn" and "you owe 45 euros". */
export function absolute(money: SayableMoney): SayableMoney {
  const { amountMinor, currency } = money.fact.money;
  return sayable({ ...money.fact, money: { amountMinor: amountMinor < 0n ? -amountMinor : amountMinor, currency } }, money.disclosures);
}
