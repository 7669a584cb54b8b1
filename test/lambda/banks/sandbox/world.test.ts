import { describe, expect, test } from '@jest/globals';
import { addDays, datesOf, weekdayOf } from '../../../../lambda/banks/sandbox/days.ts';
import { historyOf } from '../../../../lambda/banks/sandbox/history.ts';
import { dayOf, sampleStories, snapshotOn, storyOf, worldOn } from '../../../../lambda/banks/sandbox/world.ts';

const people = sampleStories.map(({ person }) => person.id);
const seed = 'harbour';

describe.each(people)('the world of %s', (customer) => {
  const world = (today: string) => worldOn(seed, customer, today);
  const history = historyOf(storyOf(customer), seed);
  const isHold = (key: string) => history.on(dated(key)).some((payment) => payment.key === key && payment.booking.style === 'hold');

  test('is the same for the same seed, and another for another', () => {
    const told = (otherSeed: string, id: string): string => JSON.stringify(dayOf(otherSeed, id, '2026-11-21'));
    const again = historyOf({ ...storyOf(customer) }, seed).on('2026-11-21');
    expect(JSON.stringify(again)).toBe(told(seed, customer));
    expect(told('other', customer)).not.toBe(told(seed, customer));
  });

  test('grows by a day at a time: what is booked stays, what is pending is booked or gone, and only tomorrow is new', () => {
    let today = world('2026-02-20');
    for (let date = '2026-02-21'; date < '2026-03-16'; date = addDays(date, 1)) {
      const next = world(date);
      const byId = new Map(next.rows.map(({ transaction }) => [transaction.sourceId, transaction]));
      const booked = new Set(next.rows.filter(({ transaction }) => transaction.status === 'booked').map(({ payment }) => payment));
      const stillShown = today.rows.filter(({ payment }) => payment.slice(0, 8) >= (next.rows[0]?.payment.slice(0, 8) ?? ''));
      const changed = stillShown.filter(({ transaction, payment }) => {
        const now = byId.get(transaction.sourceId);
        if (transaction.status === 'booked') return JSON.stringify(now) !== JSON.stringify(transaction);
        return now === undefined && !booked.has(payment) && !isHold(payment);
      });
      const known = new Set(today.rows.map(({ payment }) => payment));
      const added = next.rows.map(({ payment }) => payment).filter((payment) => !known.has(payment));
      expect([date, changed, added]).toEqual([date, [], dayOf(seed, customer, date).map(({ key }) => key)]);
      today = next;
    }
  });

  test('books on business days, at most five days after the purchase, and holds vanish', () => {
    const payments = ['2026-06', '2026-07', '2026-11'].flatMap(datesOf).flatMap(history.on);
    for (const payment of payments.filter(({ booking }) => booking.style === 'card')) {
      const booked = payment.bookedOn ?? fail();
      expect(weekdayOf(booked)).toBeLessThan(6);
      expect(booked > payment.date && booked <= addDays(payment.date, 5)).toBe(true);
    }
    const hold = payments.find(({ booking }) => booking.style === 'hold') ?? fail();
    const shownOn = (date: string): string[] =>
      world(date)
        .rows.filter(({ payment }) => payment === hold.key)
        .map(({ transaction }) => transaction.status);
    expect([shownOn(hold.date), shownOn(addDays(hold.date, 3)), shownOn(addDays(hold.date, 5))]).toEqual([['pending'], ['pending'], []]);
  });

  test('has a history of 25 months, every id once, and no purpose in what the bank hands out', () => {
    const snapshot = snapshotOn(seed, customer, '2026-11-23', '2026-11-23T12:00:00Z');
    const ids = snapshot.transactions.map(({ sourceId }) => sourceId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(snapshot.transactions[0]?.purchasedOn ?? snapshot.transactions[0]?.bookedOn).toMatch(/^2024-10-2/);
    expect(JSON.stringify(snapshot)).not.toMatch(/purpose|category|merchantId|own-transfer|unsure/);
  });

  test('the booked balance moves by exactly what is booked', () => {
    for (const date of ['2026-09-12', '2026-11-22', '2026-11-03']) {
      const [before, after] = [world(date), world(addDays(date, 1))];
      for (const account of after.accounts) {
        const moved = bookedSum(after, account.sourceId) - bookedSum(before, account.sourceId);
        expect(figure(after, account.sourceId, 'ITBD') - figure(before, account.sourceId, 'ITBD')).toBe(moved);
      }
    }
  });

  test('stays plausible for any day from 2024 to 2032', () => {
    const odd: string[] = [];
    for (let year = 2024; year <= 2032; year += 1) {
      for (const day of ['01-02', '02-24', '09-30']) {
        const then = world(`${year}-${day}`);
        for (const { sourceId, kind } of then.accounts) {
          const balance = figure(then, sourceId, 'ITBD');
          const [least, most] = plausible[kind];
          if (balance < least || balance > most) odd.push(`${year}-${day} ${sourceId} ${balance}`);
        }
      }
    }
    expect(odd).toEqual([]);
  });
});

const plausible = { checking: [-50_000, 900_000], savings: [50_000, 4_000_000], card: [-350_000, 30_000] } as const;

test('both legs of a move are the same amount, at most three days apart', () => {
  for (const customer of people) {
    const legs = worldOn(seed, customer, '2026-11-23').rows.filter(({ purpose }) => 'move' in purpose);
    const moves = new Map<string, typeof legs>();
    for (const leg of legs) if ('move' in leg.purpose) moves.set(leg.purpose.move, [...(moves.get(leg.purpose.move) ?? []), leg]);
    expect(moves.size).toBeGreaterThan(40);
    for (const [first, second, ...more] of moves.values()) {
      if (!first || !second) continue;
      expect(more).toEqual([]);
      expect(cents(first.transaction.amount)).toBe(-cents(second.transaction.amount));
      expect((second.transaction.bookedOn ?? '') <= addDays(first.transaction.bookedOn ?? '', 3)).toBe(true);
    }
  }
});

type World = ReturnType<typeof worldOn>;

/** '20261120-d02' was made on 2026-11-20. */
function dated(key: string): string {
  return `${key.slice(0, 4)}-${key.slice(4, 6)}-${key.slice(6, 8)}`;
}

function figure(world: World, account: string, type: string): number {
  const balances = world.accounts.find(({ sourceId }) => sourceId === account)?.balances ?? [];
  return cents(balances.find((balance) => balance.type === type)?.amount ?? 'none');
}

/** The sum of what was booked since August: older rows are the same in both worlds that are compared. */
function bookedSum(world: World, account: string): number {
  const rows = world.rows.filter(
    ({ transaction }) => transaction.accountSourceId === account && (transaction.bookedOn ?? '') > '2026-08-01',
  );
  return rows.reduce((sum, { transaction }) => sum + cents(transaction.amount), 0);
}

function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

function fail(): never {
  throw new Error('the sandbox lacks what this test is about');
}
