import { randomUUID } from 'node:crypto';
import { customerOf, isAfter, keyOf, type MemoryData } from './memory-customer.ts';
import type { Store, Writer } from './store.ts';

/** Links in memory, each under its one credential. */
export function memoryLinks(data: MemoryData): Pick<Writer, 'saveLink' | 'revokeLink'> & Pick<Store, 'bindSubject' | 'unlinkSubject'> {
  return {
    saveLink: async ({ tokenHash, platform, customerId, household, expiresAt, now }) => {
      customerOf(data, customerId);
      const key = keyOf(platform, tokenHash);
      const known = data.links.get(key);
      if (known === undefined || known.customerId !== customerId) {
        const fresh = { privateMode: false, createdAt: now, revoked: false, subjectHash: null, firstRequestId: null };
        data.links.set(key, { id: randomUUID(), customerId, platform, household, expiresAt, ...fresh });
        return;
      }
      if (known.revoked) known.createdAt = now;
      Object.assign(known, { household, expiresAt, revoked: false });
    },

    revokeLink: async (tokenHash, platform) => {
      const link = data.links.get(keyOf(platform, tokenHash));
      if (link !== undefined) link.revoked = true;
    },

    bindSubject: async (tokenHash, platform, subjectHash) => {
      const link = data.links.get(keyOf(platform, tokenHash));
      if (link !== undefined) link.subjectHash = subjectHash;
    },

    unlinkSubject: async (platform, subjectHash, eventAt) => {
      for (const [key, link] of data.links) {
        const isMeant = link.platform === platform && link.subjectHash === subjectHash && !link.revoked;
        if (isMeant && isAfter(eventAt, link.createdAt)) data.links.delete(key);
      }
    },
  };
}
