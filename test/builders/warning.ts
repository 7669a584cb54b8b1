import { type AccountId, currency, type Reason, type TransactionId, type WarnedPayment, type Warning, type WarningId } from '#skill';

/** 420 dollars at Quorvex last Friday, nine times what is usual */
const unusual: Reason = { kind: 'unusual-amount', times: 9.3, usual: '45.00', category: 'groceries', count: 48 };

export const paymentOf = (payment: Partial<WarnedPayment> = {}): WarnedPayment => ({
  transactionId: 't0' as TransactionId,
  date: '2026-11-20' as WarnedPayment['date'],
  amountMinor: -42_000n,
  currency: currency('USD'),
  merchantId: 'quorvex' as WarnedPayment['merchantId'],
  merchantName: 'Quorvex',
  category: 'groceries',
  sensitive: false,
  ...payment,
});

/** A severe warning of our own about one payment from the checking account */
export const warningOf = (warning: Partial<Omit<Warning, 'id'>> & { readonly id?: string } = {}): Warning => ({
  source: 'detector',
  severity: 'severe',
  reason: unusual,
  accountId: 'checking' as AccountId,
  payment: paymentOf(),
  openedOn: '2026-11-21' as Warning['openedOn'],
  told: false,
  ...warning,
  id: (warning.id ?? 'w1') as WarningId,
});

const abroad: Reason = { kind: 'abroad', country: 'PT' };
export const warnedAbroad = (more: Partial<Omit<Warning, 'id'>> = {}): Warning =>
  warningOf({
    id: 'w2',
    reason: abroad,
    payment: paymentOf({
      transactionId: 't1' as TransactionId,
      amountMinor: -6_150n,
      merchantName: 'Blimptar',
      merchantId: 'blimptar' as WarnedPayment['merchantId'],
    }),
    ...more,
  });

/** A notice with nothing to answer */
export const lowBalance = (more: Partial<Omit<Warning, 'id'>> = {}): Warning =>
  warningOf({
    id: 'w3',
    severity: 'notice',
    reason: { kind: 'low-balance', limit: '100.00', balance: '82.10', expectedOn: null },
    payment: null,
    ...more,
  });
