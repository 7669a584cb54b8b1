import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../lambda/hash.ts';
import { browserJar, follow, leadsTo } from '../../support/browser-jar.ts';
import { call } from '../../house/call.ts';
import { freshDatabase } from '../../support/database.ts';
import { csrfIn, type House, maya, openHouse, pageOf, signedIn, signIn } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse((await freshDatabase()).db);
});
afterAll(() => house.close());
const at = (path: string) => `${house.origin}${path}`;
const sessionOf = (browser: ReturnType<typeof browserJar>) => browser.cookies.get('tellback-session /')?.value;

describe('signing in', () => {
  test('leads through the bank to the page that was asked for, and is told to the customer', async () => {
    const browser = browserJar();
    const asked = await browser.get(at('/app/pin'));
    expect(asked.status).toBe(401);
    const link = /href="(\/login\?next=[^"]*)"/.exec(await asked.text())?.[1];
    const { url, status } = await signIn(browser, at(link ?? ''));
    expect([url.pathname, status]).toEqual(['/app/pin', 200]);
    expect((await house.customers.customer(maya, house.now().toISOString()))?.loginAt).not.toBeNull();
  });

  test.each([
    'https://evil.example/',
    '//evil.example/app',
    '/\\evil.example',
    '/app/../../evil',
    '/app?next=//evil.example',
    'javascript:alert(1)',
    '/oauth/token',
    '/app/enter/1234',
    '/app/enter/abcd',
    '/app/warnings/settings/more',
  ])('never leads elsewhere: %s', async (next) => {
    const { url } = await signIn(browserJar(), at(`/login?next=${encodeURIComponent(next)}`));
    expect(url.href).toBe(at('/app'));
  });

  test('again is what releases a frozen card takes, and leads back to it', async () => {
    const browser = await signedIn(house);
    await house.db.query(
      `insert into account (customer_id, id, kind, joint, name, last_four, currency, as_of, card)
       values ($1, 'plastic', 'card', false, 'Harbour Rewards Card', '1109', 'USD', $2, 'frozen')`,
      [maya, house.now().toISOString()],
    );
    const longAgo = new Date(house.now().getTime() - 24 * 60 * 60_000).toISOString();
    await house.db.query('update web_session set login_at = $2 where customer_id = $1', [maya, longAgo]);
    // The owner signs in elsewhere: that proves nothing of who holds this browser.
    await signedIn(house);
    const unfreeze = async () =>
      leadsTo(await browser.post(at('/app/forms/unfreeze'), { csrf: csrfIn(await pageOf(browser, at('/app/pin'))), id: 'plastic' }));
    const login = await unfreeze();
    expect(login.href).toBe(at('/login?fresh=1&next=/app/warnings'));
    expect(await pageOf(browser, at('/app/warnings'))).toContain('>Unfreeze<');
    const { url } = await signIn(browser, login.href);
    expect(url.href).toBe(at('/app/warnings'));
    expect((await unfreeze()).href).toBe(at('/app/warnings?done=unfreeze'));
    expect(await pageOf(browser, at('/app/warnings'))).toContain('>Freeze the card<');
  });

  test('a session id planted before is not taken over', async () => {
    const planted = 'a'.repeat(43);
    const browser = browserJar();
    browser.cookies.set('tellback-session /', { name: 'tellback-session', path: '/', value: planted });
    await signIn(browser, at('/login'));
    expect(sessionOf(browser)).not.toBe(planted);
    const thief = browserJar({ cookie: `tellback-session=${planted}` });
    expect((await thief.get(at('/app'))).status).toBe(401);
  });

  test('a new sign-in ends the session before it', async () => {
    const browser = await signedIn(house);
    const before = sessionOf(browser) ?? '';
    await signIn(browser, at('/login?fresh=1'));
    expect(sessionOf(browser)).not.toBe(before);
    expect(await house.customers.session(hashOf('web', before), house.now().toISOString(), 15)).toBeNull();
  });

  test('an answer of the bank works once, in the browser that asked, and not for long', async () => {
    const [victim, attacker] = [browserJar(), browserJar()];
    const { url } = await follow(attacker, at('/login'));
    const second = leadsTo(await attacker.post(url, { userName: 'maya', password: 'harbour-maya' }));
    const finished = leadsTo(await attacker.post(`${second.href}/code`, { code: '204816' }));
    const { url: answer } = await follow(attacker, finished, at('/login/return'));
    expect((await victim.get(answer)).status).toBe(400);
    expect((await attacker.get(answer)).status).toBe(303);
    expect((await attacker.get(answer)).status).toBe(400);
    const slow = browserJar();
    const { url: again } = await follow(slow, at('/login'));
    expect(again.origin).toBe(house.bankOrigin);
    house.wait(11);
    expect((await slow.get(at('/login/return?code=x&state=y'))).status).toBe(400);
    house.wait(-11);
  });

  test('who declines at the bank, or is no customer here, hears so and is not signed in', async () => {
    const browser = browserJar();
    await follow(browser, at('/login'), house.bankOrigin);
    expect((await browser.get(at('/login/return?error=access_denied&state=x'))).status).toBe(403);
    const stranger = browserJar();
    const { status } = await signIn(stranger, at('/login'), 'oliver');
    expect(status).toBe(403);
    expect(sessionOf(stranger)).toBeUndefined();
  });
});

describe('a session', () => {
  test('is known by its hash alone and holds no fact', async () => {
    const browser = await signedIn(house);
    const rows = JSON.stringify(await house.db.query('select * from web_session'));
    expect(rows).not.toContain(sessionOf(browser));
    expect(rows).toContain(hashOf('web', sessionOf(browser) ?? ''));
  });

  test('ends after fifteen idle minutes, and after eight hours of use', async () => {
    const browser = await signedIn(house);
    house.wait(14);
    expect((await browser.get(at('/app'))).status).toBe(200);
    house.wait(16);
    expect((await browser.get(at('/app'))).status).toBe(401);
    const busy = await signedIn(house);
    for (let minutes = 0; minutes < 8 * 60; minutes += 10) {
      expect((await busy.get(at('/app/pin'))).status).toBe(200);
      house.wait(10);
    }
    expect((await busy.get(at('/app'))).status).toBe(401);
    house.wait(-8 * 60 - 30);
  });

  test('ends when the customer leaves, and only by a form of ours', async () => {
    const browser = await signedIn(house);
    const before = sessionOf(browser) ?? '';
    const csrf = csrfIn(await pageOf(browser, at('/app/pin')));
    expect((await browser.post(at('/logout'), { csrf: 'guess' })).status).toBe(403);
    expect((await browser.get(at('/app'))).status).toBe(200);
    const foreign = await call(at('/logout'), { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect([foreign.status, foreign.headers['set-cookie'], foreign.headers['clear-site-data']]).toEqual([303, undefined, undefined]);
    const left = await browser.post(at('/logout'), { csrf });
    expect(left.headers.get('clear-site-data')).toBe('"cache"');
    expect(leadsTo(left).pathname).toBe('/app/goodbye');
    expect(await house.customers.session(hashOf('web', before), house.now().toISOString(), 15)).toBeNull();
  });
});
