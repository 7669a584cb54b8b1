import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CivilDate, Currency, Reason, WarnedPayment } from '#skill';
import { makeApi } from '../../../lambda/companion/api.ts';
import { at, rowsOf } from '../store/full-customer.ts';
import { newWarning, openAll, payment } from '../store/warned-people.ts';
import { type House, openHouse } from './house.ts';
import { warnedCustomer } from './warned.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const list = async (id: string) => (await house.ask(id, 'listWarnings', { query: {} })).warnings;
const over = { status: 409, body: { error: { code: 'conflict' } } };

describe('a warning', () => {
  test('is told with its figures, its reason and what happened to it: it is the customer’s own app', async () => {
    const { id, warningId, checking } = await warnedCustomer(house);
    expect(await list(id)).toEqual([
      {
        id: warningId,
        source: 'detector',
        kind: 'unusual-amount',
        severity: 'severe',
        state: 'open',
        openedAt: at(-30),
        expiresAt: at(14 * 24 * 60),
        account: checking,
        transaction: `${id}/1`,
        payment: { amount: { value: '-94.00', currency: 'EUR' }, merchant: 'Total', date: '2026-11-22' },
        why: '94,00\u00a0€, c’est 9,4 fois vos 10,00\u00a0€ habituels pour le carburant, le milieu de vos 20 derniers paiements de cette sorte.',
        heardAt: null,
        answeredAt: null,
        answeredOver: null,
      },
    ]);
  });

  test('names a sensitive shop, too', async () => {
    const { id } = await warnedCustomer(house, { payment: payment(null, { merchantName: 'Clinic of the Heart', sensitive: true }) });
    expect((await list(id))[0]?.payment?.merchant).toBe('Clinic of the Heart');
  });

  test('ends by itself, and answering it then comes too late', async () => {
    const { id, warningId } = await warnedCustomer(house, { expiresAt: at(-1) });
    expect((await list(id))[0]?.state).toBe('expired');
    expect(await house.call(id, 'answerWarning', { id: warningId, body: { answer: 'mine' } })).toMatchObject(over);
  });

  test('of fifty more is on the next page, none twice and none left out', async () => {
    const { id, checking } = await warnedCustomer(house);
    const many = Array.from({ length: 119 }, (_, n) => newWarning({ accountId: checking, openedAt: at(-40 - Math.floor(n / 7)) }));
    await openAll(house.db, id, many);
    const seen: string[] = [];
    let query: { before?: string } = {};
    for (let pages = 0; pages < 9; pages += 1) {
      const { warnings, next } = await house.ask(id, 'listWarnings', { query });
      expect(warnings.length).toBeLessThanOrEqual(50);
      seen.push(...warnings.map((warning) => warning.id));
      if (next === null) break;
      query = { before: next };
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });
});

describe('the answer', () => {
  test('“that was me” is kept, and makes an exception', async () => {
    const { id, warningId } = await warnedCustomer(house);
    const answered = await house.ask(id, 'answerWarning', { id: warningId, body: { answer: 'mine' } });
    expect(answered).toMatchObject({ dispute: null, canFreeze: true, warning: { state: 'mine', answeredOver: 'app' } });
    expect((await list(id))[0]).toEqual(answered.warning);
    expect((await rowsOf(house.db, id))['warning_exception']).toMatchObject([{ kind: 'unusual-amount', amount_minor: 9_400n }]);
  });

  test('“that wasn’t me” opens a dispute under a reference, and offers to freeze the card', async () => {
    const { id, warningId, checking } = await warnedCustomer(house);
    const { dispute, canFreeze, warning } = await house.ask(id, 'answerWarning', { id: warningId, body: { answer: 'not-mine' } });
    expect([canFreeze, warning.state]).toEqual([true, 'not-mine']);
    expect(dispute).toMatchObject({ warning: warningId, transaction: `${id}/1`, account: checking, openedOver: 'app' });
    expect(dispute?.reference).toMatch(/^\d{6}$/);
    expect(await house.ask(id, 'listDisputes', {})).toEqual([dispute]);
    expect((await rowsOf(house.db, id))['warning_exception']).toEqual([]);
    const told = (await rowsOf(house.db, id))['delivery'] as { body: { type: string } }[];
    expect(told.map(({ body }) => body.type).sort()).toEqual(['dispute.opened', 'warning.answered']);
  });

  test('is the first one: all others come too late, and there is one dispute', async () => {
    const { id, warningId } = await warnedCustomer(house);
    const given = ['not-mine', 'not-mine', 'not-mine', 'not-mine'].map((answer) =>
      house.call(id, 'answerWarning', { id: warningId, body: { answer } }),
    );
    expect((await Promise.all(given)).map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await house.ask(id, 'listDisputes', {})).toHaveLength(1);
    expect(await house.call(id, 'answerWarning', { id: warningId, body: { answer: 'mine' } })).toMatchObject(over);
    expect((await list(id))[0]?.state).toBe('not-mine');
  });

  test('broken off after the dispute is given again under the same reference', async () => {
    const { id, warningId } = await warnedCustomer(house);
    const { parts } = house;
    const broken = { ...parts, warnings: { ...parts.warnings, answer: () => Promise.reject(new Error('gone')) } };
    await expect(makeApi(broken, id, 'en-US').answerWarning({ id: warningId, body: { answer: 'not-mine' } })).rejects.toThrow('gone');
    const [opened] = await house.ask(id, 'listDisputes', {});
    const { dispute } = await house.ask(id, 'answerWarning', { id: warningId, body: { answer: 'not-mine' } });
    expect(dispute?.reference).toBe(opened?.reference);
    expect(await house.ask(id, 'listDisputes', {})).toHaveLength(1);
  });

  test('to a low balance is that it was seen: nobody can have made it', async () => {
    const reason: Reason = { kind: 'low-balance', limit: '100.00', balance: '60.00', expectedOn: null };
    const { id, warningId } = await warnedCustomer(house, { reason, payment: null });
    for (const answer of ['mine', 'not-mine']) {
      const refused = await house.call(id, 'answerWarning', { id: warningId, body: { answer } });
      expect([refused.status, refused.body]).toEqual([400, { error: { code: 'input.invalid', field: 'answer' } }]);
    }
    const seen = await house.ask(id, 'answerWarning', { id: warningId, body: { answer: 'closed' } });
    expect(seen.warning).toMatchObject({ state: 'closed', payment: null, transaction: null });
  });
});

describe('why', () => {
  const paid = (amountMinor: bigint, change: Partial<WarnedPayment> = {}) =>
    payment(null, { amountMinor, currency: 'USD' as Currency, merchantName: 'Shell', date: '2026-11-22' as CivilDate, ...change });
  const day = '2026-11-21' as CivilDate;
  const cases: readonly [Reason, WarnedPayment | null, string][] = [
    [
      { kind: 'duplicate', earlier: 'x', earlierOn: day, minutesApart: 0 },
      paid(-1_840n),
      '$18.40 was taken twice at Shell, one minute apart.',
    ],
    [
      { kind: 'duplicate', earlier: 'x', earlierOn: day, minutesApart: 4 },
      paid(-1_840n),
      '$18.40 was taken twice at Shell, 4 minutes apart.',
    ],
    [
      { kind: 'duplicate', earlier: 'x', earlierOn: day, minutesApart: 150 },
      paid(-1_840n),
      '$18.40 was taken twice at Shell, 3 hours apart.',
    ],
    [
      { kind: 'duplicate', earlier: 'x', earlierOn: day, minutesApart: 4_000 },
      paid(-1_840n),
      '$18.40 was taken twice at Shell, 3 days apart.',
    ],
    [
      { kind: 'duplicate', earlier: 'x', earlierOn: day, minutesApart: null },
      paid(-1_840n, { merchantName: null }),
      '$18.40 was taken twice at a shop. The first time was on November 21, 2026.',
    ],
    [
      { kind: 'unusual-amount', times: 9.1, usual: '34.30', category: 'fuel', count: 42 },
      paid(-31_240n),
      '$312.40 is 9.1 times your usual $34.30 for fuel, the middle of your last 42 payments there.',
    ],
    [
      { kind: 'unusual-amount', times: 28.96, usual: '34.30', category: '5541', count: 200 },
      paid(-99_999n),
      '$999.99 is 28 times your usual $34.30, the middle of your last 200 payments.',
    ],
    [
      { kind: 'new-merchant', times: 12, usual: '38.90', count: 60 },
      paid(-48_900n),
      'You had never paid at Shell, and $489.00 is 12 times your usual $38.90.',
    ],
    [{ kind: 'abroad', country: 'PT' }, paid(-100n), 'It is your first payment in this country: Portugal.'],
    [{ kind: 'abroad', country: '??' }, paid(-100n), 'It is your first payment in this country: ??.'],
    [{ kind: 'abroad', country: null }, paid(-100n), 'It was paid too far from your payment before to travel there in that time.'],
    [
      { kind: 'burst', count: 4, hours: 48, total: '612.00', unusualHours: false },
      paid(-100n),
      '4 unusual payments within 48 hours, $612.00 in all.',
    ],
    [
      { kind: 'burst', count: 3, hours: 2, total: '612.00', unusualHours: true },
      paid(-100n),
      '3 unusual payments within 2 hours, $612.00 in all, at hours when you do not pay.',
    ],
    [{ kind: 'price-rise', before: '13.99', count: 8 }, paid(-1_799n), 'It was $13.99 until now. This time Shell took $17.99.'],
    [{ kind: 'trial-ended', trial: '0.00' }, paid(-999n), 'After a trial for $0.00, $9.99 was taken at Shell.'],
    [
      { kind: 'low-balance', limit: '100.00', balance: '-60.00', expectedOn: null },
      null,
      'Your balance is -$60.00, below the $100.00 you chose.',
    ],
    [
      { kind: 'low-balance', limit: '100.00', balance: '160.00', expectedOn: day },
      null,
      'Your balance is $160.00. A regular payment expected on November 21, 2026 takes it below the $100.00 you chose.',
    ],
    [{ kind: 'abroad', code: true }, paid(-100n), 'Harbour Bank noticed a payment in a country that is new for you.'],
    [{ kind: 'unspecified', code: true }, null, 'Harbour Bank doubts that this is yours and gives no further reason.'],
  ];
  test.each(cases)('%j is a sentence with its figures', async (reason, cause, sentence) => {
    const { id } = await house.customer();
    await openAll(house.db, id, [newWarning({ reason, payment: cause, accountId: 'acc-1' })]);
    expect((await list(id))[0]?.why).toBe(sentence);
  });
});
