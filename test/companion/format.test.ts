import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOfText, decimalFrom, decimalText, momentText, moneyText, monthText, spanText, weekdayText } from '../../companion/format.ts';
import { localeTags } from '../../locales/catalogue.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('figures', () => {
  test('are written as the language writes them, to the last digit', () => {
    expect(moneyText('en-US', { value: '1234567890.05', currency: 'USD' })).toBe('$1,234,567,890.05');
    expect(plain(moneyText('fr-FR', { value: '1234.50', currency: 'EUR' }))).toBe('1 234,50 €');
    expect(moneyText('en-US', { value: '900', currency: 'JPY' })).toBe('¥900');
    expect(moneyText('en-US', { value: '999999999999.99', currency: 'USD' })).toBe('$999,999,999,999.99');
  });

  test.each([
    ['en-US', '500', '500'],
    ['en-US', ' 1,234.50 ', '1234.50'],
    ['fr-FR', '1 234,50', '1234.50'],
    ['fr-FR', '1.234,5', '1234.5'],
    ['fr-FR', '12,5', '12.5'],
    ['en-US', '12.5.1', null],
    ['en-US', '1,23', null],
    ['en-US', '-5', null],
    ['en-US', '1e3', null],
    ['en-US', '', null],
    ['en-US', '1234567890123', null],
    ['en-US', '0.0001', null],
  ])('%s %j is read as %j', (locale, typed, value) => {
    expect(decimalFrom(locale, typed)).toBe(value);
  });

  test('what is shown to be changed is read back unchanged', () => {
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(fc.constantFrom(...localeTags), amount, (locale, [whole, cents]) => {
        const value = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(decimalFrom(locale, decimalText(locale, value))).toBe(value);
      }),
    );
  });
});

describe('times', () => {
  const instant = '2026-11-23T03:05:00.000Z';

  test('are by the customer’s clock; without one by UTC, and that is said', () => {
    expect(plain(momentText('en-US', instant, 'America/New_York'))).toBe('Nov 22, 2026, 10:05 PM');
    expect(plain(momentText('en-US', instant, null))).toBe('Nov 23, 2026, 3:05 AM UTC');
    expect(dayOfText('fr-FR', instant, 'Europe/Paris')).toBe('lundi 23 novembre 2026');
  });

  test('a span within a day names it once', () => {
    expect(plain(spanText('en-US', instant, '2026-11-23T03:10:00.000Z', 'UTC'))).toBe('Nov 23, 2026, 3:05 – 3:10 AM');
  });

  test('days of the week begin with Sunday as 0, and months keep their year', () => {
    expect([0, 1, 6].map((day) => weekdayText('en-US', day))).toEqual(['Sunday', 'Monday', 'Saturday']);
    expect(monthText('fr-FR', '2026-11')).toBe('novembre 2026');
  });
});
