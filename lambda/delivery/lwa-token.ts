import { fields, text } from '../json.ts';
import { post } from './post.ts';

export interface LwaTokenParts {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly url: string;
  readonly now: () => Date;
}

interface Token {
  readonly token: string;
  readonly untilMs: number;
}

const spareMs = 60_000;

/**
 * Login with Amazon's client credentials (RFC 6749, 4.4) for proactive events: one token for all, asked for again a minute before its end
 * or if the one at hand was refused. Rejects if Amazon gives none; that is not remembered.
 */
export function lwaToken({ clientId, clientSecret, url, now }: LwaTokenParts): (refused: string | null) => Promise<string> {
  const ask = async (): Promise<Token> => {
    const wish = { grant_type: 'client_credentials', scope: 'alexa::proactive_events', client_id: clientId, client_secret: clientSecret };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await post(url, headers, `${new URLSearchParams(wish)}`, now());
    const { access_token: given, expires_in: seconds } = fields(answer.status === 200 ? JSON.parse(answer.text) : null);
    const token = text(given);
    if (token === null || typeof seconds !== 'number') throw new Error('alexa.no-token');
    return { token, untilMs: now().getTime() + seconds * 1000 - spareMs };
  };

  let held: Promise<Token> | null = null;
  const renewed = (): Promise<Token> => {
    const asked = ask();
    held = asked;
    asked.catch(() => {
      if (held === asked) held = null;
    });
    return asked;
  };
  return async (refused) => {
    const known = held ?? renewed();
    const { token, untilMs } = await known;
    if (token !== refused && untilMs > now().getTime()) return token;
    // Of many who find it out at once, the first asks.
    return (await (held === known || held === null ? renewed() : held)).token;
  };
}
