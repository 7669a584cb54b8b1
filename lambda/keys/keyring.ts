import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Keyring, KeyPort, KeyStore, Purpose, WrappedKey } from './keys.ts';

interface DataKey {
  readonly id: string;
  readonly plain: Uint8Array;
}

const keptMs = 300_000;
const nonceBytes = 12;
const tagBytes = 16;

/** Keys for signing and sealing. `nowMs` is a monotonic clock; `now` dates new data keys. A new purpose gets its first key by itself. */
export function makeKeyring({
  port,
  store,
  now,
  nowMs = () => performance.now(),
}: {
  readonly port: KeyPort;
  readonly store: KeyStore;
  readonly now: () => Date;
  readonly nowMs?: () => number;
}): Keyring {
  const kept = new Map<string, { readonly value: Promise<DataKey>; readonly untilMs: number }>();
  /** Asks once for what many want at the same moment; a failure is not remembered. */
  const once = (name: string, read: () => Promise<DataKey>): Promise<DataKey> => {
    const known = kept.get(name);
    if (known !== undefined && known.untilMs > nowMs()) return known.value;
    const value = read();
    kept.set(name, { value, untilMs: nowMs() + keptMs });
    value.catch(() => kept.delete(name));
    return value;
  };
  const unwrap = async (purpose: Purpose, { id, keyId, wrapped }: WrappedKey): Promise<DataKey> => ({
    id,
    plain: await port.unwrap(purpose, keyId, wrapped),
  });
  const newest = (purpose: Purpose) =>
    once(purpose, async () => {
      const [known] = await store.dataKeys(purpose);
      if (known !== undefined) return unwrap(purpose, known);
      const { keyId, wrapped } = await port.make(purpose);
      await store.saveDataKey({ id: randomUUID(), purpose, keyId, wrapped, now: now().toISOString() });
      const [made] = await store.dataKeys(purpose);
      if (made === undefined) throw new Error('keys.unsaved');
      return unwrap(purpose, made);
    });
  const named = (purpose: Purpose, id: string) =>
    once(`${purpose} ${id}`, async () => {
      const known = (await store.dataKeys(purpose)).find((key) => key.id === id);
      if (known === undefined) throw new Error('keys.unknown');
      return unwrap(purpose, known);
    });

  return {
    mac: async (purpose, message, dataKeyId) => {
      const key = await (dataKeyId === undefined ? newest(purpose) : named(purpose, dataKeyId));
      return { keyId: key.id, mac: createHmac('sha256', key.plain).update(message).digest('hex') };
    },
    seal: async (purpose, plain, context) => {
      const key = await newest(purpose);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key.plain, nonce).setAAD(Buffer.from(context));
      const bytes = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${key.id}.${bytes.toString('base64url')}`;
    },
    open: async (purpose, sealed, context) => {
      const dot = sealed.indexOf('.');
      const key = await named(purpose, sealed.slice(0, dot));
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
      if (bytes.length < nonceBytes + tagBytes) throw new Error('keys.damaged');
      const decipher = createDecipheriv('aes-256-gcm', key.plain, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
    },
  };
}

/** Makes a new data key the one in use; the old ones still open what they sealed. */
export async function rotate(
  { port, store, now }: { readonly port: KeyPort; readonly store: KeyStore; readonly now: string },
  purpose: Purpose,
): Promise<void> {
  const { keyId, wrapped } = await port.make(purpose);
  await store.saveDataKey({ id: randomUUID(), purpose, keyId, wrapped, now });
}
