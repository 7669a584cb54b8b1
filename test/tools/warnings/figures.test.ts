import { describe, expect, test } from '@jest/globals';
import { currency } from '#skill';
import { type Incident, minutesOfDay } from '../../../tools/warnings/draft.ts';
import { figuresOf } from '../../../tools/warnings/figures.ts';
import { reportOf } from '../../../tools/warnings/report.ts';
import type { DetectedKind, Seen, Watched } from '../../../tools/warnings/watch.ts';

const leak: Incident = { scenario: 'leaked-card', id: '0/leak' };
const rise: Incident = { scenario: 'price-rise', id: '0/rise' };
const low: Incident = { scenario: 'low-balance', id: '0/low' };

/** A payment on a day, what it was, and what was said of it */
const seen = (day: number, incident: Incident | null, warned: readonly DetectedKind[], lowSoon = false): Seen => ({
  payment: {
    ...{ transaction: `t${day}`, account: null, atMinute: day * minutesOfDay, timed: false, amountMinor: -100n, currency: currency('EUR') },
    ...{ merchant: null, category: null, country: null, place: null, present: null, balanceMinor: null },
  },
  incident,
  alike: null,
  lowSoon,
  warned,
  contradicts: false,
});
const year = (payments: readonly Seen[]): Watched => ({
  feed: 'full',
  days: 365,
  payments: [seen(0, null, []), ...payments, seen(365, null, [])],
});

/** Two customers for a year: a leak with the second and third of three charges warned of, a price rise missed, a low balance foretold */
const histories = [
  year([
    seen(10, leak, []),
    seen(12, leak, ['unusual-amount']),
    seen(14, leak, ['burst']),
    seen(40, null, ['unusual-amount']),
    seen(50, null, ['unusual-amount']),
    seen(200, rise, []),
  ]),
  year([seen(100, null, ['low-balance'], true), seen(105, low, [], true), seen(150, null, ['low-balance']), seen(300, null, ['abroad'])]),
];
const figures = figuresOf(histories, 'quarter');

describe('figures', () => {
  test('recall, victims and the first charge are per injected kind', () => {
    expect(figures.found['leaked-card']).toEqual({ payments: 3, paymentsWarned: 2, victims: 1, victimsWarned: 1, firstWarned: 0 });
    expect(figures.found['price-rise']).toEqual({ payments: 1, paymentsWarned: 0, victims: 1, victimsWarned: 0, firstWarned: 0 });
  });

  test('a low balance is met by a warning in the week before', () => {
    expect(figures.found['low-balance']).toEqual({ payments: 1, paymentsWarned: 1, victims: 1, victimsWarned: 1, firstWarned: 1 });
    expect(figures.said['low-balance']).toEqual({ warnings: 2, right: 1 });
  });

  test('a low balance is not met by a warning of long before', () => {
    const { found } = figuresOf([year([seen(80, null, ['low-balance']), seen(100, low, [], true)])], 'quarter');
    expect(found['low-balance'].victimsWarned).toBe(0);
  });

  test('a low balance is met by no other kind of warning', () => {
    const { found, said } = figuresOf([year([seen(100, low, ['unusual-amount'], true)])], 'quarter');
    expect(found['low-balance'].victimsWarned).toBe(0);
    expect(said['unusual-amount']).toEqual({ warnings: 1, right: 0 });
  });

  test('that a card was in two places is right on either payment, any other warning on the stolen one alone', () => {
    const own = { ...seen(100, null, ['abroad', 'burst']), contradicts: true };
    const { said } = figuresOf([year([own])], 'quarter');
    expect([said.abroad.right, said.burst.right]).toEqual([1, 0]);
  });

  test('precision is per kind of warning', () => {
    expect(figures.said['unusual-amount']).toEqual({ warnings: 3, right: 1 });
    expect(figures.said.burst).toEqual({ warnings: 1, right: 1 });
    expect(figures.said.abroad).toEqual({ warnings: 1, right: 0 });
  });

  test('the promise breaks where a second false warning comes within its span', () => {
    expect(figures).toMatchObject({ customerMonths: 24, spans: 8, spansBroken: 1 });
    expect(figuresOf(histories, 'year')).toMatchObject({ spans: 2, spansBroken: 2 });
    expect(figuresOf(histories, 'month')).toMatchObject({ spans: 24, spansBroken: 1 });
  });

  test('false warnings are told by what they took for trouble', () => {
    expect(figures.falseOf).toEqual({ 'unusual-amount on ordinary': 2, 'low-balance on ordinary': 1, 'abroad on ordinary': 1 });
    expect(figures.falseIn).toEqual({ full: 4 });
  });

  test('the report has the same in words', () => {
    const report = reportOf(figures, 'quarter');
    expect(report).toMatch(/^leaked-card +1 +100\.0 +0\.0 +3 +66\.7 +- +- +-$/m);
    expect(report).toMatch(/^unusual-amount +0 +- +- +0 +- +3 +33\.3 +0\.0833$/m);
    expect(report).toMatch(/^all +3 +66\.7 +33\.3 +5 +60\.0 +7 +42\.9 +0\.1667$/m);
    expect(report).toContain('kept in 87.50 % of 8 customer-quarters');
  });
});
