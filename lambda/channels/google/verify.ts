import { createHash, timingSafeEqual } from 'node:crypto';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The user name Dialogflow sends with the secret as password: the fields "basic auth" of its webhook settings. */
export const webhookUser = 'dialogflow';

/**
 * True if the request has the webhook's secret: `Authorization: Basic base64("dialogflow:" + secret)`. The comparison
 * takes the same time for any wrong value. An empty secret lets nobody in, and neither does a header sent twice.
 */
export function hasSecret(headers: Headers, secret: string): boolean {
  if (secret === '') return false;
  const found = Object.keys(headers).filter((name) => name.toLowerCase() === 'authorization');
  const value = found.length === 1 ? headers[found[0] ?? ''] : undefined;
  const presented = typeof value === 'string' ? (/^basic +(\S+)$/i.exec(value)?.[1] ?? '') : '';
  return timingSafeEqual(digest(presented), digest(Buffer.from(`${webhookUser}:${secret}`).toString('base64')));
}

/** Digests have one length, which timingSafeEqual needs and which hides that of the secret. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
