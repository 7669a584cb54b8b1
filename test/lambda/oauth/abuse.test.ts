import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { authorizationCodeGrant, type Configuration, refreshTokenGrant, tokenRevocation } from 'openid-client';
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
let other: Configuration;

beforeAll(async () => {
  house = await openHouse((await freshDatabase()).db);
  amazon = await platformAt(house);
  other = await platformAt(house, slack);
});
afterAll(() => house.close());

const liveLinks = async () => (await house.customers.links(maya)).filter(({ revokedAt }) => revokedAt === null);

/** What the token endpoint says to a form that a platform's own library would not send. */
async function askForTokens(fields: Readonly<Record<string, string>>, { id, secret } = alexa) {
  const headers = { authorization: `Basic ${btoa(`${id}:${secret}`)}` };
  const response = await fetch(`${house.origin}/oauth/token`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return { status: response.status, body: (await response.json()) as { error?: string; access_token?: string } };
}

/** A code that waits to be redeemed. */
async function codeFor(platform = amazon) {
  const { callback, verifier, state } = await linkedBy(browserJar(), platform);
  const fields = {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: atPitangui,
    code_verifier: verifier,
  };
  return { callback, verifier, state, fields };
}

describe('where a code may be sent', () => {
  test.each([
    'https://evil.example/linked',
    `${atPitangui}/more`,
    `${atPitangui}?more=1`,
    `${atPitangui}#more`,
    atPitangui.toUpperCase(),
    atPitangui.replace('https', 'http'),
    atPitangui.replace('pitangui', 'evil.pitangui'),
    atPitangui.replace('M2A', 'M3A'),
    atPitangui.replace('://', '://evil@'),
    'https://slack.example/linked',
    'javascript:alert(1)',
    '//evil.example',
    '',
  ])('to the registered address, to the letter, and never to %s', async (redirect) => {
    const { url } = await beginAt(amazon, { redirect_uri: redirect });
    const response = await browserJar().get(url);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('This request was not in order');
  });

  test('a faulty request is told to the platform at its own address only', async () => {
    const faulty = { response_type: 'token' };
    const told = await browserJar().get((await beginAt(amazon, faulty)).url);
    expect(leadsTo(told).href.startsWith(`${atPitangui}#error=`) || leadsTo(told).href.startsWith(`${atPitangui}?error=`)).toBe(true);
    const untold = await browserJar().get((await beginAt(amazon, { ...faulty, redirect_uri: 'https://evil.example/' })).url);
    expect(untold.headers.get('location')).toBeNull();
  });

  test('a platform nobody registered gets a page', async () => {
    const response = await browserJar().get((await beginAt(amazon, { client_id: 'somebody' })).url);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  test('an address named by headers on the way changes nothing', async () => {
    const browser = browserJar({ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' });
    const about = await (await browser.get(`${house.origin}/oauth/.well-known/openid-configuration`)).text();
    expect(about).toContain(`"${house.origin}/oauth/token"`);
    expect(about).not.toContain('evil');
    const { callback } = await linkedBy(browser, amazon);
    expect(callback.href.startsWith(atPitangui)).toBe(true);
  });
});

describe('proof key for code exchange', () => {
  test.each([
    [{ code_challenge: '', code_challenge_method: '' }],
    [{ code_challenge_method: 'plain' }],
    [{ code_challenge_method: '' }],
    [{ code_challenge: 'short' }],
  ])('a request without a S256 challenge is refused: %j', async (changed) => {
    const { url } = await beginAt(amazon, changed);
    for (const [name, value] of Object.entries(changed)) if (value === '') url.searchParams.delete(name);
    const answer = leadsTo(await browserJar().get(url));
    expect(answer.searchParams.get('error')).toBe('invalid_request');
    expect(answer.searchParams.get('code')).toBeNull();
  });

  test.each([undefined, 'another-verifier-that-is-long-enough-to-be-one-0123456789'])(
    'a code without its verifier is worth nothing: %s',
    async (verifier) => {
      const { fields } = await codeFor();
      const { code_verifier: _, ...without } = fields;
      const answer = await askForTokens(verifier === undefined ? without : { ...fields, code_verifier: verifier });
      expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    },
  );
});

describe('codes', () => {
  test('a code is good once; the second time ends the link and its tokens', async () => {
    const { fields } = await codeFor();
    const { body } = await askForTokens(fields);
    expect(await house.whose(body.access_token ?? '')).toBe(maya);
    const before = (await liveLinks()).length;
    expect(await askForTokens(fields)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await house.whose(body.access_token ?? '')).toBeNull();
    expect(await liveLinks()).toHaveLength(before - 1);
  });

  test('presented ten times at the same moment, it leaves nobody with a token that answers', async () => {
    const { fields } = await codeFor();
    const answers = await Promise.all(Array.from({ length: 10 }, () => askForTokens(fields)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.every(({ status }) => status === 200 || status === 400)).toBe(true);
    for (const { body } of answers) if (body.access_token !== undefined) expect(await house.whose(body.access_token)).toBeNull();
  });

  test('a code of one platform cannot be redeemed by another, nor for another address', async () => {
    const { fields } = await codeFor();
    expect(await askForTokens(fields, slack)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const elsewhere = { ...fields, redirect_uri: alexa.redirectUris[1] ?? '' };
    expect(await askForTokens(elsewhere)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('a platform that asked one server does not take the answer of another', async () => {
    const { callback, verifier, state } = await codeFor();
    callback.searchParams.set('iss', 'https://evil.example/oauth');
    await expect(authorizationCodeGrant(amazon, callback, { expectedState: state, pkceCodeVerifier: verifier })).rejects.toThrow();
  });

  test('a code lives for a minute', async () => {
    const { fields } = await codeFor();
    house.wait(61);
    expect(await askForTokens(fields)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('a guessed code is worth nothing', async () => {
    const { fields } = await codeFor();
    expect(await askForTokens({ ...fields, code: 'x'.repeat(43) })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe('tokens', () => {
  test('an access token answers for an hour, on the platform it was given to and on no other', async () => {
    const { access_token, refresh_token = '' } = await tokensOf(amazon);
    expect(await house.whose(access_token)).toBe(maya);
    expect(await house.whose(access_token, 'slack')).toBeNull();
    expect(await house.whose(`${access_token}x`)).toBeNull();
    house.wait(3_601);
    expect(await house.whose(access_token)).toBeNull();
    expect(await house.whose((await refreshTokenGrant(amazon, refresh_token)).access_token)).toBe(maya);
  });

  test('neither a refresh token nor a code passes for an access token', async () => {
    const { fields } = await codeFor();
    const { refresh_token = '' } = await tokensOf(amazon);
    expect(await house.whose(refresh_token)).toBeNull();
    expect(await house.whose(fields.code)).toBeNull();
  });

  test.each(['access_token', 'refresh_token'] as const)('a platform that gives its %s back ends the link', async (which) => {
    const tokens = await tokensOf(amazon);
    const before = (await liveLinks()).length;
    await tokenRevocation(amazon, tokens[which] ?? '');
    expect(await house.whose(tokens.access_token)).toBeNull();
    await expect(refreshTokenGrant(amazon, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await liveLinks()).toHaveLength(before - 1);
    await expect(tokenRevocation(amazon, tokens[which] ?? '')).resolves.toBeUndefined();
  });

  test("a platform can neither use nor give back another's tokens", async () => {
    const { access_token, refresh_token = '' } = await tokensOf(amazon);
    await expect(refreshTokenGrant(other, refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    await tokenRevocation(other, refresh_token);
    await tokenRevocation(other, access_token);
    expect(await house.whose(access_token)).toBe(maya);
    await expect(refreshTokenGrant(amazon, refresh_token)).resolves.toHaveProperty('access_token');
  });

  test('a link ends after half a year, however often it was refreshed', async () => {
    const { refresh_token = '' } = await tokensOf(amazon);
    house.wait(170 * 86_400);
    await refreshTokenGrant(amazon, refresh_token);
    house.wait(11 * 86_400);
    await expect(refreshTokenGrant(amazon, refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('a customer who was erased has no tokens', async () => {
    const camille = 'demo-be' as CustomerId;
    const { access_token, refresh_token = '' } = await tokensOf(amazon, { userName: 'camille' });
    await house.customers.erase(camille, new Date().toISOString());
    expect(await house.whose(access_token)).toBeNull();
    await expect(refreshTokenGrant(amazon, refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('without the right secret a platform is nobody', async () => {
    const { fields } = await codeFor();
    expect(await askForTokens(fields, { ...alexa, secret: 'wrong' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const unknown = await fetch(`${house.origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields) });
    expect(unknown.status).toBe(400);
    expect(await askForTokens(fields)).toMatchObject({ status: 200 });
  });

  test.each(['password', 'client_credentials', 'implicit', 'urn:ietf:params:oauth:grant-type:device_code'])(
    'no way in by %s',
    async (grant) => {
      expect(await askForTokens({ grant_type: grant, username: 'maya', password: 'harbour-maya' })).toMatchObject({
        status: 400,
        body: { error: 'unsupported_grant_type' },
      });
    },
  );
});

describe('a linking under way', () => {
  /** As far as the cards. */
  async function atTheCards(userName = 'maya') {
    const browser = browserJar();
    const { url, html } = await signIn(browser, (await follow(browser, (await beginAt(amazon)).url)).url, userName);
    return { browser, url, html, csrf: csrfIn(html) };
  }
  const refused = 'This request was not in order';
  const lapsed = 'This took too long';

  test('cannot be gone on with in another browser, also not by who is signed in there', async () => {
    const { url } = await atTheCards();
    const stranger = browserJar();
    await linkedBy(stranger, amazon, { userName: 'oliver' });
    const response = await stranger.get(url);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(lapsed);
  });

  test('is one customer’s from its first page on: whoever signs in meanwhile is refused', async () => {
    const { browser, url } = await atTheCards();
    const oliver = await signIn(browser, (await follow(browser, `${house.origin}/login`, 'none')).url, 'oliver');
    expect(oliver.url.origin).toBe(house.origin);
    const page = await browser.get(url);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(refused);
    const { html } = await arrive(browser, (await beginAt(amazon)).url);
    const response = await browser.post(`${url.href}/card`, { bundle: 'just-me', csrf: csrfIn(html) });
    expect(response.status).toBe(400);
    expect((await house.customers.links('demo-gb' as CustomerId)).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  test('gives no code before a card was chosen, however the way back is opened', async () => {
    const { browser, url } = await atTheCards();
    const answer = leadsTo(await browser.get(url.href.replace('/interaction/', '/auth/')));
    expect(answer.href).toContain(`${house.origin}/oauth/interaction/`);
    expect(answer.href).not.toBe(url.href);
  });

  test('gives its code once', async () => {
    const { browser, url, csrf } = await atTheCards();
    const done = await arrive(browser, leadsTo(await browser.post(`${url.href}/card`, { bundle: 'warnings-only', csrf })));
    const resume = resumeIn(done.html);
    expect(leadsTo(await browser.get(resume)).searchParams.get('code')).not.toBeNull();
    const again = await browser.get(resume);
    expect([again.status, again.headers.get('location')]).toEqual([400, null]);
    expect((await browser.get(url)).status).toBe(400);
  });

  test.each([
    ['a PIN before a card', { pin: '7305', again: '7305' }],
    ['a card that does not exist', { bundle: 'everything' }],
    ['nothing', {}],
  ])('takes no form out of order: %s', async (_, fields) => {
    const { browser, url, csrf } = await atTheCards();
    const before = (await liveLinks()).length;
    const response = await browser.post(`${url.href}/pin`, { ...fields, csrf });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(refused);
    expect(await liveLinks()).toHaveLength(before);
  });

  test('takes no form of another site: without our token, or from elsewhere', async () => {
    const { browser, url, csrf } = await atTheCards();
    const before = (await liveLinks()).length;
    const bundle = 'warnings-only';
    expect((await browser.post(`${url.href}/card`, { bundle })).status).toBe(400);
    expect((await browser.post(`${url.href}/card`, { bundle, csrf: 'x'.repeat(csrf.length) })).status).toBe(400);
    expect((await browser.post(`${url.href}/card`, { bundle, csrf }, 'https://evil.example')).status).toBe(400);
    expect(await liveLinks()).toHaveLength(before);
  });

  test('asks for the bank again if the companion forgot who it was', async () => {
    const { browser, url } = await atTheCards();
    for (const [key, { name }] of browser.cookies) if (name === 'tellback-session') browser.cookies.delete(key);
    expect(leadsTo(await browser.get(url)).pathname).toBe('/login');
  });

  test('lapses after a quarter of an hour', async () => {
    const { browser, url } = await atTheCards();
    house.wait(8 * 60);
    expect((await browser.get(url)).status).toBe(200);
    house.wait(8 * 60);
    const response = await browser.get(url);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(lapsed);
  });

  test('a cookie whose signature is not ours counts for nothing', async () => {
    const { browser, url } = await atTheCards();
    for (const [key, cookie] of browser.cookies)
      if (cookie.name === 'tellback-linking.sig') browser.cookies.set(key, { ...cookie, value: 'x'.repeat(27) });
    expect((await browser.get(url)).status).toBe(400);
  });
});

describe('the rest of the protocol', () => {
  test.each(['/reg', '/request', '/token/introspection', '/me', '/device/auth', '/backchannel', '/session/end', '/interaction'])(
    'there is no %s',
    async (path) => {
      for (const method of ['GET', 'POST']) expect((await fetch(`${house.origin}/oauth${path}`, { method })).status).toBe(404);
    },
  );

  test.each([{ scope: 'openid' }, { scope: 'accounts openid' }, { scope: 'everything' }])(
    'no platform gets another scope: %j',
    async (changed) => {
      const answer = leadsTo(await browserJar().get((await beginAt(amazon, changed)).url));
      expect(answer.searchParams.get('error')).toBe('invalid_scope');
    },
  );

  test.each([{ request: 'x.y.z' }, { request_uri: 'https://evil.example/r' }, { prompt: 'none' }, { response_mode: 'web_message' }])(
    'what is not offered is refused: %j',
    async (changed) => {
      const answer = leadsTo(await browserJar().get((await beginAt(amazon, changed)).url));
      expect(answer.href.startsWith(atPitangui)).toBe(true);
      expect(answer.searchParams.get('error')).not.toBeNull();
      expect(answer.searchParams.get('code')).toBeNull();
    },
  );

  test('no page of another origin may read an answer', async () => {
    const headers = { origin: 'https://evil.example', authorization: `Basic ${btoa(`${alexa.id}:${alexa.secret}`)}` };
    for (const path of ['/token', '/token/revocation', '/.well-known/openid-configuration', '/jwks']) {
      const method = path.startsWith('/token') ? 'POST' : 'GET';
      for (const asked of [method, 'OPTIONS']) {
        const response = await fetch(`${house.origin}/oauth${path}`, {
          method: asked,
          headers: { ...headers, 'access-control-request-method': method },
          ...(asked === 'POST' ? { body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' }) } : {}),
        });
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
  });

  test('whatever comes in, nothing of our inside goes out', async () => {
    const odd = ['%', '{"a":', 'grant_type=authorization_code&code=%00', 'a'.repeat(300_000), 'grant_type[]=x', 'grant_type=__proto__'];
    for (const body of odd) {
      for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
        const response = await fetch(`${house.origin}/oauth/token`, { method: 'POST', headers: { 'content-type': type }, body });
        const said = await response.text();
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
        expect(said).not.toMatch(/\bat .*[.]js|node_modules|Error:/);
      }
    }
    for (const path of ['/auth/%00', '/interaction/%00', '/interaction/%ff', '/auth/..%2f', '/interaction/__proto__']) {
      const response = await browserJar().get(`${house.origin}/oauth${path}`);
      expect([path, response.status < 500]).toEqual([path, true]);
      expect(await response.text()).not.toMatch(/\bat .*[.]js|node_modules/);
    }
  });

  test('answers with tokens are kept by nobody on the way', async () => {
    const { fields } = await codeFor();
    const headers = { authorization: `Basic ${btoa(`${alexa.id}:${alexa.secret}`)}` };
    const response = await fetch(`${house.origin}/oauth/token`, { method: 'POST', headers, body: new URLSearchParams(fields) });
    expect(response.headers.get('cache-control')).toContain('no-store');
  });
});
