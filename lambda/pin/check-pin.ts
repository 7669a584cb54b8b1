import { createHash } from 'node:crypto';
import type { CustomerId } from '#skill';
import type { Keyring } from '../keys/keys.ts';
import type { PinRecord, ProvenSession, Store } from '../store/store.ts';
import { isPinHash, type Peppered, pepper } from './pin-hash.ts';

export type PinResult = 'right' | 'wrong' | 'locked';

export interface PinParts {
  readonly store: Pick<Store, 'decidePin'>;
  readonly keyring: Keyring;
  /** How long the right PIN opens its session */
  readonly provenMinutes: number;
}

export interface PinAttempt {
  readonly customerId: CustomerId;
  /** 4 to 6 digits. They are compared here and kept nowhere. */
  readonly digits: string;
  readonly requestId: string;
  readonly session: Omit<ProvenSession, 'until'>;
  /** ISO instant */
  readonly now: string;
}

const mostWrong = 3;

/**
 * One try at the voice PIN. Three wrong in a row, over all sessions, devices and platforms, lock it; then the right one fails too,
 * until it is set anew. A request that comes twice is one try. The right PIN opens this session for this speaker. Rejects if the
 * store or the keys cannot be reached.
 */
export async function checkPin(parts: PinParts, attempt: PinAttempt): Promise<PinResult> {
  const { store, keyring } = parts;
  const { customerId, digits, now } = attempt;
  // The pepper is fetched outside the transaction: inside, it could wait for a connection that waits for this one.
  let peppered = await pepper(keyring, customerId, digits);
  for (;;) {
    const decided = await store.decidePin(customerId, now, (record) => decide(record, peppered, parts, attempt));
    if (typeof decided === 'string') return decided;
    peppered = await pepper(keyring, customerId, digits, decided.needsKey);
  }
}

interface Decision {
  readonly record: PinRecord | null;
  readonly proven?: ProvenSession;
  /** `needsKey`: the PIN was set under an older pepper. */
  readonly result: PinResult | { readonly needsKey: string };
}

async function decide(record: PinRecord | null, peppered: Peppered, { provenMinutes }: PinParts, attempt: PinAttempt): Promise<Decision> {
  if (record === null || record.salt === null || record.hash === null || record.keyId === null) return { record, result: 'wrong' };
  const tried = tryOf(attempt);
  if (record.lastRequestId === tried && record.lastResult !== null) return { record, result: record.lastResult };
  if (record.lockedAt !== null) return { record, result: 'locked' };
  if (record.keyId !== peppered.keyId) return { record, result: { needsKey: record.keyId } };
  const { now, session } = attempt;
  if (await isPinHash(peppered, record.salt, record.hash)) {
    const until = new Date(Date.parse(now) + provenMinutes * 60_000).toISOString();
    const right = { ...record, wrong: 0, lastRequestId: tried, lastResult: 'right' } as const;
    return { record: right, proven: { ...session, until }, result: 'right' };
  }
  const wrong = record.wrong + 1;
  const result = wrong >= mostWrong ? 'locked' : 'wrong';
  return { record: { ...record, wrong, lockedAt: result === 'locked' ? now : null, lastRequestId: tried, lastResult: result }, result };
}

/** A try is a request of one speaker in one session: sent again from elsewhere it is another try. */
function tryOf({ requestId, session: { platform, sessionKey, speakerHash } }: PinAttempt): string {
  return createHash('sha256')
    .update(JSON.stringify([requestId, platform, sessionKey, speakerHash]))
    .digest('hex');
}
