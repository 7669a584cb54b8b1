import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { examples } from '../../../companion/api/examples.ts';
import { type Operation, type OperationId, operations } from '../../../companion/api/operations.ts';
import { fullCustomer, type Person, rowsOf } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let customer: Person;
beforeAll(async () => {
  house = await openHouse();
  customer = await fullCustomer(house.opened);
});
afterAll(() => house.close());

const withBody = (Object.keys(operations) as OperationId[]).filter((id) => (operations[id] as Operation).body !== undefined);
const ownId = (id: OperationId) =>
  operations[id].path.startsWith('/links')
    ? customer.linkId
    : operations[id].path.startsWith('/accounts')
      ? `${customer.id}/card`
      : 'alexa';

/** What no call of ours takes: refused by name, and nothing is different afterwards. */
async function refused(id: OperationId, body: unknown, field?: string | undefined): Promise<void> {
  const before = await rowsOf(house.db, customer.id);
  const answered = await house.call(customer.id, id, { id: ownId(id), body });
  expect({ id, body, status: answered.status }).toEqual({ id, body, status: 400 });
  expect(answered.body).toEqual({ error: { code: 'input.invalid', ...(field === undefined ? {} : { field }) } });
  expect(await rowsOf(house.db, customer.id)).toEqual(before);
}

describe('input', () => {
  test.each(withBody)('of any shape is refused by %s, or what it says', async (id) => {
    const { body: schema } = operations[id] as Operation;
    const before = await rowsOf(house.db, customer.id);
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(fc.constantFrom('chosen', 'pin', 'cells', 'zone'), fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        fc.pre(schema?.safeParse(body).success === false);
        const answered = await house.call(customer.id, id, { id: ownId(id), body: JSON.stringify(body) });
        expect(answered).toMatchObject({ status: 400, body: { error: { code: 'input.invalid' } } });
      }),
      { numRuns: 30 },
    );
    expect(await rowsOf(house.db, customer.id)).toEqual(before);
  });

  test.each(withBody)('with one part spoilt is refused by %s, and the part is named', async (id) => {
    const { body } = examples[id].input as unknown as { readonly body: Readonly<Record<string, unknown>> };
    const before = await rowsOf(house.db, customer.id);
    const spoil = fc.tuple(fc.constantFrom(...Object.keys(body)), fc.constantFrom(0.5, {}, [[]], -1, '\u0000', '\ud800', 'x'.repeat(300)));
    await fc.assert(
      fc.asyncProperty(spoil, async ([part, junk]) => {
        const answered = await house.call(customer.id, id, { id: ownId(id), body: { ...body, [part]: junk } });
        const { field } = (answered.body as { error: { field: string } }).error;
        expect([answered.status, field.split('.')[0]]).toEqual([400, part]);
      }),
      { numRuns: 15 },
    );
    expect(await rowsOf(house.db, customer.id)).toEqual(before);
  });

  test('that is nothing is refused', async () => {
    for (const id of withBody) await refused(id, undefined);
  });

  const exact = (cell: object) => ({ account: null, kind: 'balance', precision: 'exact', ...cell });
  test.each<[OperationId, unknown, string]>([
    ['changeSharing', {}, 'bundle'],
    ['changeSharing', { bundle: 'everything' }, 'bundle'],
    ['changeSharing', { cells: [exact({}), exact({ kind: 'iban' })] }, 'cells.1.kind'],
    ['changeSharing', { cells: [exact({ precision: 'more' })] }, 'cells.0.precision'],
    ['changeSharing', { cells: [exact({ kind: 'merchant-name', precision: 'rounded' })] }, 'cells.0.precision'],
    ['changeSharing', { cells: [exact({ kind: 'warning', precision: 'threshold' })] }, 'cells.0.precision'],
    ['changeSharing', { cells: [exact({}), exact({ precision: 'nothing' })] }, 'cells.1'],
    ['changeSharing', { cells: [exact({ account: 'elsewhere' })] }, 'cells.0.account'],
    ['changeSharing', { cells: [exact({ id: 'mine' })] }, 'cells.0.id'],
    ['changeSharing', { cells: Array.from({ length: 401 }, () => exact({})) }, 'cells'],
    ['changeLink', { household: 'everyone' }, 'household'],
    ['changeLink', { privateMode: 'yes' }, 'privateMode'],
    ['changeLink', { houshold: 'exact' }, 'houshold'],
    ['changeLink', { customerId: 'me' }, 'customerId'],
    ['changeAccount', { nickname: ' ' }, 'nickname'],
    ['changeAccount', { nickname: '<b>money</b>' }, 'nickname'],
    ['changeAccount', { nickname: 'x'.repeat(31) }, 'nickname'],
    ['changeAccount', { lastFour: '0000' }, 'lastFour'],
    ['changeProof', { chosen: 'voice' }, 'chosen'],
    ['changeProof', { chosen: 'pin' }, 'pin'],
    ['changeProof', { chosen: 'pin', pin: '123' }, 'pin'],
    ['changeProof', { chosen: 'pin', pin: '1234567' }, 'pin'],
    ['changeProof', { chosen: 'pin', pin: '٤٠٧١' }, 'pin'],
    ['changeProof', { chosen: 'pin', pin: '1234' }, 'pin'],
    ['changeProof', { chosen: 'app', pin: '4071' }, 'pin'],
    ['changeSettings', { zone: 'Mars/Olympus' }, 'zone'],
    ['changeSettings', { zone: '+02:00' }, 'zone'],
    ['changeSettings', { zone: "Europe/Paris'" }, 'zone'],
    ['changeSettings', { locale: 'de-DE' }, 'locale'],
    ['changeSettings', { weekStartsOn: 7 }, 'weekStartsOn'],
    ['changeSettings', { monthStartsOn: 29 }, 'monthStartsOn'],
    ['changeSettings', { monthStartsOn: 1.5 }, 'monthStartsOn'],
    ['changeSettings', { threshold: { value: '-1', currency: 'EUR' } }, 'threshold.value'],
    ['changeSettings', { threshold: { value: '1,50', currency: 'EUR' } }, 'threshold.value'],
    ['changeSettings', { threshold: { value: '1.005', currency: 'EUR' } }, 'threshold.value'],
    ['changeSettings', { threshold: { value: '1', currency: 'USD' } }, 'threshold.currency'],
    ['changeSettings', { threshold: { value: 1, currency: 'EUR' } }, 'threshold.value'],
    ['changeSettings', { budgets: [{ category: 'yachts', amount: { value: '1', currency: 'EUR' } }] }, 'budgets.0.category'],
    ['changeSettings', { budgets: [{ category: 'fuel', amount: { value: '1', currency: 'USD' } }] }, 'budgets.0.amount.currency'],
    [
      'changeSettings',
      { zone: 'UTC', budgets: ['1', '2'].map((value) => ({ category: 'fuel', amount: { value, currency: 'EUR' } })) },
      'budgets.1.category',
    ],
  ])('%s refuses %j and names %s', refused);

  test.each([
    [{ before: 'x' }, 'before'],
    [{ before: '9'.repeat(19) }, 'before'],
    [{ from: '2026-02-30' }, 'from'],
    [{ to: '0000-01-01' }, 'to'],
    [{ platform: 'telex' }, 'platform'],
    [{ kind: 'iban' }, 'kind'],
    [{ account: '\u0000' }, 'account'],
  ])('readLedger refuses %j and names %s', async (query, field) => {
    const answered = await house.call(customer.id, 'readLedger', { query });
    expect([answered.status, answered.body]).toEqual([400, { error: { code: 'input.invalid', field } }]);
  });

  test('a word said twice in the address is refused', async () => {
    const token = await house.tokenOf(customer.id);
    expect((await house.send('GET', '/ledger?kind=balance&kind=income', { token })).status).toBe(400);
    expect((await house.send('GET', '/ledger?kind[x]=balance', { token })).status).toBe(200);
  });

  test('a body that is not said to be JSON is not read', async () => {
    const token = await house.tokenOf(customer.id);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await house.send('PUT', '/proof', { token, headers, body: 'chosen=none' })).status).toBe(400);
  });
});
