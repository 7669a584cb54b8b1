import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { CustomerId } from '#skill';

export interface BankLoginParts {
  /** Of the bank's own OpenID provider */
  readonly issuer: string;
  readonly clientId: string;
  /** Asked for at first use */
  readonly clientSecret: () => Promise<string>;
  readonly redirectUri: string;
  /** Plain http, for a bank on this machine */
  readonly allowInsecure: boolean;
  readonly now: () => Date;
}

/** What has to be kept, sealed, in the customer's browser while they are at the bank. */
export interface LoginKept {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly fresh: boolean;
}

/** Our side of the bank's own login: who a customer is comes from there alone. */
export interface BankLogin {
  /** `fresh`: the bank shall ask for the credentials even if it knows the browser. Rejects with a BankLoginError. */
  begin(options: { readonly fresh: boolean; readonly locale: string }): Promise<{ readonly url: string; readonly kept: LoginKept }>;
  /** `at`: ISO instant of the login. Rejects with a BankLoginError. */
  finish(callback: URL, kept: LoginKept): Promise<{ readonly customerId: CustomerId; readonly at: string }>;
}

/** 'refused': the customer or the bank said no; 'failed': the answer is not the one we asked for; 'unavailable': no answer. */
export class BankLoginError extends Error {
  readonly code: 'refused' | 'failed' | 'unavailable';
  constructor(code: BankLoginError['code']) {
    super(`bank-login.${code}`);
    this.name = 'BankLoginError';
    this.code = code;
  }
}

const timeoutSeconds = 5;
/** From the second factor at the bank to our asking for the token */
const freshSeconds = 120;
/** A sign-in at the bank may be this old when it opens ours. */
const sessionSeconds = 8 * 3_600;

/** Authorization code with PKCE, state and nonce. The bank's metadata is read at first use and again after a failure. */
export function makeBankLogin(parts: BankLoginParts): BankLogin {
  let known: Promise<Configuration> | null = null;
  const configuration = () => {
    known ??= discover(parts);
    return known;
  };
  const failed = (code: BankLoginError['code']) => {
    known = null;
    return new BankLoginError(code);
  };
  return {
    begin: async ({ fresh, locale }) => {
      const kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), fresh };
      const url = buildAuthorizationUrl(await configuration().catch(() => Promise.reject(failed('unavailable'))), {
        redirect_uri: parts.redirectUri,
        scope: 'openid',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        ui_locales: locale,
        ...(fresh ? { prompt: 'login', max_age: '0' } : { max_age: String(sessionSeconds) }),
      });
      return { url: url.href, kept };
    },

    finish: async (callback, { state, nonce, verifier, fresh }) => {
      const bank = await configuration().catch(() => Promise.reject(failed('unavailable')));
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      try {
        const tokens = await authorizationCodeGrant(bank, callback, {
          ...checks,
          maxAge: fresh ? freshSeconds : sessionSeconds + freshSeconds,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new BankLoginError('failed');
        return { customerId: claims.sub as CustomerId, at: instantOf(claims, parts.now()) };
      } catch (error) {
        throw error instanceof AuthorizationResponseError ? new BankLoginError('refused') : failed('failed');
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret, allowInsecure }: BankLoginParts): Promise<Configuration> {
  const authentication = ClientSecretBasic(await clientSecret());
  const execute = [enableNonRepudiationChecks, ...(allowInsecure ? [allowInsecureRequests] : [])];
  return discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: timeoutSeconds });
}

/** By our own clock: what counts is how long ago the customer proved themselves. Asked for a maximum age, the bank tells it. */
function instantOf({ auth_time, iat }: IDToken, now: Date): string {
  if (auth_time === undefined) throw new BankLoginError('failed');
  const agoSeconds = Math.max(0, iat - auth_time);
  return new Date(now.getTime() - agoSeconds * 1_000).toISOString();
}
