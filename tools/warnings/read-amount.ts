import { type Currency, exponentOf, parseMoney } from '#skill';

export interface Amount {
  readonly amountMinor: bigint;
  /** The text had more digits than the currency, as sums of floating-point numbers do. */
  readonly rounded: boolean;
}

const decimal = /^([+-]?)(\d+)(?:\.(\d*))?$/;
const scientific = /^[+-]?\d+(\.\d*)?e[+-]?\d{1,2}$/i;

/**
 * Decimal text, or a number as JSON has it, in minor units. Digits the currency does not have are rounded to the nearest, halves away from
 * zero: '57.160000000000004' EUR -> 5716n. Null for what is no number, and beyond 14 whole digits.
 */
export function readAmount(value: unknown, code: Currency): Amount | null {
  const text = plainText(value);
  const [, sign, whole = '', fraction = ''] = decimal.exec(text) ?? [];
  if (sign === undefined) return null;
  const digits = exponentOf(code);
  try {
    const cut = parseMoney(`${whole}.${fraction.slice(0, digits).padEnd(digits, '0')}0`, code).amountMinor;
    const size = (fraction[digits] ?? '0') >= '5' ? cut + 1n : cut;
    return { amountMinor: sign === '-' ? -size : size, rounded: /[1-9]/.test(fraction.slice(digits)) };
  } catch {
    return null;
  }
}

function plainText(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return scientific.test(text) && Math.abs(Number(text)) < 1e15 ? Number(text).toFixed(12) : text;
}
