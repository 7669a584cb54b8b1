import { createHash, createHmac } from 'node:crypto';

/** SHA-256 hex of a credential. The prefix keeps the name spaces apart: an Alexa token can never equal a bank-vouched customer id. */
export function hashOf(kind: 'token' | 'bank' | 'session' | 'code' | 'web' | 'entry', value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('hex');
}

/** HMAC-SHA-256 hex of a platform's session id, so that the store cannot be joined with platform logs. */
export function sessionKeyOf(sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(sessionId).digest('hex');
}
