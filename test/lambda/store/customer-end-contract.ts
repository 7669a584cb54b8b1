import { describe, expect, test } from '@jest/globals';
import { checkChain } from '../../../lambda/ledger/chain.ts';
import { customerTables } from '../../../lambda/store/customer-tables.ts';
import { readHead, readLedger } from '../../../lambda/store/ledger.ts';
import { sqlWriter } from '../../../lambda/store/writer.ts';
import { at, daysAgo, fullCustomer, noon, type OpenedCustomers, type Person, rowsOf, tablesOfCustomers, tell } from './full-customer.ts';

const keep = { turnDays: 30, transactionMonths: 25, ledgerMonths: 13 };
const longAgo = '2025-10-23T12:00:00.000Z';
const justInside = '2025-10-23T12:00:00.001Z';
const monthsLater = '2027-12-24T12:00:00.000Z';

/** What leaves the store and how everything ends: the same on every engine. */
export function customerEndContract(open: () => OpenedCustomers): void {
  const person = () => fullCustomer(open());
  const { store, db } = { store: () => open().store, db: () => open().db };
  const counts = async ({ id }: Person) =>
    Object.fromEntries(Object.entries(await rowsOf(db(), id)).map(([table, rows]) => [table, rows.length]));
  const isWhole = async ({ id }: Person) => checkChain(open().keyring, id, await readLedger(db(), id), await readHead(db(), id));

  describe('the list of tables', () => {
    test('names every table that holds a row of a customer', async () => {
      expect(customerTables.map(({ name }) => name).toSorted()).toEqual(await tablesOfCustomers(db()));
    });

    test('the customer of these tests has a row in each of them', async () => {
      expect(Object.values(await counts(await person())).every((rows) => rows > 0)).toBe(true);
    });
  });

  describe('everything we hold', () => {
    test('is every row of every table as plain JSON, whole numbers beyond JSON’s as text', async () => {
      const mine = await person();
      const all = await store().everything(mine.id);
      expect(JSON.parse(JSON.stringify(all))).toEqual(all);
      expect(Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows.length]))).toEqual(await counts(mine));
      expect(all['account']).toContainEqual(expect.objectContaining({ available_minor: '9007199254740993', nickname: null }));
      expect(all['ledger']).toContainEqual(expect.objectContaining({ seq: '2', at: at(-10), hash: mine.told[1]?.hash }));
      expect(all['transaction']).toContainEqual(expect.objectContaining({ raw_text: `RAW ${mine.id}`, date: '2026-11-20' }));
      expect(all['voice_pin']).toEqual([expect.objectContaining({ proof: 'pin', wrong: 1 })]);
    });

    test('holds no credential, no PIN, nothing sealed and no session', async () => {
      const { id } = await person();
      const held = Object.values(await rowsOf(db(), id)).flatMap((rows) => rows.map((row) => Object.values(row as object).join()));
      expect(held.filter((row) => row.includes('canary'))).toHaveLength(12);
      expect(JSON.stringify(await store().everything(id))).not.toContain('canary');
    });
  });

  describe('an erased customer', () => {
    test('leaves the ledger, its head, the receipts, the looks and a name without anything about them', async () => {
      const mine = await person();
      const before = await rowsOf(db(), mine.id);
      await store().erase(mine.id, noon);
      const after = await rowsOf(db(), mine.id);
      const left = Object.entries(after).filter(([, rows]) => rows.length > 0);
      expect(left.map(([table]) => table).toSorted()).toEqual(['customer', 'ledger', 'ledger_head', 'receipt', 'support_look']);
      for (const table of ['ledger', 'ledger_head', 'receipt', 'support_look']) expect(after[table]).toEqual(before[table]);
      expect(after['customer']).toEqual([
        {
          ...{ id: mine.id, region: '', zone: 'UTC', home_currency: '', month_starts_on: 1, locale: null, week_starts_on: null },
          ...{ threshold_minor: 50_000n, budgets: {}, login_at: null, reviewer: false, expires_at: null, erased_at: noon },
        },
      ]);
      expect(await isWhole(mine)).toEqual({ whole: true, rows: 2, brokenAt: null });
    });

    test('is signed out everywhere and unlinked at once', async () => {
      const { id, sessionHash, entryHash } = await person();
      await store().erase(id, noon);
      expect(await store().session(sessionHash, noon, 15)).toBeNull();
      expect(await store().spendEntry(entryHash, noon)).toBeNull();
      expect(await store().links(id)).toEqual([]);
      expect(await store().customer(id, noon)).toBeNull();
    });

    test('can be erased twice; the first time counts', async () => {
      const { id } = await person();
      await store().erase(id, noon);
      const once = await rowsOf(db(), id);
      await store().erase(id, at(99));
      expect(await rowsOf(db(), id)).toEqual(once);
    });
  });

  describe('the bank', () => {
    const known = (id: string) => ({ id, region: 'FR', zone: 'Europe/Paris', homeCurrency: 'EUR', monthStartsOn: 3 });

    test('brings an erased customer no data, until they begin anew', async () => {
      const { id } = await person();
      await store().erase(id, noon);
      await expect(sqlWriter(db()).saveBankData(id, { accounts: [], transactions: [] })).rejects.toThrow('customer.closed');
      await sqlWriter(db()).saveCustomer(known(id));
      await sqlWriter(db()).saveBankData(id, { accounts: [], transactions: [] });
      expect(await store().customer(id, noon)).toMatchObject({
        region: 'FR',
        zone: 'Europe/Paris',
        thresholdMinor: 50_000n,
        loginAt: null,
      });
    });

    test('brings a reviewer no data', async () => {
      const { id } = await person();
      await db().query('update customer set reviewer = true where id = $1', [id]);
      await sqlWriter(db()).saveCustomer(known(id));
      await expect(sqlWriter(db()).saveBankData(id, { accounts: [], transactions: [] })).rejects.toThrow('customer.closed');
    });
  });

  describe('the sweep', () => {
    const sweep = (now = noon) => store().sweep(now, keep);

    test('leaves everything whose time is not over', async () => {
      const mine = await person();
      await db().query('update turn set at = $2 where customer_id = $1', [mine.id, at(-30 * 24 * 60 + 1)]);
      const before = await rowsOf(db(), mine.id);
      await sweep();
      expect(await rowsOf(db(), mine.id)).toEqual(before);
    });

    test('deletes what lives for minutes or days as soon as its time is over', async () => {
      const mine = await person();
      await sweep(at(31 * 24 * 60));
      expect(await counts(mine)).toEqual({
        ...{
          customer: 1,
          account: 2,
          consent: 1,
          transaction: 1,
          link: 1,
          voice_pin: 1,
          receipt: 1,
          ledger: 2,
          ledger_head: 1,
          support_look: 1,
        },
        ...{ watch: 1, warning: 1, warning_exception: 1, dispute: 1, push_address: 1, delivery: 0 },
        ...{ credential: 0, oauth_record: 0, dialogue_state: 0, turn: 0, proven_session: 0, app_task: 0, web_session: 0, web_entry: 0 },
        one_time_code: 0,
      });
    });

    test('deletes payments older than their months', async () => {
      const { id, insert } = await person();
      const row = {
        account_id: 'a',
        kind: 'purchase',
        status: 'booked',
        amount_minor: 1n,
        currency: 'EUR',
        category: 'fuel',
        raw_text: '',
      };
      for (const date of ['2024-10-22', '2024-10-23', '2024-10-24']) {
        await insert('transaction', { ...row, id: date, date, superseded: false, unsure: false });
      }
      await sweep();
      expect(await db().query(`select id from transaction where customer_id = $1 and account_id = 'a' order by id`, [id])).toEqual([
        { id: '2024-10-23' },
        { id: '2024-10-24' },
      ]);
    });

    test('deletes warnings and disputes as old as the ledger may get, from their answer or end', async () => {
      const mine = await person();
      await db().query('update warning set opened_at = $2, expires_at = $2 where customer_id = $1', [mine.id, longAgo]);
      await db().query('update dispute set opened_at = $2 where customer_id = $1', [mine.id, longAgo]);
      await db().query(`update warning set answer = 'mine', answered_at = $2 where customer_id = $1`, [mine.id, justInside]);
      await sweep();
      expect(await counts(mine)).toMatchObject({ warning: 1, dispute: 0 });
      await db().query('update warning set answer = null, answered_at = null where customer_id = $1', [mine.id]);
      await sweep();
      expect(await counts(mine)).toMatchObject({ warning: 0, watch: 1 });
    });

    test('deletes what was delivered, ended addresses and what was allowed a month after', async () => {
      const mine = await person();
      await db().query('update delivery set done_at = $2 where customer_id = $1', [mine.id, daysAgo(30)]);
      await db().query('update push_address set ended_at = $2 where customer_id = $1', [mine.id, daysAgo(30)]);
      await db().query(`update warning_exception set until = '2026-10-24' where customer_id = $1`, [mine.id]);
      await sweep(at(-1));
      expect(await counts(mine)).toMatchObject({ delivery: 1, push_address: 1, warning_exception: 1 });
      await sweep();
      expect(await counts(mine)).toMatchObject({ delivery: 0, push_address: 0, warning_exception: 1 });
      await sweep(at(24 * 60));
      expect(await counts(mine)).toMatchObject({ warning_exception: 0 });
    });

    test('deletes looks and ended links as old as the ledger may get', async () => {
      const mine = await person();
      await store().unlinkAll(mine.id, 'app', longAgo);
      await db().query('update support_look set at = $2 where customer_id = $1', [mine.id, longAgo]);
      await sweep();
      expect(await counts(mine)).toMatchObject({ link: 0, support_look: 0 });
    });

    test('keeps the receipt of what holds now, however old, and of what held until not so long ago', async () => {
      const { id, insert } = await person();
      const receipt = { platform: 'slack', body: '{}', key_id: 'k', signature: 's' };
      await insert('receipt', { ...receipt, id: '1 replaced long ago', at: '2024-01-01T00:00:00Z' });
      await insert('receipt', { ...receipt, id: '2 replaced lately', at: longAgo });
      await insert('receipt', { ...receipt, id: '3 holds now', at: justInside });
      await insert('receipt', { ...receipt, id: '4 of another platform', platform: 'phone', at: '2024-01-01T00:00:00Z' });
      await sweep();
      expect((await store().receipts(id)).map((row) => row.id).toSorted()).toEqual([
        ...['2 replaced lately', '3 holds now', '4 of another platform', `receipt of ${id}`],
      ]);
    });

    test('shortens a ledger from its start and signs the new one', async () => {
      const mine = await person();
      await db().query('delete from ledger where customer_id = $1', [mine.id]);
      await db().query('delete from ledger_head where customer_id = $1', [mine.id]);
      await tell(open(), mine.id, ['2025-01-01T00:00:00.000Z', longAgo, justInside, noon]);
      await sweep();
      expect((await readLedger(db(), mine.id)).map(({ seq }) => seq)).toEqual([3n, 4n]);
      expect(await isWhole(mine)).toEqual({ whole: true, rows: 2, brokenAt: null });
      await sweep('2027-12-31T00:00:00.000Z');
      expect(await isWhole(mine)).toEqual({ whole: true, rows: 0, brokenAt: null });
      expect(await readHead(db(), mine.id)).toMatchObject({ seq: 4n, fromSeq: 4n });
      await db().query('update ledger_head set from_seq = 3 where customer_id = $1', [mine.id]);
      expect(await isWhole(mine)).toMatchObject({ whole: false });
    });

    test.each([
      ['a changed old row', `update ledger set kind = 'income' where customer_id = $1 and seq = 1`],
      ['a missing oldest row', 'delete from ledger where customer_id = $1 and seq = 1'],
      ['a missing old row', 'delete from ledger where customer_id = $1 and seq = 2'],
      ['a head that is not ours', `update ledger_head set signature = 'forged' where customer_id = $1`],
    ])('never makes a ledger look whole that has %s', async (_what, tamper) => {
      const mine = await person();
      await db().query('delete from ledger where customer_id = $1', [mine.id]);
      await db().query('delete from ledger_head where customer_id = $1', [mine.id]);
      await tell(open(), mine.id, [longAgo, longAgo, longAgo, noon]);
      await db().query(tamper, [mine.id]);
      const before = await rowsOf(db(), mine.id);
      await sweep();
      expect(await isWhole(mine)).toMatchObject({ whole: false });
      expect((await rowsOf(db(), mine.id))['ledger']).toEqual(before['ledger']);
    });

    test('deletes an erased customer once nothing is kept any more', async () => {
      const mine = await person();
      await store().erase(mine.id, noon);
      await sweep(at(60));
      expect(await counts(mine)).toMatchObject({ customer: 1, ledger: 2, receipt: 1, support_look: 1 });
      await sweep('2027-12-23T11:45:00.000Z');
      expect(await counts(mine)).toMatchObject({ customer: 1, ledger: 1, ledger_head: 1, receipt: 1, support_look: 0 });
      await sweep(monthsLater);
      expect(Object.values(await counts(mine)).every((rows) => rows === 0)).toBe(true);
    });

    test('deletes what a turn on its way wrote after the erasure', async () => {
      const { id, insert } = await person();
      await store().erase(id, noon);
      await insert('turn', { request_id: 'late', at: noon });
      await sweep();
      expect((await rowsOf(db(), id))['turn']).toEqual([]);
    });

    test('erases a customer whose time is over', async () => {
      const mine = await person();
      await db().query('update customer set expires_at = $2 where id = $1', [mine.id, noon]);
      await sweep(at(-1));
      expect(await counts(mine)).toMatchObject({ account: 2 });
      await sweep();
      expect(await counts(mine)).toMatchObject({ customer: 1, account: 0, link: 0, ledger: 2 });
    });

    test('twice is fine', async () => {
      const mine = await person();
      await store().erase(mine.id, daysAgo(200));
      await sweep();
      const once = await rowsOf(db(), mine.id);
      await sweep();
      expect(await rowsOf(db(), mine.id)).toEqual(once);
    });
  });
}
