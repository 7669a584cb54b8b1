import { describe, expect, test } from '@jest/globals';
import type { AccountId, CustomerId } from '#skill';
import { makeKeyring } from '../../../lambda/keys/keyring.ts';
import { localKeys, newLocalKey } from '../../../lambda/keys/local-keys.ts';
import { checkChain } from '../../../lambda/ledger/chain.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlKeyStore } from '../../../lambda/store/sql-key-store.ts';
import { openedSql } from './opened.ts';
import { account, accounts, linkedPerson, minutesLater, noon, type Opened, told, transaction } from './people.ts';
import { days, warning } from './warned-people.ts';

/** What a database holds behind the contracts, and what others change in it. */
export function sqlContract(open: () => { readonly db: Db; readonly store: Opened }): void {
  const change = (sql: string, ...params: unknown[]) => open().db.query(sql, params);

  describe('a customer', () => {
    test('who was erased or whose time is over has no link and is told nothing any more', async () => {
      const { store } = open();
      const [erased, expired] = [await linkedPerson(store), await linkedPerson(store)];
      const loaded = await erased.load();
      await change('update customer set erased_at = $2 where id = $1', erased.id, noon);
      await change('update customer set expires_at = $2 where id = $1', expired.id, noon);
      expect([await erased.load(), await expired.load()]).toEqual([null, null]);
      expect(await expired.load({ now: minutesLater(-1) })).not.toBeNull();
      // On its way while the customer was erased
      const turn = { customerId: erased.id, linkId: loaded?.link.id ?? '', disclosures: [told('checking')] };
      expect(await (await linkedPerson(store)).commit(turn)).toBe(false);
      expect(await store.ledger(erased.id)).toEqual([]);
      await expect(store.decidePin(erased.id, noon, async (record) => ({ record, result: null }))).rejects.toThrow('customer.unknown');
    });

    test('has the settings of the app in the next turn', async () => {
      const person = await linkedPerson(open().store);
      await change('update customer set week_starts_on = 6, threshold_minor = 12300 where id = $1', person.id);
      expect((await person.load())?.customer).toMatchObject({ weekStartsOn: 6, thresholdMinor: 12_300n });
    });

    test('answers over a credential only as long as it lives', async () => {
      const person = await linkedPerson(open().store);
      await change('update credential set expires_at = $2 where token_hash = $1', person.link.tokenHash, noon);
      expect(await person.load({ now: minutesLater(-1) })).not.toBeNull();
      expect(await person.load()).toBeNull();
    });
  });

  describe('a hidden account', () => {
    test('does not exist for any question, and the sync still knows it', async () => {
      const { store } = open();
      const { id } = await linkedPerson(store);
      await store.saveBankData(id, { accounts: [account('checking'), account('secret')], transactions: [] });
      await change(`update account set hidden = true where customer_id = $1 and id = 'secret'`, id);
      const told = async () => (await store.bank(id, noon).accounts()).map((row) => row.id);
      expect(await told()).toEqual(['checking']);
      expect((await store.heldAccounts(id)).map((row) => row.id)).toEqual(['checking', 'secret']);
      await store.saveBankData(id, { accounts: [account('checking'), account('secret', { bookedMinor: 1n })], transactions: [] });
      expect(await told()).toEqual(['checking']);
      // The bank does not show it for a day.
      await store.saveBankData(id, { accounts: [account('checking')], gone: ['secret'], transactions: [] });
      await store.saveBankData(id, { accounts: [account('checking'), account('secret')], transactions: [] });
      expect(await told()).toEqual(accounts('checking'));
    });
  });

  describe('a payment', () => {
    const rowOf = async (id: string) =>
      (
        await change(
          'select at, country, present, replaces, watched, ctid::text as written from transaction where customer_id = $1 and id = $2',
          id,
          't',
        )
      )[0] as { readonly watched: boolean; readonly written: string };
    const told = { at: '2026-11-20T08:15:00.000Z', country: 'FR', present: false, replaces: 'p' };
    const save = (id: string, row = {}) => open().store.saveBankData(id, { accounts: [], transactions: [transaction('t', row)] });

    test('keeps what the bank told of it once, until it is told otherwise', async () => {
      const { id } = await linkedPerson(open().store);
      await save(id, told);
      await save(id, { superseded: true });
      expect(await rowOf(id)).toMatchObject(told);
      const other = { at: '2026-11-20T09:00:00.000Z', country: 'BE', present: true, replaces: 'q' };
      await save(id, other);
      expect(await rowOf(id)).toMatchObject(other);
    });

    test('that was watched stays watched, and is not written again when nothing changed', async () => {
      const { id } = await linkedPerson(open().store);
      await save(id, told);
      expect(await rowOf(id)).toMatchObject({ watched: false });
      await change('update transaction set watched = true where customer_id = $1', id);
      const before = await rowOf(id);
      await save(id, told);
      expect(await rowOf(id)).toEqual(before);
      await save(id, { ...told, amountMinor: -1n });
      expect(await rowOf(id)).toMatchObject({ watched: true });
      expect((await rowOf(id)).written).not.toBe(before.written);
    });
  });

  describe('a turn', () => {
    test('that tells warnings alone is one statement', async () => {
      const { db, store } = open();
      const person = await linkedPerson(store);
      const one = warning();
      await store.saveBankData(person.id, { accounts: [account('checking')], transactions: [] });
      await store.saveWarnings(person.id, [one]);
      const unlocked = openedSql({ ...db, transaction: () => Promise.reject(new Error('locked')) }, store.keyring);
      const acts = [{ kind: 'told-warnings', warnings: [one.id] }] as const;
      expect(await unlocked.commit(await person.turn({ requestId: '1', acts, disclosures: [told('checking')] }))).toBe(true);
      expect((await person.load({ requestId: '2' }))?.warnings).toMatchObject([{ id: one.id, told: true }]);
      await expect(unlocked.commit(await person.turn({ requestId: '3', acts: [...acts, { kind: 'offer-login' }] }))).rejects.toThrow(
        'locked',
      );
    });

    test('hears no warning of a hidden account, nor one past its end', async () => {
      const { store } = open();
      const person = await linkedPerson(store);
      await store.saveBankData(person.id, { accounts: [account('checking'), account('secret')], transactions: [] });
      const [mine, secret] = [warning(), warning({ accountId: 'secret' as AccountId })];
      await store.saveWarnings(person.id, [mine, secret]);
      await change(`update account set hidden = true where customer_id = $1 and id = 'secret'`, person.id);
      expect((await person.load())?.warnings.map(({ id }) => id)).toEqual([mine.id]);
      expect((await person.load({ now: days(14) }))?.warnings).toEqual([]);
    });

    test('of a reviewer tells the bank nothing, whom it does not know', async () => {
      const person = await linkedPerson(open().store);
      await change('update customer set reviewer = true where id = $1', person.id);
      await person.commit({ acts: [{ kind: 'hand-over', reference: null }] });
      expect((await open().store.actedOf(person.id)).events).toEqual([]);
    });

    test('leaves what failed, and the account of the platform for its events', async () => {
      const person = await linkedPerson(open().store);
      await person.commit({ requestId: '1', failure: 'pin.needed', subjectHash: 'subject' });
      await person.commit({ requestId: '2' });
      expect(await change('select request_id as id, failure from turn where customer_id = $1 order by request_id', person.id)).toEqual([
        { id: '1', failure: 'pin.needed' },
        { id: '2', failure: null },
      ]);
      expect(await change('select subject_hash as subject from link where customer_id = $1', person.id)).toEqual([{ subject: 'subject' }]);
    });

    test('that ends a link ends its tokens and what the authorization server holds of it', async () => {
      const person = await linkedPerson(open().store);
      const grant = `grant-of-${person.id}`;
      await change('update link set grant_id = $2 where customer_id = $1', person.id, grant);
      for (const [id, grantId] of [
        ['token', grant],
        ['other', `other-${grant}`],
      ] as const)
        await change(
          `insert into oauth_record (model, id_hash, grant_id, sealed) values ('AccessToken', $1, $2, '')`,
          `${id}-${grant}`,
          grantId,
        );
      await person.commit({ acts: [{ kind: 'unlink' }] });
      expect(
        await change(
          'select revoked_at as at, revoked_by as by, (select count(*) from credential where customer_id = $1) as tokens from link where customer_id = $1',
          person.id,
        ),
      ).toEqual([{ at: noon, by: 'voice', tokens: 0n }]);
      expect(await change('select id_hash as id from oauth_record where grant_id like $1', `%${grant}`)).toEqual([
        { id: `other-${grant}` },
      ]);
    });

    test('that cannot be written whole is not written at all', async () => {
      const { db, store } = open();
      const person = await linkedPerson(store);
      await person.commit({ requestId: 'first', disclosures: [told('checking')] });
      // Somebody deleted the head: the next row's number is taken.
      await change('delete from ledger_head where customer_id = $1', person.id);
      await expect(person.commit({ requestId: 'second', disclosures: [told('checking')] })).rejects.toThrow();
      expect(await db.query('select request_id as id from turn where customer_id = $1', [person.id])).toEqual([{ id: 'first' }]);
      expect(await store.ledgerHead(person.id)).toBeNull();
    });
  });

  test('a key that lies in the same database is fetched before anything is locked', async () => {
    const { db } = open();
    let clockMs = 0;
    const keys = { port: localKeys([newLocalKey()]), store: sqlKeyStore(db), now: () => new Date(noon) };
    // Every key is forgotten at once.
    const keyring = makeKeyring({ ...keys, nowMs: () => (clockMs += 1_000_000) });
    const store = openedSql(db, keyring);
    const person = await linkedPerson(store);
    const turns = Array.from({ length: 6 }, (_, n) =>
      person.commit({ requestId: `r${n}`, ledgerHead: null, disclosures: [told('checking')] }),
    );
    expect(await Promise.all(turns)).toEqual(Array(6).fill(true));
    const id: CustomerId = person.id;
    expect(await checkChain(keyring, id, await store.ledger(id), await store.ledgerHead(id))).toMatchObject({ whole: true, rows: 6 });
  });
}
