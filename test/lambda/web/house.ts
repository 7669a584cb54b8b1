import express from 'express';
import type { CustomerId } from '#skill';
import { brand } from '../../../brand/brand.ts';
import * as rules from '../../../brand/rules.ts';
import { examples } from '../../../companion/api/examples.ts';
import { sandboxLogins } from '../../../lambda/banks/sandbox/login/people.ts';
import { sandboxLogin } from '../../../lambda/banks/sandbox/login/sandbox-login.ts';
import { logTo } from '../../../lambda/log.ts';
import { makeBankLogin } from '../../../lambda/oauth/bank-login.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlOauthStore } from '../../../lambda/store/sql-oauth-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import { makeWeb } from '../../../lambda/web/web.ts';
import { type Browser, browserJar, follow, leadsTo } from '../../support/browser-jar.ts';
import { testKeyring } from '../../support/keyring.ts';
import { listen } from '../../support/listen.ts';

const root = process.cwd();
const secret = 'between-us-and-the-bank-alone';

/** The whole companion and the bank's login, each on an address of its own, over a real database. */
export async function openHouse(db: Db, embedders: readonly string[] = []) {
  const keyring = testKeyring();
  const store = sqlStore(db, keyring);
  const customers = sqlCustomerStore(db, keyring);
  let clock = Date.now();
  const now = () => new Date(clock);
  for (const { id } of sandboxLogins.filter((login) => login.userName !== 'oliver')) {
    await store.saveCustomer({ id, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
  }
  const logged: string[] = [];
  const ours = await listen(() => (_, response) => response.end());
  const { origin } = ours;
  const redirectUri = `${origin}/login/return`;
  const bank = await listen((issuer) => sandboxLogin({ issuer, client: { id: 'us', secret, redirectUri }, brand, root }));
  const app = express();
  app.use(
    makeWeb({
      origin,
      brand,
      rules: { ...rules, embedders },
      store,
      customers,
      oauthStore: sqlOauthStore(db),
      warnings: sqlWarningStore(db),
      hooks: (_request, _response, next) => next(),
      setCards: async () => {},
      vapidPublicKey: examples.readWatch.response.vapidPublicKey,
      keyring,
      bank: makeBankLogin({ issuer: bank.origin, clientId: 'us', clientSecret: async () => secret, redirectUri, allowInsecure: true, now }),
      bankOrigin: bank.origin,
      bankTokenKey: null,
      clients: [],
      connect: '/app',
      cookieKeys: ['signs-the-cookies-of-this-test'],
      locales: `${root}/locales`,
      picoCss: '',
      now,
      log: logTo((line) => logged.push(line)),
    }),
  );
  ours.serve(app);
  return {
    origin,
    bankOrigin: bank.origin,
    db,
    customers,
    logged,
    wait: (minutes: number) => {
      clock += minutes * 60_000;
    },
    now,
    close: async () => {
      await ours.close();
      await bank.close();
      await db.close();
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Goes to the bank, answers its two questions, and is where that leads. */
export async function signIn(browser: Browser, address: string, userName = 'maya') {
  const person = sandboxLogins.find((login) => login.userName === userName);
  const { url: password } = await follow(browser, address);
  const second = leadsTo(await browser.post(password, { userName, password: person?.password ?? '' }));
  const done = leadsTo(await browser.post(`${second.href}/code`, { code: person?.code ?? '' }));
  const { url, response } = await follow(browser, done);
  return { url, status: response?.status, html: (await response?.text()) ?? '' };
}

export async function signedIn({ origin }: House, userName = 'maya') {
  const browser = browserJar();
  await signIn(browser, `${origin}/login`, userName);
  return browser;
}

export const csrfIn = (html: string): string => /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
export const pageOf = async (browser: Browser, address: string) => (await browser.get(address)).text();
export const maya = 'demo-us' as CustomerId;
