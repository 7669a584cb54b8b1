import type { ConsentedTransaction } from '../policy/consented-bank.ts';
import type { Line } from '../reply.ts';
import { clause, line } from './line.ts';

/** One payment in a spoken list; the merchant's name, else what it was. */
export function itemLine(transaction: ConsentedTransaction): Line {
  const { amount, date, merchant, kind } = transaction;
  const pending = clause(transaction.status === 'pending' ? line('item.pending') : null);
  if (kind === 'own-transfer' && transaction.cameIn) return line('item.own-transfer-in', { amount, date, pending });
  if (merchant === null || kind === 'own-transfer' || kind === 'card-repayment') return line(`item.${kind}`, { amount, date, pending });
  return line(incoming(kind) ? 'item.from' : 'item.at', { amount, date, merchant, pending });
}

const incoming = (kind: ConsentedTransaction['kind']) => kind === 'refund' || kind === 'income' || kind === 'received';
