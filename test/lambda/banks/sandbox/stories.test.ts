import { describe, expect, test } from '@jest/globals';
import { addMonths, datesOf } from '../../../../lambda/banks/sandbox/days.ts';
import type { Payment } from '../../../../lambda/banks/sandbox/payment.ts';
import { dayOf, worldOn } from '../../../../lambda/banks/sandbox/world.ts';

const seed = 'harbour';
const on = (customer: string, date: string): string[] =>
  dayOf(seed, customer, date).map(({ amountMinor, text }) => `${(amountMinor / 100).toFixed(2)} ${text}`);
const month = (customer: string, yearMonth: string): readonly Payment[] =>
  datesOf(yearMonth).flatMap((date) => dayOf(seed, customer, date));
const amounts = (customer: string, yearMonth: string, merchantId: string): number[] =>
  month(customer, yearMonth)
    .filter(({ purpose }) => 'merchantId' in purpose && purpose.merchantId === merchantId)
    .map(({ amountMinor }) => amountMinor / 100);
const salaries = (customer: string, yearMonth: string): number[] =>
  month(customer, yearMonth)
    .filter(({ purpose }) => purpose.kind === 'salary')
    .map(({ amountMinor }) => amountMinor / 100);
const sum = (numbers: readonly number[]): number => Math.round(numbers.reduce((all, one) => all + one * 100, 0)) / 100;

describe('Maya in New York', () => {
  test('is paid twice a month, more since January', () => {
    expect(salaries('demo-us', '2025-11')).toEqual([2310, 2310]);
    expect(salaries('demo-us', '2026-11')).toEqual([2400, 2400]);
  });
  test('moved in June 2026: another rent, supplier and internet', () => {
    expect([amounts('demo-us', '2026-05', 'hudson-property'), amounts('demo-us', '2026-06', 'hudson-property')]).toEqual([
      [-2050],
      [-2200],
    ]);
    expect([amounts('demo-us', '2026-05', 'con-edison').length, amounts('demo-us', '2026-06', 'con-edison').length]).toEqual([1, 0]);
    expect([amounts('demo-us', '2026-05', 'spectrum'), amounts('demo-us', '2026-06', 'verizon')]).toEqual([[-59.99], [-69.99]]);
    expect(on('demo-us', '2026-05-30')).toContainEqual(expect.stringMatching(/^-189.40 UHAUL/));
  });
  test('pays more for Netflix since March 2026', () => {
    expect([amounts('demo-us', '2026-02', 'netflix'), amounts('demo-us', '2026-03', 'netflix')]).toEqual([[-15.99], [-17.99]]);
  });
  test('was in Rome from 8 to 15 September, in euros, with a fee for each payment', () => {
    const trip = month('demo-us', '2026-09').filter(({ abroad, booking }) => abroad && booking.style !== 'hold');
    expect(trip.length).toBeGreaterThan(10);
    expect(
      trip.every(
        ({ abroad, currency, date }) => abroad?.currency === 'EUR' && currency === 'USD' && date >= '2026-09-08' && date <= '2026-09-15',
      ),
    ).toBe(true);
    expect(month('demo-us', '2026-09').filter(({ text }) => text === 'FOREIGN TRANSACTION FEE')).toHaveLength(trip.length);
  });
  test('dined for 40 on 20 November, booked with the tip at 46 on the 23rd beside the pending row', () => {
    const shown = (today: string) =>
      worldOn(seed, 'demo-us', today).rows.filter(
        ({ payment, purpose }) => payment.startsWith('20261120') && 'merchantId' in purpose && purpose.merchantId === 'lucali',
      );
    const told = (today: string) => shown(today).map(({ transaction, unsure }) => `${transaction.status} ${transaction.amount} ${unsure}`);
    expect(told('2026-11-22')).toEqual(['pending -40.00 false']);
    expect(told('2026-11-23')).toEqual(['pending -40.00 true', 'booked -46.00 true']);
    expect(told('2026-11-24')).toEqual(['booked -46.00 false']);
  });
  test("got more back from Macy's in October than she spent there, part of an order from Amazon, all of one from H&M", () => {
    expect(amounts('demo-us', '2026-09', 'macys')).toEqual([-220]);
    expect(sum(amounts('demo-us', '2026-10', 'macys'))).toBe(135);
    expect(amounts('demo-us', '2026-10', 'amazon')).toEqual(expect.arrayContaining([-58.2, 23.5]));
    expect(sum(amounts('demo-us', '2026-11', 'h-and-m'))).toBe(0);
  });
  test('a friend pays her back, once the very amount of a dinner on the card two days before', () => {
    expect(on('demo-us', '2026-11-22')).toContain('23.00 ZELLE FROM ANNA KOWALSKI');
    expect(on('demo-us', '2026-10-22')).toContain('46.00 ZELLE FROM ANNA KOWALSKI');
    expect(on('demo-us', '2026-10-20')).toContainEqual(expect.stringMatching(/^-46.00 TST\* LUCALI/));
    expect(on('demo-us', '2026-11-11')).toContain('-60.00 ZELLE TO ANNA KOWALSKI');
  });
  test('a hold of 150 for a hired car vanishes', () => {
    const held = (today: string) =>
      worldOn(seed, 'demo-us', today).rows.filter(
        ({ transaction }) => transaction.text.startsWith('HERTZ') && transaction.amount === '-150.00',
      );
    expect([held('2026-11-23').length, held('2026-11-25').length]).toEqual([1, 0]);
  });
});

describe('Oliver in London', () => {
  test('has a rise each April', () => {
    expect([salaries('demo-gb', '2026-03'), salaries('demo-gb', '2026-04')]).toEqual([[2960], [3045]]);
  });
  test('was overdrawn in February 2025 until pay day, with a fee', () => {
    const balance = (today: string): number =>
      Number(worldOn(seed, 'demo-gb', today).accounts[0]?.balances.find(({ type }) => type === 'ITBD')?.amount);
    expect(on('demo-gb', '2025-02-17')).toContain('-1480.00 DALSTON MOTORS LTD LONDON');
    expect(on('demo-gb', '2025-02-25')).toContain('-8.00 OVERDRAFT FEE');
    expect([balance('2025-02-24') < 0, balance('2025-02-27') < 0, balance('2025-02-28') > 0]).toEqual([true, true, true]);
  });
  test('moved in September 2026 and changed the supplier', () => {
    expect([amounts('demo-gb', '2026-08', 'northway-lettings'), amounts('demo-gb', '2026-09', 'northway-lettings')]).toEqual([
      [-1050],
      [-1095],
    ]);
    expect([amounts('demo-gb', '2026-08', 'octopus-energy').length, amounts('demo-gb', '2026-09', 'edf').length]).toEqual([1, 1]);
  });
  test('shares a joint account: each pays half of last month', () => {
    const shares = month('demo-gb', '2026-11').filter(({ account, text }) => account === 'joint' && text.startsWith('STO'));
    expect(shares.map(({ purpose }) => purpose.kind).sort()).toEqual(['friend-repayment', 'own-transfer']);
    expect(shares[0]?.amountMinor).toBe(shares[1]?.amountMinor);
  });
  test('keeps a small sum in euros, repays a car loan, shops at Costa and Costco', () => {
    expect(worldOn(seed, 'demo-gb', '2026-11-23').accounts.map(({ currency }) => currency)).toEqual(['GBP', 'GBP', 'GBP', 'EUR', 'GBP']);
    expect(
      month('demo-gb', '2026-11')
        .filter(({ purpose }) => purpose.kind === 'loan-repayment')
        .map(({ amountMinor }) => amountMinor),
    ).toEqual([-18_900]);
    expect([amounts('demo-gb', '2026-10', 'costa').length > 0, amounts('demo-gb', '2026-10', 'costco').length > 0]).toEqual([true, true]);
  });
});

describe('Camille in Brussels', () => {
  test('is paid on the 25th, with a thirteenth month in December', () => {
    expect([salaries('demo-be', '2026-11'), salaries('demo-be', '2025-12')]).toEqual([[2580], [2016, 2520]]);
  });
  test('moved in March 2026 and pays more for Netflix since October 2026', () => {
    expect([amounts('demo-be', '2026-02', 'immo-parvis'), amounts('demo-be', '2026-03', 'immo-parvis')]).toEqual([[-1020], [-1070]]);
    expect([amounts('demo-be', '2026-09', 'netflix'), amounts('demo-be', '2026-10', 'netflix')]).toEqual([[-12.99], [-14.99]]);
  });
  test('got more back from Ikea in October than she spent there, and was owed money by the card', () => {
    expect(sum(amounts('demo-be', '2026-10', 'ikea'))).toBe(179.05);
  });
  test('was in London in June, in pounds', () => {
    const trip = month('demo-be', '2026-06').filter(({ abroad }) => abroad);
    expect(new Set(trip.map(({ abroad }) => abroad?.currency))).toEqual(new Set(['GBP']));
    expect(trip.map(({ date }) => date).every((date) => date >= '2026-06-12' && date <= '2026-06-16')).toBe(true);
  });
  test('eats at Maison Antoine and at Maison Antonia', () => {
    const months = [0, 1, 2].map((back) => addMonths('2026-11', -back));
    for (const merchant of ['maison-antoine', 'maison-antonia'])
      expect(months.flatMap((yearMonth) => amounts('demo-be', yearMonth, merchant)).length).toBeGreaterThan(0);
  });
});
