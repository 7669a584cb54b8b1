import { beforeAll, describe, expect, test } from '@jest/globals';
import { type VerifierParts, verifier } from '../../../../lambda/channels/alexa/verify.ts';
import { readChain, isTrusted } from '../../../../lambda/channels/alexa/certificate.ts';
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { type Issued, issue, sign, type Wish, weakKeys } from './chains.ts';
import { realChain } from './fixtures.ts';

const url = 'https://s3.amazonaws.com/echo.api/echo-api-cert.pem';
const noon = new Date('2026-11-23T12:00:00Z');
const hosts = ['echo-api.amazon.com'];

let root: Issued;
let middle: Issued;
let leaf: Issued;
/** Another leaf with the same key, so that only the certificate differs */
const likeLeaf = (wish: Partial<Wish>) => issue({ name: 'echo-api.amazon.com', issuer: middle, hosts, keys: leaf.keys, ...wish });
const pem = (...chain: readonly Issued[]) => chain.map((each) => each.pem).join('\n');

beforeAll(async () => {
  root = await issue({ name: 'Trusted Root', issuer: null, ca: true });
  middle = await issue({ name: 'Middle', issuer: root, ca: true });
  leaf = await issue({ name: 'echo-api.amazon.com', issuer: middle, hosts });
});

interface Attempt {
  readonly chain?: string;
  readonly body?: Uint8Array;
  /** What was signed, if not the body */
  readonly signed?: Uint8Array;
  readonly signer?: Issued;
  readonly headers?: Record<string, string | readonly string[] | undefined>;
  readonly parts?: Partial<VerifierParts>;
}

let nextId = 1;
const bodyOf = (request: object = {}) =>
  Buffer.from(JSON.stringify({ request: { type: 'IntentRequest', requestId: `r${nextId++}`, timestamp: noon.toISOString(), ...request } }));

function setUp({ chain = pem(leaf, middle, root), parts = {} }: Attempt = {}) {
  const seen = new Map<string, number>();
  const fetched: string[] = [];
  const verify = verifier({
    now: () => noon,
    roots: [root.pem],
    fetchText: async (address) => {
      fetched.push(address);
      return chain;
    },
    firstSeen: async (key, _, seconds) => {
      const first = !seen.has(key);
      seen.set(key, seconds);
      return first;
    },
    ...parts,
  });
  return { verify, fetched, seen };
}

const headersFor = (body: Uint8Array, signer = leaf) => ({ signaturecertchainurl: url, 'signature-256': sign(body, signer) });

async function attempt(given: Attempt): Promise<string> {
  const body = given.body ?? bodyOf();
  const headers = { ...headersFor(given.signed ?? body, given.signer), ...given.headers };
  const verified = await setUp(given).verify(headers, body);
  return 'refusal' in verified ? verified.refusal : 'accepted';
}

describe('a request is taken for Alexa’s', () => {
  test('if everything is right, and its envelope is handed on', async () => {
    const body = bodyOf();
    expect(await setUp().verify(headersFor(body), body)).toEqual({ envelope: JSON.parse(body.toString()) });
  });

  test('if its body holds letters beyond ASCII', async () => {
    expect(await attempt({ body: bodyOf({ heard: 'Pokémon 日本 👍' }) })).toBe('accepted');
  });

  test('if its header names are written as in the documentation', async () => {
    const body = bodyOf();
    const headers = { SignatureCertChainUrl: url, 'Signature-256': sign(body, leaf), Signature: 'c2hhMQ==' };
    expect(await setUp().verify(headers, body)).toHaveProperty('envelope');
  });

  test('if the chain leaves out the root itself', async () => {
    expect(await attempt({ chain: pem(leaf, middle) })).toBe('accepted');
  });

  test('if the chain goes on above a trusted root to one that is trusted no longer', async () => {
    const oldRoot = await issue({ name: 'Old Root', issuer: null, ca: true });
    const crossSigned = await issue({ name: 'Trusted Root', issuer: oldRoot, ca: true, keys: root.keys });
    expect(await attempt({ chain: pem(leaf, middle, crossSigned) })).toBe('accepted');
  });

  test('by Amazon’s own chain of 2023, on its dates and with the roots Node trusts', () => {
    const chain = readChain(realChain()) ?? [];
    const roots = rootCertificates.map((each) => new X509Certificate(each));
    expect(chain).toHaveLength(4);
    expect(isTrusted(chain, new Date('2023-06-01'), roots)).toBe(true);
    expect(isTrusted(chain, new Date('2024-01-01'), roots)).toBe(false);
    expect(isTrusted(chain.slice(0, 1), new Date('2023-06-01'), roots)).toBe(false);
  });
});

describe('a certificate is refused', () => {
  const chainOf = async (wish: Partial<Wish>) => pem(await likeLeaf(wish), middle, root);

  test('if it has expired', async () => {
    expect(await attempt({ chain: await chainOf({ to: '2026-11-23T11:59:00Z' }) })).toBe('certificate');
  });

  test('if it is not valid yet', async () => {
    expect(await attempt({ chain: await chainOf({ from: '2026-11-23T12:01:00Z' }) })).toBe('certificate');
  });

  test.each([[['evil.example']], [['*.amazon.com']], [['echo-api.amazon.com.evil.example']], [['x.echo-api.amazon.com']]])(
    'if its alternative names are %j',
    async (names) => {
      expect(await attempt({ chain: await chainOf({ hosts: names }) })).toBe('certificate');
    },
  );

  test('if only its subject, and no alternative name, names Alexa', async () => {
    const body = bodyOf();
    const { hosts: _, ...nameless } = { name: 'echo-api.amazon.com', issuer: middle, keys: leaf.keys, hosts };
    expect(await attempt({ body, chain: pem(await issue(nameless), middle, root) })).toBe('certificate');
  });

  test('if a link of the chain is missing', async () => {
    expect(await attempt({ chain: pem(leaf, root) })).toBe('certificate');
    expect(await attempt({ chain: pem(leaf) })).toBe('certificate');
  });

  test('if another authority of the same name stands in the chain', async () => {
    const double = await issue({ name: 'Middle', issuer: root, ca: true });
    expect(await attempt({ chain: pem(leaf, double, root) })).toBe('certificate');
  });

  test('if an authority in the chain has expired', async () => {
    const old = await issue({ name: 'Middle', issuer: root, ca: true, keys: middle.keys, to: '2026-11-01' });
    expect(await attempt({ chain: pem(leaf, old, root) })).toBe('certificate');
  });

  test('if the trusted root has expired', async () => {
    const old = await issue({ name: 'Trusted Root', issuer: null, ca: true, keys: root.keys, to: '2026-11-01' });
    expect(await attempt({ chain: pem(leaf, middle), parts: { roots: [old.pem] } })).toBe('certificate');
  });

  test('if a certificate that is no authority signed it', async () => {
    const customer = await issue({ name: 'customer.example', issuer: middle, hosts: ['customer.example'] });
    expect(await attempt({ chain: pem(await likeLeaf({ issuer: customer }), customer, middle, root) })).toBe('certificate');
  });

  test('if its root is home-made', async () => {
    const ownRoot = await issue({ name: 'Trusted Root', issuer: null, ca: true });
    const own = await likeLeaf({ issuer: ownRoot });
    expect(await attempt({ chain: pem(own, ownRoot) })).toBe('certificate');
    expect(await attempt({ chain: pem(await likeLeaf({ issuer: null })) })).toBe('certificate');
  });

  test('if its key is weak', async () => {
    const keys = await weakKeys();
    const weak = await likeLeaf({ keys });
    expect(await attempt({ chain: pem(weak, middle, root), headers: { 'signature-256': sign(bodyOf(), leaf) } })).toBe('certificate');
  });

  test.each([
    ['no PEM', 'hello'],
    ['an empty text', ''],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['too much text', 'x'.repeat(70_000)],
  ])('if %s was downloaded', async (_, chain) => {
    expect(await attempt({ chain })).toBe('certificate');
  });

  test('if the chain is longer than any real one', async () => {
    expect(await attempt({ chain: pem(leaf, middle, ...Array<Issued>(7).fill(root)) })).toBe('certificate');
  });

  test('if it cannot be downloaded', async () => {
    expect(await attempt({ parts: { fetchText: () => Promise.reject(new Error('down')) } })).toBe('certificate');
  });
});

describe('a request is refused', () => {
  test('if its body was changed after signing', async () => {
    expect(await attempt({ signed: bodyOf(), body: bodyOf() })).toBe('signature');
  });

  test('if another key signed it', async () => {
    expect(await attempt({ signer: middle })).toBe('signature');
  });

  test('if it was signed over SHA-1', async () => {
    const body = bodyOf();
    expect(await attempt({ body, headers: { 'signature-256': sign(body, leaf, 'sha1') } })).toBe('signature');
  });

  test.each([
    ['no address', { signaturecertchainurl: undefined }],
    ['no signature', { 'signature-256': undefined }],
    ['the old signature only', { 'signature-256': undefined, signature: 'x' }],
    ['an empty signature', { 'signature-256': '' }],
    ['a signature that is no base64', { 'signature-256': '!'.repeat(344) }],
    ['two signatures', { 'signature-256': ['a', 'b'] }],
    ['the address twice', { SignatureCertChainUrl: url }],
  ])('if its headers hold %s', async (_, headers) => {
    expect(await attempt({ headers })).toBe('headers');
  });

  test('if its certificate lies elsewhere, and nothing is downloaded', async () => {
    const { verify, fetched } = setUp();
    const body = bodyOf();
    const elsewhere = { ...headersFor(body), signaturecertchainurl: 'https://s3.amazonaws.com/echo.api/../evil/cert.pem' };
    expect(await verify(elsewhere, body)).toEqual({ refusal: 'url' });
    expect(fetched).toEqual([]);
  });

  test.each(['garbage', '2036-11-23T12:00:00Z', '2026-11-23T13:00:00Z', '2026-11-23T11:57:00Z'])(
    'if its time is %s, and nothing is downloaded',
    async (timestamp) => {
      const { verify, fetched } = setUp();
      const body = bodyOf({ timestamp });
      expect(await verify(headersFor(body), body)).toEqual({ refusal: 'timestamp' });
      expect(fetched).toEqual([]);
    },
  );

  test.each([
    ['JSON', Buffer.from('{"request":')],
    ['UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('if its body is no %s', async (_, body) => {
    expect(await attempt({ body })).toBe('body');
  });

  test('if its body is empty or huge', async () => {
    expect(await attempt({ body: Buffer.alloc(0) })).toBe('size');
    expect(await attempt({ body: Buffer.alloc(300_000, ' ') })).toBe('size');
  });

  test('if it comes a second time', async () => {
    const { verify, seen } = setUp();
    const body = bodyOf();
    expect(await verify(headersFor(body), body)).toHaveProperty('envelope');
    expect(await verify(headersFor(body), body)).toEqual({ refusal: 'replay' });
    expect([...seen.values()]).toEqual([151]);
  });

  test('if it has no id', async () => {
    expect(await attempt({ body: bodyOf({ requestId: undefined }) })).toBe('replay');
  });

  test('if it cannot be known whether it comes for the first time', async () => {
    expect(await attempt({ parts: { firstSeen: () => Promise.reject(new Error('down')) } })).toBe('replay');
  });
});

test('a request from a clock ahead of ours is remembered until it would be refused for its age', async () => {
  const { verify, seen } = setUp();
  const body = bodyOf({ timestamp: '2026-11-23T12:02:30Z' });
  expect(await verify(headersFor(body), body)).toHaveProperty('envelope');
  expect([...seen.values()]).toEqual([301]);
});

test('a forged request never uses up the id of the true one', async () => {
  const { verify, seen } = setUp();
  const body = bodyOf();
  expect(await verify(headersFor(body, middle), body)).toEqual({ refusal: 'signature' });
  expect(seen.size).toBe(0);
  expect(await verify(headersFor(body), body)).toHaveProperty('envelope');
});

test('a skill event is let through again, since Alexa repeats it until it is acknowledged', async () => {
  const { verify } = setUp();
  const body = bodyOf({ type: 'AlexaSkillEvent.ProactiveSubscriptionChanged', timestamp: '2026-11-23T11:10:00Z' });
  expect(await verify(headersFor(body), body)).toHaveProperty('envelope');
  expect(await verify(headersFor(body), body)).toHaveProperty('envelope');
});

describe('the certificate cache', () => {
  test('downloads a chain once', async () => {
    const { verify, fetched } = setUp();
    for (const body of [bodyOf(), bodyOf(), bodyOf()]) await verify(headersFor(body), body);
    expect(fetched).toEqual([url]);
  });

  test('looks at the dates again at every use', async () => {
    let now = noon;
    const { verify, fetched } = setUp({ parts: { now: () => now } });
    const first = bodyOf();
    expect(await verify(headersFor(first), first)).toHaveProperty('envelope');
    now = new Date('2027-01-02T00:00:00Z');
    const later = bodyOf({ timestamp: now.toISOString() });
    expect(await verify(headersFor(later), later)).toEqual({ refusal: 'certificate' });
    expect(fetched).toEqual([url, url]);
  });

  test('does not keep what it could not trust', async () => {
    const chains = ['nonsense', pem(leaf, middle)];
    const { verify } = setUp({ parts: { fetchText: async () => chains.shift() ?? '' } });
    const [first, second] = [bodyOf(), bodyOf()];
    expect(await verify(headersFor(first), first)).toEqual({ refusal: 'certificate' });
    expect(await verify(headersFor(second), second)).toHaveProperty('envelope');
  });

  test('holds eight chains at most', async () => {
    const { verify, fetched } = setUp();
    const addresses = [...Array(9).keys()].map((n) => url.replace('cert', `cert-${n}`));
    for (const address of [...addresses, addresses[8] ?? '', addresses[0] ?? '']) {
      const body = bodyOf();
      expect(await verify({ ...headersFor(body), signaturecertchainurl: address }, body)).toHaveProperty('envelope');
    }
    expect(fetched).toEqual([...addresses, addresses[0]]);
  });
});
