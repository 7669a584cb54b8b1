import { createDecipheriv, createECDH, createPublicKey, hkdfSync, KeyObject, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, createServer } from 'node:https';
import { issue } from '../channels/alexa/chains.ts';

interface Notice {
  readonly ttl: number;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
  readonly message: unknown;
}

/**
 * A push service and the browser behind it, over TLS with a certificate of its own: RFC 8030 with the sender known by RFC 8292 and the message
 * opened by RFC 8291 and 8188, reckoned here without the library that made them.
 */
export async function pushService() {
  const certificate = await issue({
    name: 'localhost',
    issuer: null,
    from: '2020-01-01',
    to: '2100-01-01',
    hosts: ['localhost'],
    ca: true,
  });
  const key = KeyObject.from(certificate.keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  const state = { status: 201, headers: {} as Readonly<Record<string, string>>, subscribedWith: null as string | null, calls: 0 };
  const notices: Notice[] = [];
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);

  const server = createServer({ key, cert: certificate.pem }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    state.calls++;
    if (!isVapid(request.headers, origin, state.subscribedWith)) return void response.writeHead(403).end();
    const { ttl, urgency, topic, 'content-encoding': encoding } = request.headers;
    if (ttl === undefined || encoding !== 'aes128gcm') return void response.writeHead(400).end();
    if (state.status < 300)
      notices.push({ ttl: Number(ttl), urgency: text(urgency), topic: text(topic), message: opened(Buffer.concat(chunks)) });
    response.writeHead(state.status, state.headers).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `https://localhost:${address.port}`;

  const opened = (sealed: Buffer): unknown => {
    const [salt, length] = [sealed.subarray(0, 16), sealed[20] ?? 0];
    const sender = sealed.subarray(21, 21 + length);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
    const shared = hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32);
    const derived = (name: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(shared), salt, `Content-Encoding: ${name}\0`, bytes));
    const cipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
    const record = sealed.subarray(21 + length);
    cipher.setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
    // The last record of a message ends in 2, and padding in zeros.
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
  };

  return {
    origin,
    state,
    notices,
    /** What a page's subscribe() gives */
    subscription: {
      endpoint: `${origin}/push/ada`,
      keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    /** Trusts this service's certificate, and this machine's addresses */
    agent: new Agent({ ca: certificate.pem }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const text = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : undefined);

/** "vapid t=<ES256 token>, k=<its key>": for this origin, not past its end, at most a day ahead, by the key that was subscribed with. */
function isVapid({ authorization = '' }: IncomingHttpHeaders, origin: string, subscribedWith: string | null): boolean {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || (subscribedWith !== null && key !== subscribedWith)) return false;
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  const signed = verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>;
  const aheadSeconds = Number(exp) - Date.now() / 1000;
  return signed && aud === origin && aheadSeconds > 0 && aheadSeconds <= 86_400 && /^(mailto:|https:)/.test(String(sub));
}
