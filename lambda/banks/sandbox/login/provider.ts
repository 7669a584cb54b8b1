import { randomBytes } from 'node:crypto';
import type Provider from 'oidc-provider';
import { features, loadOidc, newSigningKey } from '../../../oauth/oidc.ts';
import { memoryAdapter } from './memory-adapter.ts';
import type { SandboxLogin } from './people.ts';

export interface BankClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
}

export interface BankProviderParts {
  readonly issuer: string;
  readonly client: BankClient;
  readonly people: readonly SandboxLogin[];
  /** The page of a request that cannot be answered, in the browser's language */
  readonly lapsed: (acceptLanguage: string) => string;
}

/** The invented bank's OpenID provider: one client, and who signed in when. */
export async function bankProvider({ issuer, client, people, lapsed }: BankProviderParts): Promise<Provider> {
  const oidc = await loadOidc();
  const provider: Provider = new oidc.default(issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
        require_auth_time: true,
      },
    ],
    responseTypes: ['code'],
    pkce: { required: () => true },
    jwks: { keys: [newSigningKey()] },
    features,
    clientBasedCORS: () => false,
    claims: { openid: ['sub'] },
    // Cookies are shared by all ports of a host: the names must not be those of the companion.
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { session: 'sandbox-bank-session', interaction: 'sandbox-bank-login', resume: 'sandbox-bank-resume' },
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 600, Session: 600 },
    expiresWithSession: () => false,
    interactions: { url: (_, { uid }) => `/login/${uid}` },
    findAccount: (_, id) => (people.some((person) => person.id === id) ? { accountId: id, claims: async () => ({ sub: id }) } : undefined),
    // The bank and its own companion are one house: nothing to consent to between them.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      const clientId = oidc.client?.clientId;
      if (accountId === undefined || clientId === undefined) return undefined;
      const grant = new provider.Grant({ accountId, clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError: (context) => {
      context.type = 'html';
      context.body = lapsed(context.get('accept-language'));
    },
  });
  // No single sign-on: whoever comes again proves themselves again, so that a browser of the demo can be another customer at once.
  provider.on('authorization.success', ({ oidc }) => {
    if (oidc.session !== undefined) Object.assign(oidc.session, { destroyed: true });
  });
  return provider;
}
