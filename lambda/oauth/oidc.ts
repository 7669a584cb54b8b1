import { generateKeyPairSync } from 'node:crypto';
import type * as Oidc from 'oidc-provider';

let known: Promise<typeof Oidc> | null = null;

/** oidc-provider, loaded at first use. On Node 20 it says as it loads that it prefers a newer one; the tests run it there. */
export function loadOidc(): Promise<typeof Oidc> {
  known ??= withoutNotice(() => import('oidc-provider'));
  return known;
}

async function withoutNotice<Result>(load: () => Promise<Result>): Promise<Result> {
  const output: Pick<Console, 'warn'> = console;
  const { warn } = output;
  output.warn = (...said: unknown[]) => (String(said[0]).includes('oidc-provider') ? undefined : warn(...said));
  try {
    return await load();
  } finally {
    output.warn = warn;
  }
}

/** A pair for signing id tokens that lives as long as the process. */
export function newSigningKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as const;
}

/** What the protocol offers beyond the plain code flow: nobody who links here needs it. */
export const features = {
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  resourceIndicators: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
} as const;
