import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { authorizationCodeGrant, type Configuration, refreshTokenGrant } from 'openid-client';
import type { CustomerId } from '#skill';
import { browserJar, follow, leadsTo } from '../../support/browser-jar.ts';
import { freshDatabase } from '../../support/database.ts';
import {
  alexa,
  arrive,
  atPitangui,
  beginAt,
  csrfIn,
  type House,
  linkedBy,
  openHouse,
  platformAt,
  resumeIn,
  signIn,
  slack,
  tokensOf,
} from './house.ts';

const maya = 'demo-us' as CustomerId;

let house: House;
let amazon: Configuration;

beforeAll(async () => {
  house = await openHouse((await freshDatabase()).db);
  amazon = await platformAt(house);
});
afterAll(() => house.close());

const liveLinks = async (id: CustomerId) => (await house.customers.links(id)).filter(({ revokedAt }) => revokedAt === null);

describe('linking', () => {
  test('from the platform to its token: the bank says who, the customer says what', async () => {
    const tokens = await tokensOf(amazon, { bundle: 'shared-room' });
    expect(tokens.token_type).toBe('bearer');
    expect(tokens.expires_in).toBeGreaterThanOrEqual(360);
    expect(tokens.scope).toBe('accounts');
    expect(tokens.id_token).toBeUndefined();
    expect(tokens.access_token).not.toContain('.');
    expect(await house.whose(tokens.access_token)).toBe(maya);
    const [link] = await liveLinks(maya);
    expect(link).toMatchObject({ platform: 'alexa', household: 'coarse' });
    const [receipt] = await house.customers.receipts(maya);
    const consents = await house.customers.consents(maya);
    expect(consents.length).toBeGreaterThan(0);
    for (const { id, platform } of consents) expect([id.split('/')[0], platform]).toEqual([receipt?.id, 'alexa']);
  });

  test('from the link to the first answer: at most eight taps and six pages', async () => {
    const pages: string[] = [];
    const seen = (html: string) => pages.push(/<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? '');
    let taps = 1; // "Link account" in the Alexa app
    const browser = browserJar();
    const { url, verifier, state } = await beginAt(amazon);
    const login = await follow(browser, url);
    seen((await login.response?.text()) ?? '');
    const second = leadsTo(await browser.post(login.url, { userName: 'oliver', password: 'harbour-oliver' }));
    taps += 1;
    seen(await (await browser.get(second)).text());
    const cards = await arrive(browser, leadsTo(await browser.post(`${second.href}/code`, { code: '731205' })));
    taps += 1;
    seen(cards.html);
    const pin = await arrive(
      browser,
      leadsTo(await browser.post(`${cards.url.href}/card`, { bundle: 'just-me', csrf: csrfIn(cards.html) })),
    );
    taps += 1;
    seen(pin.html);
    const fields = { pin: '7305', again: '7305', csrf: csrfIn(pin.html) };
    const done = await arrive(browser, leadsTo(await browser.post(`${cards.url.href}/pin`, fields)));
    taps += 1;
    seen(done.html);
    const callback = leadsTo(await browser.get(resumeIn(done.html)));
    taps += 1;
    const tokens = await authorizationCodeGrant(amazon, callback, { expectedState: state, pkceCodeVerifier: verifier });
    expect(await house.whose(tokens.access_token)).toBe('demo-gb');
    expect(pages).toHaveLength(5);
    // Beside them: closing the Alexa app's own "linked", and the question itself, which needs no tap.
    expect(taps).toBeLessThanOrEqual(7);
    expect(await house.customers.proof('demo-gb' as CustomerId)).toMatchObject({ chosen: 'pin', locked: false });
  });

  test('three cards, none chosen before', async () => {
    const browser = browserJar();
    const { html } = await signIn(browser, (await follow(browser, (await beginAt(amazon)).url)).url);
    expect(html.match(/name="bundle"/g)).toHaveLength(3);
    expect(html).not.toMatch(/checked|selected|aria-pressed="true"/);
  });

  test('who has a PIN, or chose warnings only, is not asked for one', async () => {
    const browser = browserJar();
    const { url, html } = await signIn(browser, (await follow(browser, (await beginAt(amazon)).url)).url, 'oliver');
    const page = await arrive(browser, leadsTo(await browser.post(`${url.href}/card`, { bundle: 'just-me', csrf: csrfIn(html) })));
    expect(resumeIn(page.html)).not.toBe('');
  });

  test.each([
    [{ pin: '12', again: '12' }, 'pin'],
    [{ pin: '1234', again: '1234' }, 'pin'],
    [{ pin: '7305', again: '7306' }, 'again'],
    [{}, 'pin'],
  ])('a PIN that will not do is asked for again and never shown: %j', async (fields, field) => {
    const browser = browserJar();
    const { url, html } = await signIn(browser, (await follow(browser, (await beginAt(amazon)).url)).url, 'camille');
    const csrf = csrfIn(html);
    await browser.post(`${url.href}/card`, { bundle: 'just-me', csrf });
    const response = await browser.post(`${url.href}/pin`, { ...fields, csrf });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain(`id="${field}-wrong"`);
    expect(page).not.toContain('7305');
    expect((await house.customers.proof('demo-be' as CustomerId)).chosen).toBe('none');
  });

  test('nothing is linked before the last step, and a form pressed twice links once', async () => {
    const camille = 'demo-be' as CustomerId;
    const browser = browserJar();
    const { url, html } = await signIn(browser, (await follow(browser, (await beginAt(amazon)).url)).url, 'camille');
    const csrf = csrfIn(html);
    await browser.post(`${url.href}/card`, { bundle: 'just-me', csrf });
    expect(await house.customers.links(camille)).toEqual([]);
    expect(await house.customers.consents(camille)).toEqual([]);
    await Promise.all([1, 2, 3].map(() => browser.post(`${url.href}/pin`, { skip: 'yes', csrf })));
    expect(await liveLinks(camille)).toHaveLength(1);
    await browser.post(`${url.href}/pin`, { skip: 'yes', csrf });
    expect(await liveLinks(camille)).toHaveLength(1);
  });

  test('another card can be chosen as long as nothing is linked', async () => {
    const browser = browserJar();
    const { url, html } = await signIn(browser, (await follow(browser, (await beginAt(amazon)).url)).url, 'camille');
    const csrf = csrfIn(html);
    await browser.post(`${url.href}/card`, { bundle: 'just-me', csrf });
    const page = await arrive(browser, leadsTo(await browser.post(`${url.href}/card`, { bundle: 'warnings-only', csrf })));
    expect(resumeIn(page.html)).not.toBe('');
  });

  test('who is signed in to the companion already does not see the bank again', async () => {
    const browser = browserJar();
    await linkedBy(browser, amazon);
    const { url, html } = await arrive(browser, (await beginAt(amazon)).url);
    expect(url.href).toContain(`${house.origin}/oauth/interaction/`);
    expect(html).toContain('name="bundle"');
  });

  test('two linkings in one browser do not mix', async () => {
    const browser = browserJar();
    await linkedBy(browser, amazon);
    const google = await platformAt(house, slack);
    const [first, second] = [await beginAt(amazon), await beginAt(google, { redirect_uri: 'https://slack.example/linked' })];
    const pages = [await arrive(browser, first.url), await arrive(browser, second.url)];
    for (const [at, target] of [atPitangui, 'https://slack.example/linked'].entries()) {
      const { url, html } = pages[at] ?? { url: new URL('x:'), html: '' };
      const done = await arrive(browser, leadsTo(await browser.post(`${url.href}/card`, { bundle: 'warnings-only', csrf: csrfIn(html) })));
      expect(leadsTo(await browser.get(resumeIn(done.html))).href.startsWith(target)).toBe(true);
    }
  });

  test('who names no scope gets the only one there is', async () => {
    const { callback, verifier, state } = await linkedBy(browserJar(), amazon, { changed: { scope: '' } });
    const tokens = await authorizationCodeGrant(amazon, callback, { expectedState: state, pkceCodeVerifier: verifier });
    expect(tokens.scope).toBe('accounts');
  });

  test('the answer says who gave it, so that no other server can pass for us', async () => {
    const { callback } = await linkedBy(browserJar(), amazon);
    expect(callback.searchParams.get('iss')).toBe(`${house.origin}/oauth`);
  });

  test('Alexa may show her secret in the header or in the body', async () => {
    for (const inBody of [false, true]) {
      const { callback, verifier } = await linkedBy(browserJar(), amazon);
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: atPitangui,
        code_verifier: verifier,
        ...(inBody ? { client_id: alexa.id, client_secret: alexa.secret } : {}),
      });
      const headers = inBody ? {} : { authorization: `Basic ${btoa(`${alexa.id}:${alexa.secret}`)}` };
      expect((await fetch(`${house.origin}/oauth/token`, { method: 'POST', body, headers })).status).toBe(200);
    }
  });
});

describe('refreshing', () => {
  test('the refresh token stays the same and stays good; each answer is a new access token', async () => {
    const first = await tokensOf(amazon);
    const kept = first.refresh_token ?? '';
    const second = await refreshTokenGrant(amazon, kept);
    const third = await refreshTokenGrant(amazon, kept);
    expect([second.refresh_token, third.refresh_token]).toEqual([kept, kept]);
    const tokens = [first, second, third].map(({ access_token }) => access_token);
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(await house.whose(token)).toBe(maya);
  });

  test('twenty refreshes at the same moment are all answered', async () => {
    const { refresh_token = '' } = await tokensOf(amazon);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refreshTokenGrant(amazon, refresh_token)));
    expect(new Set(answers.map(({ access_token }) => access_token)).size).toBe(20);
  });

  test('a link the customer ended in the companion gives no token any more', async () => {
    const { access_token, refresh_token = '' } = await tokensOf(amazon);
    await house.customers.unlinkAll(maya, 'app', new Date().toISOString());
    expect(await house.whose(access_token)).toBeNull();
    await expect(refreshTokenGrant(amazon, refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});
