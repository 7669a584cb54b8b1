import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currency } from '#skill';
import { readAmount } from '../../../tools/warnings/read-amount.ts';
import { readMinute } from '../../../tools/warnings/read-minute.ts';
import { readPayment } from '../../../tools/warnings/read-payment.ts';

describe('an amount', () => {
  test.each([
    ['-12.5', 'EUR', -1250n, false],
    ['+3', 'EUR', 300n, false],
    [57.16, 'EUR', 5716n, false],
    ['57.160000000000004', 'EUR', 5716n, true],
    ['-0.0', 'EUR', 0n, false],
    ['1.005', 'EUR', 101n, true],
    ['-0.995', 'EUR', -100n, true],
    ['12.4', 'JPY', 12n, true],
    ['12.500', 'JPY', 13n, true],
    ['1.2345', 'KWD', 1235n, true],
    ['5.', 'EUR', 500n, false],
    [1e-7, 'EUR', 0n, true],
    ['1.5e3', 'EUR', 150000n, false],
  ])('%s %s', (value, code, amountMinor, rounded) => {
    expect(readAmount(value, currency(code))).toEqual({ amountMinor, rounded });
  });

  test.each(['', '1,234.56', '1 000', 'NaN', 'Infinity', '--1', '1e400', '1e15', '123456789012345', '0x10', '.', null, true, Number.NaN])(
    '%p is unreadable',
    (value) => {
      expect(readAmount(value, currency('EUR'))).toBeNull();
    },
  );
});

describe('a moment', () => {
  test.each([
    ['1970-01-02', 1440, false],
    ['1970-01-01T00:05', 5, true],
    ['1970-01-01 01:00:59', 60, true],
    ['1970-01-01T01:00:00.123456', 60, true],
    ['1970-01-01T01:00:00Z', 60, true],
    ['1970-01-01T01:00:00+09:00', 60, true],
    ['1970-01-01T01:00:00-0330', 60, true],
    ['2024-02-29T23:59', 28_487_519, true],
  ])('%s is read by the clock on its own wall', (text, atMinute, timed) => {
    expect(readMinute(text)).toEqual({ atMinute, timed });
  });

  test.each([
    '',
    'yesterday',
    '2023-02-29',
    '2024-13-01',
    '2024-01-01T24:00',
    '2024-01-01T10:60',
    '2024-01-01T10',
    '1711111111',
    '01/02/2024',
  ])('%p is none', (text) => {
    expect(readMinute(text)).toBeNull();
  });
});

describe('a line', () => {
  const line = { customer: 1, transaction: 2, at: '2024-01-01T10:00', amount: '-1.00', currency: 'eur' };
  const read = (changes: object) => readPayment(JSON.stringify({ ...line, ...changes }));

  test('needs five fields, and what it does not tell is null', () => {
    expect(read({})).toEqual({
      customer: '1',
      payment: {
        ...{ transaction: '2', account: null, atMinute: 28_401_720, timed: true, amountMinor: -100n, currency: 'EUR' },
        ...{ merchant: null, category: null, country: null, place: null, present: null, balanceMinor: null },
      },
      ignored: [],
      rounded: false,
    });
  });

  test('names its own category, else its merchant category code does', () => {
    expect(read({ category: 'gas_transport', mcc: 5411 })).toMatchObject({ payment: { category: 'gas_transport' }, ignored: [] });
    expect(read({ mcc: 5411 })).toMatchObject({ payment: { category: 'groceries' } });
    expect(read({ mcc: '0742' })).toMatchObject({ payment: { category: 'health' } });
    expect(read({ mcc: 742 })).toMatchObject({ payment: { category: 'health' } });
  });

  test('has a place with both degrees only', () => {
    expect(read({ lat: '47.5', lon: 8 })).toMatchObject({ payment: { place: { lat: 47.5, lon: 8 } }, ignored: [] });
    for (const half of [{ lat: 47 }, { lon: 8 }, { lat: 91, lon: 8 }, { lat: 47, lon: 181 }, { lat: true, lon: 8 }]) {
      expect(read(half)).toMatchObject({ payment: { place: null }, ignored: ['place'] });
    }
  });

  test('whatever it is, is read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.record(Object.fromEntries(Object.keys(line).map((key) => [key, fc.jsonValue()]))).map((each) => JSON.stringify(each)),
        ),
        (text) => {
          const found = readPayment(text);
          expect(typeof found === 'string' || typeof found.payment.amountMinor === 'bigint').toBe(true);
        },
      ),
    );
  });
});
