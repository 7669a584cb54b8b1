import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { KeyStore } from '../../../lambda/keys/keys.ts';
import { at } from './full-customer.ts';

/** Where wrapped data keys are kept: the same for every key store. Wants an empty one. */
export function keyContract(open: () => KeyStore): void {
  describe('wrapped data keys', () => {
    test('are given newest first, each purpose apart', async () => {
      const [old, young, other] = [randomUUID(), randomUUID(), randomUUID()];
      const key = { keyId: 'port', wrapped: 'wrapped' };
      await open().saveDataKey({ ...key, id: old, purpose: 'receipt', now: at(0) });
      await open().saveDataKey({ ...key, id: young, purpose: 'receipt', now: at(1) });
      await open().saveDataKey({ ...key, id: other, purpose: 'pin', now: at(2) });
      expect(await open().dataKeys('receipt')).toMatchObject([
        { id: young, ...key },
        { id: old, ...key },
      ]);
      expect((await open().dataKeys('pin')).map(({ id }) => id)).toEqual([other]);
      expect(await open().dataKeys('oauth')).toEqual([]);
    });

    test('saved at the same moment are all kept, always in the same order', async () => {
      const ids = Array.from({ length: 6 }, () => randomUUID());
      await Promise.all(ids.map((id) => open().saveDataKey({ id, keyId: 'k', wrapped: 'w', purpose: 'oauth', now: at(0) })));
      const given = (await open().dataKeys('oauth')).map(({ id }) => id);
      expect(given.toSorted()).toEqual(ids.toSorted());
      expect((await open().dataKeys('oauth')).map(({ id }) => id)).toEqual(given);
    });
  });
}
