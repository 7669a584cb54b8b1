import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Adapter } from 'oidc-provider';
import type { CustomerId } from '#skill';
import { hashOf } from '../../../lambda/hash.ts';
import { storeAdapter } from '../../../lambda/oauth/adapter.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlOauthStore } from '../../../lambda/store/sql-oauth-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { testKeyring } from '../../support/keyring.ts';

const start = Date.parse('2026-11-23T12:00:00Z');
const refusal = new Error('refused');

/** What the authorization server expects of its records, on any database. */
export function adapterContract(database: () => Db): void {
  const id = () => randomBytes(16).toString('hex');
  const at = { sessionKey: 's', speakerHash: '', requestId: 'r' };

  /** The adapter over the database, its clock, and a customer with a link of the grant. */
  async function opened() {
    const db = database();
    const keyring = testKeyring();
    let clock = start;
    const now = () => new Date(clock);
    const adapterOf = storeAdapter({ store: sqlOauthStore(db), keyring, platformOf: () => 'alexa', now, refused: () => refusal });
    const store = sqlStore(db, keyring);
    const customerId = `customer-${id()}` as CustomerId;
    const grantId = id();
    await store.saveCustomer({ id: customerId, region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR', monthStartsOn: 1 });
    const customers = sqlCustomerStore(db, keyring);
    await customers.link({ customerId, platform: 'alexa', grantId, household: 'nothing', now: now().toISOString() });
    return {
      db,
      adapterOf: (model: string): Adapter => adapterOf(model),
      customers,
      customerId,
      grantId,
      wait: (seconds: number) => {
        clock += seconds * 1_000;
      },
      answers: async (token: string) => {
        const query = { tokenHash: hashOf('token', token), platform: 'alexa', ...at, now: now().toISOString() } as const;
        return (await store.load(query)) !== null;
      },
    };
  }

  test('what was put in comes out, under its id', async () => {
    const codes = (await opened()).adapterOf('AuthorizationCode');
    const code = id();
    const payload = { jti: code, kind: 'AuthorizationCode', accountId: 'maya', claims: { id_token: {} }, exp: 1_795_000_000 };
    await codes.upsert(code, payload, 60);
    expect(await codes.find(code)).toEqual(payload);
    expect(await codes.find(id())).toBeUndefined();
  });

  test('one kind of record does not answer for another of the same id', async () => {
    const { adapterOf } = await opened();
    const same = id();
    await adapterOf('AuthorizationCode').upsert(same, { kind: 'AuthorizationCode' }, 60);
    expect(await adapterOf('RefreshToken').find(same)).toBeUndefined();
  });

  test('put in again, it is the newer one', async () => {
    const linkings = (await opened()).adapterOf('Interaction');
    const uid = id();
    await linkings.upsert(uid, { kind: 'Interaction', returnTo: 'first' }, 60);
    await linkings.upsert(uid, { kind: 'Interaction', returnTo: 'second' }, 60);
    expect(await linkings.find(uid)).toMatchObject({ returnTo: 'second' });
  });

  test('it is gone when its time is over', async () => {
    const { adapterOf, wait } = await opened();
    const code = id();
    await adapterOf('AuthorizationCode').upsert(code, { kind: 'AuthorizationCode' }, 60);
    wait(59);
    expect(await adapterOf('AuthorizationCode').find(code)).toBeDefined();
    wait(1);
    expect(await adapterOf('AuthorizationCode').find(code)).toBeUndefined();
  });

  test('consumed once, it says so; consumed by a second, it is refused and its grant ends', async () => {
    const { adapterOf, grantId, customers, customerId } = await opened();
    const code = id();
    await adapterOf('AuthorizationCode').upsert(code, { kind: 'AuthorizationCode', grantId }, 60);
    const tries = await Promise.allSettled([1, 2, 3].map(() => adapterOf('AuthorizationCode').consume(code)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of tries) if (attempt.status === 'rejected') expect(attempt.reason).toBe(refusal);
    expect((await customers.links(customerId))[0]).toMatchObject({ revokedBy: 'platform' });
  });

  test('a consumed record tells when', async () => {
    const codes = (await opened()).adapterOf('AuthorizationCode');
    const code = id();
    await codes.upsert(code, { kind: 'AuthorizationCode' }, 60);
    await codes.consume(code);
    expect(await codes.find(code)).toMatchObject({ consumed: start / 1_000 });
  });

  test('destroyed, it is gone, and twice is fine', async () => {
    const sessions = (await opened()).adapterOf('Session');
    const session = id();
    await sessions.upsert(session, { kind: 'Session', uid: id() }, 60);
    await sessions.destroy(session);
    await sessions.destroy(session);
    expect(await sessions.find(session)).toBeUndefined();
  });

  test('a session is found by its other name', async () => {
    const sessions = (await opened()).adapterOf('Session');
    const uid = id();
    await sessions.upsert(id(), { kind: 'Session', uid, accountId: 'maya' }, 60);
    expect(await sessions.findByUid(uid)).toMatchObject({ uid, accountId: 'maya' });
    expect(await sessions.findByUid(id())).toBeUndefined();
    expect(await sessions.findByUserCode('ABCD')).toBeUndefined();
  });

  test('an access token answers at the doors from then on, until it is destroyed', async () => {
    const { adapterOf, grantId, answers } = await opened();
    const token = id();
    await adapterOf('AccessToken').upsert(token, { kind: 'AccessToken', clientId: 'alexa', grantId }, 3_600);
    expect(await answers(token)).toBe(true);
    await adapterOf('AccessToken').destroy(token);
    expect(await answers(token)).toBe(false);
  });

  test('and no longer than it lives', async () => {
    const { adapterOf, grantId, answers, wait } = await opened();
    const token = id();
    await adapterOf('AccessToken').upsert(token, { kind: 'AccessToken', clientId: 'alexa', grantId }, 3_600);
    wait(3_600);
    expect(await answers(token)).toBe(false);
  });

  test('for a link that has ended no token is kept', async () => {
    const { adapterOf, grantId, customers, customerId, answers } = await opened();
    await customers.unlinkAll(customerId, 'app', new Date(start).toISOString());
    const token = id();
    const saving = adapterOf('AccessToken').upsert(token, { kind: 'AccessToken', clientId: 'alexa', grantId }, 3_600);
    await expect(saving).rejects.toBe(refusal);
    expect(await answers(token)).toBe(false);
    expect(await adapterOf('AccessToken').find(token)).toBeUndefined();
  });

  test('revoked as a whole, a grant leaves nothing behind, and other grants stay', async () => {
    const { adapterOf, grantId, answers } = await opened();
    const names = ['AccessToken', 'RefreshToken', 'AuthorizationCode'] as const;
    const ids = names.map(() => id());
    const stays = id();
    await adapterOf('RefreshToken').upsert(stays, { kind: 'RefreshToken', grantId: id() }, 3_600);
    await adapterOf('Grant').upsert(grantId, { kind: 'Grant' }, 3_600);
    for (const [index, kind] of names.entries())
      await adapterOf(kind).upsert(ids[index] ?? '', { kind, clientId: 'alexa', grantId }, 3_600);
    await Promise.all([...names.map((kind) => adapterOf(kind).revokeByGrantId(grantId)), adapterOf('Grant').destroy(grantId)]);
    for (const [index, kind] of names.entries()) expect(await adapterOf(kind).find(ids[index] ?? '')).toBeUndefined();
    expect(await adapterOf('Grant').find(grantId)).toBeUndefined();
    expect(await answers(ids[0] ?? '')).toBe(false);
    expect(await adapterOf('RefreshToken').find(stays)).toBeDefined();
  });

  test('a payload moved to another row does not open', async () => {
    const { db, adapterOf } = await opened();
    const [own, foreign] = [id(), id()];
    const codes = adapterOf('AuthorizationCode');
    await codes.upsert(own, { kind: 'AuthorizationCode', accountId: 'own', uid: own }, 60);
    await codes.upsert(foreign, { kind: 'AuthorizationCode', accountId: 'foreign', uid: foreign }, 60);
    await db.query(
      `update oauth_record set sealed = (select sealed from oauth_record where uid = $1) where model = 'AuthorizationCode' and uid = $2`,
      [foreign, own],
    );
    await expect(codes.find(own)).rejects.toThrow();
  });
}
