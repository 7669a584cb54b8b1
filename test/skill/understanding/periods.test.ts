import { describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../../skill/money/calendar.ts';
import { resolvePeriod } from '../../../skill/money/resolve.ts';
import { readingOf, today } from './engine.ts';

/** 'from to' of the days a sentence speaks of, as its calendar resolves them; null if it names none. */
function days(locale: 'en-US' | 'fr-FR', text: string, region: string): string | null {
  const { period } = readingOf(locale, text, region);
  if (!period) return null;
  const { from, to } = resolvePeriod(period, calendarOf({ region, today, monthStartsOn: 1 })).range;
  return `${from} ${to}`;
}

describe('English periods on Monday 23 November 2026, in Great Britain', () => {
  test.each([
    ['today', '2026-11-23 2026-11-23'],
    ['this morning', '2026-11-23 2026-11-23'],
    ['yesterday', '2026-11-22 2026-11-22'],
    ['last night', '2026-11-22 2026-11-22'],
    ['the day before yesterday', '2026-11-21 2026-11-21'],
    ['this week', '2026-11-23 2026-11-23'],
    ['last week', '2026-11-16 2026-11-22'],
    ['this weekend', '2026-11-21 2026-11-22'],
    ['over the weekend', '2026-11-21 2026-11-22'],
    ['last weekend', '2026-11-21 2026-11-22'],
    ['this month', '2026-11-01 2026-11-23'],
    ['so far this month', '2026-11-01 2026-11-23'],
    ['last month', '2026-10-01 2026-10-31'],
    ['the month before last', '2026-09-01 2026-09-30'],
    ['this quarter', '2026-10-01 2026-11-23'],
    ['last quarter', '2026-07-01 2026-09-30'],
    ['this year', '2026-01-01 2026-11-23'],
    ['the current year', '2026-01-01 2026-11-23'],
    ['year to date', '2026-01-01 2026-11-23'],
    ['last year', '2025-01-01 2025-12-31'],
    ['during 2025', '2025-01-01 2025-12-31'],
    ['in twenty twenty five', '2025-01-01 2025-12-31'],
    ['in march', '2026-03-01 2026-03-31'],
    ['in december', '2025-12-01 2025-12-31'],
    ['last march', '2026-03-01 2026-03-31'],
    ['march 2025', '2025-03-01 2025-03-31'],
    ['march last year', '2025-03-01 2025-03-31'],
    ['in november', '2026-11-01 2026-11-23'],
    ['on tuesday', '2026-11-17 2026-11-17'],
    ['last monday', '2026-11-16 2026-11-16'],
    ['tuesday last week', '2026-11-17 2026-11-17'],
    ['last summer', '2026-06-01 2026-08-31'],
    ['summer 2025', '2025-06-01 2025-08-31'],
    ['last winter', '2025-12-01 2026-02-28'],
    ['in the third quarter', '2026-07-01 2026-09-30'],
    ['q1 2025', '2025-01-01 2025-03-31'],
    ['three days ago', '2026-11-20 2026-11-20'],
    ['two weeks ago', '2026-11-09 2026-11-15'],
    ['3 months ago', '2026-08-01 2026-08-31'],
    ['a year ago', '2025-01-01 2025-12-31'],
    ['a couple of days ago', '2026-11-21 2026-11-21'],
    ['the last 30 days', '2026-10-25 2026-11-23'],
    ['past two weeks', '2026-11-10 2026-11-23'],
    ['in the past month', '2026-10-24 2026-11-23'],
    ['over the last three months', '2026-08-24 2026-11-23'],
    ['the last 24 hours', '2026-11-23 2026-11-23'],
    ['since yesterday', '2026-11-22 2026-11-23'],
    ['since last week', '2026-11-16 2026-11-23'],
    ['since the start of the year', '2026-01-01 2026-11-23'],
    ['from january onwards', '2026-01-01 2026-11-23'],
    ['after october', '2026-11-01 2026-11-23'],
    ['since 2025', '2025-01-01 2026-11-23'],
    ['from last month', '2026-10-01 2026-10-31'],
    ['from may to june', '2026-05-01 2026-06-30'],
    ['between december and january', '2025-12-01 2026-01-31'],
    ['from march to may 2025', '2025-03-01 2025-05-31'],
    ['between tuesday and thursday', '2026-11-17 2026-11-19'],
    ['from 3 to 10 march', '2026-03-03 2026-03-10'],
    ['between march 3 and 10', '2026-03-03 2026-03-10'],
    ['from the first to the tenth of november', '2026-11-01 2026-11-10'],
    ['from 1 october to yesterday', '2026-10-01 2026-11-22'],
    ['on the 3rd', '2026-11-03 2026-11-03'],
    ['march 3rd', '2026-03-03 2026-03-03'],
    ['the twenty first of october', '2026-10-21 2026-10-21'],
    ['on 3 november 2025', '2025-11-03 2025-11-03'],
    ['the week of november 2nd', '2026-11-02 2026-11-08'],
    ['2026-11-03', '2026-11-03 2026-11-03'],
    ['on 3/11/2026', '2026-11-03 2026-11-03'],
    ['on 3.11.26', '2026-11-03 2026-11-03'],
    ['the 31st of june', null],
    ['before march', null],
    ['every month', null],
    ['may i see my balance', null],
    ['my last five transactions', null],
    ['the second one', null],
    ['over 2000 dollars', null],
  ])('%s', (text, expected) => {
    expect(days('en-US', text, 'GB')).toBe(expected);
  });

  test('weeks and the order of day and month are those of the region', () => {
    expect(days('en-US', 'last week', 'US')).toBe('2026-11-15 2026-11-21');
    expect(days('en-US', 'on 3/11/2026', 'US')).toBe('2026-03-11 2026-03-11');
    expect(days('en-US', 'on 25/10/2026', 'US')).toBe('2026-10-25 2026-10-25');
  });

  test.each([
    ['tomorrow', '2026-11-24'],
    ['next month', '2026-12'],
    ['next week', '2026-W49'],
    ['next friday', '2026-11-27'],
  ])('%s lies ahead', (text, value) => {
    expect(readingOf('en-US', text, 'GB').period).toEqual({ form: 'DATE', value });
  });
});

describe('French periods on Monday 23 November 2026', () => {
  test.each([
    ["aujourd'hui", '2026-11-23 2026-11-23'],
    ['ce matin', '2026-11-23 2026-11-23'],
    ['hier', '2026-11-22 2026-11-22'],
    ['avant-hier', '2026-11-21 2026-11-21'],
    ['cette semaine', '2026-11-23 2026-11-23'],
    ['la semaine dernière', '2026-11-16 2026-11-22'],
    ['la semaine passée', '2026-11-16 2026-11-22'],
    ['ce week-end', '2026-11-21 2026-11-22'],
    ['le week-end dernier', '2026-11-21 2026-11-22'],
    ['ce mois-ci', '2026-11-01 2026-11-23'],
    ['le mois en cours', '2026-11-01 2026-11-23'],
    ['le mois dernier', '2026-10-01 2026-10-31'],
    ["l'avant-dernier mois", '2026-09-01 2026-09-30'],
    ['le trimestre dernier', '2026-07-01 2026-09-30'],
    ['au troisième trimestre', '2026-07-01 2026-09-30'],
    ['premier trimestre 2025', '2025-01-01 2025-03-31'],
    ['cette année', '2026-01-01 2026-11-23'],
    ["l'année dernière", '2025-01-01 2025-12-31'],
    ['en 2025', '2025-01-01 2025-12-31'],
    ['en mars', '2026-03-01 2026-03-31'],
    ['au mois de mars', '2026-03-01 2026-03-31'],
    ['en mars dernier', '2026-03-01 2026-03-31'],
    ["en mars de l'année dernière", '2025-03-01 2025-03-31'],
    ['en décembre', '2025-12-01 2025-12-31'],
    ["l'été dernier", '2026-06-01 2026-08-31'],
    ['cet hiver', '2025-12-01 2026-02-28'],
    ['en été 2025', '2025-06-01 2025-08-31'],
    ['mardi', '2026-11-17 2026-11-17'],
    ['lundi dernier', '2026-11-16 2026-11-16'],
    ['il y a trois jours', '2026-11-20 2026-11-20'],
    ['il y a deux semaines', '2026-11-09 2026-11-15'],
    ['il y a 3 mois', '2026-08-01 2026-08-31'],
    ['il y a un an', '2025-01-01 2025-12-31'],
    ['les 30 derniers jours', '2026-10-25 2026-11-23'],
    ['ces trois derniers mois', '2026-08-24 2026-11-23'],
    ['les deux dernières semaines', '2026-11-10 2026-11-23'],
    ['depuis trois semaines', '2026-11-03 2026-11-23'],
    ['depuis hier', '2026-11-22 2026-11-23'],
    ['depuis janvier', '2026-01-01 2026-11-23'],
    ['depuis le premier janvier', '2026-01-01 2026-11-23'],
    ['depuis le début du mois', '2026-11-01 2026-11-23'],
    ["depuis le début de l'année", '2026-01-01 2026-11-23'],
    ['à partir du 5 novembre', '2026-11-05 2026-11-23'],
    ['de mai à juin', '2026-05-01 2026-06-30'],
    ['du 3 au 10 mars', '2026-03-03 2026-03-10'],
    ['du premier au quinze mars', '2026-03-01 2026-03-15'],
    ['entre le 3 et le 10 mars', '2026-03-03 2026-03-10'],
    ['entre mars et mai 2025', '2025-03-01 2025-05-31'],
    ['entre décembre et janvier', '2025-12-01 2026-01-31'],
    ['le premier octobre', '2026-10-01 2026-10-01'],
    ['le 1er octobre', '2026-10-01 2026-10-01'],
    ['le vingt et un octobre', '2026-10-21 2026-10-21'],
    ['le 3', '2026-11-03 2026-11-03'],
    ['le 3 novembre 2025', '2025-11-03 2025-11-03'],
    ['la semaine du 2 novembre', '2026-11-02 2026-11-08'],
    ['le 03/11/2026', '2026-11-03 2026-11-03'],
    ["j'ai été débité", null],
    ['le deuxième', null],
    ['avant mars', null],
    ['chaque mois', null],
  ])('%s', (text, expected) => {
    expect(days('fr-FR', text, 'FR')).toBe(expected);
  });
});
