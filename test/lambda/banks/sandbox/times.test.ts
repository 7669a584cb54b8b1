import { describe, expect, test } from '@jest/globals';
import { dayIn, instantAt } from '../../../../lambda/banks/sandbox/clock.ts';
import { sampleStories, snapshotOn, storyOf, worldOn } from '../../../../lambda/banks/sandbox/world.ts';

const seed = 'harbour';
const today = '2026-11-23';
const endOfDay = '2026-11-24T12:00:00Z';

describe.each(sampleStories.map(({ person }) => person.id))('the payments of %s', (customer) => {
  const { zone, region } = storyOf(customer).person;
  const transactions = snapshotOn(seed, customer, today, endOfDay).transactions;
  const byCard = transactions.filter(({ type, purchasedOn }) => type === 'cash' || (type === 'card' && purchasedOn !== undefined));

  test('by card have a time on the very day they were made, by the customer’s own clock', () => {
    expect(byCard.length).toBeGreaterThan(1_000);
    const elsewhere = byCard.filter(
      ({ purchasedAt = '', purchasedOn, bookedOn }) => dayIn(zone, purchasedAt) !== (purchasedOn ?? bookedOn),
    );
    expect(elsewhere).toEqual([]);
  });

  test('that no card made have no time, country or presence', () => {
    const others = transactions.filter(({ type }) => type !== 'card' && type !== 'cash');
    expect(others.length).toBeGreaterThan(200);
    expect(others.filter(({ purchasedAt, country, present }) => purchasedAt ?? country ?? present)).toEqual([]);
  });

  test('are in the customer’s own country but for a week abroad and what is bought online, and mostly with the card there', () => {
    expect(byCard.every(({ country, present }) => country !== undefined && present !== undefined)).toBe(true);
    const abroad = byCard.filter(({ country, present }) => country !== region && present === true);
    expect(new Set(abroad.map(({ country }) => country)).size).toBe(1);
    expect(abroad.length / byCard.length).toBeLessThan(0.06);
    expect(byCard.filter(({ present }) => present === false).length).toBeGreaterThan(80);
    expect(byCard.filter(({ present }) => present).length).toBeGreaterThan(byCard.length / 2);
  });

  test('have the same times for the same seed, and others for another', () => {
    const times = (of: string) => worldOn(of, customer, today).rows.map(({ transaction }) => transaction.purchasedAt ?? '');
    expect(times(seed)).toEqual(times(seed));
    expect(times('other')).not.toEqual(times(seed));
  });
});

test('the bank knows no time that has not come yet, and tells it the next day', () => {
  const told = (asOf: string) =>
    snapshotOn(seed, 'demo-us', today, asOf)
      .transactions.filter(({ purchasedOn }) => purchasedOn === today)
      .flatMap(({ purchasedAt = '' }) => (purchasedAt === '' ? [] : [purchasedAt]));
  expect(told(endOfDay).length).toBeGreaterThan(0);
  expect(told(`${today}T05:00:00Z`)).toEqual([]);
});

test.each([
  ['America/New_York', '2026-03-07', '2026-03-07T13:30:00.000Z'],
  ['America/New_York', '2026-03-08', '2026-03-08T12:30:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T13:30:00.000Z'],
  ['Europe/London', '2026-10-24', '2026-10-24T07:30:00.000Z'],
  ['Europe/London', '2026-10-25', '2026-10-25T08:30:00.000Z'],
  ['Europe/Brussels', '2026-03-29', '2026-03-29T06:30:00.000Z'],
])('half past eight in %s on %s, on days on which clocks change too', (zone, date, instant) => {
  expect(instantAt(zone, date, 8 * 60 + 30)).toBe(instant);
});
