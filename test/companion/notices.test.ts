import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { examples } from '../../companion/api/examples.ts';
import { pages, renderPage } from '../../companion/pages.ts';
import { pushScript } from '../../companion/scripts/push.ts';
import { serviceWorkerScript } from '../../companion/scripts/service-worker.ts';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';
import { knownApi } from './customer.ts';
import { frameIn } from './frame.ts';

/**
 * The two scripts in a real browser. Without a screen it never shows a notice and its maker's push service is out of reach: it is given a
 * permission and a subscription, and what a worker would show is noted.
 */
const policy = "default-src 'none'; form-action 'self'; base-uri 'none'; script-src 'self'; worker-src 'self'";
const { endpoint, keys } = examples.savePush.input.body;
const subscription = (permission: string) => `
  Object.defineProperty(Notification, 'permission', { get: () => '${permission}' });
  Notification.requestPermission = async () => '${permission}';
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)).buffer;
  const keys = ${JSON.stringify(keys)};
  const made = { endpoint: '${endpoint}', getKey: (name) => bytes(keys[name]), unsubscribe: async () => localStorage.removeItem('on') };
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    localStorage.setItem('on', applicationServerKey);
    return made;
  };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('on') === null ? null : made);`;

walks('notices in a browser', (chromium) => {
  let browser: Browser;
  let server: Server;
  let url: string;
  const posted: [string, string][] = [];
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser(chromium);
    server = createServer(async (request, response) => {
      const path = request.url ?? '';
      if (request.method === 'POST') {
        let body = '';
        for await (const part of request) body += part;
        posted.push([path, body]);
        return response.writeHead(303, { location: '/app/warnings/settings' }).end();
      }
      const script = { '/app/push.js': pushScript, '/app/sw.js': serviceWorkerScript }[path];
      if (script !== undefined) return response.setHeader('content-type', 'text/javascript').end(script);
      response.setHeader('content-security-policy', policy).setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(await settingsPage());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 60_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    posted.length = 0;
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  async function open(permission: 'granted' | 'denied', options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    await page.addInitScript(subscription(permission));
    await page.goto(`${url}/app/warnings/settings`);
    return page;
  }
  const shown = (page: Page) => page.locator('.notice-switch').innerText();

  test('are turned on by one press, which hands the subscription to the page’s own form, and off by another', async () => {
    const page = await open('granted');
    await page.getByText('This browser gets no notices.').waitFor();
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('This browser gets notices.').waitFor();
    const [path, body] = posted[0] ?? ['', ''];
    expect(path).toBe('/app/forms/push-on');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ csrf: 'token-of-this-session', endpoint, ...keys });
    expect(await page.evaluate("localStorage.getItem('on')")).toBe(examples.readWatch.response.vapidPublicKey);
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByText('This browser gets no notices.').waitFor();
    expect(posted[1]?.[0]).toBe('/app/forms/push-off');
    expect(new URLSearchParams(posted[1]?.[1]).get('endpoint')).toBe(endpoint);
  }, 60_000);

  test('that the browser blocks cannot be turned on here, and it says why', async () => {
    const page = await open('denied');
    await page.getByText('This browser blocks notices.').waitFor();
    expect(await page.getByRole('button', { name: 'Turn' }).count()).toBe(0);
  }, 60_000);

  test('without a script are explained, and nothing can be pressed in vain', async () => {
    const page = await open('granted', { javaScriptEnabled: false });
    expect(await shown(page)).toContain('Your browser does not run it.');
    expect(await page.getByRole('button', { name: 'Turn' }).count()).toBe(0);
  }, 60_000);

  test('are shown as they were sent, with a title and a text alone, and a press on one opens the warnings and no other page', async () => {
    const page = await open('granted');
    const cdp = await page.context().newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => first && resolve(first.registrationId));
    });
    await cdp.send('ServiceWorker.enable');
    await page.evaluate("navigator.serviceWorker.register('/app/sw.js').then(() => navigator.serviceWorker.ready).then(() => true)");
    const [worker] = page.context().serviceWorkers();
    await worker?.evaluate(`
      self.seen = [];
      self.registration.showNotification = async (title, { body }) => void self.seen.push([title, body]);
      self.clients.openWindow = async (page) => void self.seen.push(page);`);
    const seen = async (count: number) => {
      for (let tries = 0; tries < 50; tries += 1) {
        const all = (await worker?.evaluate<unknown[]>('self.seen')) ?? [];
        if (all.length >= count) return all;
        await page.waitForTimeout(100);
      }
      return null;
    };
    const notice = ['Harbour Bank, blue heron', 'There is something to look at.'];
    const data = JSON.stringify({ title: notice[0], body: notice[1], url: 'https://evil.example/' });
    await cdp.send('ServiceWorker.deliverPushMessage', { origin: url, registrationId: await registered, data });
    expect(await seen(1)).toEqual([notice]);
    await worker?.evaluate(`
      self.dispatchEvent(Object.assign(new ExtendableEvent('notificationclick'), { notification: { close: () => self.seen.push('closed') } }))`);
    expect(await seen(3)).toEqual([notice, 'closed', '/app/warnings']);
  }, 60_000);
});

async function settingsPage(): Promise<string> {
  const page = pages.find(({ path }) => path === '/app/warnings/settings');
  if (page === undefined) throw new Error('no such page');
  return renderPage(page, await page.load(knownApi().api, {}), frameIn('en-US', { path: page.path }));
}
