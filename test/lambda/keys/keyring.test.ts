import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeKeyring, rotate } from '../../../lambda/keys/keyring.ts';
import type { KeyPort, Purpose } from '../../../lambda/keys/keys.ts';
import { localKeys, newLocalKey } from '../../../lambda/keys/local-keys.ts';
import { memoryKeyStore } from '../../../lambda/keys/memory-key-store.ts';

const purposes: readonly Purpose[] = ['ledger', 'receipt', 'pin', 'oauth'];
const now = () => new Date('2026-11-23T12:00:00Z');

/** A keyring with its parts, and how often its port was asked. */
function setUp(port: KeyPort = localKeys([newLocalKey()])) {
  const store = memoryKeyStore();
  let unwrapped = 0;
  const counting: KeyPort = {
    ...port,
    unwrap: (...wrapped) => {
      unwrapped += 1;
      return port.unwrap(...wrapped);
    },
  };
  let ms = 0;
  const open = () => makeKeyring({ port: counting, store, now, nowMs: () => ms });
  return { store, port: counting, keyring: open(), open, unwrapped: () => unwrapped, wait: (more: number) => (ms += more) };
}

describe('sealing', () => {
  test('any text opens to itself, in this process and in the next', async () => {
    const { keyring, open } = setUp();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (text, context) => {
        const sealed = await keyring.seal('oauth', text, context);
        expect(await keyring.open('oauth', sealed, context)).toBe(text);
        expect(await open().open('oauth', sealed, context)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  test('the same text twice is never the same', async () => {
    const { keyring } = setUp();
    const seals = await Promise.all(Array.from({ length: 50 }, () => keyring.seal('oauth', 'text', 'context')));
    expect(new Set(seals.map((sealed) => sealed.slice(sealed.indexOf('.'), sealed.indexOf('.') + 17))).size).toBe(50);
  });

  test('a value moved to another place does not open', async () => {
    const { keyring } = setUp();
    const sealed = await keyring.seal('oauth', 'text', 'row 1');
    await expect(keyring.open('oauth', sealed, 'row 2')).rejects.toThrow();
  });

  test('a value with any byte changed, cut off or added does not open', async () => {
    const { keyring } = setUp();
    const sealed = await keyring.seal('oauth', 'text', 'row');
    const bytes = Buffer.from(sealed.slice(sealed.indexOf('.') + 1), 'base64url');
    const again = (changed: Buffer) => `${sealed.slice(0, sealed.indexOf('.') + 1)}${changed.toString('base64url')}`;
    expect(await keyring.open('oauth', again(bytes), 'row')).toBe('text');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      await expect(keyring.open('oauth', again(changed), 'row')).rejects.toThrow();
      await expect(keyring.open('oauth', again(bytes.subarray(0, index)), 'row')).rejects.toThrow();
    }
    await expect(keyring.open('oauth', again(Buffer.concat([bytes, Buffer.from([0])])), 'row')).rejects.toThrow();
  });

  test.each(['', '.', 'no key.AAAA', 'plain text'])('%j is nothing sealed', async (text) => {
    await expect(setUp().keyring.open('oauth', text, 'row')).rejects.toThrow('keys.unknown');
  });
});

describe('purposes', () => {
  test('none opens or signs for another', async () => {
    const { keyring } = setUp();
    for (const purpose of purposes) {
      const sealed = await keyring.seal(purpose, 'text', 'row');
      const { keyId, mac } = await keyring.mac(purpose, 'message');
      for (const other of purposes.filter((name) => name !== purpose)) {
        await expect(keyring.open(other, sealed, 'row')).rejects.toThrow('keys.unknown');
        await expect(keyring.mac(other, 'message', keyId)).rejects.toThrow('keys.unknown');
        expect((await keyring.mac(other, 'message')).mac).not.toBe(mac);
      }
    }
  });
});

describe('signing', () => {
  test('the same message has the same signature under the same key, another message another', async () => {
    const { keyring, open } = setUp();
    const { keyId, mac } = await keyring.mac('ledger', 'message');
    expect(mac).toMatch(/^[0-9a-f]{64}$/);
    expect(await open().mac('ledger', 'message', keyId)).toEqual({ keyId, mac });
    expect((await keyring.mac('ledger', 'massage', keyId)).mac).not.toBe(mac);
  });

  test('an unknown key signs nothing', async () => {
    await expect(setUp().keyring.mac('ledger', 'message', 'unknown')).rejects.toThrow('keys.unknown');
  });
});

describe('rotation', () => {
  test('new values use the new data key, old ones still open and verify', async () => {
    const { keyring, store, port, open, wait } = setUp();
    const old = { sealed: await keyring.seal('oauth', 'text', 'row'), signed: await keyring.mac('oauth', 'message') };
    await rotate({ port, store, now: now().toISOString() }, 'oauth');
    wait(300_001);
    for (const ring of [keyring, open()]) {
      const sealed = await ring.seal('oauth', 'text', 'row');
      expect(sealed.slice(0, 36)).not.toBe(old.sealed.slice(0, 36));
      expect((await ring.mac('oauth', 'message')).keyId).toBe(sealed.slice(0, 36));
      expect(await ring.open('oauth', old.sealed, 'row')).toBe('text');
      expect(await ring.mac('oauth', 'message', old.signed.keyId)).toEqual(old.signed);
    }
  });

  test('of the port’s key: what the old one wrapped still unwraps, the new one wraps', async () => {
    const [first, second] = [newLocalKey(), newLocalKey()];
    const made = await localKeys([first]).make('pin');
    const both = localKeys([first, second]);
    expect(made.keyId).toBe(first.id);
    expect(await both.unwrap('pin', made.keyId, made.wrapped)).toEqual(made.plain);
    expect((await both.make('pin')).keyId).toBe(second.id);
    await expect(localKeys([second]).unwrap('pin', made.keyId, made.wrapped)).rejects.toThrow('keys.refused');
  });
});

describe('the port', () => {
  test('is asked once for what many want at the same moment, and again after five minutes', async () => {
    const { keyring, unwrapped, wait } = setUp();
    await Promise.all(Array.from({ length: 20 }, () => keyring.mac('ledger', 'message')));
    expect(unwrapped()).toBe(1);
    wait(299_999);
    await keyring.mac('ledger', 'message');
    expect(unwrapped()).toBe(1);
    wait(2);
    await keyring.mac('ledger', 'message');
    expect(unwrapped()).toBe(2);
  });

  test('that failed is asked again at once', async () => {
    const good = localKeys([newLocalKey()]);
    let failures = 1;
    const moody: KeyPort = {
      ...good,
      make: async (purpose) => (failures-- > 0 ? Promise.reject(new Error('keys.unavailable')) : good.make(purpose)),
    };
    const { keyring } = setUp(moody);
    await expect(keyring.mac('ledger', 'message')).rejects.toThrow('keys.unavailable');
    expect((await keyring.mac('ledger', 'message')).mac).toMatch(/^[0-9a-f]{64}$/);
  });

  test('two processes that meet an empty store open what the other sealed, and the next one uses the newest key', async () => {
    const { store, open } = setUp();
    const [one, two] = [open(), open()];
    await Promise.all([one.mac('receipt', 'message'), two.mac('receipt', 'message')]);
    const [newest] = await store.dataKeys('receipt');
    expect((await open().mac('receipt', 'message')).keyId).toBe(newest?.id);
    const sealed = await one.seal('receipt', 'text', 'row');
    expect(await two.open('receipt', sealed, 'row')).toBe('text');
  });
});
