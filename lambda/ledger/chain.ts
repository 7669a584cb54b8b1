import { createHash, createHmac } from 'node:crypto';
import type { Keyring } from '../keys/keys.ts';
import type { LedgerHead, LedgerRow } from '../store/store.ts';
import { canonical } from './canonical.ts';

/** Where a customer's chain begins until old rows were swept. */
export const chainStart = { fromSeq: 0n, fromHash: '0'.repeat(64) } as const;

/** SHA-256 hex over the hash of the row before and every field of this one. */
export function rowHash(previousHash: string, { hash: _, ...row }: Omit<LedgerRow, 'hash'> & { readonly hash?: string }): string {
  return createHash('sha256')
    .update(canonical([previousHash, row]))
    .digest('hex');
}

/** Both ends of a chain: what its head signs. */
export type Ends = Pick<LedgerHead, 'seq' | 'hash' | 'fromSeq' | 'fromHash'>;

/** Signs without waiting, so that it can be done where nothing may be awaited: in a transaction. */
export type Sign = (ends: Ends) => LedgerHead;

/** Who signs a customer's ledger: an HMAC-SHA-256 under the customer's own key, which is derived from the ledger key. */
export async function signerOf(keyring: Pick<Keyring, 'mac'>, customerId: string, dataKeyId?: string): Promise<Sign> {
  const { keyId, mac } = await keyring.mac('ledger', canonical(['head', customerId]), dataKeyId);
  return ({ seq, hash, fromSeq, fromHash }) => ({
    ...{ seq, hash, fromSeq, fromHash, keyId },
    signature: createHmac('sha256', Buffer.from(mac, 'hex'))
      .update(canonical([seq, hash, fromSeq, fromHash]))
      .digest('hex'),
  });
}

/** The signed head of a chain with these ends. */
export async function signHead(keyring: Pick<Keyring, 'mac'>, customerId: string, ends: Ends): Promise<LedgerHead> {
  return (await signerOf(keyring, customerId))(ends);
}

export interface Checked {
  readonly whole: boolean;
  readonly rows: number;
  /** The first row that is not as it was told, or is missing; null if none is, or nobody can say which: the rows were hashed anew, or the head is not ours. */
  readonly brokenAt: bigint | null;
}

/**
 * Whether these are all the rows this customer was told, unchanged and in their order: from the first one kept to the signed head.
 * It cannot tell a ledger from its own past: who puts rows and head back as they once were, from a backup, is not found.
 */
export async function checkChain(
  keyring: Pick<Keyring, 'mac'>,
  customerId: string,
  rows: readonly LedgerRow[],
  head: LedgerHead | null,
): Promise<Checked> {
  const result = (whole: boolean, brokenAt: bigint | null): Checked => ({ whole, rows: rows.length, brokenAt });
  if (head === null) return result(rows.length === 0, rows[0]?.seq ?? null);
  if (!(await isSigned(keyring, customerId, head))) return result(false, null);
  let { fromSeq: seq, fromHash: hash } = head;
  for (const row of rows) {
    seq += 1n;
    if (row.customerId !== customerId || seq > head.seq || row.hash !== rowHash(hash, row)) return result(false, seq);
    hash = row.hash;
  }
  return seq === head.seq ? result(hash === head.hash, null) : result(false, seq + 1n);
}

/** Whether the head is ours. Rejects if the key port cannot be reached. */
export async function isSigned(keyring: Pick<Keyring, 'mac'>, customerId: string, head: LedgerHead): Promise<boolean> {
  try {
    const sign = await signerOf(keyring, customerId, head.keyId);
    return sign(head).signature === head.signature;
  } catch (error) {
    // A key of nobody's; a key port that cannot be reached is no sign of forgery.
    if (error instanceof Error && error.message === 'keys.unknown') return false;
    throw error;
  }
}
