import { describe, expect, test } from '@jest/globals';
import type { CivilDate, CustomerId, WarningId } from '#skill';
import { type KnockFacts, noChoices } from '../../../lambda/store/warning-store.ts';
import { afterQuiet, instantOf } from '../../../lambda/watch/local-time.ts';
import { planKnocks } from '../../../lambda/watch/plan-knocks.ts';

const plan = planKnocks((_, phrase) => ({ title: 'Harbour Bank', text: `${phrase}: look`, locale: 'en-US' }));
const warning = { id: 'w1' as WarningId, expiresAt: '2026-12-07T17:00:00.000Z' };
const facts = (more: Partial<KnockFacts> = {}, choices: Partial<KnockFacts['choices']> = {}): KnockFacts => ({
  customerId: 'ana' as CustomerId,
  locale: null,
  zone: 'America/New_York',
  choices: { ...noChoices, phrase: 'blue heron', ...choices },
  knocks: {},
  addresses: [],
  ...more,
});
/** Noon and nearly midnight in New York */
const noon = '2026-11-23T17:00:00.000Z';
const late = '2026-11-24T04:30:00.000Z';

describe('a push to a customer', () => {
  test('goes out at once and carries the phrase', () => {
    expect(plan(warning, facts(), noon)).toEqual([
      expect.objectContaining({
        channel: 'hub',
        dueAt: noon,
        day: '2026-11-23',
        body: expect.objectContaining({ text: 'blue heron: look' }),
      }),
    ]);
  });

  test('is not sent to who chose no phrase: nobody could tell it from a forged one', () => {
    expect(plan(warning, facts({}, { phrase: null }), noon)).toEqual([]);
  });

  test('goes to the hub and to every address', () => {
    const addresses = [
      { id: 'a1', channel: 'alexa' },
      { id: 'a2', channel: 'web-push' },
    ] as const;
    expect(plan(warning, facts({ addresses }), noon).map(({ channel }) => channel)).toEqual(['hub', 'alexa', 'web-push']);
  });

  test('waits for the end of the quiet hours on the clock of the customer, and counts for that day', () => {
    const [push] = plan(warning, facts({}, { quiet: { from: '22:00', to: '07:30' } }), late);
    expect(push).toMatchObject({ dueAt: '2026-11-24T12:30:00.000Z', day: '2026-11-24', expiresAt: '2026-11-25T12:30:00.000Z' });
  });

  test('is one of at most three on a day of the customer, which is not the day of the server', () => {
    const knocks = { ['2026-11-23' as CivilDate]: 3 };
    expect(plan(warning, facts({ knocks }), late)).toEqual([]);
    expect(plan(warning, facts({ knocks: { ['2026-11-23' as CivilDate]: 2 } }), late)).toHaveLength(1);
    expect(plan(warning, facts({ knocks }, { quiet: { from: '22:00', to: '07:30' } }), late)).toHaveLength(1);
  });

  test('never outlives its warning', () => {
    const ending = { ...warning, expiresAt: '2026-11-23T18:00:00.000Z' };
    expect(plan(ending, facts(), noon)).toEqual([expect.objectContaining({ expiresAt: '2026-11-23T18:00:00.000Z' })]);
    expect(plan(ending, facts({}, { quiet: { from: '11:00', to: '20:00' } }), noon)).toEqual([]);
  });
});

describe('quiet hours', () => {
  test.each([
    ['2026-11-23T21:59', '22:00', '07:00', '2026-11-23T21:59'],
    ['2026-11-23T22:00', '22:00', '07:00', '2026-11-24T07:00'],
    ['2026-11-23T06:59', '22:00', '07:00', '2026-11-23T07:00'],
    ['2026-11-23T07:00', '22:00', '07:00', '2026-11-23T07:00'],
    ['2026-11-23T13:00', '12:00', '14:00', '2026-11-23T14:00'],
    ['2026-12-31T23:00', '22:00', '07:00', '2027-01-01T07:00'],
    ['2026-11-23T13:00', '12:00', '12:00', '2026-11-23T13:00'],
  ])('%s, quiet from %s to %s: %s', (local, from, to, expected) => {
    expect(afterQuiet(local, { from, to })).toBe(expected);
  });

  test.each([
    ['2026-11-24T07:30', 'America/New_York', '2026-11-24T12:30:00.000Z'],
    ['2026-07-24T07:30', 'Europe/Paris', '2026-07-24T05:30:00.000Z'],
    ['2026-11-24T07:30', 'Asia/Kolkata', '2026-11-24T02:00:00.000Z'],
    // Clocks go from 2 to 3 in Paris: half past two is half past three.
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T07:00', 'Europe/Paris', '2026-03-29T05:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });
});
