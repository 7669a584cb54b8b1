import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { factKinds } from '#skill';
import { finishLoginTasks } from '../../../lambda/companion/tasks.ts';
import { at, fullCustomer } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const gone = { status: 404, body: { error: { code: 'not.found' } } };

/** Everything is allowed but balances. */
async function withoutBalances() {
  const customer = await house.customer();
  const cells = factKinds.flatMap((kind) => (kind === 'balance' ? [] : [{ account: null, kind, precision: 'exact' as const }]));
  await house.ask(customer.id, 'changeSharing', { id: 'alexa', body: { cells } });
  return { ...customer, cells };
}

describe('the tap that allows', () => {
  test('is asked for by voice, and allows exactly this fact of these accounts, on this platform', async () => {
    const { id, token, cells } = await withoutBalances();
    expect((await house.hear(token, 'Balance')).failure).toBe('consent.denied');
    expect(await house.ask(id, 'listTasks', {})).toEqual([]);
    await house.hear(token, 'Yes');
    const [task] = await house.ask(id, 'listTasks', {});
    expect(task).toMatchObject({ platform: 'alexa', wish: { kind: 'allow', fact: 'balance', accounts: ['acc-1'] } });
    expect((await house.ask(id, 'overview', {})).tasks).toEqual([task]);

    expect(await house.ask(id, 'doTask', { id: task?.id ?? '' })).toEqual({ done: true, goTo: null });
    expect((await house.hear(token, 'Balance')).text).toContain('$987.65');
    const all = await house.ask(id, 'listSharing', {});
    const allowed = { account: 'acc-1', kind: 'balance', precision: 'exact' };
    const [alexa, ...others] = all;
    expect(alexa?.cells).toHaveLength(cells.length + 1);
    expect(alexa?.cells).toEqual(expect.arrayContaining([...cells, allowed]));
    expect(others.map((sharing) => sharing.cells)).toEqual(others.map(() => []));
    const [receipt, ...before] = await house.ask(id, 'listReceipts', {});
    expect(receipt?.id).toBe(alexa?.receipt);
    expect(before).toHaveLength(1);
  });

  test('undoes nothing that was decided at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, token } = await withoutBalances();
      await house.hear(token, 'Balance');
      await house.hear(token, 'Yes');
      const [task] = await house.ask(id, 'listTasks', {});
      const nothing = house.ask(id, 'changeSharing', { id: 'alexa', body: { cells: [] } });
      await Promise.all([nothing, house.call(id, 'doTask', { id: task?.id })]);
      const left = (await house.customers.consents(id)).filter(({ platform }) => platform === 'alexa');
      expect(left.filter(({ kind }) => kind !== 'balance')).toEqual([]);
    }
  });

  test('is done once', async () => {
    const { id, token } = await withoutBalances();
    await house.hear(token, 'Balance');
    await house.hear(token, 'Yes');
    const [task] = await house.ask(id, 'listTasks', {});
    const taps = await Promise.all([1, 2, 3].map(() => house.call(id, 'doTask', { id: task?.id })));
    expect(taps.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect(await house.call(id, 'doTask', { id: task?.id })).toMatchObject(gone);
    expect(await house.ask(id, 'listReceipts', {})).toHaveLength(2);
  });

  test('replaces a stricter cell of the same fact, and leaves out accounts that are no longer there', async () => {
    const { id, insert } = await fullCustomer(house.opened);
    const [card, checking] = [`${id}/card`, `${id}/checking`];
    const cell = (account: string | null, precision: 'nothing' | 'rounded') => ({ account, kind: 'balance' as const, precision });
    const body = { cells: [cell(null, 'rounded'), cell(card, 'nothing'), cell(checking, 'nothing')] };
    await house.ask(id, 'changeSharing', { id: 'alexa', body });
    const withheld = { kind: 'balance', accounts: [card, 'closed long ago'] };
    const taskId = randomUUID();
    await insert('app_task', {
      ...{
        id: taskId,
        kind: 'allow',
        platform: 'alexa',
        body: JSON.stringify({ withheld }),
        wish: 'w',
        created_at: at(-1),
        expires_at: at(60),
      },
    });
    await house.ask(id, 'doTask', { id: taskId });
    const [alexa] = await house.ask(id, 'listSharing', {});
    const expected = [cell(null, 'rounded'), cell(checking, 'nothing'), { account: card, kind: 'balance', precision: 'exact' }];
    expect(new Set(alexa?.cells.map((one) => JSON.stringify(one)))).toEqual(new Set(expected.map((one) => JSON.stringify(one))));
  });
});

describe('the tap that approves', () => {
  test('opens the session it was asked in, for a few minutes, and no other', async () => {
    const { id, token } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    await house.ask(id, 'changeProof', { body: { chosen: 'app' } });
    const hear = (intent: 'Balance' | 'Yes', sessionId = 's1') => house.hear(token, intent, { speaker: 'account', sessionId });
    expect((await hear('Balance')).disclosures).toEqual([]);
    expect((await hear('Yes')).disclosures).toEqual([]);
    const [task] = await house.ask(id, 'listTasks', {});
    expect(task?.wish).toEqual({ kind: 'approve', question: 'balance' });
    expect(await house.ask(id, 'doTask', { id: task?.id ?? '' })).toEqual({ done: true, goTo: null });
    expect((await hear('Yes')).text).toContain('$987.65');
    expect((await hear('Balance', 's2')).disclosures).toEqual([]);
    house.wait(6);
    expect((await hear('Balance')).disclosures).toEqual([]);
  });

  test('comes too late after its time', async () => {
    const customer = await fullCustomer(house.opened);
    house.wait(60 * 24);
    expect(await house.ask(customer.id, 'listTasks', {})).toEqual([]);
    expect(await house.call(customer.id, 'doTask', { id: customer.taskId })).toMatchObject(gone);
  });
});

describe('the tap that signs in at the bank', () => {
  test('leads there, and is done once the customer comes back', async () => {
    const { id, insert } = await fullCustomer(house.opened);
    const taskId = randomUUID();
    const soon = new Date(house.now().getTime() + 600_000).toISOString();
    const open = { platform: 'alexa', created_at: at(-1), expires_at: soon };
    await insert('app_task', { ...open, id: taskId, kind: 'login', body: '{}', wish: 'w' });
    const withheld = { kind: 'balance', accounts: [] };
    await insert('app_task', { ...open, id: randomUUID(), kind: 'allow', body: JSON.stringify({ withheld }), wish: 'w2' });
    expect(await house.ask(id, 'doTask', { id: taskId })).toEqual({ done: false, goTo: '/login?fresh=1&next=/app' });
    const kinds = async () => (await house.ask(id, 'listTasks', {})).map((task) => task.wish.kind).sort();
    expect(await kinds()).toEqual(['allow', 'login']);
    await finishLoginTasks(house.customers, id, house.now().toISOString());
    expect(await kinds()).toEqual(['allow']);
  });
});
