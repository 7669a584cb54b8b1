import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDate,
  dayOfWeek,
  daysBetween,
  endOfMonth,
  isCivilDate,
  isoWeek,
  isoWeekOf,
  startOfMonth,
  startOfWeek,
} from '../../../skill/money/civil-date.ts';

fc.configureGlobal({ seed: 20261123 });

const d = civilDate;
const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays(d('1950-01-01'), days));

describe('Which date: a plain date stays a plain date', () => {
  test.each(['2026-11-22', '2024-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (text) => expect(isCivilDate(text)).toBe(true));

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '2026-11-22T00:00',
    ' 2026-11-22',
    '0026-11-22',
    '9999-01-01',
    '',
    'today',
  ])('%j is not a day', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => civilDate(text)).toThrow(new RangeError('date.unreadable'));
  });

  test('the days on which clocks change are one day long', () => {
    for (const day of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
      expect(addDays(addDays(d(day), 1), -1)).toBe(day);
      expect(daysBetween(addDays(d(day), -1), addDays(d(day), 1))).toBe(2);
    }
  });

  test('a month later is the same day, or the last one of a shorter month', () => {
    expect(addMonths(d('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(d('2024-02-29'), -12)).toBe('2023-02-28');
    expect(addMonths(d('2026-11-23'), -12)).toBe('2025-11-23');
  });

  test('days count on and back without a gap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(day, n) > day).toBe(n > 0);
        expect(dayOfWeek(addDays(day, 1))).toBe((dayOfWeek(day) % 7) + 1);
      }),
    );
  });

  test('a month has its first and last day', () => {
    expect([startOfMonth(d('2024-02-10')), endOfMonth(d('2024-02-10'))]).toEqual(['2024-02-01', '2024-02-29']);
  });

  test('a day outside of 1900 to 2199 is refused, not wrapped around', () => {
    expect(() => addDays(d('2199-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(d('1900-01-01'), -1)).toThrow(RangeError);
  });
});

describe('ISO weeks', () => {
  test.each([
    [2026, 47, '2026-11-16', '2026-11-22'],
    [2026, 1, '2025-12-29', '2026-01-04'],
    [2026, 53, '2026-12-28', '2027-01-03'],
    [2021, 1, '2021-01-04', '2021-01-10'],
  ])('week %i-%i runs from %s to %s', (year, week, from, to) => expect(isoWeek(year, week)).toEqual({ from, to }));

  test.each([
    [2025, 53],
    [2026, 0],
    [2026, 54],
    [2026, 99],
  ])('%i has no week %i', (year, week) => expect(isoWeek(year, week)).toBeNull());

  test('a week is written with two digits, and counts to the year of its Thursday', () => {
    expect([isoWeekOf(d('2026-01-01')), isoWeekOf(d('2027-01-03')), isoWeekOf(d('2026-11-23'))]).toEqual([
      '2026-W01',
      '2026-W53',
      '2026-W48',
    ]);
  });

  test('every day lies in the week that is named for it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year, week] = isoWeekOf(day).split('-W').map(Number);
        expect(isoWeek(year ?? 0, week ?? 0)).toEqual({ from: startOfWeek(day, 1), to: addDays(startOfWeek(day, 1), 6) });
      }),
    );
  });

  test('a week starts on the day the calendar says', () => {
    expect(startOfWeek(d('2026-11-23'), 1)).toBe('2026-11-23');
    expect(startOfWeek(d('2026-11-23'), 7)).toBe('2026-11-22');
    expect(startOfWeek(d('2026-11-23'), 6)).toBe('2026-11-21');
    expect(startOfWeek(d('2026-11-22'), 1)).toBe('2026-11-16');
  });
});
