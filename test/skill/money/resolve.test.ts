import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../../skill/failure.ts';
import { calendarOf } from '../../../skill/money/calendar.ts';
import { addDays, civilDate, isoWeekOf, startOfWeek } from '../../../skill/money/civil-date.ts';
import { parseDate, weekText } from '../../../skill/money/parse-date.ts';
import { type Period, thisMonth } from '../../../skill/money/period.ts';
import { resolvePeriod } from '../../../skill/money/resolve.ts';

fc.configureGlobal({ seed: 20261123 });

const on = (region: string, today: string, monthStartsOn = 1) => calendarOf({ region, today: civilDate(today), monthStartsOn });
/** A Monday */
const be = on('BE', '2026-11-23');
const us = on('US', '2026-11-23');
const date = (value: string): Period => ({ form: 'DATE', value });
const last = (value: string): Period => ({ form: 'LAST', value });
const since = (from: string): Period => ({ form: 'SINCE', from: civilDate(from) });
const range = (from: string, to: string): Period => ({ form: 'RANGE', from: civilDate(from), to: civilDate(to) });
/** 'from to name', one line per case */
const said = (period: Period, calendar = be) => {
  const { range: found, name } = resolvePeriod(period, calendar);
  return `${found.from} ${found.to} ${Object.values(name).join(' ')}`;
};
const unreadable = new Failure('slot.unreadable');

describe('every form of AMAZON.DATE', () => {
  test.each([
    ['2026-11-23', '2026-11-23 2026-11-23 today'],
    ['PRESENT_REF', '2026-11-23 2026-11-23 today'],
    ['2026-11-22', '2026-11-22 2026-11-22 yesterday'],
    ['2026-11-03', '2026-11-03 2026-11-03 day'],
    ['2026-W48', '2026-11-23 2026-11-23 this-week'],
    ['2026-W47', '2026-11-16 2026-11-22 last-week'],
    ['2026-W1', '2025-12-29 2026-01-04 range'],
    ['2020-W53', '2020-12-28 2021-01-03 range'],
    ['2026-W47-WE', '2026-11-21 2026-11-22 last-weekend'],
    ['2026-W45-WE', '2026-11-07 2026-11-08 range'],
    ['2026-11', '2026-11-01 2026-11-23 this-month'],
    ['2026-11-XX', '2026-11-01 2026-11-23 this-month'],
    ['2026-10', '2026-10-01 2026-10-31 month'],
    ['2024-02', '2024-02-01 2024-02-29 month'],
    ['2026', '2026-01-01 2026-11-23 this-year'],
    ['2026-XX', '2026-01-01 2026-11-23 this-year'],
    ['2025-XX-XX', '2025-01-01 2025-12-31 year'],
    ['202X', '2020-01-01 2026-11-23 range'],
    ['201X', '2010-01-01 2019-12-31 range'],
    ['20XX', '2000-01-01 2026-11-23 range'],
    ['2026-SP', '2026-03-01 2026-05-31 season SP'],
    ['2026-SU', '2026-06-01 2026-08-31 season SU'],
    ['2026-FA', '2026-09-01 2026-11-23 season FA'],
    ['2023-WI', '2023-12-01 2024-02-29 season WI'],
    ['2026-Q1', '2026-01-01 2026-03-31 quarter 1'],
    ['2026-Q4', '2026-10-01 2026-11-23 quarter 4'],
  ])('%s is %s', (value, expected) => expect(said(date(value))).toBe(expected));

  test.each(
    [
      [
        '',
        '?',
        'yesterday',
        '2026-11-31',
        '2026-02-29',
        '2026-13',
        '2026-00',
        '2026-W54',
        '2025-W53',
        '2026-W0',
        '2026-Q5',
        '2026-Q0',
        '2026-XY',
      ],
      [
        '2026-w47',
        '9999',
        '0001-01-01',
        '1X',
        'XXXX',
        '2026-11-23T10:00',
        '2026-W47-WE-1',
        '2026-XX-11',
        'P1D',
        '__proto__',
        '2026-11-23\n',
      ],
    ].flat(),
  )('%j is unreadable', (value) => expect(() => resolvePeriod(date(value), be)).toThrow(unreadable));
});

describe('a future date from a platform looks back', () => {
  test.each([
    ['2026-11-24', '2026-11-17 2026-11-17 day'],
    ['2026-11-29', '2026-11-22 2026-11-22 yesterday'],
    ['2026-11-30', '2025-11-30 2025-11-30 day'],
    ['2026-12-25', '2025-12-25 2025-12-25 day'],
    ['2027-03-01', '2026-03-01 2026-03-01 day'],
    ['2026-W48-WE', '2026-11-21 2026-11-22 last-weekend'],
    ['2027-W02-WE', '2026-01-17 2026-01-18 range'],
    ['2026-12', '2025-12-01 2025-12-31 month'],
    ['2027-02', '2026-02-01 2026-02-28 month'],
    ['2025-02', '2025-02-01 2025-02-28 month'],
    ['2026-WI', '2025-12-01 2026-02-28 season WI'],
    ['2027-SU', '2026-06-01 2026-08-31 season SU'],
    ['2027-Q1', '2026-01-01 2026-03-31 quarter 1'],
  ])('%s is %s', (value, expected) => expect(said(date(value))).toBe(expected));

  test('the last February of a leap year is whole', () => {
    expect(said(date('2025-02'), on('BE', '2024-11-23'))).toBe('2024-02-01 2024-02-29 month');
  });

  test.each(['2027', '203X', '2026-W49', '2027-12', '2028-03', '2027-12-25', '2028-WI', '2028-02-29'])(
    '%s lies ahead: said, never guessed',
    (value) => expect(() => resolvePeriod(date(value), be)).toThrow(unreadable),
  );

  test('29 February of a year that has none is unreadable, not the 28th', () => {
    expect(() => resolvePeriod(date('2028-02-29'), on('BE', '2027-11-23'))).toThrow(unreadable);
    expect(said(date('2028-02-29'), on('BE', '2028-03-01'))).toBe('2028-02-29 2028-02-29 yesterday');
  });

  test('in winter, the winter that runs is this one', () => {
    expect(said(date('2026-WI'), on('BE', '2027-01-10'))).toBe('2026-12-01 2027-01-10 season WI');
  });
});

describe('this month, last month, last 30 days, this week', () => {
  test('this month is the 1st to now', () => expect(said(thisMonth)).toBe('2026-11-01 2026-11-23 this-month'));
  test('last month is the whole calendar month', () => expect(said(date('2026-10'))).toBe('2026-10-01 2026-10-31 month'));
  test('last 30 days is today and the 29 before', () => expect(said(last('P30D'))).toBe('2026-10-25 2026-11-23 last-days 30'));
  test('this week starts as the customer’s region says', () => {
    const saturday = '2026-11-21';
    expect(said(date('2026-W47'), on('US', saturday))).toBe('2026-11-15 2026-11-21 this-week');
    expect(said(date('2026-W47'), on('FR', saturday))).toBe('2026-11-16 2026-11-21 this-week');
    expect(said(date('2026-W47'), on('EG', saturday))).toBe('2026-11-21 2026-11-21 this-week');
  });
  test('on a Sunday the ISO week that ends today is the US customer’s week that starts today', () => {
    const sunday = on('US', '2026-11-22');
    expect(said(date('2026-W47'), sunday)).toBe('2026-11-22 2026-11-22 this-week');
    expect(said(date('2026-W46'), sunday)).toBe('2026-11-15 2026-11-21 last-week');
    expect(said(date('2026-W45'), sunday)).toBe('2026-11-08 2026-11-14 range');
    expect(() => resolvePeriod(date('2026-W48'), sunday)).toThrow(unreadable);
    expect(said(date('2026-W47'), on('FR', '2026-11-22'))).toBe('2026-11-16 2026-11-22 this-week');
  });
  test('this week is the week with today in it and last week the one before, on every day of a month', () => {
    for (const region of ['US', 'FR', 'EG']) {
      for (let day = 1; day <= 31; day++) {
        const today = addDays(civilDate('2026-11-30'), day);
        const calendar = on(region, today);
        const from = startOfWeek(today, calendar.weekStartsOn);
        expect(said(date(isoWeekOf(today)), calendar)).toBe(`${from} ${today} this-week`);
        expect(said(date(isoWeekOf(addDays(today, -7))), calendar)).toBe(`${addDays(from, -7)} ${addDays(from, -1)} last-week`);
      }
    }
  });
  test('Alexa’s ISO weeks are counted back from the running one', () => {
    expect(said(date('2026-W47'), us)).toBe('2026-11-15 2026-11-21 last-week');
    expect(said(date('2026-W48'), us)).toBe('2026-11-22 2026-11-23 this-week');
    expect(said(date('2026-W46'), us)).toBe('2026-11-08 2026-11-14 range');
  });
  test('the weekend is the region’s', () => {
    expect(said(date('2026-W47-WE'), us)).toBe('2026-11-21 2026-11-22 last-weekend');
    expect(said(date('2026-W47-WE'), on('EG', '2026-11-23'))).toBe('2026-11-20 2026-11-21 last-weekend');
    expect(said(date('2026-W47-WE'), on('IN', '2026-11-23'))).toBe('2026-11-22 2026-11-22 last-weekend');
  });
  test('on a Saturday this weekend is today and last weekend a week ago', () => {
    const saturday = on('FR', '2026-11-21');
    expect(said(date('2026-W47-WE'), saturday)).toBe('2026-11-21 2026-11-21 this-weekend');
    expect(said(date('2026-W46-WE'), saturday)).toBe('2026-11-14 2026-11-15 last-weekend');
  });
});

describe('optional pay-day month', () => {
  test('this month runs from pay day, last month from the one before, named by their dates', () => {
    const before = on('BE', '2026-11-24', 25);
    expect(said(thisMonth, before)).toBe('2026-10-25 2026-11-24 range');
    expect(said(date('2026-10'), before)).toBe('2026-09-25 2026-10-24 range');
    const after = on('BE', '2026-11-25', 25);
    expect(said(thisMonth, after)).toBe('2026-11-25 2026-11-25 range');
    expect(said(date('2026-10'), after)).toBe('2026-10-25 2026-11-24 range');
  });
  test('a pay day that a month does not have is its last day', () => {
    expect(said(thisMonth, on('BE', '2026-02-28', 31))).toBe('2026-02-28 2026-02-28 range');
    expect(said(date('2026-02'), on('BE', '2026-03-31', 31))).toBe('2026-02-28 2026-03-30 range');
  });
  test('dates that were said stay as they were said', () => {
    expect(said(range('2026-10-01', '2026-10-31'), on('BE', '2026-11-24', 25))).toBe('2026-10-01 2026-10-31 range');
  });
});

describe('every form of AMAZON.DURATION', () => {
  test.each([
    ['P1D', '2026-11-23 2026-11-23 today'],
    ['P7D', '2026-11-17 2026-11-23 last-days 7'],
    ['P2W', '2026-11-10 2026-11-23 last-days 14'],
    ['P1M', '2026-10-24 2026-11-23 range'],
    ['P3M', '2026-08-24 2026-11-23 range'],
    ['P1Y', '2025-11-24 2026-11-23 range'],
    ['PT1H', '2026-11-23 2026-11-23 today'],
    ['PT3M', '2026-11-23 2026-11-23 today'],
    ['PT48H', '2026-11-22 2026-11-23 last-days 2'],
    ['P1DT1H', '2026-11-22 2026-11-23 last-days 2'],
    ['P2YT3H10M', '2024-11-23 2026-11-23 range'],
    ['P1Y2M10D', '2025-09-14 2026-11-23 range'],
  ])('%s is %s', (value, expected) => expect(said(last(value))).toBe(expected));

  test.each(['', 'P', 'PT', 'P0D', 'PT0S', 'PT?S', 'P?D', 'P1.5D', 'p1d', '1D', 'P-1D', 'P1DT', 'P9999Y', 'P1H', 'P99999D', 'P1D '])(
    '%j is unreadable',
    (value) => expect(() => resolvePeriod(last(value), be)).toThrow(unreadable),
  );

  test('three months back from the 31st starts after the end of a short month', () => {
    expect(said(last('P1M'), on('BE', '2026-03-31'))).toBe('2026-03-01 2026-03-31 range');
  });
});

describe('since, and from ... to', () => {
  test.each([
    [since('2026-11-10'), '2026-11-10 2026-11-23 since'],
    [since('2026-11-23'), '2026-11-23 2026-11-23 today'],
    // "since Friday" arrives as the coming Friday
    [since('2026-11-27'), '2026-11-20 2026-11-23 since'],
    [since('2027-10-01'), '2026-10-01 2026-11-23 since'],
    [range('2026-11-02', '2026-11-10'), '2026-11-02 2026-11-10 range'],
    [range('2026-11-10', '2026-11-02'), '2026-11-02 2026-11-10 range'],
    [range('2026-11-10', '2026-11-25'), '2026-11-10 2026-11-23 range'],
    // "from May to June" arrives as next year's
    [range('2027-05-01', '2027-06-30'), '2026-05-01 2026-06-30 range'],
    [range('2026-12-01', '2027-02-28'), '2025-12-01 2026-02-28 range'],
    [range('2026-11-02', '2026-11-02'), '2026-11-02 2026-11-02 day'],
    [range('2026-10-01', '2026-10-31'), '2026-10-01 2026-10-31 month'],
    [range('2026-11-16', '2026-11-22'), '2026-11-16 2026-11-22 last-week'],
    [range('2026-11-15', '2026-11-21'), '2026-11-15 2026-11-21 range'],
  ])('%j is %s', (period, expected) => expect(said(period)).toBe(expected));

  test('from Monday to Wednesday, said on a Friday and on a Tuesday', () => {
    expect(said(range('2026-11-30', '2026-12-02'), on('BE', '2026-11-27'))).toBe('2026-11-23 2026-11-25 range');
    expect(said(range('2026-11-30', '2026-11-25'), on('BE', '2026-11-24'))).toBe('2026-11-23 2026-11-24 range');
  });

  test.each([since('2028-01-01'), range('2028-01-01', '2028-02-01')])('%j lies ahead: said, never guessed', (period) =>
    expect(() => resolvePeriod(period, be)).toThrow(unreadable),
  );

  test('a state or a platform that holds no date is unreadable, not a crash', () => {
    const broken = JSON.parse('{"form":"RANGE","from":"2026-02-30","to":"?"}') as Period;
    expect(() => resolvePeriod(broken, be)).toThrow(unreadable);
  });
});

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(civilDate('1990-01-01'), days));
const anyRegion = fc.constantFrom('US', 'FR', 'EG', 'IN', 'GB', 'MV');
const pad = (n: number, width = 2) => String(n).padStart(width, '0');
const anyDateText = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1985, max: 2050 }), fc.integer({ min: 1, max: 53 }), fc.constantFrom('', '-WE'))
    .map(([y, w, e]) => `${y}-W${pad(w)}${e}`),
  fc
    .tuple(fc.integer({ min: 1985, max: 2050 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom('', '-XX'))
    .map(([y, m, x]) => `${y}-${pad(m)}${x}`),
  fc
    .tuple(fc.integer({ min: 1985, max: 2050 }), fc.constantFrom('', '-XX', '-WI', '-SP', '-SU', '-FA', '-Q1', '-Q2', '-Q3', '-Q4'))
    .map(([y, x]) => `${y}${x}`),
  anyDay,
);

describe('properties', () => {
  test('a period that can be read starts by its end and ends by today', () => {
    fc.assert(
      fc.property(anyDateText, anyDay, anyRegion, fc.integer({ min: 1, max: 31 }), (value, today, region, monthStartsOn) => {
        try {
          const { range: found } = resolvePeriod(date(value), calendarOf({ region, today, monthStartsOn }));
          expect(found.from <= found.to).toBe(true);
          expect(found.to <= today).toBe(true);
        } catch (error) {
          expect(error).toEqual(unreadable);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('any text at all is a period or unreadable, nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('DATE', 'LAST'), (value, form) => {
        try {
          expect(resolvePeriod({ form, value } as Period, be).range.to <= be.today).toBe(true);
        } catch (error) {
          expect(error).toEqual(unreadable);
        }
      }),
    );
  });

  test('period additivity: pay-day months follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 31 }), (today, monthStartsOn) => {
        const calendar = calendarOf({ region: 'FR', today, monthStartsOn });
        const month = (back: number) => {
          const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
          return resolvePeriod(date(`${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`), calendar).range;
        };
        for (let back = 0; back < 6; back++) expect(addDays(month(back + 1).to, 1)).toBe(month(back).from);
        expect(month(0).to).toBe(today);
      }),
    );
  });

  test('the ISO text for a customer’s own week comes back as that week, wherever it starts', () => {
    fc.assert(
      fc.property(anyDay, anyRegion, fc.integer({ min: 0, max: 6 }), (today, region, inWeek) => {
        const calendar = calendarOf({ region, today, monthStartsOn: 1 });
        const from = startOfWeek(today, calendar.weekStartsOn);
        const asked = (weeksAgo: number) => resolvePeriod(date(weekText(addDays(from, inWeek - 7 * weeksAgo), calendar)), calendar);
        expect(asked(0)).toEqual({ range: { from, to: today }, name: { kind: 'this-week' } });
        expect(asked(1)).toEqual({ range: { from: addDays(from, -7), to: addDays(from, -1) }, name: { kind: 'last-week' } });
        expect(asked(9)).toEqual({ range: { from: addDays(from, -63), to: addDays(from, -57) }, name: { kind: 'range' } });
      }),
    );
  });

  test('quarters, months and weeks of a year add up to it', () => {
    for (const year of ['2024', '2025', '2026']) {
      const days = (texts: string[]) => texts.flatMap((text) => [parseDate(text)?.from, parseDate(text)?.to]);
      const quarters = days([1, 2, 3, 4].map((q) => `${year}-Q${q}`));
      expect([quarters[0], quarters[7]]).toEqual([`${year}-01-01`, `${year}-12-31`]);
      const months = days([...Array(12).keys()].map((m) => `${year}-${pad(m + 1)}`));
      for (let i = 1; i < 23; i += 2) expect(addDays(civilDate(months[i] ?? ''), 1)).toBe(months[i + 1]);
    }
  });
});
