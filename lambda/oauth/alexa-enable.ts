import { fields, list, text } from '../json.ts';

/** The skill, and the LWA client that Amazon made for it (developer console: Account linking). */
export interface AlexaEnableParts {
  readonly skillId: string;
  readonly stage: 'live' | 'development';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly ask?: typeof fetch;
}

/** Amazon's side of a linking that begins with us (Amazon: "App-to-app account linking, starting from your app", by LWA). */
export interface AlexaEnable {
  /** Where Amazon asks her customer. `challenge`: S256 */
  askAt(request: { readonly redirectUri: string; readonly state: string; readonly challenge: string }): string;
  /** The access token that her answer is worth. Rejects if it is worth none. */
  redeem(answer: { readonly code: string; readonly verifier: string; readonly redirectUri: string }): Promise<string>;
  /**
   * Enables the skill with our code, which Alexa redeems before this answers; false if she does not. A new code for each region that
   * may be the customer's.
   */
  enable(accessToken: string, redirectUri: string, newCode: () => Promise<string>): Promise<boolean>;
}

const lwa = 'https://www.amazon.com/ap/oa';
const lwaToken = 'https://api.amazon.com/auth/o2/token';
const home = 'https://api.amazonalexa.com';
/** Nobody else is sent a code. Amazon writes the last one in two ways. */
const regions = ['api.amazonalexa.com', 'api.eu.amazonalexa.com', 'api.fe.amazonalexa.com', 'api.fe.amazon.com'];
const timeoutMs = 6_000;

export function alexaEnable({ skillId, stage, clientId, clientSecret, ask = fetch }: AlexaEnableParts): AlexaEnable {
  const call = (url: string, init: RequestInit) => ask(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  const regionsOf = async (authorization: string): Promise<readonly string[]> => {
    const response = await call(`${home}/v1/alexaApiEndpoint`, { headers: { authorization } });
    const named = response.ok ? list(fields(await response.json())['endpoints']) : [];
    return regions.filter((region) => named.includes(region) || named.includes(`https://${region}`));
  };
  return {
    askAt: ({ redirectUri, state, challenge }) =>
      `${lwa}?${new URLSearchParams({
        client_id: clientId,
        scope: 'alexa::skills:account_linking',
        response_type: 'code',
        redirect_uri: redirectUri,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })}`,

    redeem: async ({ code, verifier, redirectUri }) => {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        client_id: clientId,
        client_secret: clientSecret,
      });
      const response = await call(lwaToken, { method: 'POST', body });
      const token = response.ok ? text(fields(await response.json())['access_token']) : null;
      if (token === null) throw new Error('alexa.refused');
      return token;
    },

    enable: async (accessToken, redirectUri, newCode) => {
      const authorization = `Bearer ${accessToken}`;
      for (const region of await regionsOf(authorization)) {
        const body = JSON.stringify({ stage, accountLinkRequest: { redirectUri, authCode: await newCode(), type: 'AUTH_CODE' } });
        const headers = { authorization, 'content-type': 'application/json' };
        const response = await call(`https://${region}/v1/users/~current/skills/${skillId}/enablement`, { method: 'POST', headers, body });
        if (response.status === 201) return true;
      }
      return false;
    },
  };
}
