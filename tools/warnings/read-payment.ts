import { type Currency, currency } from '#skill';
import { categoryOfMcc, type Payment } from '#skill/build';
import { readAmount } from './read-amount.ts';
import { readMinute } from './read-minute.ts';

/** Why a line is no payment at all */
export type Unreadable =
  | 'line.unreadable'
  | 'customer.missing'
  | 'transaction.missing'
  | 'date.unreadable'
  | 'amount.unreadable'
  | 'currency.unknown';

/** A field that is there but says nothing we can read; the payment is taken as if it were missing. */
export type Ignored = 'merchant' | 'category' | 'mcc' | 'country' | 'place' | 'present' | 'balance';

export interface ReadPayment {
  readonly customer: string;
  readonly payment: Payment;
  readonly ignored: readonly Ignored[];
  readonly rounded: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** One line of a feed. Numbers are taken for ids and texts for numbers where the meaning is plain; null and '' are missing. */
export function readPayment(line: string): ReadPayment | Unreadable {
  const fields = parsed(line);
  if (fields === null) return 'line.unreadable';
  const [customer, transaction] = [idOf(fields['customer']), idOf(fields['transaction'])];
  if (customer === null) return 'customer.missing';
  if (transaction === null) return 'transaction.missing';
  const moment = typeof fields['at'] === 'string' ? readMinute(fields['at'].trim()) : null;
  if (moment === null) return 'date.unreadable';
  const code = currencyOf(fields['currency']);
  if (code === null) return 'currency.unknown';
  const amount = readAmount(fields['amount'], code);
  if (amount === null) return 'amount.unreadable';

  const ignored: Ignored[] = [];
  const optional = <Value>(name: Ignored, value: unknown, read: (value: unknown) => Value | null): Value | null => {
    if (value === undefined || value === null || value === '') return null;
    const found = read(value);
    if (found === null) ignored.push(name);
    return found;
  };
  const payment: Payment = {
    transaction,
    account: null,
    ...moment,
    amountMinor: amount.amountMinor,
    currency: code,
    merchant: optional('merchant', fields['merchant'], idOf),
    category: optional('category', fields['category'], idOf) ?? optional('mcc', fields['mcc'], categoryOf),
    country: optional('country', fields['country'], countryOf),
    place: optional('place', fields['lat'] ?? fields['lon'], () => placeOf(fields['lat'], fields['lon'])),
    present: optional('present', fields['present'], presentOf),
    balanceMinor: optional('balance', fields['balance'], (value) => readAmount(value, code)?.amountMinor ?? null),
  };
  return { customer, payment, ignored, rounded: amount.rounded };
}

function parsed(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

const idOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' || text.length > 200 ? null : text;
};

function currencyOf(value: unknown): Currency | null {
  try {
    return currency(String(value).trim().toUpperCase());
  } catch {
    return null;
  }
}

function categoryOf(mcc: unknown): string | null {
  const category = categoryOfMcc(String(mcc).trim().padStart(4, '0'));
  return category === 'uncategorised' ? null : category;
}

const countryOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return /^[A-Z]{2,3}$/.test(text) ? text : null;
};

function placeOf(latitude: unknown, longitude: unknown): Payment['place'] {
  const [lat, lon] = [degrees(latitude, 90), degrees(longitude, 180)];
  return lat === null || lon === null ? null : { lat, lon };
}

function degrees(value: unknown, limit: number): number | null {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Math.abs(number) <= limit ? number : null;
}

const presentOf = (value: unknown): boolean | null => {
  if (value === true || value === 1 || value === 'true') return true;
  return value === false || value === 0 || value === 'false' ? false : null;
};
