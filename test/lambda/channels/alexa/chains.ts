import { createSign, KeyObject, webcrypto } from 'node:crypto';

// The library's container asks for decorator metadata when it is loaded and needs none here.
Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined, defineMetadata: () => undefined });
const x509 = await import('@peculiar/x509');
x509.cryptoProvider.set(crypto);

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const makeKeys = (modulusLength = 2048) => webcrypto.subtle.generateKey({ ...rsa, modulusLength }, true, ['sign', 'verify']);

type Keys = Awaited<ReturnType<typeof makeKeys>>;

/** A certificate with the key that belongs to it. */
export interface Issued {
  readonly name: string;
  readonly keys: Keys;
  readonly pem: string;
}

export interface Wish {
  readonly name: string;
  /** Null makes a root that signs itself. */
  readonly issuer: Issued | null;
  readonly from?: string;
  readonly to?: string;
  readonly hosts?: readonly string[];
  readonly ca?: boolean;
  readonly keys?: Keys;
}

let serial = 1;

export async function issue({ name, issuer, from = '2026-01-01', to = '2027-01-01', hosts, ca = false, keys }: Wish): Promise<Issued> {
  const own = keys ?? (await makeKeys());
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: String(serial++).padStart(2, '0'),
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    notBefore: new Date(from),
    notAfter: new Date(to),
    publicKey: own.publicKey,
    signingKey: (issuer?.keys ?? own).privateKey,
    signingAlgorithm: rsa,
    extensions: [
      new x509.BasicConstraintsExtension(ca, undefined, true),
      ...(hosts === undefined ? [] : [new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value })))]),
    ],
  });
  return { name, keys: own, pem: certificate.toString('pem') };
}

export const weakKeys = () => makeKeys(1024);

/** Signature-256 of a body: RSA over SHA-256, base64 */
export function sign(body: Uint8Array, { keys }: Issued, hash = 'sha256'): string {
  return createSign(hash).update(body).sign(KeyObject.from(keys.privateKey), 'base64');
}
