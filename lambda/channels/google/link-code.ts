import type { Platform } from '#skill';
import { hashOf } from '../../hash.ts';
import type { Store, Writer } from '../../store/store.ts';

const linkMinutes = 30;
const tries = 5;
/** Over all sessions: a guesser can open as many as they like. */
const wrongPerMinute = 20;

/**
 * Links a session to the customer whose one-time code was given in it, for half an hour. 'closed' if the bank closed the
 * platform; 'wrong' if the code is wrong, used or expired, if this was the sixth try of the session within that time, or
 * if twenty codes were wrong in all sessions within a minute. Only a code that was looked up is spent.
 */
export async function linkByCode(
  store: Store & Writer,
  {
    code,
    sessionId,
    platform,
    now,
  }: { readonly code: string; readonly sessionId: string; readonly platform: Platform; readonly now: Date },
): Promise<'done' | 'wrong' | 'closed'> {
  if (await store.isClosed(platform)) return 'closed';
  const at = now.toISOString();
  const tokenHash = hashOf('session', sessionId);
  if ((await takePlace(store, `google:code:${tokenHash}`, tries, at, linkMinutes * 60)) === null) return 'wrong';
  const place = await takePlace(store, 'google:code:all', wrongPerMinute, at, 60);
  if (place === null) return 'wrong';
  const customerId = await store.spendCode(hashOf('code', code), platform, at);
  if (customerId === null) return 'wrong';
  await store.forget(place);
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000).toISOString();
  // Only who has the bank's app could give the code, so whoever goes on in this session may ask.
  await store.saveLink({ tokenHash, customerId, platform, household: 'exact', expiresAt, now: at });
  return 'done';
}

/** The key of the place taken, or null if there is none left: two tries at the same moment cannot share one. */
async function takePlace(store: Store, name: string, places: number, at: string, seconds: number): Promise<string | null> {
  for (let place = 1; place <= places; place += 1) {
    if (await store.firstSeen(`${name}:${place}`, at, seconds)) return `${name}:${place}`;
  }
  return null;
}
