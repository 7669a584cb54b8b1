import { expect, test } from '@jest/globals';
import { calendarOf } from '../../../skill/money/calendar.ts';
import { civilDate } from '../../../skill/money/civil-date.ts';

const today = civilDate('2026-11-23');
const regions =
  'US CA MX BR CO PE JP KR TW HK TH ID PH IN PK IL ZA KE SA PT FR BE LU CH DE AT GB IE ES IT NL PL SE NO DK FI CZ RO GR TR UA AU NZ CN ' +
  'VN MY AR CL NG MA EG DZ JO KW QA OM IQ BH IR AF MV UG';

test.each(regions.split(' '))('Week: the calendar of %s is CLDR’s', (region) => {
  const locale = new Intl.Locale(`und-${region}`) as Intl.Locale & {
    weekInfo?: { firstDay: number; weekend: number[] };
    getWeekInfo?: () => { firstDay: number; weekend: number[] };
  };
  const expected = locale.getWeekInfo?.() ?? locale.weekInfo;
  const { weekStartsOn, weekend } = calendarOf({ region, today, monthStartsOn: 1 });
  expect(weekStartsOn).toBe(expected?.firstDay);
  expect([...new Set(weekend)]).toEqual(expected?.weekend);
});

test('an unknown region has the world’s default week', () => {
  expect(calendarOf({ region: 'ZZ', today, monthStartsOn: 1 })).toEqual({ today, weekStartsOn: 1, weekend: [6, 7], monthStartsOn: 1 });
});

test('the pay day is kept', () => expect(calendarOf({ region: 'FR', today, monthStartsOn: 25 }).monthStartsOn).toBe(25));
