import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { KeyPort, Purpose } from './keys.ts';

/** A key of the key file: 256 bits in base64url under an id of its own. */
export interface LocalKey {
  readonly id: string;
  readonly key: string;
}

/** The key port of the demo and of tests: the last key wraps, all of them unwrap. */
export function localKeys(keys: readonly LocalKey[]): KeyPort {
  const current = keys.at(-1);
  if (current === undefined) throw new Error('keys.none');
  const bytesOf = (id: string) => {
    const found = keys.find((key) => key.id === id);
    if (found === undefined) throw new Error('keys.refused');
    return Buffer.from(found.key, 'base64url');
  };
  return {
    make: async (purpose) => {
      const plain = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', bytesOf(current.id), nonce).setAAD(contextOf(purpose));
      const wrapped = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
      return { keyId: current.id, plain, wrapped };
    },
    unwrap: async (purpose, keyId, wrapped) => {
      const bytes = Buffer.from(wrapped, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', bytesOf(keyId), bytes.subarray(0, 12)).setAAD(contextOf(purpose));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
  };
}

const contextOf = (purpose: Purpose) => Buffer.from(`tellback ${purpose}`);

/** The demo's key file lies beside its data folder, which the database has for itself. */
export const keyFileOf = (dataDir: string): string => `${dataDir}.keys.json`;

/** The key file of the demo: made at the first start, readable by its owner only. Linking a written file never shows half of one. */
export function keyFile(path: string): readonly LocalKey[] {
  const own = `${path}-${process.pid}`;
  try {
    if (!existsSync(path)) {
      writeFileSync(own, JSON.stringify([newLocalKey()]), { mode: 0o600 });
      linkSync(own, path);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return JSON.parse(readFileSync(path, 'utf8')) as LocalKey[];
}

export const newLocalKey = (): LocalKey => ({ id: randomBytes(6).toString('hex'), key: randomBytes(32).toString('base64url') });
