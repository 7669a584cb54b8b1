import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express, type Response, Router } from 'express';
import helmet from 'helmet';
import type Provider from 'oidc-provider';
import type { Locale } from '#skill';
import type { Brand } from '../../../../brand/brand.ts';
import { localeTags } from '../../../../locales/catalogue.ts';
import { ownHostOnly } from '../../../web/headers.ts';
import { codePage, lapsedPage, type Mistake, passwordPage, type Sheet } from './pages.tsx';
import { type SandboxLogin, sandboxLogins } from './people.ts';
import { type BankClient, bankProvider } from './provider.ts';
import { makeTries } from './tries.ts';
import { wordsFrom } from './words.ts';

export interface SandboxLoginParts {
  /** 'http://127.0.0.1:3001': its own origin */
  readonly issuer: string;
  readonly client: BankClient;
  readonly brand: Pick<Brand, 'name' | 'colours'>;
  /** The project's folder: words and styles are in it */
  readonly root: string;
  readonly people?: readonly SandboxLogin[];
  readonly now?: () => Date;
}

/** The invented bank's own login: user name and password, then a second factor. An HTTP server's listener. */
export async function sandboxLogin(parts: SandboxLoginParts): Promise<Express> {
  const { issuer, client, brand, root, people = sandboxLogins, now = () => new Date() } = parts;
  const sheetIn = (locale: Locale): Sheet => ({ bank: brand.name, locale, words: wordsFrom(join(root, 'locales'), locale) });
  const lapsed = (acceptLanguage: string) => lapsedPage(sheetIn(localeFrom(acceptLanguage)));
  const provider = await bankProvider({ issuer, client, people, lapsed });
  const style = `:root{--brand-accent:${brand.colours.accent};--brand-ink:${brand.colours.ink}}\n${readFileSync(
    join(root, 'lambda/banks/sandbox/login/login.css'),
    'utf8',
  )}`;

  const app = express();
  app.disable('x-powered-by');
  app.use(ownHostOnly(issuer), headers(client.redirectUri));
  app.get('/style.css', (_, response) => void response.type('css').send(style));
  app.use('/login', loginRouter({ provider, people, sheetIn, now }));
  const refuse: ErrorRequestHandler = (_error, request, response, _next) => {
    response
      .status(400)
      .type('html')
      .send(lapsed(request.get('accept-language') ?? ''));
  };
  app.use('/login', refuse);
  app.use(provider.callback());
  return app;
}

interface RouterParts {
  readonly provider: Provider;
  readonly people: readonly SandboxLogin[];
  readonly sheetIn: (locale: Locale) => Sheet;
  readonly now: () => Date;
}

/** A login under way rejects as soon as its cookie, or its time, is gone. */
function loginRouter({ provider, people, sheetIn, now }: RouterParts): Router {
  const tries = makeTries(now);
  const samples = people.filter(({ id }) => id !== 'reviewer');
  const under = async (request: IncomingMessage, response: Response) => {
    const { uid, params, result } = await provider.interactionDetails(request, response);
    const person = people.find(({ id }) => id === result?.['knows']) ?? null;
    return { uid, person, sheet: sheetIn(localeFrom(String(params['ui_locales'] ?? ''))) };
  };
  const refused = (response: Response, html: string) => void response.status(422).type('html').send(html);

  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '4kb' }));
  router.get('/:uid', async (request, response) => {
    const { uid, person, sheet } = await under(request, response);
    const html =
      person === null
        ? passwordPage(sheet, { uid, userName: '', mistake: null, samples })
        : codePage(sheet, { uid, code: person.code, mistake: null });
    response.type('html').send(html);
  });

  router.post('/:uid', async (request, response) => {
    const { uid, sheet } = await under(request, response);
    const userName = field(request.body, 'userName').trim();
    const password = field(request.body, 'password');
    const again = (mistake: Mistake) => refused(response, passwordPage(sheet, { uid, userName, mistake, samples }));
    const name = userName.toLowerCase();
    if (name === '') return again('name.missing');
    if (password === '') return again('password.missing');
    if (tries.mustWait(name)) return again('wait');
    const person = people.find((one) => one.userName === name && one.password === password);
    if (person === undefined) {
      tries.wrong(name);
      return again('login.wrong');
    }
    await provider.interactionResult(request, response, { knows: person.id });
    return response.redirect(303, `/login/${uid}`);
  });

  router.post('/:uid/code', async (request, response) => {
    const { uid, person, sheet } = await under(request, response);
    if (person === null) return response.redirect(303, `/login/${uid}`);
    const again = (mistake: Mistake) => refused(response, codePage(sheet, { uid, code: person.code, mistake }));
    if (tries.mustWait(person.userName)) return again('wait');
    if (field(request.body, 'code').replaceAll(/\s/g, '') !== person.code) {
      tries.wrong(person.userName);
      return again('code.wrong');
    }
    tries.right(person.userName);
    return provider.interactionFinished(request, response, { login: { accountId: person.id, amr: ['pwd', 'otp'] } });
  });

  router.post('/:uid/cancel', async (request, response) => {
    await provider.interactionFinished(request, response, { error: 'access_denied' }, { mergeWithLastSubmission: false });
  });
  return router;
}

const field = (body: unknown, name: string): string => {
  const value = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

/** The first of ours in a list of languages, as a browser or a client writes it. */
const localeFrom = (list: string): Locale =>
  list
    .split(/[\s,;]+/)
    .map((wanted) => localeTags.find((tag) => tag.slice(0, 2) === wanted.slice(0, 2).toLowerCase()))
    .find((tag) => tag !== undefined) ?? 'en-US';

/** Nothing runs, nothing comes from elsewhere; forms lead here and, by a redirect, back to the client. */
const headers = (redirectUri: string) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'", new URL(redirectUri).origin],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
  });
