import { verify as verifySignature, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { type Chain, isTrusted, readChain } from './certificate.ts';
import { certificateUrl } from './certificate-url.ts';
import { type Fields, fields, text } from '../../json.ts';
import { isSkillEvent, remainingMs } from './timestamp.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Why a request is not Alexa's. For the log only: the caller hears nothing but 400. */
type Refusal = 'headers' | 'size' | 'url' | 'body' | 'timestamp' | 'certificate' | 'signature' | 'replay';

type Verified = { readonly envelope: unknown } | { readonly refusal: Refusal };

export type Verify = (headers: Headers, body: Uint8Array) => Promise<Verified>;

export interface VerifierParts {
  readonly now: () => Date;
  /** Downloads a text; rejects on any error, on too much text and when it takes too long. */
  readonly fetchText: (url: string) => Promise<string>;
  /** True the first time within `seconds`, false for a replay. */
  readonly firstSeen: (key: string, now: string, seconds: number) => Promise<boolean>;
  /** Trusted roots as PEM; Node's own list unless told. */
  readonly roots?: readonly string[];
}

const largestBody = 262_144;
const rememberedChains = 8;
const base64 = /^[A-Za-z0-9+/]{342,1366}={0,2}$/;

/**
 * Proves that an HTTP request was signed by Alexa, for this moment, and is seen for the first time. Never rejects.
 * A second request with the same id is refused although Alexa may resend after a timeout: by then the customer has
 * heard that something went wrong, while an answer to a copied request would be read out to whoever copied it. Skill
 * events are let through again, since they get no answer and Alexa repeats them until one succeeds.
 */
export function verifier({ now, fetchText, firstSeen, roots = rootCertificates }: VerifierParts): Verify {
  const chains = new Map<string, Chain>();
  let anchors: Chain | undefined;

  const trustedChain = async (url: string): Promise<Chain | null> => {
    anchors ??= roots.map((pem) => new X509Certificate(pem));
    const known = chains.get(url);
    if (known !== undefined && isTrusted(known, now(), anchors)) return known;
    chains.delete(url);
    const chain = readChain(await fetchText(url));
    if (chain === null || !isTrusted(chain, now(), anchors)) return null;
    const oldest = chains.keys().next();
    if (chains.size >= rememberedChains && !oldest.done) chains.delete(oldest.value);
    chains.set(url, chain);
    return chain;
  };

  const isReplay = async ({ type, requestId }: Fields, usableMs: number): Promise<boolean> => {
    if (isSkillEvent(type)) return false;
    const id = text(requestId);
    return id === null || !(await firstSeen(`alexa:${id}`, now().toISOString(), Math.ceil(usableMs / 1000) + 1));
  };

  return async (headers, body) => {
    if (body.byteLength === 0 || body.byteLength > largestBody) return { refusal: 'size' };
    const [address, signature] = [header(headers, 'signaturecertchainurl'), header(headers, 'signature-256')];
    if (address === null || signature === null || !base64.test(signature)) return { refusal: 'headers' };
    const url = certificateUrl(address);
    if (url === null) return { refusal: 'url' };
    const envelope = parse(body);
    if (envelope === undefined) return { refusal: 'body' };
    const request = fields(fields(envelope).request);
    const usableMs = remainingMs(request, now());
    if (usableMs === null) return { refusal: 'timestamp' };
    const chain = await trustedChain(url).catch(() => null);
    if (chain === null) return { refusal: 'certificate' };
    if (!isSignedBy(chain, body, signature)) return { refusal: 'signature' };
    if (await isReplay(request, usableMs).catch(() => true)) return { refusal: 'replay' };
    return { envelope };
  };
}

/** Null also if it was sent twice: then nobody can say which one counts. */
function header(headers: Headers, name: string): string | null {
  const found = Object.keys(headers).filter((key) => key.toLowerCase() === name);
  return found.length === 1 ? text(headers[found[0] ?? '']) : null;
}

/** Undefined if the bytes are not JSON in UTF-8. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function isSignedBy([leaf]: Chain, body: Uint8Array, signature: string): boolean {
  return leaf !== undefined && verifySignature('sha256', body, leaf.publicKey, Buffer.from(signature, 'base64'));
}
