import { X509Certificate } from 'node:crypto';

const signer = 'echo-api.amazon.com';
const longestText = 65_536;
const longestChain = 8;
const leastRsaBits = 2_048;
const pemBlock = /-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----/g;

export type Chain = readonly X509Certificate[];

/** The certificates of a PEM text, the signer's first; null if it holds none, too many or a broken one. */
export function readChain(pem: string): Chain | null {
  if (pem.length > longestText) return null;
  const blocks = pem.match(pemBlock) ?? [];
  if (blocks.length === 0 || blocks.length > longestChain) return null;
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return null;
  }
}

/**
 * True if the chain may speak for Alexa now: every certificate is within its dates and signed by the next one, which is
 * an authority; the first names echo-api.amazon.com as alternative name and holds an RSA key; and one of them is, or was
 * issued by, a trusted root that is itself within its dates. Not the last one necessarily: Amazon's chain ends above its
 * own root with a cross-signature by an authority that trust stores have since dropped.
 * Revocation, name constraints and path lengths are not examined.
 */
export function isTrusted(chain: Chain, now: Date, roots: Chain): boolean {
  const [leaf] = chain;
  if (leaf === undefined || !namesSigner(leaf) || !hasStrongRsaKey(leaf)) return false;
  if (!chain.every((certificate) => isCurrent(certificate, now))) return false;
  const isLinked = chain.every((certificate, index) => {
    const issuer = chain[index + 1];
    return issuer === undefined || (issuer.ca && isIssuedBy(certificate, issuer));
  });
  return isLinked && chain.some((certificate) => roots.some((root) => isCurrent(root, now) && isAnchored(certificate, root)));
}

function isAnchored(certificate: X509Certificate, root: X509Certificate): boolean {
  return certificate.raw.equals(root.raw) || isIssuedBy(certificate, root);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isCurrent({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo);
}

function namesSigner(leaf: X509Certificate): boolean {
  return leaf.checkHost(signer, { subject: 'never', wildcards: false }) !== undefined;
}

function hasStrongRsaKey({ publicKey }: X509Certificate): boolean {
  return publicKey.asymmetricKeyType === 'rsa' && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits;
}
