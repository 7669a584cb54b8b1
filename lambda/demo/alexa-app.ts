import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
} from 'openid-client';
import { hashOf } from '../hash.ts';
import type { Client } from '../oauth/clients.ts';
import type { Store } from '../store/store.ts';

export interface AlexaAppParts {
  /** Of the demo's server */
  readonly origin: string;
  /** Tells whose a token is, as the doors find it out */
  readonly store: Pick<Store, 'load'>;
  readonly now: () => Date;
}

/** Stands in for Amazon's side of account linking: asks for the customer's permission as her app does, and keeps the tokens. */
export interface AlexaApp {
  /** As the authorization server knows it */
  readonly client: Client;
  /** /simulator/alexa/link begins a linking */
  readonly router: Router;
  /** What Alexa sends with this customer's requests, refreshed when due; null if they did not link here. */
  tokenFor(customerId: string): Promise<string | null>;
  forget(customerId: string): void;
}

interface Held {
  readonly access: string;
  readonly refresh: string;
  readonly untilMs: number;
}

const path = '/simulator/alexa';
const cookie = 'alexa-app';

export function makeAlexaApp({ origin, store, now }: AlexaAppParts): AlexaApp {
  const redirectUri = `${origin}${path}/linked`;
  const client: Client = { id: 'alexa', platform: 'alexa', secret: randomBytes(24).toString('hex'), redirectUris: [redirectUri] };
  const held = new Map<string, Held>();
  const verifiers = new Map<string, string>();
  let known: Promise<Configuration> | null = null;
  const bank = () => {
    known ??= discovery(new URL(`${origin}/oauth`), client.id, undefined, ClientSecretBasic(client.secret), {
      execute: [allowInsecureRequests],
    });
    return known;
  };
  const keep = (customerId: string, tokens: TokenEndpointResponse, refresh: string): string => {
    held.set(customerId, { access: tokens.access_token, refresh, untilMs: now().getTime() + (tokens.expires_in ?? 0) * 1_000 });
    return tokens.access_token;
  };
  const whose = async (token: string): Promise<string | null> => {
    const at = { sessionKey: '', speakerHash: '', requestId: '', now: now().toISOString() };
    return (await store.load({ tokenHash: hashOf('token', token), platform: 'alexa', ...at }))?.customer.id ?? null;
  };

  const router = Router();
  router.get(`${path}/link`, async ({ headers }, response) => {
    // The cookies of a linking belong to one name of this machine.
    if (headers.host !== new URL(origin).host) return response.redirect(303, `${origin}${path}/link`);
    const state = randomState();
    const verifier = randomPKCECodeVerifier();
    verifiers.set(state, verifier);
    const url = buildAuthorizationUrl(await bank(), {
      redirect_uri: redirectUri,
      scope: 'accounts',
      state,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return response.cookie(cookie, state, { path, httpOnly: true, sameSite: 'lax' }).redirect(303, url.href);
  });

  router.get(`${path}/linked`, async (request, response) => {
    const state = new RegExp(`(?:^|; )${cookie}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
    const verifier = verifiers.get(state);
    verifiers.delete(state);
    response.clearCookie(cookie, { path });
    if (verifier !== undefined) {
      const checks = { expectedState: state, pkceCodeVerifier: verifier };
      const tokens = await authorizationCodeGrant(await bank(), new URL(request.originalUrl, origin), checks).catch(() => null);
      const customerId = tokens === null ? null : await whose(tokens.access_token);
      if (tokens?.refresh_token !== undefined && customerId !== null) keep(customerId, tokens, tokens.refresh_token);
    }
    response.redirect(303, '/');
  });

  return {
    client,
    router,
    tokenFor: async (customerId) => {
      const tokens = held.get(customerId);
      if (tokens === undefined) return null;
      if (tokens.untilMs > now().getTime()) return tokens.access;
      // Refused: the customer unlinked. The old token shows that at the door.
      return refreshTokenGrant(await bank(), tokens.refresh).then(
        (fresh) => keep(customerId, fresh, tokens.refresh),
        () => tokens.access,
      );
    },
    forget: (customerId) => void held.delete(customerId),
  };
}
