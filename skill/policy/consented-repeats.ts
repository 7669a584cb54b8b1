import type { BankReader, TransactionFilter } from '../ports.ts';
import { newestRepeat } from '../transactions/repeats.ts';
import { type ConsentedTransaction, consentedTransaction } from './consented-transactions.ts';
import { type Gate, sayable } from './gate.ts';
import { withinReach } from './look-back.ts';
import type { SayableCount } from './sayable.ts';

export interface ConsentedRepeats {
  readonly pair: { readonly earlier: ConsentedTransaction; readonly later: ConsentedTransaction } | null;
  /** How many payments were compared */
  readonly compared: SayableCount;
}

/** More than anybody pays in a month */
const most = 1_000;

/** What was paid twice. That two amounts are the same is told only where amounts are told exactly. */
export async function consentedRepeats(asked: TransactionFilter, reader: BankReader, gate: Gate): Promise<ConsentedRepeats> {
  const { disclosures } = gate.allow('transaction', asked.accounts, 'exact');
  gate.allow('merchant-name', asked.accounts);
  const { items } = await reader.transactions(withinReach(asked, gate), { offset: 0, limit: most });
  const pair = newestRepeat(items);
  return {
    pair: pair && { earlier: consentedTransaction(pair.earlier, gate), later: consentedTransaction(pair.later, gate) },
    compared: sayable({ type: 'count', count: items.length }, disclosures),
  };
}
