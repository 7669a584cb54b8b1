import { createHash, randomBytes } from 'node:crypto';
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type Provider from 'oidc-provider';
import type { CustomerId } from '#skill';
import { troublePage } from '../../companion/linking.tsx';
import type { Keyring } from '../keys/keys.ts';
import { codeOf, type Log } from '../log.ts';
import type { OauthStore } from '../store/oauth-store.ts';
import { cookiesFor } from '../web/cookies.ts';
import type { AlexaEnable } from './alexa-enable.ts';
import type { Client } from './clients.ts';
import type { LinkingHooks } from './interaction.ts';
import { scope } from './scope.ts';
import { LinkingError, troubleOf } from './trouble.ts';

export interface ConnectParts {
  readonly issuer: string;
  /** Amazon's API, or where a linking begins if it does not begin here: the skill's page */
  readonly connect: AlexaEnable | string;
  readonly provider: () => Promise<Provider>;
  readonly store: Pick<OauthStore, 'revokeGrant'>;
  readonly keyring: Pick<Keyring, 'seal' | 'open'>;
  readonly hooks: LinkingHooks;
  readonly now: () => Date;
  readonly log: Log;
}

/** Where our own code for Alexa comes back to us. */
export const ownRedirect = (issuer: string): string => `${issuer}/connect/alexa/linked`;

/** Sealed into the browser's cookie between two steps. `access`: Amazon's, once her customer has agreed */
interface Kept {
  readonly customerId: CustomerId;
  readonly state: string;
  readonly verifier: string;
  readonly access: string | null;
  readonly untilMs: number;
}

const cookie = 'connect';
const minutes = 15;
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/**
 * "Connect Alexa": Amazon asks her customer, then ours chooses a card as in every linking, then Alexa gets the code from server to
 * server. The code that passes the browser carries PKCE as all do; Amazon's call has no place for a verifier, so the one she is
 * handed is a second one, which no browser ever sees.
 */
export function connectRouter(parts: ConnectParts, client: Client | undefined): Router {
  const { issuer, connect, hooks, keyring, now } = parts;
  const cookies = cookiesFor(new URL(issuer).origin);
  const amazonReturn = `${issuer}/connect/alexa/return`;
  const router = Router();

  const keep = async (response: Response, kept: Pick<Kept, 'customerId' | 'access'>): Promise<Kept> => {
    const [state, verifier] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    const whole = { ...kept, state, verifier, untilMs: now().getTime() + minutes * 60_000 };
    cookies.set(response, cookie, await keyring.seal('oauth', JSON.stringify(whole), cookie), { seconds: minutes * 60 });
    return whole;
  };
  /** What was kept for this answer. Rejects if it was not asked for by this customer in this browser. */
  const keptFor = async (request: Request, response: Response): Promise<Kept> => {
    const sealed = cookies.read(request, cookie);
    cookies.clear(response, cookie);
    const visitor = await hooks.visitor(request);
    if (sealed === null || visitor === null) throw new LinkingError('lapsed');
    const kept = JSON.parse(await keyring.open('oauth', sealed, cookie).catch(() => Promise.reject(new LinkingError('lapsed')))) as Kept;
    if (kept.untilMs <= now().getTime()) throw new LinkingError('lapsed');
    if (kept.customerId !== visitor.customerId || kept.state !== request.query['state']) throw new LinkingError('refused');
    return kept;
  };

  router.get('/alexa', async (request, response) => {
    const visitor = await hooks.visitor(request);
    if (visitor === null) return response.redirect(303, '/login?next=/app/connect');
    if (typeof connect === 'string') return response.redirect(303, connect);
    const { state, verifier } = await keep(response, { customerId: visitor.customerId, access: null });
    return response.redirect(303, connect.askAt({ redirectUri: amazonReturn, state, challenge: challengeOf(verifier) }));
  });

  if (typeof connect === 'string' || client === undefined) return router;

  router.get('/alexa/return', async (request, response) => {
    const { customerId, verifier: amazonVerifier } = await keptFor(request, response);
    const { code } = request.query;
    if (typeof code !== 'string') return response.redirect(303, '/app/connect');
    const access = await connect.redeem({ code, verifier: amazonVerifier, redirectUri: amazonReturn });
    const { state, verifier } = await keep(response, { customerId, access });
    const asked = new URLSearchParams({
      client_id: client.id,
      response_type: 'code',
      redirect_uri: ownRedirect(issuer),
      scope,
      state,
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    });
    return response.redirect(303, `${issuer}/auth?${asked}`);
  });

  router.get('/alexa/linked', async (request, response) => {
    const { customerId, verifier, access } = await keptFor(request, response);
    const provider = await parts.provider();
    const code = await provider.AuthorizationCode.find(String(request.query['code'] ?? ''));
    const isOurs =
      code?.redirectUri === ownRedirect(issuer) && code.codeChallenge === challengeOf(verifier) && code.accountId === customerId;
    if (!isOurs || access === null || code.grantId === undefined) throw new LinkingError('refused');
    await code.consume();
    const { grantId } = code;
    const newCode = async () => {
      const known = await provider.Client.find(client.id);
      if (known === undefined) throw new Error('oauth.client');
      const given = {
        accountId: customerId,
        client: known,
        grantId,
        scope,
        redirectUri: ownRedirect(issuer),
        expiresWithSession: false,
        gty: 'authorization_code',
      };
      return new provider.AuthorizationCode(given).save();
    };
    const enabled = await connect.enable(access, ownRedirect(issuer), newCode).catch(() => false);
    if (enabled) return response.redirect(303, '/app');
    await parts.store.revokeGrant(grantId, now().toISOString());
    throw new Error('alexa.not-enabled');
  });

  const fail: ErrorRequestHandler = async (error, request, response, _next) => {
    const code = troubleOf(error);
    if (code === 'failed') parts.log({ event: 'failed', code: codeOf(error) });
    response
      .status(code === 'failed' ? 502 : 400)
      .type('html')
      .send(troublePage(await hooks.frameOf(request, null), { code }));
  };
  router.use(fail);
  return router;
}
