import { createPublicKey, type JsonWebKey } from 'node:crypto';

/** The customer id that a token vouches for, or null if it vouches for nobody. Never rejects. */
export type ChatToken = (token: string) => Promise<string | null>;

const audience = 'tellback';
/** A token that lives longer could be collected and used by somebody else. */
const longestLifeSeconds = 600;
const longestToken = 4_096;

/**
 * Checks the tokens (JWT) that the bank's own chat or phone system signs for its signed-in customer: ES256 or EdDSA by
 * the bank's key, `aud` "tellback", `sub` the customer's id, `exp` at most ten minutes ahead. Without a key nobody is
 * vouched for. Throws at once if the key is of another kind.
 */
export function chatTokenBy(key: JsonWebKey | null, now: () => Date): ChatToken {
  if (key === null) return async () => null;
  const algorithm = algorithmOf(key);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return async (token) => {
    if (token.length > longestToken) return null;
    try {
      // Loaded by the first token only: a door that links by code never pays for it.
      const { jwtVerify } = await import('jose/jwt/verify');
      const currentDate = now();
      const { payload } = await jwtVerify(token, publicKey, { algorithms: [algorithm], audience, currentDate });
      const { sub, exp = Number.POSITIVE_INFINITY } = payload;
      const latest = currentDate.getTime() / 1_000 + longestLifeSeconds;
      return typeof sub === 'string' && sub !== '' && exp <= latest ? sub : null;
    } catch {
      return null;
    }
  };
}

function algorithmOf({ kty, crv }: JsonWebKey): 'ES256' | 'EdDSA' {
  if (kty === 'EC' && crv === 'P-256') return 'ES256';
  if (kty === 'OKP' && crv === 'Ed25519') return 'EdDSA';
  throw new Error('google.chat-token-key.unsupported');
}
