import { createHash } from 'node:crypto';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { Platform } from '#skill';
import { hashOf } from '../hash.ts';
import type { Keyring } from '../keys/keys.ts';
import type { OauthStore, StoredOauthRecord } from '../store/oauth-store.ts';

export interface AdapterParts {
  readonly store: OauthStore;
  readonly keyring: Pick<Keyring, 'seal' | 'open'>;
  readonly platformOf: (clientId: string) => Platform;
  readonly now: () => Date;
  /** What the server answers for a code or token that is worth nothing */
  readonly refused: () => Error;
}

/**
 * Keeps the authorization server's records in our store. Codes, tokens and other ids are stored as hashes alone, and what
 * belongs to them sealed under that hash: who reads the database finds nothing to present anywhere. An access token is made known
 * to the doors as well, as a credential of its grant's link.
 */
export function storeAdapter({ store, keyring, platformOf, now, refused }: AdapterParts): AdapterFactory {
  return (model): Adapter => {
    const hash = (id: string) => createHash('sha256').update(`${model}:${id}`).digest('hex');
    const open = async (idHash: string, { sealed, consumedAt }: StoredOauthRecord): Promise<AdapterPayload> => {
      const payload = JSON.parse(await keyring.open('oauth', sealed, `${model}:${idHash}`)) as AdapterPayload;
      return consumedAt === null ? payload : { ...payload, consumed: Math.floor(Date.parse(consumedAt) / 1_000) };
    };
    const find = async (id: string) => {
      const found = await store.record(model, hash(id), now().toISOString());
      return found === null ? undefined : { ...(await open(hash(id), found)), jti: id };
    };

    return {
      find,

      upsert: async (id, { jti: _, ...payload }, expiresInSeconds) => {
        const expiresAt = expiresInSeconds === undefined ? null : new Date(now().getTime() + expiresInSeconds * 1_000).toISOString();
        const idHash = hash(id);
        const sealed = await keyring.seal('oauth', JSON.stringify(payload), `${model}:${idHash}`);
        const grantId = payload.grantId ?? (model === 'Grant' ? id : null);
        if (model === 'AccessToken' && grantId !== null && expiresAt !== null && payload.clientId !== undefined) {
          const token = { tokenHash: hashOf('token', id), platform: platformOf(payload.clientId), grantId, expiresAt };
          await store.saveToken(token).catch((error: Error) => Promise.reject(error.message === 'oauth.unlinked' ? refused() : error));
        }
        await store.saveRecord({ model, idHash, grantId, uid: payload.uid ?? null, sealed, expiresAt });
      },

      // Only sessions are looked up so, and their id is not needed: it stays unknown.
      findByUid: async (uid) => {
        const found = await store.recordByUid(model, uid, now().toISOString());
        return found === null ? undefined : open(found.idHash, found);
      },

      findByUserCode: async () => undefined,

      // Of two who present a code at the same moment one is a thief, and which one is unknown: the link ends.
      consume: async (id) => {
        if (await store.consumeRecord(model, hash(id), now().toISOString())) return;
        const grantId = (await find(id))?.grantId;
        if (grantId !== undefined) await store.revokeGrant(grantId, now().toISOString());
        throw refused();
      },

      destroy: async (id) => {
        const clientId = model === 'AccessToken' ? (await find(id))?.clientId : undefined;
        await store.deleteRecord(model, hash(id));
        if (clientId !== undefined) await store.deleteToken(hashOf('token', id), platformOf(clientId));
      },

      // A grant goes as a whole, with its link. The server asks every kind of token for it: the first does it for all.
      revokeByGrantId: async (grantId) => {
        if (model === 'AccessToken') await store.revokeGrant(grantId, now().toISOString());
      },
    };
  };
}
