import { createPublicKey, type JsonWebKey } from 'node:crypto';

/** The customer id that a token of the bank vouches for, or null if it vouches for nobody. Never rejects. */
export type BankToken = (token: string) => Promise<string | null>;

/** A token that lives longer could be collected and used by somebody else. */
const longestLifeSeconds = 600;
const longestToken = 4_096;
const aCustomer = /^[^\p{Cc}\p{Cs}]{1,200}$/u;

/**
 * Checks the tokens (JWT) that the bank signs for its signed-in customer: ES256 or EdDSA by the bank's key, as the key's kind and
 * never the token decides, `aud` the one audience, `sub` the customer's id, `exp` at most ten minutes ahead. Without a key nobody
 * is vouched for. Throws at once if the key is of another kind.
 */
export function bankTokenBy({
  key,
  audience,
  now,
}: {
  readonly key: JsonWebKey | null;
  readonly audience: string;
  readonly now: () => Date;
}): BankToken {
  if (key === null) return async () => null;
  const algorithm = algorithmOf(key);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return async (token) => {
    if (token.length > longestToken) return null;
    try {
      // Loaded by the first token only: who never gets one never pays for it.
      const { jwtVerify } = await import('jose/jwt/verify');
      const currentDate = now();
      const { payload } = await jwtVerify(token, publicKey, { algorithms: [algorithm], audience, currentDate });
      const { sub, exp = Number.POSITIVE_INFINITY } = payload;
      const latest = currentDate.getTime() / 1_000 + longestLifeSeconds;
      return typeof sub === 'string' && aCustomer.test(sub) && exp <= latest ? sub : null;
    } catch {
      return null;
    }
  };
}

function algorithmOf({ kty, crv }: JsonWebKey): 'ES256' | 'EdDSA' {
  if (kty === 'EC' && crv === 'P-256') return 'ES256';
  if (kty === 'OKP' && crv === 'Ed25519') return 'EdDSA';
  throw new Error('bank-token-key.unsupported');
}
