import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../../skill/failure.ts';
import { calendarOf } from '../../../skill/money/calendar.ts';
import { addDays, civilDate, isoWeekOf, startOfWeek } from '../../../skill/money/civil-date.ts';
import { periodFromDialogflow, periodFromTo } from '../../../skill/money/from-platform.ts';
import { resolvePeriod } from '../../../skill/money/resolve.ts';

const unreadable = new Failure('slot.unreadable');
const between = (startDate: string, endDate: string) => ({
  startDate: `${startDate}T12:00:00+09:00`,
  endDate: `${endDate}T12:00:00+09:00`,
});

describe('Dialogflow dates: the date part, never the instant', () => {
  test.each([
    ['2026-10-31T12:00:00+01:00', '2026-10-31'],
    ['2026-11-01T00:30:00+14:00', '2026-11-01'],
    ['2026-11-01', '2026-11-01'],
    [{ year: 2026, month: 11, day: 1 }, '2026-11-01'],
  ])('%j is the day %s', (value, day) => expect(periodFromDialogflow(value)).toEqual({ form: 'DATE', value: day }));

  test.each([
    [between('2026-11-01', '2026-11-30'), '2026-11'],
    [between('2024-02-01', '2024-02-29'), '2024-02'],
    [between('2026-10-01', '2026-12-31'), '2026-Q4'],
    [between('2026-01-01', '2026-12-31'), '2026'],
    [between('2026-11-22', '2026-11-22'), '2026-11-22'],
    [{ startDate: { year: 2026, month: 9, day: 1 }, endDate: { year: 2026, month: 9, day: 30 } }, '2026-09'],
  ])('%j is Alexa’s %s', (value, text) => expect(periodFromDialogflow(value)).toEqual({ form: 'DATE', value: text }));

  test.each([
    ['2026-11-16', '2026-11-22'],
    ['2026-11-15', '2026-11-21'],
    ['2026-11-14', '2026-11-20'],
  ])('a week from %s to %s counts exactly these days, wherever the customer’s week starts', (from, to) => {
    for (const region of ['US', 'FR', 'EG']) {
      const calendar = calendarOf({ region, today: civilDate('2026-11-25'), monthStartsOn: 1 });
      expect(resolvePeriod(periodFromDialogflow(between(from, to)), calendar).range).toEqual({ from, to });
    }
  });

  test('a week is named only if it is the customer’s own', () => {
    const name = (region: string, from: string, to: string) =>
      resolvePeriod(periodFromDialogflow(between(from, to)), calendarOf({ region, today: civilDate('2026-11-25'), monthStartsOn: 1 })).name
        .kind;
    expect([name('US', '2026-11-15', '2026-11-21'), name('US', '2026-11-16', '2026-11-22')]).toEqual(['last-week', 'range']);
    expect([name('FR', '2026-11-15', '2026-11-21'), name('FR', '2026-11-16', '2026-11-22')]).toEqual(['range', 'last-week']);
    expect([name('US', '2026-11-22', '2026-11-28'), name('FR', '2026-11-22', '2026-11-28')]).toEqual(['this-week', 'range']);
  });

  test('a coming week is said, never guessed', () => {
    const monday = calendarOf({ region: 'US', today: civilDate('2026-11-23'), monthStartsOn: 1 });
    for (const week of [between('2026-11-30', '2026-12-06'), between('2026-11-29', '2026-12-05')])
      expect(() => resolvePeriod(periodFromDialogflow(week), monday)).toThrow(unreadable);
  });

  test('any other period keeps its ends', () => {
    expect(periodFromDialogflow(between('2026-11-03', '2026-11-20'))).toEqual({ form: 'RANGE', from: '2026-11-03', to: '2026-11-20' });
  });

  test.each([
    '',
    'soon',
    '2026-02-30T12:00:00+01:00',
    {},
    [],
    null,
    7,
    { startDate: '2026-11-01T12:00:00Z', endDate: '' },
    { startDate: null, endDate: null },
    { year: 2026, month: 11 },
    { year: '2026-', month: '', day: 1 },
  ])('%j is unreadable', (value) => expect(() => periodFromDialogflow(value)).toThrow(unreadable));

  test('both doors mean and name the same days alike, on every day of a month', () => {
    for (const region of ['US', 'FR', 'EG']) {
      for (let day = 1; day <= 30; day++) {
        const calendar = calendarOf({ region, today: addDays(civilDate('2026-10-31'), day), monthStartsOn: 1 });
        const { today, weekStartsOn } = calendar;
        const week = startOfWeek(today, weekStartsOn);
        const both = [
          [between(week, addDays(week, 6)), isoWeekOf(today)],
          [between(addDays(week, -7), addDays(week, -1)), isoWeekOf(addDays(today, -7))],
          [between('2026-11-01', '2026-11-30'), '2026-11'],
          [`${today}T12:00:00Z`, today],
        ] as const;
        for (const [google, alexa] of both) {
          expect(resolvePeriod(periodFromDialogflow(google), calendar)).toEqual(resolvePeriod({ form: 'DATE', value: alexa }, calendar));
        }
      }
    }
  });
});

describe('one date text per end', () => {
  test.each([
    ['2026-11-10', null, { form: 'SINCE', from: '2026-11-10' }],
    ['2026-10', null, { form: 'SINCE', from: '2026-10-01' }],
    ['2026-W47', 'PRESENT_REF', { form: 'SINCE', from: '2026-11-16' }],
    ['2026-05', '2026-06', { form: 'RANGE', from: '2026-05-01', to: '2026-06-30' }],
    ['2026-11-10', '2026-11-12', { form: 'RANGE', from: '2026-11-10', to: '2026-11-12' }],
  ])('from %s to %s', (from, until, expected) => expect(periodFromTo(from, until)).toEqual(expected));

  test.each([
    ['?', null],
    ['PRESENT_REF', null],
    ['2026-05', '?'],
    ['2026-05', ''],
  ])('from %s to %s is unreadable', (from, until) => expect(() => periodFromTo(from, until)).toThrow(unreadable));
});
