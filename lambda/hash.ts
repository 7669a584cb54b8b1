import { createHash, createHmac } from 'node:crypto';

/** SHA-256 hex of a credential. The prefix keeps the name spaces apart: an Alexa token can never equal a bank-vouched customer id. */
export function hashOf(kind: 'token' | 'bank' | 'session' | 'code' | 'web' | 'entry', value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('hex');
}

/**
 * HMAC-SHA-256 hex of a platform's id under the session secret, so that the store cannot be joined with platform logs: of a session,
 * of who speaks (recognised person or else device), of the platform's account. 'verify' signs tokens that a platform carries,
 * 'reference' names disputes.
 */
export function keyedHash(kind: 'session' | 'speaker' | 'subject' | 'verify' | 'reference', value: string, secret: string): string {
  return createHmac('sha256', secret).update(`${kind}:${value}`).digest('hex');
}

export const sessionKeyOf = (sessionId: string, secret: string): string => keyedHash('session', sessionId, secret);

/** Six digits that name a dispute of this customer's: the same for the same request, so that a platform's retry says the same. */
export const referenceOf = (customerId: string, requestId: string, secret: string): string =>
  String(Number.parseInt(keyedHash('reference', `${customerId}:${requestId}`, secret).slice(0, 12), 16) % 1_000_000).padStart(6, '0');
