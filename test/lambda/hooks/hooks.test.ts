import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signWebhook } from '../../../lambda/delivery/standard-webhooks.ts';
import { alert, house, noon, secret } from './house.ts';

type House = Awaited<ReturnType<typeof house>>;

const opened: House[] = [];
const open = async (options?: Parameters<typeof house>[0]): Promise<House> => {
  const here = await house(options);
  opened.push(here);
  return here;
};
afterEach(async () => void (await Promise.all(opened.splice(0).map((here) => here.close()))));

describe("the bank's own alert", () => {
  let here: House;
  beforeEach(async () => {
    here = await open();
  });

  test('is raised in our ids and exact money, with the knocks it is worth', async () => {
    const { status, body, headers } = await here.send('/warnings', alert);
    const [raised] = here.raised.values();
    expect([status, body]).toEqual([201, { warning: raised?.id }]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(raised).toEqual({
      customerId: 'ada',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      alertId: 'FR-2026-118',
      sentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: 'compromised-merchant',
      severity: 'severe',
      accountId: 'ada/checking-1',
      transactionId: 'ada/tx-77',
      payment: {
        transactionId: null,
        date: '2026-11-23',
        amountMinor: -24_990n,
        currency: 'EUR',
        merchantId: 'volt',
        merchantName: 'Volt',
        category: 'uncategorised',
        sensitive: false,
      },
      openedAt: '2026-11-23T11:58:00.000Z',
      expiresAt: '2026-12-07T11:58:00.000Z',
    });
    expect(here.planned).toEqual([{ id: raised?.id, expiresAt: raised?.expiresAt }]);
  });

  test('needs no payment: an account can be taken over without one', async () => {
    const { transaction: _, payment: __, ...bare } = alert;
    expect((await here.send('/warnings', { ...bare, reason: 'account-takeover' })).status).toBe(201);
    expect([...here.raised.values()]).toMatchObject([{ transactionId: null, payment: null }]);
  });

  test('tells by the code of the shop, or by its name, what the customer may want unnamed', async () => {
    const { payment } = alert;
    const about = (shop: object) => ({ ...alert, payment: { ...payment, ...shop } });
    await here.send('/warnings', { ...about({ mcc: '5912' }), id: 'a' });
    await here.send('/warnings', { ...about({ mcc: '5732' }), id: 'b' });
    await here.send('/warnings', { ...about({ merchant: undefined }), id: 'c' });
    expect([...here.raised.values()].map(({ payment: told }) => [told?.category, told?.sensitive, told?.merchantName])).toEqual([
      ['health', true, 'Volt'],
      ['shopping', false, 'Volt'],
      ['uncategorised', false, null],
    ]);
  });

  test('sent again is known, also with its JSON in another order', async () => {
    const first = await here.send('/warnings', alert);
    const again = await here.send('/warnings', alert);
    const turned = await here.send('/warnings', Object.fromEntries(Object.entries(alert).reverse()));
    expect([first.status, again.status, turned.status]).toEqual([201, 200, 200]);
    expect([again.body, turned.body]).toEqual([first.body, first.body]);
    expect([here.raised.size, here.planned.length]).toEqual([1, 1]);
  });

  test("with another's id is a conflict, and one id of two customers is two alerts", async () => {
    await here.send('/warnings', alert);
    const { status, body } = await here.send('/warnings', { ...alert, severity: 'notice' });
    expect([status, body]).toEqual([409, { error: { code: 'conflict' } }]);
    expect((await here.send('/warnings', { ...alert, customer: 'bo' })).status).toBe(404);
  });

  test('about nobody we know is not found', async () => {
    const { status, body } = await here.send('/warnings', { ...alert, account: 'elsewhere' });
    expect([status, body]).toEqual([404, { error: { code: 'not.found' } }]);
  });

  test('ends when the bank says', async () => {
    await here.send('/warnings', { ...alert, expiresAt: '2026-11-23T18:00:00Z' });
    expect([...here.raised.values()][0]?.expiresAt).toBe('2026-11-23T18:00:00.000Z');
  });

  test.each<[string, object, string | undefined]>([
    ['an unknown reason', { reason: 'bad-feeling' }, 'reason'],
    ['an unknown severity', { severity: 'maximal' }, 'severity'],
    ['an unknown name', { note: 'call her' }, 'note'],
    ['no customer', { customer: undefined }, 'customer'],
    ['an empty account', { account: '' }, 'account'],
    ['an id with a NUL', { id: 'FR\u0000' }, 'id'],
    ['a time that is none', { at: 'yesterday' }, 'at'],
    ['a time ahead of ours', { at: '2026-11-23T12:06:00Z' }, 'at'],
    ['an end before its beginning', { expiresAt: '2026-11-23T11:00:00Z' }, 'expiresAt'],
    ['an amount that is a number', { payment: { ...alert.payment, amount: -249.9 } }, 'payment.amount'],
    ['an amount that is none', { payment: { ...alert.payment, amount: '1e5' } }, 'payment.amount'],
    ['more digits than the currency has', { payment: { ...alert.payment, amount: '-1.234' } }, 'payment.amount'],
    ['a currency nobody knows', { payment: { ...alert.payment, currency: 'ZZZ' } }, 'payment.currency'],
    ['a day that does not exist', { payment: { ...alert.payment, date: '2026-02-30' } }, 'payment.date'],
  ])('%s is refused by its name', async (_, change, field) => {
    const { status, body } = await here.send('/warnings', { ...alert, ...change });
    expect([status, body]).toEqual([400, { error: { code: 'input.invalid', field } }]);
    expect(here.raised.size).toBe(0);
  });

  test.each(['', '{', 'null', '[]', '"x"', '\u0000'])('"%s" is refused', async (nonsense) => {
    const { status, body } = await here.sendRaw('/warnings', nonsense);
    expect([status, body]).toMatchObject([400, { error: { code: 'input.invalid' } }]);
  });
});

describe('who may call', () => {
  let here: House;
  beforeEach(async () => {
    here = await open();
  });

  const body = JSON.stringify(alert);
  const right = { ...signWebhook('msg-1', noon, body, [secret]) };
  const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

  test.each<[string, string, Record<string, string>]>([
    ['no signature', body, {}],
    ["the bank's app", body, { authorization: 'Bearer a.b.c' }],
    ['another secret', body, { ...signWebhook('msg-1', noon, body, ['another secret of at least 32 characters']) }],
    ['another body', body.replace('249', '250'), right],
    ['a signature of six minutes ago', body, { ...signWebhook('msg-1', minutes(-6), body, [secret]) }],
    ['a signature of six minutes ahead', body, { ...signWebhook('msg-1', minutes(6), body, [secret]) }],
    ['no signature, and no JSON either', '{', {}],
  ])('%s is nobody', async (_, sent, headers) => {
    for (const path of ['/warnings', '/transactions']) {
      const { status, body: answer } = await here.post(path, sent, headers);
      expect([status, answer]).toEqual([401, { error: { code: 'not.signed-in' } }]);
    }
    expect([here.raised.size, here.changed]).toEqual([0, []]);
  });

  test('whatever comes unsigned, the answer is the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
        expect((await here.post('/warnings', bytes, {})).status).toBe(401);
      }),
      { numRuns: 50 },
    );
  });

  test('a body larger than any real one is not read', async () => {
    const { status, body: answer } = await here.sendRaw('/warnings', ' '.repeat(33_000));
    expect([status, answer]).toEqual([413, { error: { code: 'too.large' } }]);
  });

  test('while a secret is being changed either one is enough', async () => {
    const both = await open({ secrets: ['a new secret of at least 32 characters', secret] });
    expect((await both.send('/warnings', alert)).status).toBe(201);
  });

  test('a house without a secret has no hooks, also for who signs with nothing', async () => {
    const closed = await open({ secrets: [] });
    for (const path of ['/warnings', '/transactions']) {
      expect((await closed.send(path, alert)).status).toBe(404);
      expect((await closed.post(path, body, { ...signWebhook('msg-1', noon, body, [] as string[]) })).status).toBe(404);
    }
  });

  test("what the bank's customers ask under the same paths passes by", async () => {
    expect(await (await fetch(`${here.origin}/api/v1/warnings`)).text()).toBe('the customers of the bank');
    const answer = await fetch(`${here.origin}/api/v1/warnings/one`, { method: 'POST' });
    expect(await answer.text()).toBe('the customers of the bank');
  });
});

describe('payments changed', () => {
  test('the customer is looked at', async () => {
    const here = await open();
    const { status, body } = await here.send('/transactions', { customer: 'ada' });
    expect([status, body, here.changed]).toEqual([202, { done: true }, ['ada']]);
    const refused = await here.send('/transactions', { customer: 'ada', amount: '5' });
    expect([refused.status, refused.body]).toEqual([400, { error: { code: 'input.invalid', field: 'amount' } }]);
  });

  test('an error of ours tells nothing and is logged by its code', async () => {
    const here = await open({ isDown: true });
    const { status, body } = await here.send('/warnings', alert);
    expect([status, body]).toEqual([500, { error: { code: 'failed' } }]);
    expect(here.lines).toEqual([{ event: 'failed', channel: 'web', code: '57P01' }]);
  });
});
