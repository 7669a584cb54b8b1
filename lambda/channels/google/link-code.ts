import type { Platform } from '#skill';
import { hashOf } from '../../hash.ts';
import type { Store, Writer } from '../../store/store.ts';

const linkMinutes = 30;
const tries = 5;

/**
 * Links a session to the customer whose one-time code was given in it, for half an hour. False if the code is wrong,
 * used or expired, or if this was the sixth try of the session within that time: then even a right code stays unspent.
 */
export async function linkByCode(
  store: Store & Writer,
  {
    code,
    sessionId,
    platform,
    now,
  }: { readonly code: string; readonly sessionId: string; readonly platform: Platform; readonly now: Date },
): Promise<boolean> {
  const at = now.toISOString();
  const tokenHash = hashOf('session', sessionId);
  if (!(await mayTry(store, tokenHash, at))) return false;
  const customerId = await store.spendCode(hashOf('code', code), at);
  if (customerId === null) return false;
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000).toISOString();
  // Only who has the bank's app could give the code, so whoever goes on in this session may ask.
  await store.saveLink({ tokenHash, customerId, platform, anyoneMayAsk: true, expiresAt });
  return true;
}

/** Takes one of the session's places: two tries at the same moment cannot share one. */
async function mayTry(store: Store, tokenHash: string, at: string): Promise<boolean> {
  for (let place = 1; place <= tries; place += 1) {
    if (await store.firstSeen(`google:code:${tokenHash}:${place}`, at, linkMinutes * 60)) return true;
  }
  return false;
}
