import { describe, expect, test } from '@jest/globals';
import { period } from './calendar.ts';

// 2026-11-23 is a Monday.
const today = '2026-11-23';

describe('a period word means these days', () => {
  const rows: [word: string, region: string, from: string, to: string][] = [
    ['today', 'BE', '2026-11-23', '2026-11-23'],
    ['yesterday', 'BE', '2026-11-22', '2026-11-22'],
    ['this-week', 'BE', '2026-11-23', '2026-11-29'],
    ['this-week', 'US', '2026-11-22', '2026-11-28'],
    ['last-week', 'GB', '2026-11-16', '2026-11-22'],
    ['last-week', 'US', '2026-11-15', '2026-11-21'],
    ['this-weekend', 'US', '2026-11-21', '2026-11-22'],
    ['last-weekend', 'US', '2026-11-21', '2026-11-22'],
    ['this-month', 'US', '2026-11-01', '2026-11-30'],
    ['last-month', 'US', '2026-10-01', '2026-10-31'],
    ['this-year', 'US', '2026-01-01', '2026-12-31'],
    ['last-year', 'US', '2025-01-01', '2025-12-31'],
    ['last-30-days', 'US', '2026-10-25', '2026-11-23'],
    ['last-2-weeks', 'US', '2026-11-10', '2026-11-23'],
    ['last-3-months', 'US', '2026-08-24', '2026-11-23'],
    ['2026-11-20', 'US', '2026-11-20', '2026-11-20'],
    ['2024-02', 'US', '2024-02-01', '2024-02-29'],
    ['2026-W47', 'GB', '2026-11-16', '2026-11-22'],
    ['2026-W47', 'US', '2026-11-15', '2026-11-21'],
    ['2026-W1', 'GB', '2025-12-29', '2026-01-04'],
    ['2026-W53', 'GB', '2026-12-28', '2027-01-03'],
    ['2026-W47-WE', 'US', '2026-11-21', '2026-11-22'],
    ['2026-Q3', 'US', '2026-07-01', '2026-09-30'],
    ['2025-WI', 'US', '2025-12-01', '2026-02-28'],
    ['2026-SU', 'US', '2026-06-01', '2026-08-31'],
    ['2025', 'US', '2025-01-01', '2025-12-31'],
    ['since-2026-11-01', 'US', '2026-11-01', '2026-11-23'],
    ['2026-11-01..2026-11-20', 'US', '2026-11-01', '2026-11-20'],
  ];
  test.each(rows)('%s in %s', (word, region, from, to) => {
    expect(period(word, today, region)).toEqual({ from, to });
  });
});

test('last month of 31 March is February, of 1 January December', () => {
  expect(period('last-month', '2026-03-31', 'US')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(period('last-month', '2026-01-01', 'US')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('on a Saturday this weekend has begun and last weekend was the one before', () => {
  expect(period('this-weekend', '2026-11-21', 'US')).toEqual({ from: '2026-11-21', to: '2026-11-22' });
  expect(period('last-weekend', '2026-11-21', 'US')).toEqual({ from: '2026-11-14', to: '2026-11-15' });
});

test('three months before the end of May is the end of February', () => {
  expect(period('last-3-months', '2026-05-31', 'US')).toEqual({ from: '2026-03-01', to: '2026-05-31' });
});

test('any other word is no period', () => {
  expect(period('groceries', today, 'US')).toBeNull();
});
