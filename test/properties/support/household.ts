import fc from 'fast-check';
import { categories, type CivilDate, type TransactionKind } from '#skill';
import type { StoredAccount, StoredTransaction } from '../../../lambda/store/store.ts';
import { customer, everythingExact } from '../../builders/customer.ts';
import { plusDays } from '../../oracle/calendar.ts';

/** A customer of any country on any day, with any accounts and payments. */
export interface Household {
  readonly region: string;
  readonly zone: string;
  readonly homeCurrency: string;
  /** ISO instant: daylight-saving changes, the last minutes of a month and a year, a leap day */
  readonly now: string;
  /** The customer's own day at that instant */
  readonly today: string;
  readonly accounts: readonly HouseholdAccount[];
  readonly rows: readonly Row[];
}

export type HouseholdAccount = Omit<StoredAccount, 'asOf'> & { readonly nickname: string };
export type Row = StoredTransaction;

const places = [
  { region: 'US', zone: 'America/New_York', homeCurrency: 'USD' },
  { region: 'GB', zone: 'Europe/London', homeCurrency: 'GBP' },
  { region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR' },
  { region: 'CA', zone: 'America/Toronto', homeCurrency: 'CAD' },
  { region: 'CH', zone: 'Europe/Zurich', homeCurrency: 'CHF' },
  { region: 'JP', zone: 'Asia/Tokyo', homeCurrency: 'JPY' },
  { region: 'EG', zone: 'Africa/Cairo', homeCurrency: 'EGP' },
  { region: 'KW', zone: 'Asia/Kuwait', homeCurrency: 'KWD' },
] as const;

const instants = [
  '2026-11-23T17:00:00Z',
  '2026-03-29T00:59:00Z',
  '2026-03-29T22:30:00Z',
  '2026-03-08T07:10:00Z',
  '2026-11-01T05:30:00Z',
  '2026-10-25T22:45:00Z',
  '2026-10-31T23:30:00Z',
  '2025-12-31T23:30:00Z',
  '2026-01-01T00:10:00Z',
  '2024-02-29T12:00:00Z',
] as const;

export const merchants = ['Lidl', 'Ikea', 'Shell', 'Zara', 'Quick', 'Netflix', 'Fnac'] as const;

const outgoing: readonly TransactionKind[] = ['purchase', 'purchase', 'purchase', 'cash', 'fee', 'loan-repayment', 'investment'];
const incoming: readonly TransactionKind[] = ['refund', 'refund', 'income', 'received'];
const moved: readonly TransactionKind[] = ['own-transfer', 'card-repayment'];

const minor = fc.oneof(
  fc.integer({ min: 1, max: 120 }),
  fc.integer({ min: 1, max: 2_000_000 }),
  fc.constantFrom(100, 1_000_000, 2_100_000),
);

const dayOf = (today: string): fc.Arbitrary<CivilDate> =>
  fc
    .oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 70 }), fc.integer({ min: -3, max: 430 }))
    .map((ago) => plusDays(today, -ago) as CivilDate);

const rowOf = (today: string, accounts: readonly HouseholdAccount[], currencies: readonly string[]): fc.Arbitrary<Omit<Row, 'id'>> =>
  fc
    .record({
      sign: fc.constantFrom(-1, -1, -1, 1),
      pick: fc.nat(99),
      moves: fc.nat(9).map((n) => n === 0),
      accountId: fc.constantFrom(...accounts.map(({ id }) => id)),
      status: fc.constantFrom('booked', 'booked', 'pending'),
      date: dayOf(today),
      size: minor,
      currency: fc.constantFrom(...currencies),
      category: fc.constantFrom(...categories),
      merchant: fc.option(fc.constantFrom(...merchants), { freq: 6 }),
      superseded: fc.nat(11).map((n) => n === 0),
      unsure: fc.nat(19).map((n) => n === 0),
    })
    .map(({ sign, pick, moves, size, merchant, status, superseded, ...row }) => {
      const kinds = moves ? moved : sign < 0 ? outgoing : incoming;
      return {
        ...row,
        status,
        kind: kinds[pick % kinds.length] ?? 'purchase',
        amountMinor: BigInt(sign * size),
        merchantId: merchant?.toLowerCase() ?? null,
        merchantName: merchant,
        rawText: '',
        sensitive: false,
        superseded: superseded && status === 'pending',
      };
    });

const accountOf = (currencies: readonly string[]): fc.Arbitrary<Omit<HouseholdAccount, 'id' | 'nickname' | 'name'>> =>
  fc.record({
    kind: fc.constantFrom('checking', 'savings', 'card'),
    joint: fc.nat(3).map((n) => n === 0),
    lastFour: fc.constant('0000'),
    currency: fc.constantFrom(...currencies),
    availableMinor: fc.option(fc.bigInt({ min: -90_000n, max: 3_000_000n }), { freq: 4 }),
    bookedMinor: fc.option(fc.bigInt({ min: -90_000n, max: 3_000_000n }), { freq: 4 }),
    overdraftMinor: fc.option(fc.bigInt({ min: 1n, max: 90_000n }), { freq: 1 }),
  });

export interface Wanted {
  readonly minRows?: number;
  readonly maxRows?: number;
  /** Only the home currency if true */
  readonly oneCurrency?: boolean;
}

const nicknames = ['blue pot', 'red pot', 'green pot', 'grey pot'];

export const household = ({ minRows = 0, maxRows = 40, oneCurrency = false }: Wanted = {}): fc.Arbitrary<Household> =>
  fc.tuple(fc.constantFrom(...places), fc.constantFrom(...instants)).chain(([place, now]) => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: place.zone, dateStyle: 'short' }).format(new Date(now));
    const currencies = oneCurrency ? [place.homeCurrency] : [place.homeCurrency, place.homeCurrency, 'USD', 'EUR', 'JPY', 'SEK'];
    return fc.array(accountOf(currencies), { minLength: 1, maxLength: 4 }).chain((some) => {
      const accounts = some.map((account, n) => ({ ...account, id: `a${n}`, name: `Product ${n}`, nickname: nicknames[n] ?? '' }));
      return fc.array(rowOf(today, accounts, currencies), { minLength: minRows, maxLength: maxRows }).map((rows) => ({
        ...{ ...place, now, today, accounts },
        rows: rows.map((row, n) => ({ ...row, id: `t${String(n).padStart(3, '0')}` })),
      }));
    });
  });

/** The household as a linked customer, ready to be asked. */
export const move = ({ rows, today: _, ...rest }: Household, more: Partial<Parameters<typeof customer>[0]> = {}) =>
  customer({ ...rest, transactions: rows, consents: everythingExact, ...more });

/** How the customer calls one of the accounts */
export const called = ({ nickname }: HouseholdAccount) => ({ id: null, heard: nickname });
