import { timingSafeEqual } from 'node:crypto';
import { keyedHash, sessionKeyOf } from './hash.ts';
import type { Caller } from './told.ts';

/*
 * A token that Alexa carries to its own PIN and brings back: which request asked, until when, who was recognised then; signed for
 * this session. It holds no question and no fact.
 */

const goodMs = 3 * 60_000;

type Session = Pick<Caller, 'sessionId' | 'personId'>;

/** `secret` is the one of session ids. */
export function verifyTokenFor(requestId: string, session: Session, now: Date, secret: string): string {
  const body = Buffer.from(JSON.stringify([requestId, now.getTime() + goodMs, personOf(session, secret)])).toString('base64url');
  return `${body}.${signatureOf(body, session, secret)}`;
}

/** Tells whether we made this token for this session in the last three minutes, and nobody else has been recognised since. */
export const readVerifyToken =
  ({ sessionSecret, now }: { readonly sessionSecret: () => Promise<string>; readonly now: () => Date }) =>
  async (token: string, session: Session): Promise<boolean> => {
    const secret = await sessionSecret();
    const [body = '', signed = ''] = token.split('.');
    const [given, expected] = [Buffer.from(signed), Buffer.from(signatureOf(body, session, secret))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    const [, until, person] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, number, string];
    return now().getTime() <= until && (person === '' || person === personOf(session, secret));
  };

const personOf = ({ personId }: Session, secret: string): string => (personId === null ? '' : keyedHash('speaker', personId, secret));

const signatureOf = (body: string, { sessionId }: Session, secret: string): string =>
  keyedHash('verify', `${sessionKeyOf(sessionId, secret)}.${body}`, secret);
