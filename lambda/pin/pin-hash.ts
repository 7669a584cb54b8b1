import { scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../keys/keys.ts';

/** OWASP's scrypt setting of 32 MiB: N = 2^15, r = 8, p = 3. Node's default limit is just below it. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };
const hashBytes = 32;

/** A PIN under the bank's secret pepper. Without the key port four digits cannot be tried out on a copy of the database. */
export interface Peppered {
  /** Of the pepper */
  readonly keyId: string;
  readonly mac: string;
}

export const pepper = (keyring: Keyring, customerId: string, digits: string, keyId?: string): Promise<Peppered> =>
  keyring.mac('pin', `${customerId}:${digits}`, keyId);

/** Hex. Runs beside the event loop, about 180 ms. */
export async function pinHash({ mac }: Peppered, salt: string): Promise<string> {
  return (await scrypt(mac, salt)).toString('hex');
}

/** Compares in constant time. */
export async function isPinHash(peppered: Peppered, salt: string, hash: string): Promise<boolean> {
  const known = Buffer.from(hash, 'hex');
  return known.length === hashBytes && timingSafeEqual(await scrypt(peppered.mac, salt), known);
}

function scrypt(mac: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scryptCallback(mac, Buffer.from(salt, 'hex'), hashBytes, cost, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}
