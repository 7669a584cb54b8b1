import type { TransactionKind } from '../ports.ts';

/**
 * Rule "Spending": outflows minus refunds over booked and pending, cash and fees and loan repayments included; own transfers, card
 * repayments, investment moves and money in are not. Summed with their signs, so that a refund lowers the sum and the net may turn.
 */
export const spendingKinds: readonly TransactionKind[] = ['purchase', 'refund', 'cash', 'fee', 'loan-repayment'];
