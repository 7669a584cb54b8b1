import express from 'express';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { CustomerId } from '#skill';
import { brand } from '../../../brand/brand.ts';
import { sandboxLogins } from '../../../lambda/banks/sandbox/login/people.ts';
import { sandboxLogin } from '../../../lambda/banks/sandbox/login/sandbox-login.ts';
import { agree } from '../../../lambda/companion/agree.ts';
import { makeAlexaApp } from '../../../lambda/demo/alexa-app.ts';
import { hashOf } from '../../../lambda/hash.ts';
import { logTo } from '../../../lambda/log.ts';
import type { AlexaEnable } from '../../../lambda/oauth/alexa-enable.ts';
import { makeBankLogin } from '../../../lambda/oauth/bank-login.ts';
import { alexaRedirects, type Client } from '../../../lambda/oauth/clients.ts';
import { makeOauth } from '../../../lambda/oauth/oauth.ts';
import { setProof } from '../../../lambda/pin/set-proof.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlOauthStore } from '../../../lambda/store/sql-oauth-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { cookiesFor } from '../../../lambda/web/cookies.ts';
import { browserLocale, frameFor } from '../../../lambda/web/frame.ts';
import { loginRouter } from '../../../lambda/web/login.ts';
import { isOwnForm, makeSessions, type Visitor } from '../../../lambda/web/sessions.ts';
import { pageWords } from '../../../lambda/web/words.ts';
import { type Browser, browserJar, follow, leadsTo } from '../../support/browser-jar.ts';
import { testKeyring } from '../../support/keyring.ts';
import { listen } from '../../support/listen.ts';

const root = process.cwd();

export const [atPitangui = ''] = alexaRedirects('M2AAAAAAAAAAAA');
const bankSecret = 'the-secret-between-us-and-the-bank';

/** Two platforms that customers may link. */
export const alexa: Client = {
  id: 'alexa',
  platform: 'alexa',
  secret: 'what-amazon-shows-us-here',
  redirectUris: alexaRedirects('M2AAAAAAAAAAAA'),
};
export const slack: Client = {
  id: 'slack',
  platform: 'slack',
  secret: 'what-slack-shows-us-here',
  redirectUris: ['https://slack.example/linked'],
};

export const skillPage = 'https://alexa-skills.amazon.com/apis/custom/skills/some-skill/launch';

/** The bank's login, our authorization server and its pages, each on an address of its own, over a real database. */
export async function openHouse(
  db: Db,
  { withAlexaApp = false, connect = skillPage }: { withAlexaApp?: boolean; connect?: AlexaEnable | string } = {},
) {
  let clock = Date.now();
  const now = () => new Date(clock);
  const keyring = testKeyring();
  const customers = sqlCustomerStore(db, keyring);
  const store = sqlStore(db, keyring);
  for (const { id } of sandboxLogins) {
    await store.saveCustomer({ id, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
  }
  const logged: string[] = [];

  const ours = await listen(() => (_, response) => response.end());
  const { origin } = ours;
  const redirectUri = `${origin}/login/return`;
  const bank = await listen((issuer) => sandboxLogin({ issuer, client: { id: 'us', secret: bankSecret, redirectUri }, brand, root }));
  const cookies = cookiesFor(origin);
  const sessions = makeSessions({ customers, cookies, now });
  const { words } = pageWords(`${root}/locales`, brand);
  const frameOf = (request: express.Request, visitor: Visitor | null) => frameFor(request, visitor, { brand, words, customers, now });

  const alexaApp = makeAlexaApp({ origin, store, now });
  const app = express();
  app.use(alexaApp.router);
  app.use(
    loginRouter({
      bank: makeBankLogin({
        issuer: bank.origin,
        clientId: 'us',
        clientSecret: async () => bankSecret,
        redirectUri,
        allowInsecure: true,
        now,
      }),
      sessions,
      cookies,
      keyring,
      customers,
      returnUrl: redirectUri,
      localeOf: browserLocale,
      trouble: async (_, response, code) => void response.status(403).send(code),
      afterLogin: async () => undefined,
      now,
      log: () => {},
    }),
  );
  app.use(
    '/oauth',
    makeOauth({
      issuer: `${origin}/oauth`,
      connect,
      clients: [withAlexaApp ? alexaApp.client : alexa, slack],
      store: sqlOauthStore(db),
      customers,
      keyring,
      cookieKeys: ['signs-the-cookies-of-this-test'],
      agree: (customerId, platform, bundle) => agree({ customers, keyring, now }, customerId, platform, { bundle }),
      setPin: (customerId, pin) => setProof({ store, keyring }, customerId, { chosen: 'pin', pin }, now().toISOString()),
      hooks: { visitor: sessions.visitor, frameOf, isOwnForm: (request, visitor) => isOwnForm(request, visitor, origin) },
      now,
      log: logTo((line) => logged.push(line)),
    }),
  );
  ours.serve(app);

  return {
    origin,
    customers,
    alexaApp,
    logged,
    /** Moves the house's clock. */
    wait: (seconds: number) => {
      clock += seconds * 1_000;
    },
    /** Whose token this is on a platform, as the doors would find out. */
    whose: async (token: string, platform = alexa.platform): Promise<CustomerId | null> => {
      const at = { sessionKey: 's', speakerHash: '', requestId: 'r', now: now().toISOString() };
      return (await store.load({ tokenHash: hashOf('token', token), platform, ...at }))?.customer.id ?? null;
    },
    close: async () => {
      await ours.close();
      await bank.close();
      await db.close();
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A platform's side, on openid-client. */
export async function platformAt({ origin }: House, { id, secret }: Client = alexa): Promise<Configuration> {
  return discovery(new URL(`${origin}/oauth`), id, undefined, ClientSecretBasic(secret), { execute: [allowInsecureRequests] });
}

/** The address a platform opens to begin a linking, and what it keeps meanwhile. */
export async function beginAt(platform: Configuration, changed: Readonly<Record<string, string>> = {}) {
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const url = buildAuthorizationUrl(platform, {
    redirect_uri: atPitangui,
    scope: 'accounts',
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changed,
  });
  return { url, verifier, state };
}

/** Signs in at the bank, wherever the browser was sent to its login, and arrives where that leads. */
export async function signIn(browser: Browser, loginPage: URL, userName = 'maya'): Promise<{ url: URL; html: string }> {
  const person = sandboxLogins.find((login) => login.userName === userName);
  const second = leadsTo(await browser.post(loginPage, { userName, password: person?.password ?? '' }));
  const done = leadsTo(await browser.post(`${second.href}/code`, { code: person?.code ?? '' }));
  return arrive(browser, done);
}

export async function arrive(browser: Browser, address: URL | string): Promise<{ url: URL; html: string }> {
  const { url, response } = await follow(browser, address);
  return { url, html: (await response?.text()) ?? '' };
}

export const csrfIn = (html: string): string => /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
export const resumeIn = (html: string): string => /href="([^"]*\/oauth\/auth\/[^"]*)"/.exec(html)?.[1] ?? '';

/** The whole way from the platform's request to its code. */
export async function linkedBy(
  browser: Browser,
  platform: Configuration,
  { userName = 'maya', bundle = 'warnings-only', changed = {} } = {},
) {
  const { url, verifier, state } = await beginAt(platform, changed);
  const login = await follow(browser, url);
  const cards = await signIn(browser, login.url, userName);
  let page = await arrive(browser, leadsTo(await browser.post(`${cards.url.href}/card`, { bundle, csrf: csrfIn(cards.html) })));
  if (page.html.includes('name="again"')) {
    page = await arrive(browser, leadsTo(await browser.post(`${cards.url.href}/pin`, { skip: 'yes', csrf: csrfIn(page.html) })));
  }
  const callback = leadsTo(await browser.get(resumeIn(page.html)));
  return { callback, verifier, state };
}

/** A customer's tokens, from a browser of its own. */
export async function tokensOf(platform: Configuration, options: Parameters<typeof linkedBy>[2] = {}) {
  const { callback, verifier, state } = await linkedBy(browserJar(), platform, options);
  return authorizationCodeGrant(platform, callback, { expectedState: state, pkceCodeVerifier: verifier });
}
