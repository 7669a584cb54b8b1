import { listen } from '../../support/listen.ts';
import { bodyOf } from './bank-hub.ts';
import { noon } from './knock.ts';

export const skill = { clientId: 'amzn1.application-oa2-client.skill', clientSecret: 'a secret of the skill' };
export const customer = 'amzn1.ask.account.ADA';

interface Event {
  readonly timestamp: string;
  readonly referenceId: string;
  readonly expiryTime: string;
  readonly event: { readonly name: string; readonly payload: { readonly messageGroup: { readonly creator: { readonly name: string } } } };
  readonly relevantAudience: { readonly type: string; readonly payload: { readonly user: string } };
}

/** Login with Amazon and the Proactive Events API as they are documented: what is not so is refused with their statuses. */
export async function amazon() {
  const state = {
    now: noon,
    /** Tokens given out, newest last; only these are good */
    tokens: [] as string[],
    subscribed: new Set([customer]),
    /** Of any request: 429, 432, 500 ... until it is null again */
    trouble: null as { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | null,
    isLoginDown: false,
    events: [] as { readonly path: string; readonly event: Event }[],
  };
  let given = 0;
  const server = await listen(() => async (request, response) => {
    const body = await bodyOf(request);
    const answer = (status: number, json: object = {}, headers = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
    if (request.url === '/auth/o2/token') {
      if (state.isLoginDown) return answer(503);
      const wish = new URLSearchParams(body);
      const isRight =
        request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') &&
        wish.get('grant_type') === 'client_credentials' &&
        wish.get('client_id') === skill.clientId &&
        wish.get('client_secret') === skill.clientSecret;
      if (!isRight) return answer(400, { error: 'invalid_client' });
      if (wish.get('scope') !== 'alexa::proactive_events') return answer(400, { error: 'invalid_scope' });
      state.tokens.push(`Atc|${++given}`);
      return answer(200, { access_token: state.tokens.at(-1), scope: wish.get('scope'), token_type: 'bearer', expires_in: 3600 });
    }
    if (!/^\/v1\/proactiveEvents(\/stages\/development)?$/.test(request.url ?? '')) return answer(404);
    if (state.trouble !== null) return answer(state.trouble.status, {}, state.trouble.headers);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !state.tokens.includes(token)) return answer(403, { message: 'Access token is not valid.' });
    const event = JSON.parse(body) as Event;
    if (!isValid(event, state.now)) return answer(400, { message: 'Validation failed.' });
    const { user } = event.relevantAudience.payload;
    if (!state.subscribed.has(user)) return answer(403, { message: 'User may not be subscribed to this event.' });
    if (state.events.some((known) => known.event.referenceId === event.referenceId)) return answer(409, { message: 'Duplicate.' });
    state.events.push({ path: request.url ?? '', event });
    return answer(202);
  });
  const asked = () => given;
  return { ...server, state, tokensAsked: asked, parts: { token: `${server.origin}/auth/o2/token`, endpoints: [server.origin] } };
}

function isValid({ timestamp, referenceId, expiryTime, event, relevantAudience }: Event, now: Date): boolean {
  const lifeMs = Date.parse(expiryTime) - now.getTime();
  return (
    Math.abs(Date.parse(timestamp) - now.getTime()) < 300_000 &&
    /^[A-Za-z0-9~]{1,100}$/.test(referenceId) &&
    lifeMs >= 300_000 &&
    lifeMs <= 86_400_000 &&
    event.name === 'AMAZON.MessageAlert.Activated' &&
    relevantAudience.type === 'Unicast'
  );
}
