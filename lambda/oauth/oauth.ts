import { Router } from 'express';
import type Provider from 'oidc-provider';
import { troublePage } from '../../companion/linking.tsx';
import { type ConnectParts, connectRouter, ownRedirect } from './connect.ts';
import { type InteractionParts, interactionRouter } from './interaction.ts';
import { makeProvider, type ProviderParts } from './provider.ts';

export type OauthParts = Omit<ProviderParts, 'trouble' | 'platformOf'> &
  Omit<InteractionParts, 'provider' | 'platformOf' | 'goesStraightOn'> &
  Omit<ConnectParts, 'provider'>;

/** Account linking, to be mounted at /oauth; no body may be parsed before it. The server itself is made at the first request. */
export function makeOauth(parts: OauthParts): Router {
  const { issuer, clients, connect, hooks } = parts;
  const platforms = new Map(clients.map(({ id, platform }) => [id, platform]));
  const platformOf = (clientId: string) => {
    const platform = platforms.get(clientId);
    if (platform === undefined) throw new Error('oauth.client');
    return platform;
  };
  const trouble: ProviderParts['trouble'] = async (request, code) => troublePage(await hooks.frameOf(request, null), { code });
  const alexa = clients.find(({ platform }) => platform === 'alexa');
  const goesStraightOn = (redirectUri: string) => redirectUri === ownRedirect(issuer);
  const known = clients.map((client) =>
    client === alexa && typeof connect !== 'string' ? { ...client, redirectUris: [...client.redirectUris, ownRedirect(issuer)] } : client,
  );
  let made: Promise<Provider> | null = null;
  const provider = () => {
    made ??= makeProvider({ ...parts, clients: known, platformOf, trouble });
    return made;
  };
  const { host, protocol } = new URL(issuer);

  const router = Router();
  router.use((request, response, next) => {
    // The server builds addresses and cookies from these: they are ours, whatever stood before us in the way.
    request.headers['x-forwarded-host'] = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    response.set('cache-control', 'no-store');
    next();
  });
  router.use('/interaction', interactionRouter({ ...parts, platformOf, goesStraightOn, provider }));
  router.use('/connect', connectRouter({ ...parts, provider }, alexa));
  router.use(async (request, response) => (await provider()).callback()(request, response));
  return router;
}
