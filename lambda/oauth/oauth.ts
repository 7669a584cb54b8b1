import { Router } from 'express';
import type Provider from 'oidc-provider';
import { troublePage } from '../../companion/linking.tsx';
import { type InteractionParts, interactionRouter } from './interaction.ts';
import { makeProvider, type ProviderParts } from './provider.ts';

export type OauthParts = Omit<ProviderParts, 'trouble' | 'platformOf'> & Omit<InteractionParts, 'provider' | 'platformOf'>;

/** Account linking, to be mounted at /oauth; no body may be parsed before it. The server itself is made at the first request. */
export function makeOauth(parts: OauthParts): Router {
  const { issuer, clients, hooks } = parts;
  const platforms = new Map(clients.map(({ id, platform }) => [id, platform]));
  const platformOf = (clientId: string) => {
    const platform = platforms.get(clientId);
    if (platform === undefined) throw new Error('oauth.client');
    return platform;
  };
  const trouble: ProviderParts['trouble'] = async (request, code) => troublePage(await hooks.frameOf(request, null), { code });
  let made: Promise<Provider> | null = null;
  const provider = () => {
    made ??= makeProvider({ ...parts, platformOf, trouble });
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
  router.use('/interaction', interactionRouter({ ...parts, platformOf, provider }));
  router.use(async (request, response) => (await provider()).callback()(request, response));
  return router;
}
