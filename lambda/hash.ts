import { createHash, createHmac } from 'node:crypto';

/** SHA-256 hex of a credential. The prefix keeps the name spaces apart: an Alexa token can never equal a bank-vouched customer id. */
export function hashOf(kind: 'token' | 'bank' | 'session' | 'code' | 'web' | 'entry', value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('hex');
}

/**
 * HMAC-SHA-256 hex of a platform's id under the session secret, so that the store cannot be joined with platform logs: of a session,
 * of who speaks (recognised person or else device), of the platform's account. 'verify' signs tokens that a platform carries.
 */
export function keyedHash(kind: 'session' | 'speaker' | 'subject' | 'verify', value: string, secret: string): string {
  return createHmac('sha256', secret).update(`${kind}:${value}`).digest('hex');
}

export const sessionKeyOf = (sessionId: string, secret: string): string => keyedHash('session', sessionId, secret);
