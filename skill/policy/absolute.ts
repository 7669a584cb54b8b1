import { sayable } from './gate.ts';
import type { SayableMoney } from './sayable.ts';

/** The same fact without its sign, for "45 euros overdrawn" and "you owe 45 euros". */
export function absolute(amount: SayableMoney): SayableMoney {
  const { fact, disclosures } = amount;
  if (fact.type === 'level' || fact.money.amountMinor >= 0n) return amount;
  return sayable({ ...fact, money: { ...fact.money, amountMinor: -fact.money.amountMinor } }, disclosures);
}
