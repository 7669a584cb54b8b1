import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as rules from '../../../brand/rules.ts';
import { hashOf } from '../../../lambda/hash.ts';
import { fullCustomer, rowsOf, tablesOfCustomers } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a copy of everything', () => {
  test('has every table that holds something, and nothing that opens something', async () => {
    const { id, told } = await fullCustomer(house.opened);
    const everything = await house.ask(id, 'readEverything', {});
    const tables = await tablesOfCustomers(house.db);
    expect(Object.keys(everything)).toEqual(expect.arrayContaining([...tables, 'customer']));
    for (const table of tables) expect([table, everything[table]?.length]).not.toEqual([table, 0]);
    expect(everything['ledger']).toHaveLength(told.length);
    expect(JSON.stringify(everything)).not.toContain('canary');
  });

  test('after a real talk holds what was asked, and no PIN, token or session', async () => {
    const { id, token } = await house.customer('a token nobody may see');
    await house.ask(id, 'changeSharing', { id: 'alexa', body: { bundle: 'just-me' } });
    await house.ask(id, 'changeProof', { body: { chosen: 'pin', pin: '407193' } });
    await house.hear(token, 'Balance');
    const { url } = await house.ask(id, 'handOff', {});
    const everything = await house.ask(id, 'readEverything', {});
    expect(everything['ledger']).not.toEqual([]);
    expect(everything['consent']).not.toEqual([]);
    const text = JSON.stringify(everything);
    for (const secret of ['407193', token, hashOf('token', token), url.split('/').at(-1) ?? '']) expect(text).not.toContain(secret);
  });
});

describe('erasure', () => {
  test('leaves what was said before to stay, with reason and end, and nothing else', async () => {
    const { id } = await fullCustomer(house.opened);
    const foretold = await house.ask(id, 'readKept', {});
    expect(foretold.items).toEqual([
      { what: 'ledger', reason: 'audit', until: '2027-12-23' },
      { what: 'receipts', reason: 'proof-of-consent', until: '2027-12-23' },
      { what: 'support-looks', reason: 'audit', until: '2027-12-23' },
    ]);
    expect(rules.keep.ledgerMonths).toBe(13);
    expect(await house.ask(id, 'erase', {})).toEqual(foretold);
    const left = Object.entries(await rowsOf(house.db, id)).filter(([, rows]) => rows.length > 0);
    expect(left.map(([table]) => table).sort()).toEqual(['customer', 'ledger', 'ledger_head', 'receipt', 'support_look']);
    const [remnant] = left.find(([table]) => table === 'customer')?.[1] ?? [];
    expect(remnant).toMatchObject({ id, region: '', zone: 'UTC', home_currency: '', budgets: {}, login_at: null });
    expect(await house.call(id, 'overview')).toMatchObject({ status: 401, body: { error: { code: 'not.signed-in' } } });
    expect(await house.call(id, 'erase')).toMatchObject({ status: 401 });
  });

  test('keeps nothing of a customer of whom there is nothing to keep, and ends the talk at once', async () => {
    const { id, token } = await house.customer();
    expect(await house.ask(id, 'erase', {})).toEqual({ items: [] });
    expect((await house.hear(token, 'Balance')).failure).toBe('link.expired');
  });
});

describe('looks of the support', () => {
  test('are the customer to see', async () => {
    const { id } = await fullCustomer(house.opened);
    expect(await house.ask(id, 'listLooks', {})).toMatchObject([{ who: `Ann for ${id}`, did: 'looked', reason: `asked by ${id}` }]);
  });
});
