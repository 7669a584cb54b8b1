import type { Currency } from '../money/money.ts';
import type { AccountId, TransactionFilter } from '../ports.ts';
import { isSensitiveCategory } from '../transactions/sensitive.ts';
import type { FactKind, Told } from './consent.ts';
import type { Gate, Leave } from './gate.ts';

/** Leave to tell money: the threshold is of one currency, so that other money is told in figures or not at all. */
export function leaveForMoney(gate: Gate, kind: FactKind, accounts: readonly AccountId[], currencies: readonly Currency[]): Leave {
  const leave = gate.allow(kind, accounts);
  const isForeign = currencies.some((currency) => currency !== gate.threshold.currency);
  return leave.precision === 'threshold' && isForeign ? gate.allow(kind, accounts, 'rounded') : leave;
}

/** Leave to tell payments or their sum. Asked by a category that tells of somebody's health it tells that too. */
export function leaveForPayments(
  gate: Gate,
  kind: 'transaction' | 'category-sum',
  { accounts, categories = [] }: TransactionFilter,
  least: Told = 'threshold',
): Leave {
  const { precision, disclosures } = gate.allow(kind, accounts, least);
  if (!categories.some(isSensitiveCategory)) return { precision, disclosures };
  return { precision, disclosures: [...disclosures, ...gate.allow('sensitive-merchant', accounts).disclosures] };
}
