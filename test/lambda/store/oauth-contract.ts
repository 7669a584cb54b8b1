import { describe, expect, test } from '@jest/globals';
import type { OauthRecord, OauthStore } from '../../../lambda/store/oauth-store.ts';
import { sqlOauthStore } from '../../../lambda/store/sql-oauth-store.ts';
import { at, fullCustomer, noon, type OpenedCustomers, rowsOf } from './full-customer.ts';

let records = 0;

/** Where the authorization server keeps its records: the same on every engine. */
export function oauthContract(open: () => OpenedCustomers): void {
  const oauth = (): OauthStore => sqlOauthStore(open().db);
  const record = (change: Partial<OauthRecord> = {}): OauthRecord => {
    records += 1;
    return {
      model: 'AuthorizationCode',
      idHash: `record ${records}`,
      grantId: null,
      uid: `uid ${records}`,
      sealed: 'sealed',
      expiresAt: at(1),
      ...change,
    };
  };
  const saved = async (change: Partial<OauthRecord> = {}) => {
    const made = record(change);
    await oauth().saveRecord(made);
    return made;
  };

  describe('a record of the authorization server', () => {
    test('is found by its model and id, or by its model and uid', async () => {
      const { model, idHash, uid } = await saved();
      expect(await oauth().record(model, idHash, noon)).toEqual({ sealed: 'sealed', consumedAt: null });
      expect(await oauth().recordByUid(model, uid ?? '', noon)).toEqual({ idHash, sealed: 'sealed', consumedAt: null });
      expect(await oauth().record('Session', idHash, noon)).toBeNull();
      expect(await oauth().recordByUid('Session', uid ?? '', noon)).toBeNull();
      expect(await oauth().record(model, 'guessed', noon)).toBeNull();
    });

    test('is not found from the instant at which it expires; one without end always is', async () => {
      const { model, idHash, uid } = await saved();
      expect(await oauth().record(model, idHash, at(0.9))).not.toBeNull();
      expect(await oauth().record(model, idHash, at(1))).toBeNull();
      expect(await oauth().recordByUid(model, uid ?? '', at(1))).toBeNull();
      const endless = await saved({ expiresAt: null });
      expect(await oauth().record(endless.model, endless.idHash, at(1e6))).not.toBeNull();
    });

    test('is consumed by one of many at the same moment, and stays consumed when it is saved again', async () => {
      const made = await saved();
      const consumed = await Promise.all(Array.from({ length: 8 }, () => oauth().consumeRecord(made.model, made.idHash, noon)));
      expect(consumed.filter((first) => first)).toHaveLength(1);
      await oauth().saveRecord({ ...made, sealed: 'newer' });
      expect(await oauth().record(made.model, made.idHash, noon)).toEqual({ sealed: 'newer', consumedAt: noon });
      expect(await oauth().consumeRecord(made.model, 'guessed', noon)).toBe(false);
    });

    test('is gone once deleted; deleting it again is fine', async () => {
      const { model, idHash } = await saved();
      const other = await saved();
      for (const _twice of [1, 2]) await oauth().deleteRecord(model, idHash);
      expect(await oauth().record(model, idHash, noon)).toBeNull();
      expect(await oauth().record(other.model, other.idHash, noon)).not.toBeNull();
    });
  });

  describe('an access token', () => {
    test('answers for the link of its grant', async () => {
      const { id, linkId, grantId } = await fullCustomer(open());
      await oauth().saveToken({ tokenHash: `token of ${id}`, platform: 'alexa', grantId, expiresAt: at(60) });
      expect((await rowsOf(open().db, id))['credential']).toContainEqual({
        ...{ token_hash: `token of ${id}`, platform: 'alexa', customer_id: id, link_id: linkId, expires_at: at(60) },
      });
      await oauth().deleteToken(`token of ${id}`, 'alexa');
      expect((await rowsOf(open().db, id))['credential']).toHaveLength(1);
    });

    test('is not saved for a grant without link, on another platform, or after its link ended', async () => {
      const { id, linkId, grantId } = await fullCustomer(open());
      const token = { tokenHash: `refused of ${id}`, platform: 'alexa', grantId, expiresAt: at(60) } as const;
      await expect(oauth().saveToken({ ...token, grantId: 'unknown' })).rejects.toThrow('oauth.unlinked');
      await expect(oauth().saveToken({ ...token, platform: 'slack' })).rejects.toThrow('oauth.unlinked');
      await open().store.unlink(id, linkId, 'app', noon);
      await expect(oauth().saveToken(token)).rejects.toThrow('oauth.unlinked');
    });

    test('of one customer is never given to another', async () => {
      const [mine, theirs] = [await fullCustomer(open()), await fullCustomer(open())];
      const before = await rowsOf(open().db, theirs.id);
      const taken = { tokenHash: theirs.tokenHash, platform: 'alexa', grantId: mine.grantId, expiresAt: at(60) } as const;
      await expect(oauth().saveToken(taken)).rejects.toThrow('oauth.unlinked');
      expect(await rowsOf(open().db, theirs.id)).toEqual(before);
    });

    test('never survives the end of its link, whichever comes first', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id, linkId, grantId } = await fullCustomer(open());
        const token = { tokenHash: `race of ${id}`, platform: 'alexa', grantId, expiresAt: at(60) } as const;
        const unlinked = open().store.unlink(id, linkId, 'app', noon);
        await Promise.all([
          unlinked,
          oauth()
            .saveToken(token)
            .catch(() => null),
        ]);
        expect((await rowsOf(open().db, id))['credential']).toEqual([]);
      }
    });
  });

  describe('a revoked grant', () => {
    test('loses every record and token, and its link ends by the platform', async () => {
      const [mine, theirs] = [await fullCustomer(open()), await fullCustomer(open())];
      const code = await saved({ grantId: mine.grantId });
      const before = await rowsOf(open().db, theirs.id);
      for (const minute of [0, 5]) await oauth().revokeGrant(mine.grantId, at(minute));
      expect(await oauth().record(code.model, code.idHash, noon)).toBeNull();
      const { credential, oauth_record } = await rowsOf(open().db, mine.id);
      expect([credential, oauth_record]).toEqual([[], []]);
      expect(await open().store.links(mine.id)).toEqual([expect.objectContaining({ revokedAt: noon, revokedBy: 'platform' })]);
      expect(await rowsOf(open().db, theirs.id)).toEqual(before);
    });

    test('without a link loses its records', async () => {
      const code = await saved({ grantId: 'never linked' });
      await oauth().revokeGrant('never linked', noon);
      expect(await oauth().record(code.model, code.idHash, noon)).toBeNull();
    });
  });
}
