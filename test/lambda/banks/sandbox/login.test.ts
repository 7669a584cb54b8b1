import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { brand } from '../../../../brand/brand.ts';
import { sandboxLogin } from '../../../../lambda/banks/sandbox/login/sandbox-login.ts';
import { BankLoginError, makeBankLogin } from '../../../../lambda/oauth/bank-login.ts';
import { type Browser, browserJar, leadsTo } from '../../../support/browser-jar.ts';
import { listen } from '../../../support/listen.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const redirectUri = 'http://127.0.0.1:1/login/return';
const client = { id: 'tellback', secret: 'a-secret-of-this-test', redirectUri };

let bank: Awaited<ReturnType<typeof listen>>;
let clock = Date.now();
const now = () => new Date(clock);

beforeAll(async () => {
  bank = await listen((issuer) => sandboxLogin({ issuer, client, brand, root, now }));
});
afterAll(() => bank.close());

const ourSide = (changed: Partial<Parameters<typeof makeBankLogin>[0]> = {}) =>
  makeBankLogin({
    issuer: bank.origin,
    clientId: client.id,
    clientSecret: async () => client.secret,
    redirectUri,
    allowInsecure: true,
    now,
    ...changed,
  });

/** To the page that asks for the password. */
async function arrive(browser: Browser, { fresh = false, locale = 'en-US' } = {}) {
  const login = ourSide();
  const { url, kept } = await login.begin({ fresh, locale });
  return { login, kept, page: leadsTo(await browser.get(url)) };
}

async function signIn(browser: Browser, page: URL, [userName, password, code]: readonly [string, string, string]): Promise<URL> {
  const second = leadsTo(await browser.post(page, { userName, password }));
  const done = leadsTo(await browser.post(`${second.href}/code`, { code }));
  return leadsTo(await browser.get(done));
}

const maya = ['maya', 'harbour-maya', '204816'] as const;

describe("the invented bank's own login", () => {
  test('user name, password and second factor say who the customer is and when that was', async () => {
    const browser = browserJar();
    const { login, kept, page } = await arrive(browser);
    const callback = await signIn(browser, page, maya);
    expect(callback.origin + callback.pathname).toBe(redirectUri);
    const { customerId, at } = await login.finish(callback, kept);
    expect(customerId).toBe('demo-us');
    expect(Math.abs(Date.parse(at) - clock)).toBeLessThan(5_000);
  });

  test('what we keep while the customer is away is plain JSON', async () => {
    const browser = browserJar();
    const { login, kept, page } = await arrive(browser);
    const callback = await signIn(browser, page, maya);
    await expect(login.finish(callback, JSON.parse(JSON.stringify(kept)) as typeof kept)).resolves.toMatchObject({ customerId: 'demo-us' });
  });

  test('a fresh login is asked for with prompt and max_age, and proven by its time', async () => {
    const browser = browserJar();
    const { login, kept, page } = await arrive(browser, { fresh: true });
    const callback = await signIn(browser, page, maya);
    await expect(login.finish(callback, kept)).resolves.toMatchObject({ customerId: 'demo-us' });
    const { url } = await login.begin({ fresh: true, locale: 'en-US' });
    expect([...new URL(url).searchParams]).toEqual(
      expect.arrayContaining([
        ['prompt', 'login'],
        ['max_age', '0'],
      ]),
    );
  });

  test('the bank knows nobody from before: each login asks for everything again', async () => {
    const browser = browserJar();
    await signIn(browser, (await arrive(browser)).page, maya);
    const again = await browser.get((await arrive(browser)).page);
    expect(await again.text()).toContain('name="password"');
  });

  test('a wrong password keeps the user name, never the password, and says so at the fields', async () => {
    const browser = browserJar();
    const { page } = await arrive(browser);
    const response = await browser.post(page, { userName: 'May<b>a', password: 'wrong-pass' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('value="May&lt;b>a"');
    expect(html).not.toContain('wrong-pass');
    expect(html).toContain('User name or password is wrong');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });

  test.each([
    [{ userName: ' ', password: 'x' }, 'Enter your user name.'],
    [{ userName: 'maya', password: '' }, 'Enter your password.'],
  ])('an empty field is named', async (fields, words) => {
    const browser = browserJar();
    const { page } = await arrive(browser);
    expect(await (await browser.post(page, fields)).text()).toContain(words);
  });

  test('five wrong tries, then even the right password waits for a minute', async () => {
    const browser = browserJar();
    const { page } = await arrive(browser);
    for (let round = 0; round < 5; round += 1) await browser.post(page, { userName: 'oliver', password: `guess-${round}` });
    const right = { userName: 'oliver', password: 'harbour-oliver' };
    expect(await (await browser.post(page, right)).text()).toContain('Too many wrong tries');
    clock += 61_000;
    expect((await browser.post(page, right)).status).toBe(303);
  });

  test('a right password does not forget wrong codes: passwords and codes count together', async () => {
    const browser = browserJar();
    const fields = { userName: 'camille', password: 'harbour-camille' };
    const { page } = await arrive(browser);
    await browser.post(page, fields);
    for (let round = 0; round < 5; round += 1) {
      await browser.post(page, fields);
      expect((await browser.post(`${page.href}/code`, { code: '000000' })).status).toBe(422);
    }
    expect(await (await browser.post(`${page.href}/code`, { code: '460937' })).text()).toContain('Too many wrong tries');
    clock += 61_000;
  });

  test('the second factor cannot be reached past the password', async () => {
    const browser = browserJar();
    const { page } = await arrive(browser);
    expect(leadsTo(await browser.post(`${page.href}/code`, { code: '204816' })).href).toBe(page.href);
  });

  test('cancelling leads back, and we learn that it was refused', async () => {
    const browser = browserJar();
    const { login, kept, page } = await arrive(browser);
    const callback = leadsTo(await browser.get(leadsTo(await browser.post(`${page.href}/cancel`, {}))));
    await expect(login.finish(callback, kept)).rejects.toEqual(new BankLoginError('refused'));
  });

  test('another browser cannot go on with a login that it did not begin', async () => {
    const { page } = await arrive(browserJar());
    const response = await browserJar().get(page);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This sign-in has ended');
  });

  test('it speaks French to who asked in French', async () => {
    const browser = browserJar();
    const { page } = await arrive(browser, { locale: 'fr-FR' });
    expect(await (await browser.get(page)).text()).toContain('Mot de passe');
  });

  test('nothing runs in its pages, and they belong into no frame', async () => {
    const browser = browserJar();
    const { page } = await arrive(browser);
    const policy = (await browser.get(page)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
  });

  test('its cookies have names of their own', async () => {
    const browser = browserJar();
    await arrive(browser);
    const names = [...browser.cookies.values()].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^sandbox-bank-/);
  });
});

describe("our side of the bank's login", () => {
  test.each(['state', 'nonce', 'verifier'] as const)('an answer that was not asked for with our %s is refused', async (part) => {
    const browser = browserJar();
    const { login, kept, page } = await arrive(browser);
    const callback = await signIn(browser, page, maya);
    const other = (await login.begin({ fresh: false, locale: 'en-US' })).kept;
    await expect(login.finish(callback, { ...kept, [part]: other[part] })).rejects.toEqual(new BankLoginError('failed'));
  });

  test('a code is good once', async () => {
    const browser = browserJar();
    const { login, kept, page } = await arrive(browser);
    const callback = await signIn(browser, page, maya);
    await login.finish(callback, kept);
    await expect(login.finish(callback, kept)).rejects.toEqual(new BankLoginError('failed'));
  });

  test('a bank that does not answer is unavailable, and asked again the next time', async () => {
    let secret: () => Promise<string> = () => Promise.reject(new Error('not yet'));
    const login = ourSide({ clientSecret: () => secret() });
    await expect(login.begin({ fresh: false, locale: 'en-US' })).rejects.toEqual(new BankLoginError('unavailable'));
    secret = async () => client.secret;
    await expect(login.begin({ fresh: false, locale: 'en-US' })).resolves.toHaveProperty('url');
  });

  test('plain http is refused unless the bank is on this machine', async () => {
    await expect(ourSide({ allowInsecure: false }).begin({ fresh: false, locale: 'en-US' })).rejects.toEqual(
      new BankLoginError('unavailable'),
    );
  });
});
