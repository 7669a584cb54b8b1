import type { Request } from 'express';
import type { Configuration, default as Provider } from 'oidc-provider';
import type { CustomerId, Platform } from '#skill';
import type { Keyring } from '../keys/keys.ts';
import { codeOf, type Log } from '../log.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import type { OauthStore } from '../store/oauth-store.ts';
import { storeAdapter } from './adapter.ts';
import type { Client } from './clients.ts';
import { features, loadOidc, newSigningKey } from './oidc.ts';
import { choosing } from './choosing.ts';
import { scope } from './scope.ts';
import { type LinkingTrouble, troubleOf } from './trouble.ts';

export interface ProviderParts {
  /** 'https://my.bank.example/oauth' */
  readonly issuer: string;
  readonly clients: readonly Client[];
  readonly platformOf: (clientId: string) => Platform;
  readonly store: OauthStore;
  readonly customers: CustomerStore;
  readonly keyring: Pick<Keyring, 'seal' | 'open'>;
  /** Sign the cookies of a linking under way; the first signs, all verify */
  readonly cookieKeys: readonly string[];
  /** The page of a request that cannot be answered */
  readonly trouble: (request: Request, code: LinkingTrouble) => Promise<string>;
  readonly now: () => Date;
  readonly log: Log;
}

const day = 86_400;
/** Absolute: a link that was not renewed ends (ASVS 10.4.8). */
const linkSeconds = 180 * day;
/** Bank login, cards and PIN together */
const linkingSeconds = 15 * 60;

/** The authorization server: code with PKCE S256 and refresh, opaque tokens, revocation, and nothing else. */
export async function makeProvider(parts: ProviderParts): Promise<Provider> {
  const { issuer, clients, customers, now, log } = parts;
  const oidc = await loadOidc();
  const provider: Provider = new oidc.default(issuer, {
    adapter: storeAdapter({ ...parts, refused: () => new oidc.errors.InvalidGrant() }),
    clients: clients.map(({ id, secret, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [...redirectUris],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
      scope,
    })),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    scopes: [scope],
    // Refused at once, not after the customer has chosen. Asked for nothing, it is the only one there is.
    extraParams: {
      scope: ({ oidc: { params } }, asked) => {
        if (asked !== undefined && asked !== scope) throw new oidc.errors.InvalidScope('unknown scope', asked);
        if (params !== undefined) params['scope'] = scope;
      },
    },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    features: { ...features, revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId } },
    // Without the openid scope no id token is ever signed: a key has to be there, nobody needs to know it.
    jwks: { keys: [newSigningKey()] },
    clientBasedCORS: () => false,
    cookies: cookiesOf(issuer, parts.cookieKeys),
    ttl: {
      AccessToken: 3_600,
      AuthorizationCode: 60,
      Grant: linkSeconds,
      Interaction: linkingSeconds,
      RefreshToken: linkSeconds,
      Session: 60,
    },
    // Alexa retries refreshes and may lose our answer: a rotated token would lock the customer out.
    rotateRefreshToken: false,
    issueRefreshToken: async () => true,
    expiresWithSession: () => false,
    interactions: { url: (_, { uid }) => `${issuer}/interaction/${uid}`, policy: [...choosing(oidc.interactionPolicy)] },
    loadExistingGrant: async ({ oidc: { result } }) => {
      const grantId = result?.consent?.grantId;
      return grantId === undefined ? undefined : provider.Grant.find(grantId);
    },
    findAccount: async (_, id) => {
      const customer = await customers.customer(id as CustomerId, now().toISOString());
      return customer === null ? undefined : { accountId: id, claims: async () => ({ sub: id }) };
    },
    renderError: async (context, _out, error) => {
      context.type = 'html';
      context.body = await parts.trouble(context.req as Request, troubleOf(error));
    },
  });
  // It tells its records apart by the names of its classes: a bundle that shortens them would take any id for any other.
  if (provider.AccessToken.name !== 'AccessToken') throw new Error('oauth.bundle');
  provider.proxy = true;
  provider.use(async (context, next) => {
    await next();
    for (const name of Object.keys(context.response.headers)) if (name.startsWith('access-control-')) context.remove(name);
  });
  // We know no session of our own between two linkings: who the customer is, the companion's session says each time.
  provider.on('authorization.success', ({ oidc: { session } }) => {
    if (session !== undefined) Object.assign(session, { destroyed: true });
  });
  provider.on('server_error', (_, error) => log({ event: 'failed', code: codeOf(error) }));
  return provider;
}

/**
 * Over https the prefix keeps other hosts of the domain from planting them. Not __Host-: each cookie is bound to the path of its
 * own linking, so that two at once do not mix.
 */
function cookiesOf(issuer: string, keys: readonly string[]): NonNullable<Configuration['cookies']> {
  const prefix = issuer.startsWith('https://') ? '__Secure-tellback' : 'tellback';
  return {
    keys,
    names: { session: `${prefix}-oauth`, interaction: `${prefix}-linking`, resume: `${prefix}-resume` },
    short: { httpOnly: true, sameSite: 'lax', signed: true },
    long: { httpOnly: true, sameSite: 'lax', signed: true },
  };
}
