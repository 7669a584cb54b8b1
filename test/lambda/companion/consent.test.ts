import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountKinds, type BundleName, bundles, type FactKind, factKinds, type Precision, precisions } from '#skill';
import * as rules from '../../../brand/rules.ts';
import { platformSchema } from '../../../companion/api/schemas.ts';
import { checkReceipt } from '../../../lambda/companion/receipt.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const alexaOf = async (id: string) => (await house.ask(id, 'listSharing', {})).find(({ platform }) => platform === 'alexa');
const choose = (id: string, bundle: BundleName) => house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle } });
const cells = (kinds: readonly FactKind[], precision: Precision = 'exact', account: string | null = null) =>
  kinds.map((kind) => ({ account, kind, precision }));

const isAmount = (kind: FactKind) => (amountKinds as readonly FactKind[]).includes(kind);

describe('what a platform may be told', () => {
  test('is nothing until the customer says so', async () => {
    const { id, token } = await house.customer();
    expect(await alexaOf(id)).toMatchObject({ bundle: null, cells: [], receipt: null });
    expect((await house.hear(token, 'Balance')).failure).toBe('consent.denied');
  });

  test('is decided for the very next turn, each way', async () => {
    const { id, token } = await house.customer();
    await choose(id, 'just-me');
    expect((await house.hear(token, 'Balance')).text).toContain('$987.65');
    await choose(id, 'warnings-only');
    const refused = await house.hear(token, 'Balance');
    expect([refused.failure, refused.disclosures]).toEqual(['consent.denied', []]);
    expect(refused.text).not.toMatch(/\d/);
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { cells: [...cells(['balance'], 'rounded'), ...cells(['account-name'])] } });
    expect((await house.hear(token, 'Balance')).text).not.toContain('987.65');
  });

  test('is no more than what is left when one account is taken out', async () => {
    const { id, token } = await house.customer();
    const body = { cells: [...cells(factKinds), ...cells(['balance'], 'nothing', 'acc-1')] };
    expect(await house.ask(id, 'changeSharing', { id: 'alexa', body })).toMatchObject({ bundle: null });
    expect((await house.hear(token, 'Balance')).failure).toBe('consent.denied');
  });

  test('is decided per platform', async () => {
    const { id, token } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'phone', body: { bundle: 'just-me' } });
    expect((await house.hear(token, 'Balance')).failure).toBe('consent.denied');
    expect(await alexaOf(id)).toMatchObject({ cells: [] });
  });

  test('ends with the link, at once', async () => {
    const { id, token } = await house.customer();
    await choose(id, 'just-me');
    const [link] = await house.ask(id, 'listLinks', {});
    expect(await house.ask(id, 'endLink', { id: link?.id ?? '' })).toEqual({ done: true });
    expect((await house.hear(token, 'Balance')).failure).toBe('link.expired');
    expect(await house.ask(id, 'listLinks', {})).toMatchObject([{ state: 'ended' }]);
    expect(await house.ask(id, 'endLink', { id: link?.id ?? '' })).toEqual({ done: true });
    expect(await house.call(id, 'changeLink', { id: link?.id, body: { household: 'exact' } })).toMatchObject({ status: 409 });
  });

  test('stops in private mode and goes on after it', async () => {
    const { id, token } = await house.customer();
    await choose(id, 'just-me');
    const [link] = await house.ask(id, 'listLinks', {});
    await house.ask(id, 'changeLink', { id: link?.id ?? '', body: { privateMode: true } });
    expect((await house.hear(token, 'Balance')).failure).toBe('private.on');
    await house.ask(id, 'changeLink', { id: link?.id ?? '', body: { privateMode: false } });
    expect((await house.hear(token, 'Balance')).failure).toBeNull();
  });
});

describe('the matrix', () => {
  test('is read back as it was written, whatever it holds', async () => {
    const { id } = await house.customer();
    const cell = fc
      .record({ account: fc.constantFrom(null, 'acc-1'), kind: fc.constantFrom(...factKinds), precision: fc.constantFrom(...precisions) })
      .map((one) => (isAmount(one.kind) || one.precision === 'nothing' ? one : { ...one, precision: 'exact' as const }));
    const matrix = fc.uniqueArray(cell, { selector: ({ account, kind }) => `${account} ${kind}`, maxLength: 22 });
    const platform = fc.constantFrom(...platformSchema.options);
    await fc.assert(
      fc.asyncProperty(platform, matrix, async (to, wanted) => {
        const others = (await house.ask(id, 'listSharing', {})).filter((one) => one.platform !== to);
        const changed = await house.ask(id, 'changeSharing', { id: to, body: { cells: wanted } });
        expect(new Set(changed.cells.map((one) => JSON.stringify(one)))).toEqual(new Set(wanted.map((one) => JSON.stringify(one))));
        const after = await house.ask(id, 'listSharing', {});
        expect(after.filter((one) => one.platform !== to)).toEqual(others);
        expect(after).toContainEqual(changed);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a way to begin', () => {
  test.each(Object.keys(bundles) as BundleName[])('%s is known again, with what others in the room hear', async (name) => {
    const { id } = await house.customer();
    expect(await choose(id, name)).toMatchObject({ bundle: name });
    expect(await house.ask(id, 'listLinks', {})).toMatchObject([{ household: bundles[name].household }]);
    expect(await alexaOf(id)).toMatchObject({ bundle: name });
  });

  test('leaves other platforms and links that ended as they are', async () => {
    const { id } = await house.customer();
    await house.ask(id, 'endLinks', {});
    const linked = async (platform: 'alexa' | 'phone') =>
      house.customers.link({ customerId: id, platform, grantId: randomUUID(), household: 'exact', now: house.now().toISOString() });
    const [alexa, phone] = [await linked('alexa'), await linked('phone')];
    await choose(id, 'shared-room');
    const links = await house.ask(id, 'listLinks', {});
    expect(links.find((link) => link.id === alexa)?.household).toBe('coarse');
    expect(links.find((link) => link.id === phone)?.household).toBe('exact');
    expect(links.find((link) => link.state === 'ended')?.household).toBe('nothing');
  });

  test('is another one once what others hear was changed', async () => {
    const { id } = await house.customer();
    await choose(id, 'just-me');
    const [link] = await house.ask(id, 'listLinks', {});
    const to = (household: 'exact' | 'coarse') => house.ask(id, 'changeLink', { id: link?.id ?? '', body: { household } });
    await to('exact');
    expect(await alexaOf(id)).toMatchObject({ bundle: null });
    await to('coarse');
    expect(await alexaOf(id)).toMatchObject({ bundle: 'shared-room' });
  });

  test('is the one agreed to where nothing is linked', async () => {
    const { id } = await house.customer();
    await house.ask(id, 'endLinks', {});
    expect(await choose(id, 'shared-room')).toMatchObject({ bundle: 'shared-room' });
  });
});

describe('a receipt', () => {
  test('says what was agreed and promised, and every consent names it', async () => {
    const { id } = await house.customer();
    const { receipt } = await choose(id, 'shared-room');
    const [latest] = await house.ask(id, 'listReceipts', {});
    expect(latest).toMatchObject({
      id: receipt,
      platform: 'alexa',
      body: {
        version: 1,
        platform: 'alexa',
        household: 'coarse',
        purpose: 'answer-this-question',
        never: ['advertising', 'profiling', 'sale'],
        platformKeeps: rules.platformKeeps.alexa,
      },
    });
    const consents = await house.customers.consents(id);
    expect(consents.map((consent) => consent.id).sort()).toEqual(factKinds.map((kind) => `${receipt}/${kind}/*`).sort());
  });

  test('is added by every change, the earlier ones stay', async () => {
    const { id } = await house.customer();
    const first = await choose(id, 'just-me');
    const second = await choose(id, 'warnings-only');
    expect((await house.ask(id, 'listReceipts', {})).map((receipt) => receipt.id)).toEqual([second.receipt, first.receipt]);
  });

  test('holds only as it was signed, and for its customer', async () => {
    const [{ id }, other] = [await house.customer(), await house.customer()];
    await choose(id, 'just-me');
    const [receipt] = await house.customers.receipts(id);
    if (receipt === undefined) throw new Error('no receipt');
    const check = (changed: object, customerId = id) => checkReceipt(house.keyring, customerId, { ...receipt, ...changed });
    expect(await check({})).toBe(true);
    expect(await check({}, other.id)).toBe(false);
    expect(await check({ at: '2026-11-22T12:00:00.000Z' })).toBe(false);
    expect(await check({ platform: 'phone' })).toBe(false);
    expect(await check({ body: { ...(receipt.body as object), never: ['profiling', 'sale'] } })).toBe(false);
    expect(await check({ signature: receipt.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })).toBe(false);
  });
});

describe('the ceiling of the operator', () => {
  test('is shown, and a cell above it has no effect', async () => {
    const low = await openHouse({
      rules: { ...rules, ceilingFor: () => ({ most: { balance: 'nothing' }, lookBackDays: null, loginDays: null }) },
    });
    const { id } = await low.customer();
    expect(await low.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } })).toMatchObject({
      most: { balance: 'nothing' },
    });
    const [mine] = await low.ask(id, 'hearExample', { id: 'alexa' });
    expect(mine?.lines[0]?.we).not.toMatch(/\d/);
    await low.close();
  });
});
