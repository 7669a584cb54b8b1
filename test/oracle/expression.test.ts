import { describe, expect, test } from '@jest/globals';
import { figure } from './expression.ts';
import type { OracleAccount, OracleRow, OracleWorld } from './world.ts';

let number = 0;
function row(
  on: string,
  account: string,
  amount: string,
  purpose: OracleRow['purpose'],
  more: Partial<OracleRow['transaction']> & { payment?: string; unsure?: boolean } = {},
): OracleRow {
  number += 1;
  const { payment = `p${number}`, unsure = false, ...rest } = more;
  const transaction = {
    sourceId: `t${number}`,
    accountSourceId: account,
    status: 'booked' as const,
    bookedOn: on,
    amount,
    currency: 'EUR',
    ...rest,
  };
  return { transaction, purpose, payment, unsure };
}
const at = (merchantId: string, category: string): OracleRow['purpose'] => ({
  kind: 'purchase',
  merchantId,
  merchantName: merchantId.toUpperCase(),
  category,
});
const account = (sourceId: string, kind: OracleAccount['kind'], balances: Record<string, string>, currency = 'EUR'): OracleAccount => ({
  sourceId,
  kind,
  joint: false,
  currency,
  balances: Object.entries(balances).map(([type, amount]) => ({ type, amount })),
});

const world: OracleWorld = {
  today: '2026-11-23',
  region: 'BE',
  accounts: [
    {
      ...account('checking', 'checking', {}),
      balances: [
        { type: 'ITAV', amount: '405.00', creditLine: { amount: '500.00', included: true } },
        { type: 'ITBD', amount: '-45.10' },
      ],
    },
    account('savings', 'savings', { ITBD: '1000.00', XPCD: '9999.00' }),
    account('pounds', 'savings', { ITAV: '20.00' }, 'GBP'),
    account('card', 'card', { ITBD: '-120.50' }),
  ],
  rows: [
    row('2026-11-02', 'checking', '-30.00', at('lidl', 'groceries')),
    row('2026-11-04', 'card', '-12.50', at('exki', 'restaurants'), { purchasedOn: '2026-10-31' }),
    row('2026-11-05', 'checking', '10.00', { ...at('lidl', 'groceries'), kind: 'refund' }),
    row('2026-11-06', 'checking', '-200.00', { kind: 'own-transfer', move: 'm' }),
    row('2026-11-07', 'savings', '200.00', { kind: 'own-transfer', move: 'm' }),
    row('2026-11-08', 'checking', '-75.00', { kind: 'card-repayment', move: 'r' }),
    row('2026-11-08', 'card', '75.00', { kind: 'card-repayment', move: 'r' }),
    row('2026-11-09', 'checking', '-50.00', { kind: 'person-payment', person: 'Léa' }),
    row('2026-11-10', 'checking', '50.00', { kind: 'friend-repayment', person: 'Léa' }),
    row('2026-11-11', 'checking', '-40.00', { kind: 'cash' }),
    row('2026-11-11', 'checking', '-2.00', { kind: 'fee' }),
    row('2026-11-12', 'checking', '2000.00', { kind: 'salary' }),
    row('2026-11-13', 'savings', '1.00', { kind: 'interest' }),
    row('2026-11-14', 'savings', '-100.00', { kind: 'investment' }),
    row('2026-11-15', 'pounds', '-5.00', at('tesco', 'groceries'), { currency: 'GBP' }),
    row('2026-11-20', 'card', '-40.00', at('lucali', 'restaurants'), {
      payment: 'tip',
      status: 'pending',
      purchasedOn: '2026-11-20',
      unsure: true,
    }),
    row('2026-11-23', 'card', '-46.00', at('lucali', 'restaurants'), { payment: 'tip', purchasedOn: '2026-11-20', unsure: true }),
    row('2026-11-22', 'card', '-9.00', at('exki', 'restaurants'), { status: 'pending', purchasedOn: '2026-11-22' }),
  ],
};
const money = (expression: string): string[] => {
  const value = figure(world, expression);
  if (value.type !== 'money') throw new Error(expression);
  return value.amounts.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`);
};
const count = (expression: string): number => {
  const value = figure(world, expression);
  if (value.type !== 'count') throw new Error(expression);
  return value.count;
};

describe('spending', () => {
  test('is purchases less refunds, money to persons, cash and fees, per currency, in the month of the purchase', () => {
    expect(money('spent this-month')).toEqual(['16700 EUR', '500 GBP']);
    expect(money('spent 2026-10')).toEqual(['1250 EUR']);
  });
  test('of a merchant, a category, a parent category, an account', () => {
    expect(money('spent at lidl this-month')).toEqual(['2000 EUR']);
    expect(money('spent restaurants this-month')).toEqual(['5500 EUR']);
    expect(money('spent food this-month')).toEqual(['7500 EUR', '500 GBP']);
    expect(money('spent on card this-month')).toEqual(['5500 EUR']);
    expect(money('spent uncategorised this-month')).toEqual(['5000 EUR']);
    expect(money('uncategorised this-month')).toEqual(['5000 EUR']);
  });
  test('is negative where more came back than went out', () => {
    expect(money('spent at lidl 2026-11-05')).toEqual(['-1000 EUR']);
    expect(money('back at lidl 2026-11-05')).toEqual(['1000 EUR']);
  });
  test('counts a payment seen pending and booked once', () => {
    expect(money('spent at lucali this-month')).toEqual(['4600 EUR']);
    expect([count('counted at lucali'), count('unsure at lucali'), count('pending at lucali')]).toEqual([1, 1, 0]);
  });
  test('tells payments, refunds and pending ones apart', () => {
    expect(['counted', 'payments', 'refunds', 'pending'].map((head) => count(`${head} this-month`))).toEqual([8, 7, 1, 1]);
  });
  test('an own transfer or card repayment is one, where it left', () => {
    expect([
      count('transfers this-month'),
      count('transfers on savings'),
      count('repayments on checking'),
      count('repayments on card'),
    ]).toEqual([1, 0, 1, 0]);
  });
});

describe('balances', () => {
  test('available without the overdraft it contains, else booked', () => {
    expect(money('balance checking')).toEqual(['-9500 EUR']);
    expect(money('overdrawn checking')).toEqual(['9500 EUR']);
    expect(money('booked checking')).toEqual(['-4510 EUR']);
    expect(money('held checking')).toEqual(['4990 EUR']);
    expect(money('overdraft checking')).toEqual(['50000 EUR']);
    expect(money('balance savings')).toEqual(['100000 EUR']);
    expect(money('available savings')).toEqual([]);
  });
  test('in all: one figure per currency, without the card', () => {
    expect(money('balance all')).toEqual(['90500 EUR', '2000 GBP']);
  });
  test('what is owed on the card is positive', () => {
    expect(money('owed card')).toEqual(['12050 EUR']);
    expect(money('credit card')).toEqual(['-12050 EUR']);
  });
});

describe('lists', () => {
  test('newest first, and a part of one item', () => {
    expect(figure(world, 'recent 1 name')).toEqual({ type: 'name', name: 'EXKI' });
    expect(figure(world, 'recent 1 status')).toEqual({ type: 'status', pending: true });
    expect(figure(world, 'recent 2 date')).toEqual({ type: 'date', date: '2026-11-20' });
    expect(money('recent 2 amount')).toEqual(['4600 EUR']);
    expect(money('recent checking 1 signed')).toEqual(['200000 EUR']);
  });
  test('found is money that went out, refunds and own transfers not', () => {
    expect(count('found at lidl')).toBe(1);
    expect(count('found over 40.00 this-month')).toBe(4);
    expect(count('found exactly 40.00')).toBe(1);
    expect(count('found under 5.00')).toBe(1);
  });
  test('a period has a first day and a last, today at the latest', () => {
    expect(figure(world, 'first last-month')).toEqual({ type: 'date', date: '2026-10-01' });
    expect(figure(world, 'last this-month')).toEqual({ type: 'date', date: '2026-11-23' });
  });
});

test('twice is the newest pair of one merchant, amount and currency, at most three days apart, in thirty-one days', () => {
  const lidl = at('lidl', 'groceries');
  const of = (...rows: OracleRow[]): OracleWorld => ({ ...world, rows });
  const dates = (of: OracleWorld) => [1, 2].map((n) => (figure(of, `twice ${n} date`) as { date: string }).date);
  expect(
    dates(
      of(row('2026-11-20', 'card', '-5.00', lidl), row('2026-11-17', 'checking', '-5.00', lidl), row('2026-11-17', 'card', '-5.00', lidl)),
    ),
  ).toEqual(['2026-11-20', '2026-11-17']);
  expect(count('twice')).toBe(0);
  const apart = of(row('2026-11-20', 'card', '-5.00', lidl), row('2026-11-16', 'card', '-5.00', lidl));
  const old = of(row('2026-10-23', 'card', '-5.00', lidl), row('2026-10-23', 'card', '-5.00', lidl));
  const euros = of(row('2026-11-20', 'card', '-5.00', lidl), row('2026-11-20', 'card', '-5.00', lidl, { currency: 'GBP' }));
  for (const none of [apart, old, euros]) expect(figure(none, 'twice')).toEqual({ type: 'count', count: 0 });
});

test.each(['spent groceris', 'recent 99', 'owed', 'first', 'nonsense card', 'spent at'])('{%s} is refused', (expression) => {
  expect(() => figure(world, expression)).toThrow();
});
