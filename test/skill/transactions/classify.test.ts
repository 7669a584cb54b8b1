import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RawTransaction } from '../../../skill/transactions/raw-transaction.ts';
import { spendingKinds } from '../../../skill/transactions/spending.ts';
import { classified, kinds, line, linked } from './raw.ts';

fc.configureGlobal({ seed: 20261123 });

const transfer = (euros: string, accountId: string, bookedOn: string, counterparty?: string, text = 'TRANSFER') =>
  line(euros, text, { accountId, bookedOn, type: 'transfer', ...(counterparty ? { counterparty } : {}) });

/** Days far from both ends, so that every leg that will come has come. */
const around = [
  line('-1.00', 'OLDEST', { bookedOn: '2026-01-01', mcc: '5411' }),
  line('-1.00', 'NEWEST', { bookedOn: '2026-12-31', mcc: '5411' }),
];
const kindsOf = (...lines: RawTransaction[]) => kinds([...lines, ...around]).slice(0, lines.length);

describe('Own transfers', () => {
  test('both legs seen: same currency, opposite amount, two own accounts, 3 days or less', () => {
    expect(kindsOf(transfer('-500.00', 'checking', '2026-11-03'), transfer('500.00', 'savings', '2026-11-06'))).toEqual([
      'own-transfer',
      'own-transfer',
    ]);
  });
  test('the incoming leg may come first', () => {
    expect(kindsOf(transfer('-500.00', 'checking', '2026-11-05'), transfer('500.00', 'savings', '2026-11-03'))).toEqual([
      'own-transfer',
      'own-transfer',
    ]);
  });
  test('four days apart they are not one move', () => {
    expect(kindsOf(transfer('-500.00', 'checking', '2026-11-03'), transfer('500.00', 'savings', '2026-11-07'))).toEqual([
      'purchase',
      'received',
    ]);
  });
  test('another amount, another currency or the same account is no second leg', () => {
    const out = transfer('-500.00', 'checking', '2026-11-03');
    expect(kindsOf(out, transfer('499.99', 'savings', '2026-11-03'))).toEqual(['purchase', 'received']);
    expect(kindsOf(out, { ...transfer('500.00', 'savings', '2026-11-03'), currency: 'USD' })).toEqual(['purchase', 'received']);
    expect(kindsOf(out, transfer('500.00', 'checking', '2026-11-03'))).toEqual(['purchase', 'received']);
  });
  test('an account that is not linked has no leg', () => {
    expect(kindsOf(transfer('-500.00', 'checking', '2026-11-03'), transfer('500.00', 'elsewhere', '2026-11-03'))).toEqual([
      'purchase',
      'received',
    ]);
  });
  test('one leg belongs to one move only', () => {
    const lines = [
      transfer('-50.00', 'checking', '2026-11-03'),
      transfer('50.00', 'savings', '2026-11-03'),
      transfer('50.00', 'joint', '2026-11-04'),
    ];
    expect(kindsOf(...lines)).toEqual(['own-transfer', 'own-transfer', 'received']);
  });
  test('two transfers out and one in are one move and one payment', () => {
    const lines = [
      transfer('-50.00', 'checking', '2026-11-03'),
      transfer('-50.00', 'joint', '2026-11-05'),
      transfer('50.00', 'savings', '2026-11-04'),
    ];
    expect(kindsOf(...lines).filter((kind) => kind === 'own-transfer')).toHaveLength(2);
    expect(kindsOf(...lines).filter((kind) => kind === 'purchase')).toHaveLength(1);
  });
  test('a transfer to a person is spending', () => {
    const [sent] = classified([transfer('-60.00', 'checking', '2026-06-03', 'Anna Kowalski'), ...around]);
    expect(sent).toMatchObject({ kind: 'purchase', category: 'uncategorised', merchantId: null, merchantName: 'Anna Kowalski' });
  });
  test('what a friend sends is not the second leg of what another was sent', () => {
    const lines = [transfer('-50.00', 'checking', '2026-11-03', 'Anna Kowalski'), transfer('50.00', 'joint', '2026-11-04', 'James Okafor')];
    expect(kindsOf(...lines)).toEqual(['purchase', 'received']);
  });
  test('of two equal credits the one in the customer’s own name is the second leg', () => {
    const lines = [
      transfer('-400.00', 'checking', '2026-11-02', 'Oliver Hughes', 'STO TO JOINT ACCOUNT 5512'),
      transfer('400.00', 'joint', '2026-11-03', 'Sophie Hughes', 'STO S HUGHES HOUSEHOLD'),
      transfer('400.00', 'joint', '2026-11-05', 'O HUGHES', 'STO O HUGHES HOUSEHOLD'),
    ];
    expect(kindsOf(...lines)).toEqual(['own-transfer', 'received', 'own-transfer']);
  });
  test('a partner’s equal credit is not taken for the customer’s own leg that is still on its way', () => {
    const proved = [transfer('-5.00', 'checking', '2026-10-02', 'Oliver Hughes'), transfer('5.00', 'joint', '2026-10-02', 'Oliver Hughes')];
    const lines = [
      transfer('-400.00', 'checking', '2026-11-02', 'Oliver Hughes', 'STO TO JOINT ACCOUNT 5512'),
      transfer('400.00', 'joint', '2026-11-03', 'Sophie Hughes', 'STO S HUGHES HOUSEHOLD'),
    ];
    expect(kinds([...proved, ...lines]).slice(2)).toEqual(['own-transfer', 'received']);
  });
  test('legs named for the account and for the holder are one move', () => {
    const lines = [
      transfer('-80.00', 'checking', '2026-11-02', 'Livret A', 'VIREMENT VERS LIVRET'),
      transfer('80.00', 'savings', '2026-11-02', 'Mme Lambert'),
    ];
    expect(kindsOf(...lines)).toEqual(['own-transfer', 'own-transfer']);
  });
  test('a purchase and a refund of the same amount on two accounts are no move', () => {
    const lines = [
      line('-50.00', 'ZARA', { mcc: '5651', type: 'card' }),
      line('50.00', 'FNAC', { accountId: 'card', mcc: '5732', type: 'card' }),
    ];
    expect(kindsOf(...lines)).toEqual(['purchase', 'refund']);
  });
  test('without types the words of the statement show a transfer', () => {
    const lines = [line('-75.00', 'VIREMENT VERS LIVRET 5528'), line('75.00', 'VIR RECU', { accountId: 'savings' })];
    expect(kindsOf(...lines)).toEqual(['own-transfer', 'own-transfer']);
    expect(kindsOf(line('-75.00', 'DISHOOM'), line('75.00', 'SOMETHING', { accountId: 'savings' }))).toEqual(['purchase', 'income']);
  });
  test('a leg on the newest days, in the customer’s own proved name, waits for its other leg; a person’s does not', () => {
    const proved = [transfer('-5.00', 'checking', '2026-11-01', 'Maya Torres'), transfer('5.00', 'savings', '2026-11-01', 'Maya Torres')];
    const newest = [
      transfer('-9.00', 'checking', '2026-11-21', 'Maya Torres'),
      transfer('-8.00', 'checking', '2026-11-21', 'Anna Kowalski'),
    ];
    const today = line('-1.00', 'TODAY', { bookedOn: '2026-11-22', mcc: '5411' });
    expect(kinds([...proved, ...newest, today])).toEqual(['own-transfer', 'own-transfer', 'own-transfer', 'purchase', 'purchase']);
    const later = line('-1.00', 'LATER', { bookedOn: '2026-11-24', mcc: '5411' });
    expect(kinds([...proved, ...newest, later])[2]).toBe('purchase');
  });
});

describe('Card repayment', () => {
  const out = transfer('-310.40', 'checking', '2026-11-16', 'Maya Torres', 'HARBOUR CARD AUTOPAY XXXX1109');
  const paid = transfer('310.40', 'card', '2026-11-18', 'Maya Torres', 'AUTOPAY PAYMENT RECEIVED THANK YOU');

  test('not spending if the card is linked and both legs are seen', () => {
    expect(kindsOf(out, paid)).toEqual(['card-repayment', 'card-repayment']);
    const debit = line('-310.40', 'HARBOUR CARD DD', { type: 'direct-debit' });
    const credit = line('310.40', 'DIRECT DEBIT PAYMENT - THANK YOU', { accountId: 'card', type: 'card' });
    expect(kindsOf(debit, credit)).toEqual(['card-repayment', 'card-repayment']);
  });
  test('spending if the card is not linked', () => {
    expect(
      kinds(
        [out, ...around],
        linked.filter(({ kind }) => kind !== 'card'),
      )[0],
    ).toBe('purchase');
  });
  test('a repayment from an account elsewhere is no refund on the card', () => expect(kindsOf(paid)).toEqual(['card-repayment']));
  test('on its way to the card it is no spending either', () => {
    const proved = [transfer('-5.00', 'checking', '2026-10-16', 'Maya Torres'), transfer('5.00', 'card', '2026-10-16', 'Maya Torres')];
    expect(kinds([...proved, out])).toEqual(['card-repayment', 'card-repayment', 'card-repayment']);
  });
});

describe('Refund', () => {
  test('a merchant’s credit lowers its merchant and category on the day it is posted, and is no income', () => {
    const bought = line('-79.98', 'H&M 0123', { accountId: 'card', mcc: '5651', purchasedOn: '2026-05-05', type: 'card' });
    const back = line('79.98', 'H&M 0123', { accountId: 'card', mcc: '5651', bookedOn: '2026-05-16', type: 'card' });
    expect(classified([bought, back])).toMatchObject([
      { kind: 'purchase', merchantId: 'h-and-m', category: 'shopping', date: '2026-05-05' },
      { kind: 'refund', merchantId: 'h-and-m', category: 'shopping', date: '2026-05-16', amountMinor: 7998n },
    ]);
  });
  test('a refund without a code belongs to its merchant’s category', () => {
    const lines = [line('-20.00', 'DISHOOM', { mcc: '5812' }), line('5.00', 'REFUND DISHOOM')];
    expect(classified(lines)[1]).toMatchObject({ kind: 'refund', merchantId: 'dishoom', category: 'restaurants' });
  });
  test.each([
    ['a credit on the card', line('20.00', 'ZARA', { accountId: 'card' })],
    ['a card credit on the account', line('20.00', 'ZARA', { type: 'card' })],
    ['a credit with a shop’s code', line('20.00', 'ZARA', { mcc: '5651' })],
    ['a returned direct debit', line('20.00', 'ENGIE', { type: 'direct-debit' })],
    ['a fee given back', line('3.00', 'FEE REVERSAL', { type: 'fee' })],
    ['a credit that says so', line('20.00', 'REMBOURSEMENT FNAC')],
  ])('%s is one', (_, credit) => expect(kindsOf(credit)).toEqual(['refund']));
  test('a fee given back lowers the fees', () => {
    expect(classified([line('3.00', 'FEE REVERSAL', { type: 'fee' })])[0]).toMatchObject({
      kind: 'refund',
      category: 'fees',
      merchantId: null,
    });
  });
});

describe('Friend’s repayment, salary', () => {
  test.each([
    ['salary', line('2150.00', 'BRIGHTWATER STUDIO', { type: 'salary' }), 'income'],
    ['interest', line('3.80', 'INTEREST PAID', { accountId: 'savings', type: 'interest' }), 'income'],
    ['salary by its words', line('2280.00', 'VIREMENT SALAIRE ATELIER NORD SPRL'), 'income'],
    ['interest by its words', line('18.40', 'INTERETS CREDITEURS'), 'income'],
    ['a company’s transfer', line('120.00', 'TRANSFER', { type: 'transfer', counterparty: 'Ethias SA' }), 'income'],
    ['a credit of no other kind', line('120.00', 'FAMILY ALLOWANCE'), 'income'],
    ['a friend’s transfer', line('23.00', 'ZELLE FROM ANNA KOWALSKI', { type: 'transfer', counterparty: 'Anna Kowalski' }), 'received'],
    ['a friend’s transfer by its words', line('23.00', 'FASTER PAYMENT J OKAFOR DINNER'), 'received'],
    ['a friend’s transfer that says repayment', line('23.00', 'VIREMENT DE LEA REMBOURSEMENT RESTO', { type: 'transfer' }), 'received'],
    ['cash paid in', line('100.00', 'DEPOSIT', { type: 'cash' }), 'received'],
    ['a loan paid out', line('5000.00', 'CAR LOAN', { type: 'loan' }), 'received'],
  ])('%s', (_, credit, kind) => expect(kindsOf(credit)).toEqual([kind]));

  test('who sent it is named, without being a shop', () => {
    expect(classified([line('23.00', 'ZELLE FROM ANNA KOWALSKI', { type: 'transfer' })])[0]).toMatchObject({
      merchantId: null,
      merchantName: 'Anna Kowalski',
    });
  });
});

describe('Which way the money went', () => {
  test('a salary that the employer takes back is no income, and the employer is no shop', () => {
    const [taken] = classified([line('-2000.00', 'ACME PAYROLL', { type: 'salary', counterparty: 'Acme Payroll' })]);
    expect(taken).toMatchObject({ kind: 'purchase', category: 'uncategorised', merchantId: null, merchantName: 'Acme Payroll' });
  });
  test.each([
    ['a broker', line('700.00', 'VANGUARD SELL', { type: 'transfer', mcc: '6211' })],
    ['an investment by its words', line('700.00', 'KEYTRADE INVESTISSEMENT', { type: 'transfer' })],
  ])('money in from %s is received, not invested', (_, credit) => expect(kindsOf(credit)).toEqual(['received']));

  test('money out is never income, received or a refund; money in is never paid or invested', () => {
    const texts = ['ACME', 'SALARY', 'REFUND ZARA', 'ISA', 'ZELLE ANNA', 'ATM', 'LOAN', 'FEE', 'INTEREST', 'AUTOPAY', 'DIVIDEND'];
    const types = ['card', 'transfer', 'direct-debit', 'cash', 'fee', 'salary', 'interest', 'loan', undefined] as const;
    const never = {
      '-7.00': ['income', 'received', 'refund'],
      '7.00': ['purchase', 'cash', 'fee', 'loan-repayment', 'investment'],
    };
    for (const [euros, wrong] of Object.entries(never)) {
      for (const text of texts) {
        for (const type of types) {
          for (const mcc of ['6211', '6011', '5411', undefined]) {
            for (const accountId of ['checking', 'savings', 'card']) {
              const one = line(euros, text, { accountId, ...(type ? { type } : {}), ...(mcc ? { mcc } : {}) });
              expect(wrong).not.toContain(kinds([one])[0]);
            }
          }
        }
      }
    }
  });
});

describe('Spending: cash, fees, loan repayments, investments', () => {
  test.each([
    ['cash', line('-60.00', 'ATM WITHDRAWAL 123', { type: 'cash' }), 'cash', 'cash'],
    ['cash by its code', line('-60.00', 'HSBC KINGSLAND RD', { mcc: '6011' }), 'cash', 'cash'],
    ['cash by its words', line('-50.00', 'RETRAIT DAB PARVIS'), 'cash', 'cash'],
    ['a fee', line('-3.00', 'NON-NETWORK ATM FEE', { type: 'fee' }), 'fee', 'fees'],
    ['a fee by its words', line('-6.00', 'FRAIS DE GESTION DE COMPTE'), 'fee', 'fees'],
    ['interest owed', line('-2.10', 'DEBIT INTEREST', { type: 'interest' }), 'fee', 'fees'],
    ['a loan', line('-189.00', 'BLACK HORSE LTD', { type: 'loan' }), 'loan-repayment', 'uncategorised'],
    ['a loan by its words', line('-189.00', 'ECHEANCE PRET 221'), 'loan-repayment', 'uncategorised'],
    ['an investment', line('-300.00', 'VANGUARD BUY', { type: 'transfer', mcc: '6211' }), 'investment', 'uncategorised'],
    ['an investment by its words', line('-300.00', 'KEYTRADE INVESTISSEMENT', { type: 'transfer' }), 'investment', 'uncategorised'],
    ['rent by standing order', line('-920.00', 'LOYER IMMO PARVIS', { type: 'transfer' }), 'purchase', 'housing'],
    ['a shop with a telling name', line('-9.00', 'INVESTMENT BOOKS', { type: 'card', mcc: '5942' }), 'purchase', 'shopping'],
    ['a car hired', line('-90.00', 'RENT A CAR', { type: 'card' }), 'purchase', 'uncategorised'],
  ])('%s', (_, debit, kind, category) => expect(classified([debit])[0]).toMatchObject({ kind, category }));

  test('cash and fees have no merchant', () => {
    for (const type of ['cash', 'fee'] as const)
      expect(classified([line('-3.00', 'ATM HSBC', { type })])[0]).toMatchObject({ merchantId: null, merchantName: null });
  });
  test('spending counts purchases less refunds, cash, fees and loan repayments, and nothing else', () => {
    expect([...spendingKinds].sort()).toEqual(['cash', 'fee', 'loan-repayment', 'purchase', 'refund']);
  });
});

describe('Which date', () => {
  test('the purchase date when present, else the booked one', () => {
    expect(classified([line('-1.00', 'A B', { purchasedOn: '2026-10-31', bookedOn: '2026-11-02' })])[0]?.date).toBe('2026-10-31');
    expect(classified([line('-1.00', 'A B', { bookedOn: '2026-11-02' })])[0]?.date).toBe('2026-11-02');
  });
  test('a line without a readable date is refused', () => {
    for (const bookedOn of ['', '2026-02-30', '2026-11-02T00:00:00Z'])
      expect(() => classified([line('-1.00', 'A B', { bookedOn })])).toThrow(RangeError);
  });
});

describe('properties', () => {
  const lines = fc
    .array(
      fc
        .record({
          euros: fc.integer({ min: -20, max: 20 }).map((euros) => `${euros}.00`),
          text: fc.constantFrom('TRANSFER TO SAVINGS', 'ZARA', 'VIREMENT LEA', 'CARD AUTOPAY', 'NETFLIX.COM', 'FEE'),
          accountId: fc.constantFrom('checking', 'joint', 'savings', 'card'),
          day: fc.integer({ min: 10, max: 28 }),
          type: fc.constantFrom('transfer' as const, 'card' as const, undefined),
          status: fc.constantFrom('pending' as const, 'booked' as const),
        })
        .map(({ euros, text, accountId, day, type, status }) => ({
          ...line(euros, text, { accountId, status, ...(type ? { type } : {}) }),
          bookedOn: `2026-11-${day}`,
        })),
      { maxLength: 25 },
    )
    .map((all) => all.map((raw, index) => ({ ...raw, id: String(index) })));

  test('transfer neutrality: moves between own accounts sum to nothing', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const moves = classified(all).filter(({ kind, superseded }) => kind === 'own-transfer' && !superseded);
        expect(moves.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
      }),
    );
  });

  test('one line in, one line out, amounts untouched', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(classified(all).map(({ id, amountMinor }) => [id, amountMinor])).toEqual(
          all.map(({ id, amountMinor }) => [id, amountMinor]),
        );
      }),
    );
  });

  test('the order of the feed does not matter', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const byId = (rows: ReturnType<typeof classified>) => new Map(rows.map((row) => [row.id, row]));
        expect(byId(classified([...all].reverse()))).toEqual(byId(classified(all)));
      }),
    );
  });
});
