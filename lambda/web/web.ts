import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import type { CustomerId, Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import type { Api } from '../../companion/api/operations.ts';
import { type Trouble, troubleDocument } from '../../companion/pages.ts';
import { companionIcon, companionStyle } from '../../companion/style.ts';
import { wordsIn } from '../../companion/words.ts';
import type { Keyring } from '../keys/keys.ts';
import { codeOf, type Log } from '../log.ts';
import type { BankLogin } from '../oauth/bank-login.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import { cookiesFor } from './cookies.ts';
import { downloadRouter } from './downloads.ts';
import { entryRouter } from './entry.ts';
import { browserLocale, frameFor } from './frame.ts';
import { ownHostOnly, securityHeaders } from './headers.ts';
import { loginRouter } from './login.ts';
import { pageRouter } from './pages.ts';
import { isOwnForm, makeSessions, type Visitor } from './sessions.ts';

export interface WebParts {
  /** 'https://my.bank.example'; everything below is served under it */
  readonly origin: string;
  readonly brand: Brand;
  readonly embedders: readonly string[];
  readonly bank: BankLogin;
  readonly bankOrigin: string;
  readonly customers: () => Promise<CustomerStore>;
  readonly keyring: Keyring;
  readonly apiFor: (customerId: CustomerId, locale: Locale) => Api;
  readonly afterLogin: (customerId: CustomerId) => Promise<void>;
  /** Mounted as they are: /oauth and /api/v1 */
  readonly oauth: (hooks: OauthHooks) => RequestHandler;
  readonly api: RequestHandler;
  /** Folder with a sub-folder per language */
  readonly locales: string;
  readonly picoCss: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** What account linking needs of the companion's sessions. */
export interface OauthHooks {
  readonly visitor: (request: Request) => Promise<Visitor | null>;
  readonly frameOf: (request: Request, visitor: Visitor | null) => ReturnType<typeof frameFor>;
  readonly isOwnForm: (request: Request, visitor: Visitor) => boolean;
}

/** Everything a customer's browser and the platforms' linking reach: /app, /login, /oauth, /api/v1. */
export function makeWeb(parts: WebParts): Router {
  const { origin, brand, customers, now } = parts;
  const cookies = cookiesFor(origin);
  const sessions = makeSessions({ customers, cookies, now });
  const words = wordsFrom(parts.locales, brand);
  const frameOf = (request: Request, visitor: Visitor | null) => frameFor(request, visitor, { brand, words, customers, now });
  const trouble = async (request: Request, response: Response, code: Trouble, visitor: Visitor | null = null) => {
    const frame = await frameOf(request, visitor);
    response.status(statusOf[code]).type('html').send(troubleDocument(code, frame));
  };
  const apiFor = (visitor: Visitor, locale: Locale) => parts.apiFor(visitor.customerId, locale);
  const own: OauthHooks = { visitor: sessions.visitor, frameOf, isOwnForm: (request, visitor) => isOwnForm(request, visitor, origin) };

  const router = Router();
  const paths = ['/app', '/login', '/logout', '/oauth', '/api/v1'];
  router.use(paths, ownHostOnly(origin), securityHeaders({ origin, bankOrigin: parts.bankOrigin, embedders: parts.embedders }));
  router.use(['/app', '/login', '/logout'], (_, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.use('/api/v1', parts.api);
  router.use('/oauth', parts.oauth(own));
  router.get('/app/style.css', (_, response) => void response.set('cache-control', 'max-age=3600').type('css').send(companionStyle(brand, parts.picoCss)));
  router.get('/app/icon.svg', (_, response) => void response.set('cache-control', 'max-age=3600').type('svg').send(companionIcon(brand)));
  router.use(
    loginRouter({
      bank: parts.bank,
      sessions,
      cookies,
      keyring: parts.keyring,
      customers,
      returnUrl: `${origin}/login/return`,
      localeOf: browserLocale,
      trouble,
      afterLogin: parts.afterLogin,
      now,
    }),
  );
  router.use(entryRouter({ sessions, customers, trouble, isOwnForm: own.isOwnForm, now }));
  router.use(downloadRouter({ sessions, apiFor, frameOf, trouble }));
  router.use(pageRouter({ origin, demo: brand.demo, sessions, apiFor, frameOf, trouble }));
  router.use(['/app', '/login'], (request, response) => trouble(request, response, 'not.found'));
  const failed: ErrorRequestHandler = async (error, request, response, next) => {
    if (!/^\/(app|login)/.test(request.path) || response.headersSent) return next(error);
    parts.log({ event: 'failed', channel: 'web', code: codeOf(error) });
    response.status(500).type('html').send(troubleDocument('failed', await frameOf(request, null)));
  };
  router.use(failed);
  return router;
}

const statusOf: Readonly<Record<Trouble, number>> = {
  'input.invalid': 400,
  'not.signed-in': 401,
  'not.allowed': 403,
  'not.found': 404,
  conflict: 409,
  'too.large': 413,
  failed: 500,
  'login.lapsed': 400,
  'login.refused': 403,
  'customer.unknown': 403,
  'entry.used': 403,
};

/** Read on first use and kept. */
function wordsFrom(folder: string, brand: Brand) {
  const known = new Map<Locale, ReturnType<typeof wordsIn>>();
  return (locale: Locale) => {
    const words =
      known.get(locale) ??
      wordsIn(JSON.parse(readFileSync(join(folder, locale, 'companion.json'), 'utf8')) as Record<string, string>, locale, {
        bank: brand.name,
        app: brand.appName[locale],
        emergencyNumber: brand.emergencyNumber,
        invocation: brand.invocationName[locale],
      });
    known.set(locale, words);
    return words;
  };
}
