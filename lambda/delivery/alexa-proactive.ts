import { fields, text } from '../json.ts';
import type { Send, Sent } from './deliver.ts';
import { lwaToken } from './lwa-token.ts';
import { type Posted, post, sentBy } from './post.ts';

export interface AlexaProactiveParts {
  /** Of the skill's own messaging client (developer console: Permissions) */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stage: 'live' | 'development';
  readonly now: () => Date;
  readonly amazon?: Amazon;
}

export interface Amazon {
  /** Login with Amazon */
  readonly token: string;
  /** Nobody else is shown a token, whatever an address says. */
  readonly endpoints: readonly string[];
}

/** Amazon writes the last one in two ways. */
const realAmazon: Amazon = {
  token: 'https://api.amazon.com/auth/o2/token',
  endpoints: [
    'https://api.amazonalexa.com',
    'https://api.eu.amazonalexa.com',
    'https://api.fe.amazonalexa.com',
    'https://api.fe.amazon.com',
  ],
};

/**
 * A knock on an Alexa account by the Proactive Events API. A MessageAlert has room for a sender, a count and nothing more: the bank's name
 * with the customer's phrase is the sender ("you have one new message from Harbour Bank, blue heron"), and there is no fact in it.
 */
export function alexaProactive({ clientId, clientSecret, stage, now, amazon = realAmazon }: AlexaProactiveParts): Send {
  const tokenBut = lwaToken({ clientId, clientSecret, now, url: amazon.token });
  const path = stage === 'live' ? '/v1/proactiveEvents' : '/v1/proactiveEvents/stages/development';
  return async (delivery, address) => {
    const { userId, apiEndpoint } = fields(JSON.parse(address ?? 'null'));
    const user = text(userId);
    const endpoint = amazon.endpoints.find((known) => known === apiEndpoint);
    if (delivery.kind !== 'knock' || user === null || endpoint === undefined) return { outcome: 'refused' };
    const body = JSON.stringify(alertOf({ id: delivery.id, creator: delivery.body.title, user, expiresAt: delivery.expiresAt }, now()));
    const tell = (token: string) =>
      post(`${endpoint}${path}`, { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body, now());

    const token = await tokenBut(null);
    const first = await tell(token);
    return meaningOf(isAboutToken(first) ? await tell(await tokenBut(token)) : first);
  };
}

const shortestMs = 5 * 60_000;
const longestMs = 24 * 60 * 60_000;

/** Amazon takes 5 minutes to 24 hours of life, and of a reference letters, digits and "~" alone. */
function alertOf(knock: { readonly id: string; readonly creator: string; readonly user: string; readonly expiresAt: string }, now: Date) {
  const lifeMs = Math.min(Math.max(Date.parse(knock.expiresAt) - now.getTime(), shortestMs + 1_000), longestMs - 1_000);
  return {
    timestamp: now.toISOString(),
    referenceId: knock.id.replaceAll(/[^A-Za-z0-9]/g, ''),
    expiryTime: new Date(now.getTime() + lifeMs).toISOString(),
    event: {
      name: 'AMAZON.MessageAlert.Activated',
      payload: {
        state: { status: 'UNREAD', freshness: 'NEW' },
        messageGroup: { creator: { name: knock.creator }, count: 1 },
      },
    },
    localizedAttributes: [],
    relevantAudience: { type: 'Unicast', payload: { user: knock.user } },
  };
}

/** Amazon says 403 both to a token that is not good and about a customer who no longer wants to be told; her words tell them apart. */
const isUnsubscribed = ({ status, text: said }: Posted): boolean => status === 403 && /subscri/i.test(said);
const isAboutToken = (posted: Posted): boolean => (posted.status === 401 || posted.status === 403) && !isUnsubscribed(posted);

/** 409: this reference was taken before. 432: the skill has told this customer enough for now. A wrong client of ours may be put right. */
function meaningOf(posted: Posted): Sent {
  const { status, afterSeconds } = posted;
  if (status === 409) return { outcome: 'delivered', status };
  if (isUnsubscribed(posted)) return { outcome: 'gone', status };
  if (status === 432 || isAboutToken(posted)) return { outcome: 'later', afterSeconds, status };
  return sentBy(posted);
}
