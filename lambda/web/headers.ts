import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * What every page and answer carries. Nothing but our own files runs or is drawn; forms lead to us and, for signing in, to the
 * bank; pages of `embedders` alone may show ours in a frame.
 */
export function securityHeaders({
  origin,
  bankOrigin,
  embedders,
}: {
  origin: string;
  bankOrigin: string;
  embedders: readonly string[];
}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'", bankOrigin],
        baseUri: ["'none'"],
        frameAncestors: embedders.length === 0 ? ["'none'"] : [...embedders],
      },
    },
    frameguard: embedders.length === 0 ? { action: 'deny' } : false,
    // Not 'no-referrer': under it browsers hide the origin of our own forms from us.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: origin.startsWith('https://') ? { maxAge: 63_072_000, includeSubDomains: true } : false,
  });
}

/** For the page that has a script: ours runs, and the worker it starts, and still nothing within the page. */
export function allowOwnScript(response: Response): void {
  response.set('content-security-policy', `${response.get('content-security-policy') ?? ''};script-src 'self';worker-src 'self'`);
}

/** Another name for this machine is not us: a page elsewhere cannot reach the companion by a name of its own (DNS rebinding). */
export function ownHostOnly(origin: string): RequestHandler {
  const { host } = new URL(origin);
  return ({ headers }, response, next) => {
    if (headers.host === host) next();
    else response.status(421).type('text').send('This is another host.\n');
  };
}
