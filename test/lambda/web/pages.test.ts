import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forms } from '../../../companion/forms.ts';
import { pages } from '../../../companion/pages.ts';
import { hashOf } from '../../../lambda/hash.ts';
import { cookiesFor } from '../../../lambda/web/cookies.ts';
import { call } from '../../house/call.ts';
import { type Browser, browserJar, leadsTo } from '../../support/browser-jar.ts';
import { freshDatabase } from '../../support/database.ts';
import { newWarning, openAll } from '../store/warned-people.ts';
import { csrfIn, type House, maya, openHouse, pageOf, signedIn } from './house.ts';

const embedder = 'https://app.bank.example';
let house: House;
beforeAll(async () => {
  house = await openHouse((await freshDatabase()).db, [embedder]);
});
afterAll(() => house.close());
const at = (path: string) => `${house.origin}${path}`;
const closed = pages.filter(({ open }) => open !== true).map(({ path }) => path);
const paths = [...pages.map(({ path }) => path), '/app/said.csv', '/app/said.json', '/app/everything.json'];

describe('every page', () => {
  test.each(paths)('%s answers a customer who is signed in', async (path) => {
    const browser = await signedIn(house);
    expect((await browser.get(at(path))).status).toBe(200);
  });

  test.each([...closed, '/app/said.csv', '/app/said.json', '/app/everything.json'])(
    '%s shows a stranger the way in and nothing else',
    async (path) => {
      const answer = await call(at(path));
      expect(answer.status).toBe(401);
      expect(answer.body).not.toMatch(/demo-us|maya/i);
    },
  );

  test('runs nothing and draws nothing but our own files, may not be kept, framed or guessed', async () => {
    for (const path of ['/app', '/app/safety', '/app/nowhere', '/login/nowhere']) {
      const { headers, body } = await call(at(path));
      expect(headers['content-security-policy']).toBe(
        `default-src 'none';style-src 'self';img-src 'self';form-action 'self' ${house.bankOrigin};base-uri 'none';frame-ancestors ${embedder}`,
      );
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(body).not.toMatch(/<script|<style|style=|onclick=|javascript:/i);
    }
  });

  test('but one has no script, and there ours alone runs: beside the page, never within it', async () => {
    const browser = await signedIn(house);
    for (const page of pages) {
      const answer = await browser.get(at(page.path));
      const policy = answer.headers.get('content-security-policy') ?? '';
      const scripts = (await answer.text()).match(/<script[^>]*>[^<]*/g) ?? [];
      const own = page.path === '/app/warnings/settings';
      expect([page.path, scripts]).toEqual([page.path, own ? ['<script src="/app/push.js" defer>'] : []]);
      expect([page.path, /script-src|worker-src/.test(policy)]).toEqual([page.path, own]);
      if (own) expect(policy).toMatch(/^default-src 'none';.*;script-src 'self';worker-src 'self'$/);
    }
    const refused = await browser.post(at('/app/forms/phrase'), {
      csrf: csrfIn(await pageOf(browser, at('/app/pin'))),
      phrase: 'one',
    });
    expect([refused.status, refused.headers.get('content-security-policy')]).toEqual([422, expect.stringContaining("script-src 'self'")]);
  });

  test.each(['/app/push.js', '/app/sw.js'])('%s is a script that anyone may read, asked for anew each time', async (path) => {
    const { status, headers, body } = await call(at(path));
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/javascript; charset=utf-8', 'no-store']);
    expect(() => new Function(body)).not.toThrow();
    expect(body).not.toMatch(/innerHTML|eval|importScripts|fetch\(|https?:/);
  });

  test('belongs to one host: a name that was pointed at this machine is refused', async () => {
    for (const path of ['/app', '/login', '/oauth/auth', '/api/v1/openapi.json', '/oauth/.well-known/openid-configuration']) {
      expect((await call(at(path), { headers: { host: 'evil.example' } })).status).toBe(421);
    }
  });

  test('speaks the browser’s language, or the one the customer chose', async () => {
    expect((await call(at('/app/safety'), { headers: { 'accept-language': 'fr-BE,fr;q=0.9' } })).body).toContain('<html lang="fr');
    expect((await call(at('/app/safety'), { headers: { 'accept-language': 'ja' } })).body).toContain('<html lang="en');
    const browser = await signedIn(house);
    await house.customers.changeSettings(maya, { locale: 'fr-FR' });
    expect(await pageOf(browser, at('/app'))).toContain('<html lang="fr');
    await house.customers.changeSettings(maya, { locale: null });
  });
});

describe('a form', () => {
  test.each(Object.keys(forms))('%s does nothing without the session’s token', async (name) => {
    const browser = await signedIn(house);
    const other = csrfIn(await pageOf(await signedIn(house, 'camille'), at('/app/pin')));
    for (const csrf of ['', 'guess', other]) {
      expect((await browser.post(at(`/app/forms/${name}`), { csrf, chosen: 'none', confirm: 'yes' })).status).toBe(403);
    }
  });

  test('does nothing for another site, whatever it knows', async () => {
    const browser = await signedIn(house);
    const csrf = csrfIn(await pageOf(browser, at('/app/pin')));
    const cookie = `tellback-session=${browser.cookies.get('tellback-session /')?.value}`;
    const send = (headers: Record<string, string>) =>
      call(at('/app/forms/proof'), {
        method: 'POST',
        body: new URLSearchParams({ csrf, chosen: 'app' }).toString(),
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await send(headers as Record<string, string>)).status).toBe(403);
    }
    expect((await house.customers.proof(maya)).chosen).toBe('none');
    expect((await send({ origin: house.origin })).status).toBe(303);
    expect((await house.customers.proof(maya)).chosen).toBe('app');
  });

  test('that is refused says why and loses nothing typed, but never shows a PIN', async () => {
    const browser = await signedIn(house);
    const csrf = csrfIn(await pageOf(browser, at('/app/pin')));
    const answer = await browser.post(at('/app/forms/proof'), { csrf, chosen: 'pin', pin: '7391', again: '7392' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).not.toMatch(/739[12]/);
    expect(html).toMatch(/value="pin"[^>]*checked|checked[^>]*value="pin"/);
    const settings = await browser.post(at('/app/forms/settings'), {
      csrf,
      zone: 'UTC',
      locale: '',
      weekStartsOn: '',
      monthStartsOn: '1',
      threshold: 'a lot of money',
    });
    expect(settings.status).toBe(422);
    expect((await settings.text()).includes('value="a lot of money"')).toBe(true);
  });

  test('that cannot be read is the sender’s fault, not ours', async () => {
    const browser = await signedIn(house);
    const before = house.logged.length;
    expect((await browser.post(at('/app/forms/%E0%A4%A'), {})).status).toBe(400);
    expect((await browser.post(at('/app/forms/settings'), { csrf: 'x'.repeat(70_000) })).status).toBe(413);
    expect(house.logged).toHaveLength(before);
  });

  test('of no page of ours is not found, and is not shown as done', async () => {
    const browser = await signedIn(house);
    const csrf = csrfIn(await pageOf(browser, at('/app/pin')));
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      expect((await browser.post(at(`/app/forms/${name}`), { csrf })).status).toBe(404);
      expect((await browser.get(at(`/app?done=${name}`))).status).toBe(200);
    }
  });
});

describe('a warning', () => {
  const opened = () => newWarning({ accountId: `${maya}/checking`, openedAt: house.now().toISOString(), expiresAt: later(14 * 24 * 60) });
  const later = (minutes: number) => new Date(house.now().getTime() + minutes * 60_000).toISOString();
  const submit = async (browser: Browser, name: string, fields: Record<string, string>) =>
    browser.post(at(`/app/forms/${name}`), { csrf: csrfIn(await pageOf(browser, at('/app/pin'))), ...fields });

  test('is first on the home page, answered by one press, and then shown with its reference', async () => {
    const warning = opened();
    await openAll(house.db, maya, [warning]);
    const browser = await signedIn(house);
    expect(await pageOf(browser, at('/app'))).toMatch(/That wasn’t me[\s\S]*Linked assistants/);
    const answered = await submit(browser, 'not-mine', { id: warning.id });
    expect(leadsTo(answered).href).toBe(at('/app/warnings?done=not-mine'));
    expect(await pageOf(browser, at('/app/warnings'))).toMatch(/Reference <strong class="reference">\d{6}</);
    const again = await submit(browser, 'mine', { id: warning.id });
    expect([again.status, (await again.text()).includes('it has changed meanwhile')]).toEqual([422, true]);
  });

  test('is nobody else’s: another customer’s browser neither sees nor answers it', async () => {
    const warning = opened();
    await openAll(house.db, maya, [warning]);
    const other = await signedIn(house, 'camille');
    expect(await pageOf(other, at('/app/warnings'))).not.toContain(warning.id);
    expect((await submit(other, 'mine', { id: warning.id })).status).toBe(422);
    expect(await pageOf(await signedIn(house), at('/app/warnings'))).toContain(warning.id);
  });
});

describe('the bank’s web view', () => {
  const entry = async (minutes = 1) => {
    const code = randomBytes(32).toString('base64url');
    const expiresAt = new Date(house.now().getTime() + minutes * 60_000).toISOString();
    await house.customers.saveEntry({ codeHash: hashOf('entry', code), customerId: maya, expiresAt });
    return at(`/app/enter/${code}`);
  };

  test('is entered once by a one-time address, without our header', async () => {
    const address = await entry();
    const browser = browserJar();
    expect(leadsTo(await browser.get(address)).pathname).toBe('/app');
    expect(await pageOf(browser, at('/app'))).not.toContain('<header');
    expect(await pageOf(await signedIn(house), at('/app'))).toContain('<header');
    expect((await browserJar().get(address)).status).toBe(403);
  });

  test('is not entered by an old or invented address', async () => {
    for (const address of [await entry(-1), at('/app/enter/guess')]) expect((await browserJar().get(address)).status).toBe(403);
  });
});

describe('a cookie', () => {
  const linesOf = (origin: string, embedded: boolean): string => {
    const headers = new Map<string, unknown>();
    const response = {
      getHeader: (name: string) => headers.get(name),
      setHeader: (name: string, value: unknown) => headers.set(name, value),
    };
    cookiesFor(origin).set(response as never, 'session', 'x', { seconds: 60, embedded });
    return String(headers.get('set-cookie'));
  };

  test('belongs to one host, to https and to the server alone', () => {
    expect(linesOf('https://my.bank.example', false)).toBe('__Host-tellback-session=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure');
    expect(linesOf('https://my.bank.example', true)).toContain('SameSite=None; Partitioned; Secure');
    expect(linesOf('http://127.0.0.1:3000', true)).toBe('tellback-session=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax');
  });

  test('that comes twice is believed by neither', () => {
    const read = (cookie: string) => cookiesFor('https://my.bank.example').read({ headers: { cookie } } as never, 'session');
    expect(read('a=1; __Host-tellback-session=x; b=2')).toBe('x');
    expect(read('__Host-tellback-session=x; __Host-tellback-session=y')).toBeNull();
    expect(read('tellback-session=x')).toBeNull();
  });
});
