import { createHash, randomBytes } from 'node:crypto';
import express from 'express';
import { listen } from '../../support/listen.ts';
import { alexa } from './house.ts';

export const skillId = 'amzn1.ask.skill.0';
export const lwaClient = { clientId: 'amzn1.application-oa2-client.0', clientSecret: 'the-secret-amazon-gave-us' };

/** Stands in for Amazon as her pages describe it: Login with Amazon, the customer's region, the Skill Enablement API. */
export async function openAmazon(regions: readonly string[] = ['api.eu.amazonalexa.com']) {
  /** Every call that reached her, by host and path */
  const calls: string[] = [];
  const answers = new Map<string, { readonly redirectUri: string; readonly challenge: string }>();
  const accessTokens = new Set<string>();
  const state = { tokenUrl: '', enabling: true, tokens: [] as { access_token: string; refresh_token: string }[] };

  const app = express();
  app.use((request, _, next) => {
    calls.push(`${String(request.headers['x-stands-for'])}${request.path}`);
    next();
  });
  app.post('/auth/o2/token', express.urlencoded(), (request, response) => {
    const { code, code_verifier, redirect_uri, client_id, client_secret } = request.body as Record<string, string>;
    const known = answers.get(code ?? '');
    answers.delete(code ?? '');
    const challenge = createHash('sha256')
      .update(code_verifier ?? '')
      .digest('base64url');
    const isOurs = client_id === lwaClient.clientId && client_secret === lwaClient.clientSecret;
    if (known === undefined || known.challenge !== challenge || known.redirectUri !== redirect_uri || !isOurs) {
      return void response.status(400).json({ error: 'invalid_grant' });
    }
    const access = `Atza|${randomBytes(200).toString('base64url')}`;
    accessTokens.add(`Bearer ${access}`);
    return void response.json({ access_token: access, token_type: 'bearer', expires_in: 3600 });
  });
  app.get('/v1/alexaApiEndpoint', (request, response) => {
    if (!accessTokens.has(request.headers.authorization ?? '')) return void response.status(401).end();
    return void response.json({ endpoints: regions });
  });
  app.post('/v1/users/~current/skills/:skill/enablement', express.json(), async (request, response) => {
    const { accountLinkRequest: asked } = request.body as { accountLinkRequest: { redirectUri: string; authCode: string; type: string } };
    const isKnown =
      accessTokens.has(request.headers.authorization ?? '') && request.params['skill'] === skillId && asked.type === 'AUTH_CODE';
    if (!isKnown || !state.enabling) return void response.status(400).json({ message: 'no' });
    const redeemed = await fetch(state.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${alexa.id}:${alexa.secret}`)}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code: asked.authCode, redirect_uri: asked.redirectUri }),
    });
    if (!redeemed.ok) return void response.status(400).json({ message: 'invalid code' });
    state.tokens.push((await redeemed.json()) as { access_token: string; refresh_token: string });
    return void response.status(201).json({ status: 'ENABLED' });
  });

  const server = await listen(() => app);
  return {
    calls,
    state,
    close: server.close,
    /** Sends what is meant for Amazon's hosts here. */
    ask: ((url, init) => {
      const { host, pathname, search } = new URL(String(url));
      return fetch(`${server.origin}${pathname}${search}`, { ...init, headers: { ...init?.headers, 'x-stands-for': host } });
    }) as typeof fetch,
    /** What her customer's browser is told once they agreed. */
    agree: (page: URL): URL => {
      const asked = page.searchParams;
      const code = randomBytes(10).toString('hex');
      const redirectUri = asked.get('redirect_uri') ?? '';
      answers.set(code, { redirectUri, challenge: asked.get('code_challenge') ?? '' });
      return new URL(`${redirectUri}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`);
    },
  };
}

export type Amazon = Awaited<ReturnType<typeof openAmazon>>;
