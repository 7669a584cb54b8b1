import { describe, expect, test } from '@jest/globals';
import { storedOf } from '../../../lambda/banks/sync.ts';
import type { Purpose, Row } from '../../../lambda/banks/sandbox/payment.ts';
import { sampleStories, snapshotOn, worldOn } from '../../../lambda/banks/sandbox/world.ts';
import { readKnownMerchants } from './known-merchants.ts';

const known = readKnownMerchants();
const people = sampleStories.map(({ person }) => person.id);
const todays = ['2024-02-29', '2025-02-20', '2026-06-18', '2026-11-04', '2026-11-23', '2029-12-31', '2032-07-13'];
const seed = 'harbour';

/** What each purpose is to the customer. */
const kinds: Readonly<Record<Purpose['kind'], string>> = {
  purchase: 'purchase',
  'person-payment': 'purchase',
  refund: 'refund',
  'friend-repayment': 'received',
  'own-transfer': 'own-transfer',
  'card-repayment': 'card-repayment',
  salary: 'income',
  interest: 'income',
  cash: 'cash',
  fee: 'fee',
  'loan-repayment': 'loan-repayment',
  investment: 'investment',
};

function categoryOf(purpose: Purpose): string {
  if ('category' in purpose) return purpose.category;
  return { cash: 'cash', fee: 'fees' }[purpose.kind as string] ?? 'uncategorised';
}

describe.each(people.flatMap((customer) => todays.map((today) => [customer, today] as const)))(
  'what the sync makes of %s on %s',
  (customer, today) => {
    const { rows } = worldOn(seed, customer, today);
    const { transactions } = storedOf(customer, snapshotOn(seed, customer, today, `${today}T12:00:00Z`), known);
    const stored = new Map(transactions.map((row) => [row.id.slice(customer.length + 1), row]));
    const bookedPayments = new Set(rows.filter(({ transaction }) => transaction.status === 'booked').map(({ payment }) => payment));
    const told = (row: Row): string => `${row.transaction.sourceId} ${row.transaction.amount} ${row.transaction.text}`;
    const surprises = (expected: (row: Row) => unknown, found: (row: Row) => unknown): string[] =>
      rows.filter((row) => expected(row) !== found(row)).map((row) => `${told(row)}: ${String(expected(row))}, not ${String(found(row))}`);
    const of = ({ transaction }: Row) => stored.get(transaction.sourceId);

    test('every kind is the purpose: nothing beside the diagonal', () => {
      expect(
        surprises(
          (row) => kinds[row.purpose.kind],
          (row) => of(row)?.kind,
        ),
      ).toEqual([]);
    });
    test('every category is the purpose', () => {
      expect(
        surprises(
          (row) => categoryOf(row.purpose),
          (row) => of(row)?.category,
        ),
      ).toEqual([]);
    });
    test('every merchant is the purpose, named as a person would', () => {
      const expected = ({ purpose }: Row) => ('merchantId' in purpose ? `${purpose.merchantId} ${purpose.merchantName}` : null);
      const found = (row: Row) => (of(row)?.merchantId ? `${of(row)?.merchantId} ${of(row)?.merchantName}` : null);
      expect(surprises(expected, found)).toEqual([]);
    });
    test('a pending row is superseded exactly where its booked one is here, and only a tip makes unsure', () => {
      expect(
        surprises(
          ({ transaction, payment }) => transaction.status === 'pending' && bookedPayments.has(payment),
          (row) => of(row)?.superseded,
        ),
      ).toEqual([]);
      expect(
        surprises(
          ({ unsure }) => unsure,
          (row) => of(row)?.unsure,
        ),
      ).toEqual([]);
    });
    test('the purchase date counts, else the booking date', () => {
      expect(
        surprises(
          ({ transaction }) => transaction.purchasedOn ?? transaction.bookedOn,
          (row) => of(row)?.date,
        ),
      ).toEqual([]);
    });
  },
);
