import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { makeKeyring } from '../../lambda/keys/keyring.ts';
import { kmsKeys } from '../../lambda/keys/kms-keys.ts';
import type { Keyring } from '../../lambda/keys/keys.ts';
import { signHead } from '../../lambda/ledger/chain.ts';
import type { Db } from '../../lambda/store/db.ts';
import { readHead } from '../../lambda/store/ledger.ts';
import { sqlKeyStore } from '../../lambda/store/sql-key-store.ts';
import { access, kmsServer, region } from '../lambda/keys/kms-server.ts';
import { at, tell } from '../lambda/store/full-customer.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { liveEnv, runTool } from './run-tool.ts';

jest.setTimeout(60_000);
let kms: Awaited<ReturnType<typeof kmsServer>>;
let db: Db;
let env: Readonly<Record<string, string>>;
let openRing: () => Keyring;
beforeAll(async () => {
  kms = await kmsServer();
  const { db: opened, url } = await freshDatabase();
  db = opened;
  env = liveEnv(url, kms.endpoint);
  const port = kmsKeys({ region, keyId: 'alias/tellback', credentials: () => access, endpoint: kms.endpoint });
  openRing = () => makeKeyring({ port, store: sqlKeyStore(db), now: () => new Date() });
});
afterAll(async () => {
  await db.close();
  await kms.close();
});

const verify = (customer: string) => runTool('ledger-verify', ['--customer', customer], env);
const told = (customer: string) => tell({ db, keyring: openRing() }, customer as CustomerId, [at(0), at(1), at(2), at(3)]);

describe('npm run ledger:verify', () => {
  test('says that a ledger nobody touched is whole, also one without a row', async () => {
    await told('honest');
    expect(await verify('honest')).toEqual({ code: 0, out: 'whole, 4 rows\n', err: '' });
    expect(await verify('silent')).toEqual({ code: 0, out: 'whole, 0 rows\n', err: '' });
  });

  test.each([
    ['a changed byte', `update ledger set account_id = account_id || ' ' where customer_id = $1 and seq = 2`, 'broken at row 2\n'],
    ['a deleted row', 'delete from ledger where customer_id = $1 and seq = 3', 'broken at row 3\n'],
    ['a deleted last row', 'delete from ledger where customer_id = $1 and seq = 4', 'broken at row 4\n'],
    [
      'two swapped rows',
      `update ledger set at = other.at, request_id = other.request_id, hash = other.hash from ledger as other
       where ledger.customer_id = $1 and other.customer_id = $1 and ledger.seq in (2, 3) and other.seq = 5 - ledger.seq`,
      'broken at row 2\n',
    ],
    ['a head cut back', 'update ledger_head set seq = 3 where customer_id = $1', 'broken: its signed end is not ours\n'],
    ['a deleted head', 'delete from ledger_head where customer_id = $1', 'broken at row 1\n'],
  ])('finds %s', async (what, tamper, out) => {
    await told(what);
    await db.query(tamper, [what]);
    expect(await verify(what)).toEqual({ code: 1, out, err: '' });
  });

  test('finds a chain that was rebuilt without the key', async () => {
    await told('rebuilt');
    await db.query(`delete from ledger where customer_id = 'rebuilt'`);
    await db.query(`delete from ledger_head where customer_id = 'rebuilt'`);
    await tell({ db, keyring: testKeyring() }, 'rebuilt' as CustomerId, [at(0), at(1)]);
    expect(await verify('rebuilt')).toEqual({ code: 1, out: 'broken: its signed end is not ours\n', err: '' });
    const head = await readHead(db, 'rebuilt' as CustomerId);
    const own = await openRing().mac('ledger', 'any');
    const forged = head && { ...(await signHead(testKeyring(), 'rebuilt', head)), keyId: own.keyId };
    await db.query(`update ledger_head set key_id = $1, signature = $2 where customer_id = 'rebuilt'`, [forged?.keyId, forged?.signature]);
    expect((await verify('rebuilt')).code).toBe(1);
  });

  test('is no answer if the keys or the database cannot be reached, or no customer is named', async () => {
    await told('unknown');
    const noKeys = await runTool('ledger-verify', ['--customer', 'unknown'], { ...env, AWS_SECRET_ACCESS_KEY: 'wrong' });
    expect(noKeys).toEqual({ code: 2, out: '', err: 'keys.refused\n' });
    const nowhere = { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
    expect(await runTool('ledger-verify', ['--customer', 'unknown'], nowhere)).toMatchObject({ code: 2, out: '' });
    expect(await runTool('ledger-verify', [], env)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^--customer is missing/),
    });
  });
});

describe('npm run sweep', () => {
  test('deletes what is past its time and leaves every ledger whole', async () => {
    const now = new Date().toISOString();
    await tell({ db, keyring: openRing() }, 'swept' as CustomerId, ['2020-01-01T00:00:00.000Z', now]);
    expect(await runTool('sweep', [], env)).toEqual({ code: 0, out: 'swept\n', err: '' });
    expect(await verify('swept')).toEqual({ code: 0, out: 'whole, 1 rows\n', err: '' });
  });
});

describe('npm run keys:rotate', () => {
  test('makes new keys the ones in use; what the old ones signed still holds', async () => {
    await told('before');
    const sealed = await openRing().seal('oauth', 'text', 'row');
    const before = await openRing().mac('ledger', 'message');
    expect(await runTool('keys-rotate', ['--purpose', 'ledger'], env)).toEqual({ code: 0, out: 'ledger: a new key is in use\n', err: '' });
    const after = await openRing().mac('ledger', 'message');
    expect(after.keyId).not.toBe(before.keyId);
    expect(await openRing().mac('ledger', 'message', before.keyId)).toEqual(before);
    expect(await verify('before')).toMatchObject({ code: 0 });
    expect((await runTool('keys-rotate', ['--purpose', 'all'], env)).out.split('\n')).toHaveLength(5);
    expect((await openRing().mac('ledger', 'message')).keyId).not.toBe(after.keyId);
    expect(await openRing().open('oauth', sealed, 'row')).toBe('text');
    expect((await openRing().seal('oauth', 'text', 'row')).slice(0, 36)).not.toBe(sealed.slice(0, 36));
  });

  test('knows its purposes', async () => {
    expect(await runTool('keys-rotate', ['--purpose', 'everything'], env)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^--purpose everything is unknown/),
    });
  });
});
