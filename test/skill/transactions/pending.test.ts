import { describe, expect, test } from '@jest/globals';
import type { RawTransaction } from '../../../skill/transactions/raw-transaction.ts';
import { classified, line } from './raw.ts';

const pending = (euros: string, text: string, day: string, more: Partial<RawTransaction> = {}) =>
  line(euros, text, { status: 'pending', purchasedOn: `2026-11-${day}`, ...more });
const booked = (euros: string, text: string, day: string, more: Partial<RawTransaction> = {}) =>
  line(euros, text, { bookedOn: `2026-11-${day}`, ...more });

/** 'once', 'about' or 'twice': how a pending and a booked line count together. */
function counted(...lines: RawTransaction[]): string {
  const rows = classified(lines);
  if (rows.every(({ superseded }) => !superseded)) return 'twice';
  expect(rows.filter(({ superseded }) => superseded).every(({ status }) => status === 'pending')).toBe(true);
  return rows.some(({ superseded, unsure }) => !superseded && unsure) ? 'about' : 'once';
}

describe('Pending counts once', () => {
  test('linked by the bank’s id, whatever the amount', () => {
    const held = pending('-40.00', 'LUCALI', '10', { id: 'p' });
    expect(counted(held, booked('-140.00', 'OTHER NAME', '30', { pendingId: 'p' }))).toBe('once');
  });
  test('a booked line that names its pending one takes no other', () => {
    expect(counted(pending('-40.00', 'LUCALI', '10', { id: 'q' }), booked('-40.00', 'LUCALI', '11', { pendingId: 'gone' }))).toBe('twice');
  });
  test('else the same account, amount and merchant, booked on or after it within 8 days', () => {
    const held = pending('-40.00', 'SQ *LUCALI', '10');
    expect(counted(held, booked('-40.00', 'LUCALI BROOKLYN NY', '10'))).toBe('once');
    expect(counted(held, booked('-40.00', 'LUCALI BROOKLYN NY', '18'))).toBe('once');
    expect(counted(held, booked('-40.00', 'LUCALI BROOKLYN NY', '19'))).toBe('twice');
    expect(counted(held, booked('-40.00', 'LUCALI BROOKLYN NY', '09'))).toBe('twice');
    expect(counted(held, booked('-40.00', 'LUCALI', '11', { accountId: 'card' }))).toBe('twice');
    expect(counted(held, { ...booked('-40.00', 'LUCALI', '11'), currency: 'USD' })).toBe('twice');
  });
  test('a tip of up to 30 % at the same merchant: counted once, said "about"', () => {
    const held = pending('-40.00', 'LUCALI', '10');
    expect(counted(held, booked('-46.00', 'LUCALI', '12'))).toBe('about');
    expect(counted(held, booked('-52.00', 'LUCALI', '12'))).toBe('about');
    expect(counted(held, booked('-52.01', 'LUCALI', '12'))).toBe('twice');
    expect(counted(held, booked('-39.99', 'LUCALI', '12'))).toBe('twice');
    expect(counted(held, booked('-46.00', 'LILIA', '12'))).toBe('twice');
  });
  test('the same amount at two merchants is two payments', () => {
    expect(counted(pending('-8.99', 'NETFLIX.COM', '10'), booked('-8.99', 'DISNEY PLUS', '12'))).toBe('twice');
  });
  test('a name that the pending line cut off is alike', () => {
    expect(counted(pending('-9.00', 'MAISON ANTO', '10'), booked('-9.00', 'MAISON ANTOINE', '12'))).toBe('once');
  });
  test('the same amount where one line names nobody: counted once, said "about"', () => {
    expect(counted(pending('-40.00', '123456', '10'), booked('-40.00', 'LUCALI', '12'))).toBe('about');
  });
  test('the same fare on two days is two payments where the bank gives both days', () => {
    const yesterday = booked('-2.30', 'STIB', '11', { purchasedOn: '2026-11-10' });
    expect(counted(pending('-2.30', 'STIB', '11'), yesterday)).toBe('twice');
    expect(counted(pending('-2.30', 'STIB', '10'), yesterday)).toBe('once');
  });
  test('each booked line takes one pending line, the nearest', () => {
    const rows = classified([
      pending('-4.50', 'COSTA', '08', { id: 'a' }),
      pending('-4.50', 'COSTA', '10', { id: 'b' }),
      booked('-4.50', 'COSTA', '11'),
    ]);
    expect(rows.map(({ superseded }) => superseded)).toEqual([false, true, false]);
  });
  test('a refund is never a tip on its pending line', () => {
    expect(counted(pending('40.00', 'ZARA', '10'), booked('46.00', 'ZARA', '12'))).toBe('twice');
    expect(counted(pending('-40.00', 'ZARA', '10'), booked('40.00', 'ZARA', '12'))).toBe('twice');
  });
  test('a pending line alone counts', () => expect(counted(pending('-40.00', 'LUCALI', '10'))).toBe('twice'));
  test('a pending leg and its booked one are one leg of a transfer', () => {
    const lines = [
      pending('-50.00', 'TRANSFER TO SAVINGS', '10', { id: 'p', type: 'transfer' }),
      booked('-50.00', 'TRANSFER TO SAVINGS', '11', { id: 'b', type: 'transfer', pendingId: 'p' }),
      booked('50.00', 'TRANSFER FROM CHECKING', '10', { accountId: 'savings', type: 'transfer' }),
    ];
    expect(classified(lines).filter(({ kind, superseded }) => kind === 'own-transfer' && !superseded)).toHaveLength(2);
  });
});
