import { describe, expect, test } from '@jest/globals';
import type { RawTransaction } from '../../../skill/transactions/raw-transaction.ts';
import { classified, line } from './raw.ts';

const isSensitive = (...lines: RawTransaction[]) => classified(lines).map(({ sensitive }) => sensitive);

describe('what tells of health, religion, politics, sex or gambling', () => {
  test.each([
    ['5912', 'CVS/PHARMACY 4411'],
    ['8062', 'ST MARY'],
    ['8021', 'SMILE STUDIO'],
    ['8661', 'ST PAUL'],
    ['8651', 'FRIENDS OF SMITH'],
    ['7273', 'TWO HEARTS'],
    ['5967', 'XYZ*BILLING'],
    ['7995', 'LUCKY STAR'],
    ['7800', 'STATE TICKETS'],
    ['9406', 'NATIONAL DRAW'],
  ])('by its merchant code %s', (mcc, text) => expect(isSensitive(line('-20.00', text, { mcc }))).toEqual([true]));

  test.each([
    'PHARMACIE DU PARC',
    'LLOYDS PHARMACY',
    'CLINIQUE SAINT-JEAN',
    'DR JANE MILLER',
    'CABINET DENTAIRE',
    'KINESITHERAPEUTE M DUPONT',
    'ÉGLISE SAINT-PAUL',
    'PAROISSE SAINTE-ANNE',
    'CITY MOSQUE',
    'PARTI SOCIALISTE',
    'GREEN PARTY',
    'ONLYFANS',
    'FDJ PARIS',
    'BET365',
    'GRAND CASINO DE SPA',
  ])('by its name where no code says what it is: %s', (text) => expect(isSensitive(line('-20.00', text))).toEqual([true]));

  test('a person is one by the name the bank gives', () => {
    expect(isSensitive(line('-60.00', 'VIREMENT', { type: 'transfer', counterparty: 'Docteur Lambert' }))).toEqual([true]);
  });

  test('all payments to a merchant are alike: a refund without its code, a line under a short name', () => {
    const lines = [
      line('-20.00', 'SUNRISE', { mcc: '5912' }),
      line('5.00', 'SUNRISE', { type: 'card' }),
      line('-9.00', 'ALDI', { mcc: '5411' }),
    ];
    expect(isSensitive(...lines)).toEqual([true, true, false]);
  });
});

describe('what tells nothing', () => {
  test.each([
    ['5411', 'GEANT CASINO NIMES'],
    ['5812', 'THE OLD PHARMACY BAR'],
    ['5541', 'CLINTON FUEL'],
    ['5311', 'CHURCH STREET STORE'],
  ])('its code says what it is: %s %s', (mcc, text) => expect(isSensitive(line('-20.00', text, { mcc }))).toEqual([false]));

  test.each(['NETFLIX', 'BETTER BODIES', 'CHEMISTRY BOOKS', 'DRESSMANN', 'PARTY CITY', 'SUSSEX TAXIS'])(
    'a name that only begins alike: %s',
    (text) => expect(isSensitive(line('-20.00', text))).toEqual([false]),
  );

  test("cash, fees and moves of one's own money, whatever the machine stood in", () => {
    expect(
      isSensitive(
        line('-50.00', 'ATM CASINO ROYAL', { type: 'cash' }),
        line('-2.00', 'FEE ATM HOSPITAL', { type: 'fee' }),
        line('-100.00', 'CLINIC FUND', { type: 'transfer', accountId: 'checking', bookedOn: '2026-11-03' }),
        line('100.00', 'CLINIC FUND', { type: 'transfer', accountId: 'savings', bookedOn: '2026-11-03' }),
      ),
    ).toEqual([false, false, false, false]);
  });
});
