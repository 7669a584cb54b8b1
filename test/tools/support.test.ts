import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CustomerStore } from '../../lambda/store/customer-store.ts';
import type { Db } from '../../lambda/store/db.ts';
import { sqlCustomerStore } from '../../lambda/store/sql-customer-store.ts';
import { fullCustomer, rowsOf } from '../lambda/store/full-customer.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { runTool } from './run-tool.ts';

jest.setTimeout(60_000);
let db: Db;
let url: string;
let store: CustomerStore;
const keyring = testKeyring();
beforeAll(async () => {
  ({ db, url } = await freshDatabase());
  store = sqlCustomerStore(db, keyring);
});
afterAll(() => db.close());

const person = () => fullCustomer({ db, store, keyring });
const support = (...args: readonly string[]) => runTool('support', args, { DATABASE_URL: url });
const asAnn = (customer: string, ...args: readonly string[]) =>
  support('--customer', customer, '--as', 'Ann', '--reason', 'ticket 7', ...args);
const lastLook = async (id: Parameters<CustomerStore['looks']>[0]) => (await store.looks(id)).find(({ who }) => who === 'Ann');

describe('npm run support', () => {
  test('shows links, proof, error codes and taps that wait, and was written down before', async () => {
    const { id, linkId, insert } = await person();
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const question = { intent: 'FindTransaction', slots: { merchant: { id: null, heard: 'secret shop' }, amount: { value: '4711.00' } } };
    await insert('app_task', {
      ...{
        id: crypto.randomUUID(),
        kind: 'approve',
        platform: 'phone',
        body: JSON.stringify({ question, sessionKey: 's', speakerHash: 'h' }),
      },
      ...{ wish: 'approve', created_at: new Date().toISOString(), expires_at: inAnHour },
    });
    await db.query('update voice_pin set locked_at = now() where customer_id = $1', [id]);
    const { code, out, err } = await asAnn(id);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`${linkId} alexa, live, linked 2026-11-23T03:40:00.000Z, never used, household coarse`);
    expect(out).toContain('  pin since 2026-11-23T07:00:00.000Z, locked');
    expect(out).toContain('  2026-11-23T11:55:00.000Z consent.denied');
    expect(out).toContain(`  approve FindTransaction on phone, until ${inAnHour}`);
    expect(out).toMatch(/ {2}\S+ looked by Ann: ticket 7\n/);
    expect(await lastLook(id)).toMatchObject({ did: 'looked', reason: 'ticket 7' });
  });

  test('shows no amount, no account, no shop and none of the words of a question', async () => {
    const { id } = await person();
    const { out } = await asAnn(id);
    for (const hidden of ['9007199254740993', '-1000', 'Shop of', 'RAW', 'Everyday', 'Plastic', '1234', 'secret shop', '4711', 'canary']) {
      expect(out).not.toContain(hidden);
    }
  });

  test.each([
    ['who asks', ['--reason', 'ticket 7']],
    ['why', ['--as', 'Ann']],
    ['a real why', ['--as', 'Ann', '--reason', ' ']],
    ['which act', ['--as', 'Ann', '--reason', 'ticket 7', 'delete']],
    ['that an erasure is meant', ['--as', 'Ann', '--reason', 'ticket 7', 'erase']],
    ['flags it knows', ['--as', 'Ann', '--reason', 'ticket 7', '--force']],
  ])('without %s shows and changes nothing', async (_what, args) => {
    const { id } = await person();
    const before = await rowsOf(db, id);
    const { code, out, err } = await support('--customer', id, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('npm run support -- --customer ID --as NAME --reason TEXT');
    expect(await rowsOf(db, id)).toEqual(before);
  });

  test('knows nothing of somebody who is no customer, and leaves no trace of the name', async () => {
    expect(await asAnn('stranger')).toEqual({ code: 2, out: '', err: 'no such customer: stranger\n' });
    expect(await db.query(`select from support_look where customer_id = 'stranger'`)).toEqual([]);
  });

  test('shows nothing if the look cannot be written down', async () => {
    const { id } = await person();
    await db.query('alter table support_look rename to elsewhere');
    const { code, out } = await asAnn(id);
    await db.query('alter table elsewhere rename to support_look');
    expect([code, out]).toEqual([2, '']);
  });

  test('unlinks one assistant, and says so to the customer', async () => {
    const { id, linkId } = await person();
    expect(await asAnn(id, 'unlink', linkId)).toEqual({ code: 0, out: `unlinked ${linkId}\n`, err: '' });
    expect(await store.links(id)).toEqual([expect.objectContaining({ revokedBy: 'support' })]);
    expect(await lastLook(id)).toMatchObject({ did: 'unlinked' });
  });

  test('does not unlink what is another customer’s', async () => {
    const [{ id }, theirs] = [await person(), await person()];
    const before = await rowsOf(db, theirs.id);
    expect(await asAnn(id, 'unlink', theirs.linkId)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^no such link/) });
    expect(await rowsOf(db, theirs.id)).toEqual(before);
    expect(await lastLook(id)).toBeUndefined();
  });

  test('unlocks a voice PIN by taking it away: the customer sets a new one', async () => {
    const { id } = await person();
    expect(await asAnn(id, 'unlock')).toEqual({ code: 2, out: '', err: 'the voice PIN is not locked\n' });
    await db.query('update voice_pin set locked_at = now(), wrong = 3 where customer_id = $1', [id]);
    expect(await asAnn(id, 'unlock')).toMatchObject({ code: 0, err: '' });
    const { voice_pin, proven_session } = await rowsOf(db, id);
    expect([voice_pin, proven_session]).toEqual([[], []]);
    expect(await lastLook(id)).toMatchObject({ did: 'unlocked' });
  });

  test('erases a customer; that it did stays', async () => {
    const { id } = await person();
    expect(await asAnn(id, 'erase', '--yes')).toEqual({ code: 0, out: `erased ${id}\n`, err: '' });
    expect(await store.customer(id, new Date().toISOString())).toBeNull();
    expect(await lastLook(id)).toMatchObject({ did: 'erased', reason: 'ticket 7' });
  });
});
