import type { AccountId, BankReader, Page, Transaction, TransactionFilter, TransactionId } from '../ports.ts';
import { amountAs } from './amount.ts';
import { type Gate, sayable } from './gate.ts';
import { leaveForMoney, leaveForPayments } from './leave.ts';
import { withinReach } from './look-back.ts';
import type { SayableCount, SayableDate, SayableMerchant, SayableMoney } from './sayable.ts';

export interface ConsentedTransactions {
  readonly items: readonly ConsentedTransaction[];
  /** Of all that match; null where amounts may only be told roughly: no exact figure then */
  readonly count: SayableCount | null;
  /** Whether any come after these */
  readonly more: boolean;
  /** What saying "none" costs */
  readonly none: SayableCount;
}

export interface ConsentedTransaction {
  readonly id: TransactionId;
  readonly kind: Transaction['kind'];
  readonly status: Transaction['status'];
  readonly cameIn: boolean;
  readonly amount: SayableMoney;
  readonly date: SayableDate;
  readonly merchant: SayableMerchant | null;
  /** What it was for is not told: "another payment" */
  readonly withheld: boolean;
  readonly accountId: AccountId;
}

/** A page of single payments. Which ones are over an amount is told only where the amounts are told exactly. */
export async function consentedTransactions(
  asked: TransactionFilter,
  page: Page,
  reader: BankReader,
  gate: Gate,
): Promise<ConsentedTransactions> {
  const { precision, disclosures } = leaveForPayments(gate, 'transaction', asked, asked.amount === undefined ? 'threshold' : 'exact');
  // Before anything is read: a refusal that hung on there being a name would tell of a payment.
  gate.allow('merchant-name', asked.accounts);
  const { items, totalCount } = await reader.transactions(withinReach(asked, gate), page);
  const count = (n: number): SayableCount => sayable({ type: 'count', count: n }, disclosures);
  return {
    items: items.map((transaction) => consentedTransaction(transaction, gate)),
    count: precision === 'exact' ? count(totalCount) : null,
    more: page.offset + items.length < totalCount,
    none: count(0),
  };
}

export function consentedTransaction(transaction: Transaction, gate: Gate): ConsentedTransaction {
  const { accountId, amountMinor, currency, sensitive } = transaction;
  const { precision, disclosures } = leaveForMoney(gate, 'transaction', [accountId], [currency]);
  const size = { amountMinor: amountMinor < 0n ? -amountMinor : amountMinor, currency };
  const merchant = merchantOf(transaction, gate);
  const withheld = sensitive && !gate.may('sensitive-merchant', [accountId]);
  return {
    id: transaction.id,
    kind: transaction.kind,
    status: transaction.status,
    cameIn: amountMinor > 0n,
    accountId,
    amount: sayable(amountAs(size, precision, gate.threshold), disclosures),
    date: sayable({ type: 'date', date: transaction.date }, disclosures),
    merchant: withheld ? null : merchant,
    withheld,
  };
}

/** Refused like any other where merchants may not be told, so that a sensitive one does not show by being passed over. */
function merchantOf({ accountId, merchantName: name, sensitive }: Transaction, gate: Gate): SayableMerchant | null {
  if (name === null) return null;
  const { disclosures } = gate.allow('merchant-name', [accountId]);
  const also = sensitive && gate.may('sensitive-merchant', [accountId]) ? gate.allow('sensitive-merchant', [accountId]).disclosures : [];
  return sayable({ type: 'merchant', name }, [...disclosures, ...also]);
}
