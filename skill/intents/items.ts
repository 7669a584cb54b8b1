import type { ConsentedTransaction } from '../policy/consented-transactions.ts';
import type { Line } from '../reply.ts';
import { clause, line } from './line.ts';

/** One payment in a spoken list: who, or else what it was; the words follow the direction of the money. */
export function itemLine(transaction: ConsentedTransaction): Line {
  const { amount, date, merchant, kind, cameIn, withheld } = transaction;
  const pending = clause(transaction.status === 'pending' ? line('item.pending') : null);
  if (withheld) return line(cameIn ? 'item.private-in' : 'item.private', { amount, date, pending });
  if (kind === 'own-transfer') return line(cameIn ? 'item.own-transfer-in' : 'item.own-transfer', { amount, date, pending });
  if (kind === 'card-repayment') return line('item.card-repayment', { amount, date, pending });
  if (merchant !== null) return line(cameIn ? 'item.from' : 'item.at', { amount, date, merchant, pending });
  if (cameIn) return line(kind === 'refund' ? 'item.refund' : 'item.received', { amount, date, pending });
  return line(kind === 'cash' || kind === 'fee' || kind === 'loan-repayment' || kind === 'investment' ? `item.${kind}` : 'item.purchase', {
    amount,
    date,
    pending,
  });
}
