import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currency, exponentOf, formatDecimal, parseMoney } from '../../../skill/money/money.ts';

fc.configureGlobal({ seed: 20261123 });

const minor = (text: string, code: string) => parseMoney(text, currency(code)).amountMinor;

describe('Money type: integer minor units parsed from decimal text, exponent from a table', () => {
  test.each([
    ['12.50', 'EUR', 1250n],
    ['-12.5', 'USD', -1250n],
    ['0.07', 'GBP', 7n],
    ['-0.00', 'EUR', 0n],
    ['1200', 'JPY', 1200n],
    ['1200.00', 'JPY', 1200n],
    ['1.234', 'KWD', 1234n],
    ['10', 'KWD', 10000n],
    ['12.5000', 'EUR', 1250n],
    ['0.1', 'EUR', 10n],
    ['1.1', 'EUR', 110n],
    ['4.35', 'EUR', 435n],
    ['90071992547409.93', 'EUR', 9007199254740993n],
  ])('%s %s is %s', (text, code, expected) => expect(minor(text, code)).toBe(expected));

  test.each([
    '',
    ' ',
    '1e3',
    'NaN',
    'Infinity',
    '1,000.00',
    '12.',
    '.5',
    '+5',
    '--5',
    ' 5',
    '5 ',
    '12.345',
    '0x10',
    '1.5.0',
    '5\n',
    '123456789012345',
  ])('%j is not an amount of euros', (text) => expect(() => minor(text, 'EUR')).toThrow(new RangeError('money.unreadable')));

  test('half a yen is not an amount', () => expect(() => minor('0.5', 'JPY')).toThrow(RangeError));

  test.each([
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['ISK', 0],
    ['XAF', 0],
    ['EUR', 2],
    ['USD', 2],
    ['HUF', 2],
    ['TWD', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['OMR', 3],
    ['TND', 3],
    ['JOD', 3],
    ['IQD', 3],
    ['LYD', 3],
    ['CLF', 4],
  ])('%s has %i decimals', (code, digits) => expect(exponentOf(currency(code))).toBe(digits));

  test.each(['', 'eur', 'EU', 'EURO', 'XXX', 'BTC', 'constructor'])('%j is not a currency', (code) => {
    expect(() => currency(code)).toThrow(new RangeError('currency.unknown'));
  });

  test('an amount survives the way to text and back', () => {
    const codes = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF').map(currency);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n) + 1n, max: 10n ** 14n - 1n }), codes, (amountMinor, code) => {
        const money = { amountMinor, currency: code };
        expect(parseMoney(formatDecimal(money), code)).toEqual(money);
      }),
    );
  });

  test.each([
    [-5n, 'EUR', '-0.05'],
    [1250n, 'EUR', '12.50'],
    [0n, 'KWD', '0.000'],
    [1200n, 'JPY', '1200'],
  ])('%s %s is written %s', (amountMinor, code, text) => expect(formatDecimal({ amountMinor, currency: currency(code) })).toBe(text));
});
