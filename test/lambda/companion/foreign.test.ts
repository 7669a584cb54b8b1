import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examples } from '../../../companion/api/examples.ts';
import { type OperationId, operations } from '../../../companion/api/operations.ts';
import { rowsOf } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';
import { type Warned, warnedCustomer } from './warned.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const ids = Object.keys(operations) as OperationId[];

/** What an operation with an id in its path would reach of a customer, and the same that exists nowhere. */
const targets: Readonly<Record<string, { readonly of: (person: Warned) => string; readonly nowhere: string }>> = {
  links: { of: ({ linkId }) => linkId, nowhere: '00000000-0000-4000-8000-000000000000' },
  tasks: { of: ({ taskId }) => taskId, nowhere: '00000000-0000-4000-8000-000000000000' },
  warnings: { of: ({ warningId }) => warningId, nowhere: '00000000-0000-4000-8000-000000000000' },
  accounts: { of: ({ id }) => `${id}/checking`, nowhere: 'nobody/checking' },
  sharing: { of: () => 'alexa', nowhere: 'telex' },
};
const targetOf = (id: OperationId) => (operations[id].path.includes('{id}') ? targets[operations[id].path.split('/')[1] ?? ''] : undefined);

const inputOf = (id: OperationId, theirs: Warned) => ({
  ...(examples[id].input as { readonly body?: unknown }),
  ...(id === 'readLedger' && { query: { account: `${theirs.id}/checking` } }),
});

describe("another customer's", () => {
  test('every operation that names something has it tried here', () => {
    expect(ids.filter((id) => operations[id].path.includes('{id}') && targetOf(id) === undefined)).toEqual([]);
  });

  test.each(ids)('rows are neither read nor changed by %s', async (id) => {
    const [mine, theirs] = [await warnedCustomer(house), await warnedCustomer(house)];
    const before = await rowsOf(house.db, theirs.id);
    const answered = await house.call(mine.id, id, { ...inputOf(id, theirs), id: targetOf(id)?.of(theirs) });
    const text = JSON.stringify(answered.body);
    for (const foreign of [theirs.id, theirs.linkId, theirs.taskId, theirs.lookId, theirs.warningId]) expect(text).not.toContain(foreign);
    expect(await rowsOf(house.db, theirs.id)).toEqual(before);
  });

  test.each(ids.filter((id) => targetOf(id) !== undefined))('things are to %s as if they did not exist', async (id) => {
    const [mine, theirs] = [await warnedCustomer(house), await warnedCustomer(house)];
    const before = await rowsOf(house.db, mine.id);
    const input = inputOf(id, theirs);
    const nowhere = await house.call(mine.id, id, { ...input, id: targetOf(id)?.nowhere });
    expect([nowhere.status, nowhere.body]).toEqual([404, { error: { code: 'not.found' } }]);
    if (!operations[id].path.startsWith('/sharing')) {
      const foreign = await house.call(mine.id, id, { ...input, id: targetOf(id)?.of(theirs) });
      expect([foreign.status, foreign.body]).toEqual([nowhere.status, nowhere.body]);
    }
    for (const odd of ['\u0000', '../links', '%', 'x'.repeat(201), `' or true --`])
      expect((await house.call(mine.id, id, { ...input, id: odd })).status).toBe(404);
    expect(await rowsOf(house.db, mine.id)).toEqual(before);
  });

  test('accounts in cells are refused like ones that exist nowhere', async () => {
    const [mine, theirs] = [await warnedCustomer(house), await warnedCustomer(house)];
    const before = await rowsOf(house.db, mine.id);
    for (const account of [`${theirs.id}/checking`, 'nobody/checking']) {
      const body = { cells: [{ account, kind: 'balance', precision: 'exact' }] };
      const answered = await house.call(mine.id, 'changeSharing', { id: 'alexa', body });
      expect([answered.status, answered.body]).toEqual([400, { error: { code: 'input.invalid', field: 'cells.0.account' } }]);
    }
    expect(await rowsOf(house.db, mine.id)).toEqual(before);
  });
});
