import { createHmac, timingSafeEqual } from 'node:crypto';

/** Webhooks as the Standard Webhooks specification 1.0.0 signs them, by a secret that both sides know. */

export interface WebhookHeaders {
  /** The same in every try */
  readonly 'webhook-id': string;
  /** Of this try, seconds since 1970 */
  readonly 'webhook-timestamp': string;
  /** One per secret, so that a secret can be changed while messages travel */
  readonly 'webhook-signature': string;
}

const toleranceSeconds = 300;
/** No full stop, which separates the parts that are signed. */
const anId = /^[^.\s]{1,128}$/;
const mostSignatures = 10;

/** Signs for each secret. A secret is "whsec_" and base64, or plain text. */
export function signWebhook(id: string, at: Date, body: string | Uint8Array, secrets: readonly string[]): WebhookHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${mac(secret, id, timestamp, body).toString('base64')}`).join(' '),
  };
}

/** The message's id if somebody who knows one of the secrets signed these very bytes within five minutes of now; else null. */
export function verifyWebhook(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: Uint8Array,
  secrets: readonly string[],
  now: Date,
): string | null {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return null;
  if (!anId.test(id) || !/^\d{1,12}$/.test(timestamp)) return null;
  if (Math.abs(Number(timestamp) - now.getTime() / 1000) > toleranceSeconds) return null;
  const given = signatures
    .split(' ')
    .slice(0, mostSignatures)
    .flatMap((signature) => (signature.startsWith('v1,') ? [Buffer.from(signature.slice(3), 'base64')] : []));
  // A blank too many in a setting is no secret: whoever signs without one is nobody.
  const expected = secrets.filter((secret) => keyOf(secret).length > 0).map((secret) => mac(secret, id, timestamp, body));
  const holds = expected.some((right) => given.some((one) => one.length === right.length && timingSafeEqual(one, right)));
  return holds ? id : null;
}

const mac = (secret: string, id: string, timestamp: string, body: string | Uint8Array): Buffer =>
  createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();

const prefix = 'whsec_';

const keyOf = (secret: string): Buffer =>
  secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : Buffer.from(secret);
