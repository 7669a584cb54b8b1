import { Agent, request } from 'node:https';
import webPushLibrary from 'web-push';
import { fields, text } from '../json.ts';
import { codeOf } from '../log.ts';
import type { Send } from './deliver.ts';
import { type Posted, retryAfter, sentBy } from './post.ts';
import { isPushEndpoint, notPublicCode, publicLookup } from './public-address.ts';

export interface WebPushParts {
  /** RFC 8292: who sends, 'mailto:' or an https address, and the key pair (base64url) that browsers subscribe to */
  readonly vapid: { readonly subject: string; readonly publicKey: string; readonly privateKey: string };
  readonly now: () => Date;
  /** Connects to the public internet alone */
  readonly agent?: Agent;
}

const timeoutMs = 5_000;
const longestTtlSeconds = 28 * 86_400;
/** Where the notification leads; the service worker opens it. */
const page = '/app/warnings';

/**
 * A knock on a browser (RFC 8030), which alone can read it (RFC 8291). 404 and 410 end the subscription. The library encrypts and signs; the
 * request is our own, because it must not be led into our network nor read an answer without end.
 */
export function webPush({ vapid, now, agent = new Agent({ lookup: publicLookup }) }: WebPushParts): Send {
  return async (delivery, address) => {
    const { endpoint, keys } = fields(JSON.parse(address ?? 'null'));
    const url = text(endpoint);
    if (delivery.kind !== 'knock' || url === null || !isPushEndpoint(url)) return { outcome: 'refused' };
    const { title, text: body } = delivery.body;
    const sealed = encrypted(JSON.stringify({ title, body, url: page }), fields(keys));
    if (sealed === null) return { outcome: 'gone' };
    const ttlSeconds = Math.floor((Date.parse(delivery.expiresAt) - now().getTime()) / 1000);
    const headers = {
      ...webPushLibrary.getVapidHeaders(new URL(url).origin, vapid.subject, vapid.publicKey, vapid.privateKey, 'aes128gcm'),
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      'content-length': String(sealed.length),
      ttl: String(Math.min(Math.max(ttlSeconds, 0), longestTtlSeconds)),
      urgency: 'high',
      // Of what waits at the push service under the same topic the newest stays: a repeat is not shown twice.
      topic: delivery.id.replaceAll('-', '').slice(0, 32),
    };
    try {
      const posted = await send(url, { agent, headers }, sealed, now());
      return posted.status === 404 || posted.status === 410 ? { outcome: 'gone', status: posted.status } : sentBy(posted);
    } catch (error) {
      if (codeOf(error) === notPublicCode) return { outcome: 'refused' };
      throw error;
    }
  };
}

/** Null if the browser's keys are none. */
function encrypted(message: string, { p256dh, auth }: { readonly p256dh?: unknown; readonly auth?: unknown }): Buffer | null {
  try {
    return webPushLibrary.encrypt(text(p256dh) ?? '', text(auth) ?? '', message, 'aes128gcm').cipherText;
  } catch {
    return null;
  }
}

function send(
  url: string,
  options: { readonly agent: Agent; readonly headers: Readonly<Record<string, string>> },
  body: Buffer,
  now: Date,
): Promise<Pick<Posted, 'status' | 'afterSeconds'>> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { ...options, method: 'POST', signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      resolve({ status: response.statusCode ?? 0, afterSeconds: retryAfter(response.headers['retry-after'], now) });
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
