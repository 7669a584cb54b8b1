import type { TransactionKind } from '../ports.ts';
import type { Dated } from './dated.ts';
import {
  cardPaidWords,
  cashWords,
  companyForms,
  feeWords,
  interestWords,
  investmentWords,
  loanWords,
  personWords,
  refundWords,
  salaryWords,
  transferWords,
} from './statement-words.ts';

type AccountKind = 'checking' | 'savings' | 'card';

const brokers = new Set(['6211']);
const cashMachines = new Set(['6010', '6011']);

/** What a line is that is no leg of a move between own accounts. The bank's own type decides; its words only where it gives none. */
export const kindOf = (line: Dated, account: AccountKind): TransactionKind =>
  line.raw.amountMinor > 0n ? kindIn(line, account) : kindOut(line);

/**
 * Money out: never income, received or a refund. A transfer to a person is spending (rule "Own transfers"), and so is the repayment of a
 * card that is not linked, and a salary that the employer takes back.
 */
function kindOut({ raw }: Dated): TransactionKind {
  const { type, mcc = '', text } = raw;
  if (type === 'cash' || cashMachines.has(mcc)) return 'cash';
  if (type === 'fee' || type === 'interest') return 'fee';
  if (type === 'loan') return 'loan-repayment';
  if (brokers.has(mcc)) return 'investment';
  if (type === 'card' || mcc !== '') return 'purchase';
  if (investmentWords.test(text)) return 'investment';
  if (type !== undefined || raw.merchantName !== undefined) return 'purchase';
  if (cashWords.test(text)) return 'cash';
  if (feeWords.test(text) || interestWords.test(text)) return 'fee';
  return loanWords.test(text) ? 'loan-repayment' : 'purchase';
}

/**
 * Money in. Rule "Refund": a credit of a merchant or on a card is no income. Rule "Friend's repayment, salary": what a person sends is
 * received, and so is what an investment pays out; the rest is income.
 */
function kindIn({ raw }: Dated, account: AccountKind): TransactionKind {
  const { type, mcc = '', text, counterparty = '' } = raw;
  if (type === 'salary' || type === 'interest') return 'income';
  if (brokers.has(mcc) || type === 'loan' || type === 'cash') return 'received'; // money invested, lent or paid in before is no income
  if (type === 'fee' || type === 'direct-debit' || mcc !== '' || raw.merchantName !== undefined) return 'refund';
  if (account === 'card') return type === 'transfer' || cardPaidWords.test(text) ? 'card-repayment' : 'refund';
  if (type === 'card') return 'refund';
  if (investmentWords.test(text)) return 'received';
  if (salaryWords.test(text) || interestWords.test(text)) return 'income';
  const transfer = type === 'transfer' || personWords.test(text) || transferWords.test(text);
  if (!transfer) return refundWords.test(text) ? 'refund' : 'income';
  return companyForms.test(counterparty) ? 'income' : 'received';
}
