import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../lambda/hash.ts';
import { at, fullCustomer } from '../store/full-customer.ts';
import { type House, openHouse, origin } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('settings', () => {
  test('are read as amounts and days, and only what is given changes', async () => {
    const { id } = await fullCustomer(house.opened);
    const before = await house.ask(id, 'readSettings', {});
    expect(before).toEqual({
      ...{ locale: 'fr-FR', zone: 'Europe/Brussels', weekStartsOn: 1, monthStartsOn: 25 },
      threshold: { value: '200.00', currency: 'EUR' },
      budgets: [{ category: 'groceries', amount: { value: '400.00', currency: 'EUR' } }],
    });
    const changed = await house.ask(id, 'changeSettings', { body: { threshold: { value: '12.5', currency: 'EUR' }, weekStartsOn: null } });
    expect(changed).toEqual({ ...before, threshold: { value: '12.50', currency: 'EUR' }, weekStartsOn: null });
    expect(await house.ask(id, 'readSettings', {})).toEqual(changed);
    expect(await house.ask(id, 'changeSettings', { body: {} })).toEqual(changed);
  });

  test('take no cents where a currency has none', async () => {
    const { id } = await house.customer();
    await house.db.query(`update customer set home_currency = 'JPY', threshold_minor = 500 where id = $1`, [id]);
    expect((await house.ask(id, 'readSettings', {})).threshold).toEqual({ value: '500', currency: 'JPY' });
    const body = { threshold: { value: '1.5', currency: 'JPY' } };
    expect(await house.call(id, 'changeSettings', { body })).toMatchObject({ status: 400, body: { error: { field: 'threshold.value' } } });
  });
});

describe('an account', () => {
  test('gets a name for the ear, and its own back', async () => {
    const { id, token } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    expect(await house.ask(id, 'changeAccount', { id: 'acc-1', body: { nickname: ' rainy day ' } })).toMatchObject({
      nickname: 'rainy day',
    });
    const slots = { account: { id: null, heard: 'rainy day' } };
    expect((await house.hear(token, 'Balance', { slots })).text).toContain('$987.65');
    expect(await house.ask(id, 'changeAccount', { id: 'acc-1', body: { nickname: null } })).toMatchObject({
      nickname: null,
      hidden: false,
    });
  });

  test('that is hidden is told of no more', async () => {
    const { id, token } = await house.customer();
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    await house.ask(id, 'changeAccount', { id: 'acc-1', body: { hidden: true } });
    expect((await house.hear(token, 'Balance')).failure).toBe('account.none');
    expect(await house.ask(id, 'listAccounts', {})).toMatchObject([{ id: 'acc-1', hidden: true }]);
  });
});

describe('the voice PIN', () => {
  test('is set and reset here, and never given back', async () => {
    const { id } = await fullCustomer(house.opened);
    await house.db.query('update voice_pin set wrong = 3, locked_at = $2 where customer_id = $1', [id, at(-1)]);
    expect(await house.ask(id, 'readProof', {})).toMatchObject({ chosen: 'pin', locked: true });
    const answered = await house.ask(id, 'changeProof', { body: { chosen: 'pin', pin: '407193' } });
    expect(answered).toEqual({ chosen: 'pin', locked: false, changedAt: expect.any(String) });
    expect(JSON.stringify([answered, await house.ask(id, 'readEverything', {})])).not.toContain('407193');
    expect(await house.ask(id, 'changeProof', { body: { chosen: 'none' } })).toMatchObject({ chosen: 'none', locked: false });
  });
});

describe("the way from the bank's app into the pages", () => {
  test('opens once, within a minute, for its customer', async () => {
    const { id } = await house.customer();
    const codeIn = (url: string) => url.replace(`${origin}/app/enter/`, '');
    const spend = (code: string, now: string) => house.customers.spendEntry(hashOf('entry', code), now);
    const { url, expiresAt } = await house.ask(id, 'handOff', {});
    const code = codeIn(url);
    expect(code).toMatch(/^[\w-]{43}$/);
    const life = Date.parse(expiresAt) - house.now().getTime();
    expect(life).toBeGreaterThan(55_000);
    expect(life).toBeLessThanOrEqual(60_000);
    expect(JSON.stringify(await house.db.query('select * from web_entry', []))).not.toContain(code);
    expect(await spend(code, house.now().toISOString())).toBe(id);
    expect(await spend(code, house.now().toISOString())).toBeNull();
    const late = await house.ask(id, 'handOff', {});
    expect(await spend(codeIn(late.url), late.expiresAt)).toBeNull();
  });
});

describe('spending', () => {
  test("is counted in the customer's own months", async () => {
    const { id } = await fullCustomer(house.opened);
    expect(await house.ask(id, 'readSpending', {})).toEqual({
      months: [{ month: '2026-10', currency: 'EUR', total: '10.00' }],
      categories: [{ category: 'groceries', currency: 'EUR', total: '10.00' }],
      month: '2026-10',
    });
  });
});
