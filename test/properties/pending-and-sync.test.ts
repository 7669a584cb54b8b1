import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CustomerId } from '#skill';
import type { BankTransaction } from '../../lambda/banks/bank.ts';
import { plusDays } from '../oracle/calendar.ts';
import { drawn } from './support/drawn.ts';
import { always, type Banker, banker, bankerWith, line, statement, today } from './support/statement.ts';

/** A card payment from its pending day to the day after it is booked. */
interface Payment {
  readonly ago: number;
  /** Days until it is booked */
  readonly delay: number;
  /** The bank names the pending line that the booked one replaces. */
  readonly linked: boolean;
  readonly tip: boolean;
  /** Days on which both lines are shown */
  readonly lingers: number;
  /** Which days the bank gives: of the booked line always the booking day, of the pending one at least one */
  readonly dates: 'purchase' | 'booking' | 'corrected';
}

const payment: fc.Arbitrary<Payment> = fc
  .record({
    ago: fc.integer({ min: 0, max: 40 }),
    delay: fc.integer({ min: 1, max: 8 }),
    long: fc.integer({ min: 9, max: 25 }),
    linked: fc.boolean(),
    tip: fc.boolean(),
    lingers: fc.constantFrom(0, 0, 1, 3),
    dates: fc.constantFrom('purchase', 'booking', 'corrected'),
  })
  .map(({ long, ...rest }) => {
    if (rest.linked) return { ...rest, delay: rest.tip ? long : rest.delay };
    return { ...rest, dates: rest.dates === 'corrected' ? 'purchase' : rest.dates };
  });

const priceOf = (n: number): number => Math.round(1_000 * 1.4 ** n); // so far apart that no tip makes one the other
const chargeOf = ({ tip }: Payment, n: number): number => (tip ? Math.round(priceOf(n) * 1.2) : priceOf(n));

const shop = { type: 'card', text: 'LIDL 0231 BRUXELLES', merchantName: 'Lidl', mcc: '5411' } as const;

/** What the bank shows of a payment on a day: nothing, the pending line, both, or the booked one. */
function shownOn(on: string, payment: Payment, n: number): readonly BankTransaction[] {
  const made = plusDays(today, -payment.ago);
  const booked = plusDays(made, payment.delay);
  const { purchasedOn, ...held } = line(`p${n}`, 'c', made, -priceOf(n), { ...shop, status: 'pending' });
  const pending = { ...held, ...(payment.dates === 'purchase' ? { purchasedOn: made } : { bookedOn: made }) };
  const link = payment.linked ? { pendingSourceId: `p${n}` } : {};
  const when = { purchase: { purchasedOn: made }, booking: {}, corrected: { purchasedOn: plusDays(made, -1) } }[payment.dates];
  const charged = line(`b${n}`, 'c', booked, -chargeOf(payment, n), { ...shop, ...link, ...when });
  if (on < made) return [];
  if (on < booked) return [pending];
  return on < plusDays(booked, payment.lingers) ? [charged, pending] : [charged];
}

const totalOn = (on: string, payments: readonly Payment[]): bigint =>
  payments.reduce((sum, payment, n) => {
    const made = plusDays(today, -payment.ago);
    if (on < made) return sum;
    return sum + BigInt(on < plusDays(made, payment.delay) ? priceOf(n) : chargeOf(payment, n));
  }, 0n);

const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
  items
    .map((item, at) => ({ item, order: (at * 7_919 + seed * 104_729) % 1_009 }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);

const syncedOn = fc.uniqueArray(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 5 }).map((days) => days.sort((a, b) => b - a));

describe('a payment counts once, pending and booked together', () => {
  test('however often the bank is asked, and in whatever order it lists its lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 3 }), syncedOn, fc.nat(99), async (payments, days, seed) => {
        const person = await banker();
        for (const ago of [...days, ...(days.includes(0) ? [] : [0])]) {
          const on = plusDays(today, -ago);
          const shown = shuffled(
            payments.flatMap((payment, n) => shownOn(on, payment, n)),
            seed,
          );
          for (let times = 0; times <= (seed + ago) % 2; times += 1) await person.bring(shown, on);
          const total = totalOn(on, payments);
          expect([on, await person.spent({ period: always })]).toEqual([on, total === 0n ? {} : { EUR: total }]);
        }
      }),
      drawn(100),
    );
  });

  test('also when an older state of the bank arrives after a newer one', async () => {
    await fc.assert(
      fc.asyncProperty(payment, fc.integer({ min: 1, max: 12 }), async (payment, late) => {
        const person = await banker();
        const before = plusDays(today, -late);
        await person.bring(shownOn(today, payment, 0), today);
        await person.bring(shownOn(before, payment, 0), before);
        expect(await person.spent({ period: always })).toEqual({ EUR: totalOn(today, [payment]) });
      }),
      drawn(30),
    );
  });
});

const stored = async ({ store }: Banker) => {
  const reader = store.bank('ana' as CustomerId, `${today}T11:00:00Z`);
  const ids = (await reader.accounts()).map(({ id }) => id);
  return (await reader.transactions({ accounts: ids }, { offset: 0, limit: 1_000 })).items;
};

describe('the same data again', () => {
  test('changes no line, however often it is brought', async () => {
    await fc.assert(
      fc.asyncProperty(statement(40), async (rows) => {
        const person = await bankerWith(rows);
        const once = await stored(person);
        await person.bring(rows);
        expect(await stored(person)).toEqual(once);
      }),
      drawn(40),
    );
  });
});
