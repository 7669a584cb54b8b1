import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BankTransaction } from '../../lambda/banks/bank.ts';
import { plusDays } from '../oracle/calendar.ts';
import { drawn } from './support/drawn.ts';
import {
  accounts,
  always,
  bankerWith,
  between,
  day,
  figures,
  line,
  ownName,
  rareCents,
  shops,
  statement,
  today,
} from './support/statement.ts';
import { sum } from './support/spent.ts';

const anyAccount = fc.constantFrom(...accounts.map(({ sourceId }) => sourceId));
const shop = fc.constantFrom(...shops);

/** So that every shop's category is known before and after */
const coded = shops.map(({ name, mcc }, n) => line(`z${n}`, 'c', today, -1, { type: 'card', text: name, merchantName: name, mcc }));

const minus = (cents: number, currency = 'EUR') => ({ [currency]: -BigInt(cents) });

describe('a refund', () => {
  test('of the whole price: purchase and refund together change no figure of any period that has both', async () => {
    await fc.assert(
      fc.asyncProperty(
        statement(),
        fc.record({
          shop,
          of: anyAccount,
          cents: fc.integer({ min: 1, max: 90_000 }),
          on: day(3, 90),
          later: fc.integer({ min: 0, max: 3 }),
        }),
        async (rows, { shop: { name, mcc }, of, cents, on, later }) => {
          const back = plusDays(on, later);
          const price = line('p', of, on, -cents, { type: 'card', text: `${name.toUpperCase()} 77`, merchantName: name, mcc });
          const refund = line('r', of, back, cents, { type: 'card', text: `${name.toUpperCase()} 77`, merchantName: name, mcc });
          const periods = [between(on, back), between(plusDays(on, -9), today)];
          const before = await figures(await bankerWith([...coded, ...rows]), periods);
          expect(await figures(await bankerWith([...coded, ...rows, price, refund]), periods)).toEqual(before);
        },
      ),
      drawn(7),
    );
  });

  test('lowers its own merchant and category by just so much, and no other; more may come back than was spent', async () => {
    await fc.assert(
      fc.asyncProperty(
        statement(),
        fc.record({ shop, of: anyAccount, cents: fc.integer({ min: 1, max: 200_000 }), on: day(), hasCode: fc.boolean() }),
        async (rows, { shop: { name, mcc, category }, of, cents, on, hasCode }) => {
          const refund = line('r', of, on, cents, { type: 'card', text: `REFUND ${name}`, merchantName: name, ...(hasCode && { mcc }) });
          const before = await figures(await bankerWith([...coded, ...rows]), [always]);
          const after = await figures(await bankerWith([...coded, ...rows, refund]), [always]);
          const own = accounts.find(({ sourceId }) => sourceId === of)?.name ?? '';
          for (const [question, figure] of Object.entries(before)) {
            const [subject] = JSON.parse(question);
            const lowered =
              Object.keys(subject).length === 0 ||
              subject.account?.heard === own ||
              subject.category?.id === category ||
              subject.merchant?.heard === name;
            expect([question, after[question]]).toEqual([question, lowered ? sum([figure, minus(cents)]) : figure]);
          }
        },
      ),
      drawn(9),
    );
  });
});

/** Both legs of a move; named: the bank tells between whom. */
function legs(kind: 'transfer' | 'repayment', { from, to, cents, on, apart, named, direct }: Move): readonly BankTransaction[] {
  const who = named ? { counterparty: ownName } : {};
  const [outText, inText] =
    kind === 'transfer' ? ['VIREMENT VERS EPARGNE', 'VIREMENT DE COMPTE'] : ['PAIEMENT CARTE DE CREDIT', 'PAYMENT RECEIVED THANK YOU'];
  const inOn = plusDays(on, apart) > today ? today : plusDays(on, apart);
  return [
    line('out', from, on, -cents, { text: outText, ...who, ...(direct ? {} : { type: 'transfer' }) }),
    line('in', to, inOn, cents, { text: inText, ...who, ...(direct ? {} : { type: 'transfer' }) }),
  ];
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly cents: number;
  readonly on: string;
  readonly apart: number;
  readonly named: boolean;
  readonly direct: boolean;
}

const move = (pairs: readonly (readonly [from: string, to: string])[]): fc.Arbitrary<Move> =>
  fc
    .record({
      pair: fc.constantFrom(...pairs),
      common: fc.constantFrom(1_000, 2_500, 10_000),
      rare: rareCents,
      on: day(0, 100),
      apart: fc.integer({ min: 0, max: 3 }),
      named: fc.boolean(),
      direct: fc.boolean(),
    })
    // Only names can tell a move from a payment of the same amount.
    .map(({ pair: [from, to], common, rare, named, ...rest }) => ({ from, to, named, cents: named ? common : rare, ...rest }));

describe('money that stays the customer’s own', () => {
  test.each([
    [
      'a transfer between own accounts',
      'transfer',
      [
        ['c', 's'],
        ['s', 'c'],
        ['c', 'j'],
        ['j', 's'],
      ],
    ],
    [
      'the repayment of a linked card',
      'repayment',
      [
        ['c', 'k'],
        ['j', 'k'],
        ['s', 'k'],
      ],
    ],
  ] as const)('%s changes no spending figure of any period', async (_, kind, pairs) => {
    await fc.assert(
      fc.asyncProperty(statement(), move(pairs), fc.boolean(), async (rows, moved, late) => {
        const inTwoSyncs = late && moved.on > plusDays(today, -10); // a second leg that is later than that is not waited for
        const [out, into] = legs(kind, moved) as [BankTransaction, BankTransaction];
        const periods = [
          always,
          between(moved.on, moved.on),
          between(plusDays(moved.on, -5), plusDays(moved.on, 5) > today ? today : plusDays(moved.on, 5)),
        ];
        const before = await figures(await bankerWith(rows), periods);
        const person = await bankerWith(inTwoSyncs ? [...rows, out] : [...rows, out, into]);
        if (inTwoSyncs) await person.bring([...rows, out, into]);
        expect(await figures(person, periods)).toEqual(before);
      }),
      drawn(8),
    );
  });
});
