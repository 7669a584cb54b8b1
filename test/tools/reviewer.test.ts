import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type AccountId, addDays, type CustomerId, civilDate } from '#skill';
import { sqlBankReader } from '../../lambda/store/bank-reader.ts';
import type { CustomerStore } from '../../lambda/store/customer-store.ts';
import type { Db } from '../../lambda/store/db.ts';
import { sqlCustomerStore } from '../../lambda/store/sql-customer-store.ts';
import { sqlWriter } from '../../lambda/store/writer.ts';
import { fullCustomer, rowsOf } from '../lambda/store/full-customer.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { runTool } from './run-tool.ts';

jest.setTimeout(60_000);
const keyring = testKeyring();
const id = 'reviewer' as CustomerId;
let db: Db;
let url: string;
let store: CustomerStore;
beforeAll(async () => {
  ({ db, url } = await freshDatabase());
  store = sqlCustomerStore(db, keyring);
});
afterAll(() => db.close());

const reviewer = (...args: readonly string[]) => runTool('reviewer', args, { DATABASE_URL: url });
const today = civilDate(new Date().toISOString().slice(0, 10));
const soon = addDays(today, 30);

describe('npm run reviewer', () => {
  test('makes a marked customer with invented accounts and payments up to now, who ends', async () => {
    const { code, out, err } = await reviewer('--until', soon);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^reviewer: until the end of ${soon}, invented data up to \\d{4}-\\d\\d-\\d\\d\n$`));
    const now = new Date().toISOString();
    expect(await store.customer(id, now)).toMatchObject({ reviewer: true, region: 'US', homeCurrency: 'USD' });
    expect(await store.customer(id, `${soon}T23:59:59Z`)).not.toBeNull();
    expect(await store.customer(id, `${addDays(soon, 1)}T12:00:00Z`)).toBeNull();
    expect(await store.links(id)).toEqual([]);
    const bank = sqlBankReader(db, id, now);
    const accounts = await bank.accounts();
    expect(accounts.map(({ name }) => name)).toEqual(['Example Checking', 'Example Card']);
    const { items, totalCount } = await bank.transactions(
      { accounts: accounts.map((account) => account.id as AccountId) },
      { offset: 0, limit: 100 },
    );
    expect(totalCount).toBeGreaterThanOrEqual(38);
    expect(items.filter(({ merchantName }) => merchantName !== null && !merchantName.startsWith('Example '))).toEqual([]);
    const newest = items
      .map(({ date }) => date)
      .toSorted()
      .at(-1);
    expect(newest !== undefined && newest >= addDays(today, -1)).toBe(true);
    for (const kind of ['purchase', 'income', 'cash', 'refund']) expect(items.map((item) => item.kind)).toContain(kind);
    expect(items.filter(({ sensitive }) => sensitive)).toHaveLength(1);
  });

  test('twice gives more time and moves the payments up, with neither more of them nor lost links', async () => {
    await reviewer('--until', soon);
    await store.link({ customerId: id, platform: 'alexa', grantId: 'grant', household: 'coarse', now: new Date().toISOString() });
    await db.query(`update transaction set date = '2020-01-01' where customer_id = $1`, [id]);
    const before = await rowsOf(db, id);
    expect((await reviewer('--until', addDays(soon, 60))).code).toBe(0);
    const after = await rowsOf(db, id);
    expect(after['transaction']).toHaveLength(before['transaction']?.length ?? 0);
    expect(JSON.stringify(after['link'])).toBe(JSON.stringify(before['link']));
    expect(await db.query(`select from transaction where customer_id = $1 and date = '2020-01-01'`, [id])).toEqual([]);
    expect(await store.customer(id, `${addDays(soon, 60)}T23:59:59Z`)).not.toBeNull();
  });

  test('gets no bank data, ever', async () => {
    await reviewer('--until', soon);
    await expect(sqlWriter(db).saveBankData(id, { accounts: [], transactions: [] })).rejects.toThrow('customer.closed');
  });

  test('never takes the place of a real customer', async () => {
    const real = await fullCustomer({ db, store, keyring });
    const before = await rowsOf(db, real.id);
    expect(await reviewer('--until', soon, '--customer', real.id)).toEqual({ code: 2, out: '', err: 'customer.real\n' });
    expect(await rowsOf(db, real.id)).toEqual(before);
  });

  test('comes back after their time was over', async () => {
    await reviewer('--until', soon);
    await store.sweep(`${addDays(soon, 100)}T00:00:00Z`, { turnDays: 30, transactionMonths: 25, ledgerMonths: 13 });
    expect((await reviewer('--until', soon)).code).toBe(0);
    expect(await store.customer(id, new Date().toISOString())).toMatchObject({ reviewer: true });
  });

  test.each([
    ['no day', []],
    ['no date', ['--until', 'soon']],
    ['a day of the past', ['--until', '2020-01-31']],
    ['a day beyond every certification', ['--until', addDays(today, 500)]],
  ])('refuses %s', async (_what, args) => {
    expect(await reviewer(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^--until [^\n]+\nnpm run reviewer/) });
  });
});
