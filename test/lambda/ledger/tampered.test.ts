import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkChain, signHead } from '../../../lambda/ledger/chain.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { openedSql } from '../store/opened.ts';
import { linkedPerson, type Opened, told } from '../store/people.ts';

const keyring = testKeyring();
let db: Db;
let store: Opened;
beforeAll(async () => {
  ({ db } = await freshDatabase());
  store = openedSql(db, keyring);
});
afterAll(() => store.close());

/** A customer of five rows over three turns, one of them twice. */
async function toldPerson() {
  const person = await linkedPerson(store);
  const question = { intent: 'Spending', slots: { merchant: { id: 'lidl', heard: 'lidl' } } } as const;
  await person.commit({ requestId: '1', disclosures: [told('a'), told('b')] });
  await person.commit({ requestId: '2', question, disclosures: [told('c')] });
  for (const _ of ['once', 'twice']) await person.commit({ requestId: '3', disclosures: [told('d'), told('e')] });
  return person;
}

const verify = async (id: Parameters<Opened['ledger']>[0]) => checkChain(keyring, id, await store.ledger(id), await store.ledgerHead(id));

describe('a ledger in PostgreSQL', () => {
  test('that nobody touched is whole', async () => {
    const { id } = await toldPerson();
    expect(await verify(id)).toEqual({ whole: true, rows: 5, brokenAt: null });
  });

  test.each([
    ['another account', `update ledger set account_id = 'x' where customer_id = $1 and seq = 3`, 3n],
    [
      'a changed slot',
      `update ledger set question = jsonb_set(question, '{slots,merchant,id}', '"aldi"') where customer_id = $1 and seq = 3`,
      3n,
    ],
    ['a moment later', `update ledger set at = at + interval '1 millisecond' where customer_id = $1 and seq = 5`, 5n],
    ['another kind', `update ledger set kind = 'account-name' where customer_id = $1 and seq = 1`, 1n],
    ['another precision', `update ledger set precision = 'rounded' where customer_id = $1 and seq = 2`, 2n],
    ['another consent', `update ledger set consent_id = consent_id || ' ' where customer_id = $1 and seq = 2`, 2n],
    ['another platform', `update ledger set platform = 'phone' where customer_id = $1 and seq = 4`, 4n],
    ['nobody speaking', `update ledger set speaker_hash = null where customer_id = $1 and seq = 4`, 4n],
    ['another request', `update ledger set request_id = '1' where customer_id = $1 and seq = 3`, 3n],
    ['one hash', `update ledger set hash = reverse(hash) where customer_id = $1 and seq = 2`, 2n],
    ['no last row', `delete from ledger where customer_id = $1 and seq = 5`, 5n],
    ['no first row', `delete from ledger where customer_id = $1 and seq = 1`, 1n],
    ['no row in the middle', `delete from ledger where customer_id = $1 and seq = 3`, 3n],
    ['no rows', `delete from ledger where customer_id = $1`, 1n],
    ['no head', `delete from ledger_head where customer_id = $1`, 1n],
    [
      'two rows swapped',
      `with swap as (select customer_id, 5 - seq as seq, at, request_id, question, account_id, hash from ledger where customer_id = $1 and seq in (2, 3))
       update ledger set (at, request_id, question, account_id, hash) = (swap.at, swap.request_id, swap.question, swap.account_id, swap.hash)
       from swap where ledger.customer_id = swap.customer_id and ledger.seq = swap.seq`,
      2n,
    ],
    [
      'a row copied behind the end',
      `insert into ledger select customer_id, 6, at, platform, speaker_hash, request_id, question, account_id, kind, precision, consent_id, hash
       from ledger where customer_id = $1 and seq = 5`,
      6n,
    ],
    [
      'the last row gone and the head moved back without the key',
      `with gone as (delete from ledger where customer_id = $1 and seq = 5)
       update ledger_head set seq = 4, hash = (select hash from ledger where customer_id = $1 and seq = 4) where customer_id = $1`,
      null,
    ],
    [
      'the first row gone and the start moved without the key',
      `with gone as (delete from ledger where customer_id = $1 and seq = 1 returning hash)
       update ledger_head set from_seq = 1, from_hash = gone.hash from gone where customer_id = $1`,
      null,
    ],
    ['a key nobody knows', `update ledger_head set key_id = gen_random_uuid() where customer_id = $1`, null],
  ] as const)('with %s is found', async (_what, tampering, brokenAt) => {
    const { id } = await toldPerson();
    await db.query(tampering, [id]);
    expect(await verify(id)).toMatchObject({ whole: false, brokenAt });
  });

  test('with another customer’s rows and head is found', async () => {
    const [one, other] = [await toldPerson(), await toldPerson()];
    for (const table of ['ledger', 'ledger_head']) {
      await db.query(`delete from ${table} where customer_id = $1`, [one.id]);
      await db.query(`update ${table} set customer_id = $1 where customer_id = $2`, [one.id, other.id]);
    }
    expect(await verify(one.id)).toMatchObject({ whole: false, brokenAt: null });
  });

  test('signed anew by another key is found', async () => {
    const { id } = await toldPerson();
    const head = await store.ledgerHead(id);
    const forged = head && (await signHead(testKeyring(), id, head));
    await db.query('update ledger_head set key_id = $2, signature = $3 where customer_id = $1', [id, forged?.keyId, forged?.signature]);
    expect(await verify(id)).toMatchObject({ whole: false, brokenAt: null });
  });
});
