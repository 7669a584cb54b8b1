import { describe, expect, test } from '@jest/globals';
import type { Reason } from '#skill';
import { customer, everythingExact } from '../../builders/customer.ts';
import { paymentOf, warningOf } from '../../builders/warning.ts';

const on = (day: string) => ({ date: `2026-11-${day}` as never });
const none = 'I found nothing paid twice in the last thirty-one days.';

describe('was I charged twice?', () => {
  test('the newest pair of one merchant, amount and currency, with both days', async () => {
    const { ask, store } = await customer({
      transactions: [on('20'), on('18'), { ...on('10'), amountMinor: -700n }, { ...on('09'), amountMinor: -700n }],
    });
    expect((await ask('ChargedTwice')).text).toBe('10 dollars at Lidl went out twice, on Wednesday and on Friday. Shall I report it?');
    expect((await ask('Yes')).text).toMatch(/^I've reported it; the reference is \d{6}\. Harbour Bank takes over/);
    expect(store.acted('ana').disputes).toMatchObject([{ transactionId: 't0' }]);
  });

  test.each([
    ['at another merchant', { merchantName: 'Aldi' }],
    ['of another amount', { amountMinor: -1_001n }],
    ['in another currency', { currency: 'EUR' }],
    ['more than three days before', on('16')],
    ['that is no purchase', { kind: 'cash' as const }],
    ['that names nobody', { merchantName: null }],
  ])('not with a payment %s', async (_, other) => {
    const { hear } = await customer({ transactions: [on('20'), { ...on('19'), ...other }] });
    expect(await hear('ChargedTwice')).toBe(none);
  });

  test('two that name nobody are no pair; a month and no more is looked through', async () => {
    const nobody = await customer({ transactions: [{ merchantName: null }, { merchantName: null }] });
    expect(await nobody.hear('ChargedTwice')).toBe(none);
    const edge = { date: '2026-10-24' as never };
    expect(await (await customer({ transactions: [edge, edge] })).hear('ChargedTwice')).toMatch(/went out twice on October 24\./);
    const before = { date: '2026-10-23' as never };
    expect(await (await customer({ transactions: [before, before] })).hear('ChargedTwice')).toBe(none);
  });

  test('at a merchant that is named', async () => {
    const { ask, hear } = await customer({
      transactions: [on('20'), on('19'), { ...on('15'), merchantName: 'Wendrick' }, { ...on('15'), merchantName: 'Wendrick' }],
    });
    expect((await ask('ChargedTwice', { merchant: { id: null, heard: 'wendrik' } })).text).toMatch(
      /^10 dollars at Wendrick went out twice/,
    );
    expect(await hear('ChargedTwice', { merchant: { id: null, heard: 'never been there' } })).toMatch(
      /^I see no payments to never been there/,
    );
  });

  test('why: how many were compared, and by what', async () => {
    const { hear } = await customer({ transactions: [on('20'), on('18')] });
    await hear('ChargedTwice');
    expect(await hear('WhyAnswer')).toBe(
      'I compared 2 purchases of the last thirty-one days: same shop, same amount, at most three days apart.',
    );
  });

  test('an open warning of it comes first', async () => {
    const reason: Reason = { kind: 'duplicate', earlier: 't9', earlierOn: '2026-11-20' as never, minutesApart: 3 };
    const { ask } = await customer({
      warnings: [warningOf(), warningOf({ id: 'w5', severity: 'notice', reason, payment: paymentOf({ amountMinor: -1_299n }) })],
    });
    expect((await ask('ChargedTwice')).text).toBe(
      'You may have paid twice: 12 dollars 99 at Quorvex on Friday, 3 minutes after the same amount. Did you mean to pay twice?',
    );
  });

  test('nothing is told of two equal amounts where amounts are told roughly, merchants not, or payments not at all', async () => {
    const transactions = [on('20'), on('18')];
    const rough = everythingExact.map((row) => (row.kind === 'transaction' ? { ...row, precision: 'rounded' as const } : row));
    for (const consents of [rough, everythingExact.filter(({ kind }) => kind !== 'merchant-name'), []]) {
      const { ask } = await customer({ transactions, consents });
      expect(await ask('ChargedTwice')).toMatchObject({ failure: 'consent.denied', disclosures: [] });
    }
  });

  test('a sensitive merchant is a shop', async () => {
    const consents = everythingExact.filter(({ kind }) => kind !== 'sensitive-merchant');
    const { ask } = await customer({
      consents,
      transactions: [on('20'), on('18')].map((row) => ({ ...row, merchantName: 'Pharmacy', sensitive: true })),
    });
    expect((await ask('ChargedTwice')).text).toBe('10 dollars at a shop went out twice, on Wednesday and on Friday. Shall I report it?');
  });
});
