import type { JsonWebKey } from 'node:crypto';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import type { CustomerId, Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import { type Trouble, troubleDocument } from '../../companion/pages.ts';
import { pushScript } from '../../companion/scripts/push.ts';
import { serviceWorkerScript } from '../../companion/scripts/service-worker.ts';
import { companionIcon, companionStyle } from '../../companion/style.ts';
import { speakIn } from '../../locales/speak.ts';
import type { SetCards } from '../banks/cards.ts';
import { bankTokenBy } from '../bank-token.ts';
import { agree } from '../companion/agree.ts';
import { makeApi } from '../companion/api.ts';
import type { ErrorCode } from '../../companion/api/operations.ts';
import { problems } from '../../companion/api/problems.ts';
import { apiRouter } from '../companion/router.ts';
import { finishLoginTasks } from '../companion/tasks.ts';
import type { Rules } from '../companion/visit.ts';
import type { Keyring } from '../keys/keys.ts';
import { codeOf, type Log } from '../log.ts';
import type { AlexaEnable } from '../oauth/alexa-enable.ts';
import type { BankLogin } from '../oauth/bank-login.ts';
import type { Client } from '../oauth/clients.ts';
import { makeOauth } from '../oauth/oauth.ts';
import { setProof } from '../pin/set-proof.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import type { OauthStore } from '../store/oauth-store.ts';
import type { Store, Writer } from '../store/store.ts';
import type { WarningStore } from '../store/warning-store.ts';
import { cookiesFor } from './cookies.ts';
import { downloadRouter } from './downloads.ts';
import { entryRouter } from './entry.ts';
import { browserLocale, frameFor } from './frame.ts';
import { ownHostOnly, securityHeaders } from './headers.ts';
import { loginRouter } from './login.ts';
import { pageRouter } from './pages.ts';
import { isOwnForm, makeSessions, type Visitor } from './sessions.ts';
import { pageWords } from './words.ts';

export interface WebParts {
  /** 'https://my.bank.example'; everything here is served under it */
  readonly origin: string;
  readonly brand: Brand;
  readonly rules: Rules & { readonly embedders: readonly string[] };
  readonly store: Store & Writer;
  readonly customers: CustomerStore;
  readonly oauthStore: OauthStore;
  readonly warnings: WarningStore;
  /** What the bank's own systems call under /api/v1 */
  readonly hooks: RequestHandler;
  /** Freezes and releases cards at the bank */
  readonly setCards: SetCards;
  /** With which browsers subscribe to notices; null: none are sent to browsers */
  readonly vapidPublicKey: string | null;
  readonly keyring: Keyring;
  readonly bank: BankLogin;
  /** Where the bank's login is, for the pages' policy */
  readonly bankOrigin: string;
  /** Signs the tokens of the bank's own app; null: it does not call us */
  readonly bankTokenKey: JsonWebKey | null;
  readonly clients: readonly Client[];
  /** How "Connect Alexa" begins: by Amazon's API, or at an address */
  readonly connect: AlexaEnable | string;
  readonly cookieKeys: readonly string[];
  /** Folder with a sub-folder per language */
  readonly locales: string;
  readonly picoCss: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** Everything a customer's browser, the bank's app and the platforms' linking reach: /app, /login, /oauth, /api/v1. */
export function makeWeb(parts: WebParts): Router {
  const { origin, brand, rules, store, customers, warnings, setCards, vapidPublicKey, keyring, now, log } = parts;
  const cookies = cookiesFor(origin);
  const sessions = makeSessions({ customers, cookies, now });
  const { words, terms } = pageWords(parts.locales, brand);
  const frameOf = (request: Request, visitor: Visitor | null) => frameFor(request, visitor, { brand, words, customers, now });
  const trouble = async (request: Request, response: Response, code: Trouble, visitor: Visitor | null = null) => {
    response
      .status(statusOf[code])
      .type('html')
      .send(troubleDocument(code, await frameOf(request, visitor)));
  };
  const own = {
    visitor: sessions.visitor,
    frameOf,
    isOwnForm: (request: Request, visitor: Visitor) => isOwnForm(request, visitor, origin),
  };
  const speak = speakIn(parts.locales, { bank: brand.name, app: brand.appName, emergencyNumber: brand.emergencyNumber });
  const apiParts = { origin, brand, rules, customers, store, warnings, setCards, vapidPublicKey, keyring, speak, words, terms, now };
  const apiFor = (customerId: CustomerId, locale: Locale) => makeApi(apiParts, customerId, locale);
  const visitorApi = ({ customerId, loginAt }: Visitor, locale: Locale) => makeApi(apiParts, customerId, locale, loginAt);

  const router = Router();
  const paths = ['/app', '/login', '/logout', '/oauth', '/api/v1'];
  router.use(paths, ownHostOnly(origin), securityHeaders({ origin, bankOrigin: parts.bankOrigin, embedders: rules.embedders }));
  const tokens = bankTokenBy({ key: parts.bankTokenKey, audience: 'tellback-api', now });
  // The bank's own systems, by their signatures; what else is asked there is the customers'.
  router.use('/api/v1', parts.hooks);
  router.use('/api/v1', apiRouter({ origin, brand, tokens, apiFor, log }));
  router.use(
    '/oauth',
    makeOauth({
      issuer: `${origin}/oauth`,
      clients: parts.clients,
      store: parts.oauthStore,
      customers,
      keyring,
      cookieKeys: parts.cookieKeys,
      connect: parts.connect,
      agree: (customerId, platform, bundle) => agree({ customers, keyring, now }, customerId, platform, { bundle }),
      setPin: (customerId, pin) => setProof({ store, keyring }, customerId, { chosen: 'pin', pin }, now().toISOString()),
      hooks: own,
      now,
      log,
    }),
  );
  router.use(['/app', '/login', '/logout'], neverKept);
  router.get('/app/style.css', (_, response) => void anHour(response).type('css').send(companionStyle(brand, parts.picoCss)));
  router.get('/app/icon.svg', (_, response) => void anHour(response).type('svg').send(companionIcon(brand)));
  // Asked for anew each time, so that a worker of yesterday does not outlive its page.
  router.get('/app/push.js', (_, response) => void response.type('js').send(pushScript));
  router.get('/app/sw.js', (_, response) => void response.type('js').send(serviceWorkerScript));
  const afterLogin = (customerId: CustomerId) => finishLoginTasks(customers, customerId, now().toISOString());
  const returnUrl = `${origin}/login/return`;
  router.use(
    loginRouter({
      bank: parts.bank,
      sessions,
      cookies,
      keyring,
      customers,
      returnUrl,
      localeOf: browserLocale,
      trouble,
      afterLogin,
      now,
      log,
    }),
  );
  router.use(entryRouter({ sessions, customers, trouble, isOwnForm: own.isOwnForm, now }));
  router.use(downloadRouter({ sessions, apiFor: visitorApi, frameOf, trouble }));
  router.use(pageRouter({ origin, demo: brand.demo, sessions, apiFor: visitorApi, frameOf, trouble, log }));
  router.use(['/app', '/login', '/logout'], (request, response) => trouble(request, response, 'not.found'));
  const failed: ErrorRequestHandler = async (error, request, response, next) => {
    if (!/^\/(app|login|logout)\b/.test(request.path) || response.headersSent) return next(error);
    const { status } = error as { readonly status?: unknown };
    if (typeof status === 'number' && status < 500) return trouble(request, response, status === 413 ? 'too.large' : 'input.invalid');
    log({ event: 'failed', channel: 'web', code: codeOf(error) });
    return trouble(request, response, 'failed');
  };
  router.use(failed);
  return router;
}

const neverKept = (_request: Request, response: Response, next: () => void) => {
  response.set('cache-control', 'no-store');
  next();
};

const anHour = (response: Response) => response.set('cache-control', 'max-age=3600');

const statusOf: Readonly<Record<Trouble, number>> = {
  ...(Object.fromEntries(Object.entries(problems).map(([code, { status }]) => [code, status])) as Record<ErrorCode, number>),
  'not.allowed': 403,
  'login.lapsed': 400,
  'login.refused': 403,
  'customer.unknown': 403,
  'entry.used': 403,
};
