import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Running, serveDemo } from '../../lambda/server.ts';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';

/** The demo as a customer meets it: the speaker in one browser, the companion in another, both with the web's own security on. */
jest.setTimeout(180_000);
const folder = mkdtempSync(join(tmpdir(), 'tellback-walk-'));

walks('from linking to erasing', (chromium) => {
  let [demo, browser]: [Running | null, Browser | null] = [null, null];
  let url = '';
  const contexts: BrowserContext[] = [];
  const troubles: string[] = [];

  beforeAll(async () => {
    Object.assign(process.env, { TELLBACK_STAGE: 'demo', TELLBACK_DATA: folder, PORT: '0', BANK_PORT: '0' });
    demo = await serveDemo({ argv: ['--today', '2026-11-23'], root: process.cwd(), print: () => {} });
    url = demo.url;
    browser = await launchBrowser(chromium);
  });
  afterEach(async () => {
    expect(troubles.splice(0)).toEqual([]);
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A browser of its own: no cookie is shared with another. */
  async function open(width = 1280): Promise<Page> {
    const context = await (browser as Browser).newContext({ viewport: { width, height: 844 }, locale: 'en-US' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4(01|03|22)/.test(message.text())) troubles.push(message.text());
    });
    return page;
  }

  /** At the bank: name, password, second factor. */
  async function signIn(page: Page, [name, code]: readonly [string, string]): Promise<void> {
    await page.fill('input[name=userName]', name);
    await page.fill('input[name=password]', `harbour-${name}`);
    await page.click('button[type=submit]');
    await page.fill('input[name=code]', code);
    await page.click('button[type=submit]');
  }
  const maya = ['maya', '204816'] as const;
  const camille = ['camille', '460937'] as const;

  async function speaker(voice: 'account' | 'person' | 'other', person = 'demo-us'): Promise<(text: string) => Promise<string>> {
    const page = await open();
    await page.goto(url);
    await page.locator('html[data-ready]').waitFor();
    await page.locator(`input[name=person][value="${person}"]`).check();
    await page.locator(`input[name=voice][value="${voice}"]`).check();
    return async (text) => {
      await page.fill('#text', text);
      const answered = page.waitForResponse('**/simulator/turn');
      await page.press('#text', 'Enter');
      const { speech } = (await (await answered).json()) as { speech: string };
      expect(/7391|2468/.test(await page.content())).toBe(false);
      return speech;
    };
  }

  const companion = async (person: readonly [string, string] = maya, width = 1280) => {
    const page = await open(width);
    await page.goto(`${url}/login`);
    await signIn(page, person);
    return page;
  };
  const saved = (page: Page) => page.locator('.notice[role=status]').first().waitFor();

  test('links, asks, reads what was said, tightens, is refused, allows by one tap, and hears it again', async () => {
    let [taps, pages] = [0, 0];
    const phone = await open(390);
    const count = () => {
      pages += 1;
    };
    await phone.goto(`${url}/simulator/alexa/link`);
    count();
    await phone.fill('input[name=userName]', 'maya');
    await phone.fill('input[name=password]', 'harbour-maya');
    const tap = async (selector: string) => {
      taps += 1;
      await phone.locator(selector).first().click();
      await phone.waitForLoadState();
      count();
    };
    await tap('button[type=submit]');
    await phone.fill('input[name=code]', '204816');
    await tap('button[type=submit]');
    expect(await phone.locator('[name=bundle][checked], .chosen').count()).toBe(0);
    await tap('button[value="just-me"]');
    await phone.fill('input[name=pin]', '7391');
    await phone.fill('input[name=again]', '7391');
    await tap('button[type=submit]:not([name=skip])');
    expect(await phone.locator('h1').innerText()).toMatch(/Alexa is linked/i);
    await tap('a.button');
    expect(new URL(phone.url()).origin).toBe(url);
    expect(taps).toBeLessThanOrEqual(8);
    expect(pages).toBeLessThanOrEqual(6);

    const say = await speaker('account');
    expect(await say('how much did I spend this month')).toMatch(/PIN/);
    expect(await say('7391')).toMatch(/^You spent .*[\d,]+ dollars/);
    expect(await say("what's my balance")).toMatch(/^You have [\d,]+ dollars/);

    const page = await companion();
    await page.goto(`${url}/app/said`);
    const told = await page.locator('main').innerText();
    expect(told).toMatch(/Balance/);
    expect(told).toMatch(/Spending/);
    expect(told).not.toMatch(/\$|dollars/);

    await page.goto(`${url}/app/sharing?platform=alexa`);
    await page.locator('details summary', { hasText: 'Decide every fact' }).click();
    await page.locator('select[name="cell.balance"]').selectOption('nothing');
    await page.locator('form[action^="/app/forms/cells"] button[type=submit]').click();
    await saved(page);
    const refusal = await say("what's my balance");
    expect(refusal).not.toMatch(/\d/);
    expect(await say('yes')).toMatch(/app/);

    await page.goto(`${url}/app`);
    await page.locator('form[action^="/app/forms/task"] button[type=submit]').first().click();
    await saved(page);
    expect(await say("what's my balance")).toMatch(/^You have [\d,]+ dollars/);
    await page.goto(`${url}/app/sharing?platform=alexa`);
    expect(await page.locator('select[name="cell.card-owed"]').inputValue()).toBe('exact');
  });

  test('three wrong PINs lock, then even the right one fails; reset in the app opens again; a tap does without digits', async () => {
    const say = await speaker('account');
    await say("what's my balance");
    for (const wrong of ['2468', '2468', '2468']) await say(wrong);
    expect(await say('7391')).not.toMatch(/dollars/);
    const again = await speaker('account');
    expect(await again("what's my balance")).toMatch(/reset|locked/i);

    const page = await companion();
    await page.goto(`${url}/app/pin`);
    await page.locator('.notice', { hasText: /locked/i }).waitFor();
    await page.fill('input[name=pin]', '7391');
    await page.fill('input[name=again]', '7391');
    await page.locator('form[action^="/app/forms/proof"] button[type=submit]').click();
    await saved(page);
    const opened = await speaker('account');
    await opened("what's my balance");
    expect(await opened('7391')).toMatch(/^You have/);

    const handsFree = await speaker('account');
    await handsFree("what's my balance");
    expect(await handsFree('approve in the app')).toMatch(/ready/i);
    await page.goto(`${url}/app`);
    await page.locator('form[action^="/app/forms/task"] button[type=submit]').first().click();
    await saved(page);
    expect(await handsFree('ready')).toMatch(/^You have/);
    const other = await speaker('other');
    expect(await other("what's my balance")).not.toMatch(/\d/);
  });

  test('takes everything home, and erases all but what the law keeps', async () => {
    const page = await companion();
    await page.goto(`${url}/app/said`);
    const files = { 'said.csv': /"?seq"?/i, 'said.json': /"requestId"/, 'everything.json': /"demo-us/ };
    for (const [name, content] of Object.entries(files)) {
      const answer = await page.request.get(`${url}/app/${name}`);
      expect(answer.headers()['content-disposition']).toContain(name);
      expect(await answer.text()).toMatch(content);
    }
    await page.goto(`${url}/app/erase`);
    await page.locator('form[action^="/app/forms/erase"] button[type=submit]').click();
    expect(await page.locator('main').innerText()).not.toMatch(/erased/i);
    await page.check('#sure');
    await page.locator('form[action^="/app/forms/erase"] button[type=submit]').click();
    await page.waitForURL('**/app/erased');
    expect((await page.goto(`${url}/app`))?.status()).toBe(401);
    const say = await speaker('person');
    expect(await say("what's my balance")).not.toMatch(/\d/);
  });

  test('gets a code for the phone line, says it there, and is answered; it works once', async () => {
    const page = await companion(camille);
    await page.goto(`${url}/app/connect`);
    await page.locator('form[action^="/app/forms/code"] button[value="just-me"]').click();
    const code = await page.locator('.code').innerText();
    expect(code).toMatch(/^\d{4} \d{4}$/);
    const call = async () => {
      const phone = await open();
      await phone.goto(url);
      await phone.locator('html[data-ready]').waitFor();
      await phone.locator('input[name=person][value=""]').check();
      await phone.locator('input[name=door][value=phone]').check();
      return async (text: string) => {
        await phone.fill('#text', text);
        const answered = phone.waitForResponse('**/simulator/turn');
        await phone.press('#text', 'Enter');
        return ((await (await answered).json()) as { speech: string }).speech;
      };
    };
    const say = await call();
    expect(await say("what's my balance")).toMatch(/one-time code/);
    expect(await say(`my code is ${code}`)).toMatch(/that worked/);
    expect(await say("what's my balance")).toMatch(/^You have [\d,]+ euros/);
    expect(await (await call())(code)).toMatch(/doesn't work/);
  });

  test('a page of another site can neither frame it nor send its forms', async () => {
    const page = await companion(camille);
    await page.goto(`${url}/app/pin`);
    const csrf = await page.locator('input[name=csrf]').first().inputValue();
    const evil = await page.context().newPage();
    await evil.route('https://evil.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<iframe src="${url}/app"></iframe><form method="post" action="${url}/app/forms/proof"><input name="csrf" value="${csrf}"><input name="chosen" value="app"></form>`,
      }),
    );
    await evil.goto('https://evil.example/');
    const frame = evil.frames().at(-1);
    expect(await frame?.content()).not.toContain('Harbour Bank');
    await evil.evaluate('document.forms[0].submit()');
    await evil.waitForURL(`${url}/**`);
    await page.goto(`${url}/app/pin`);
    expect(await page.locator('input[name=chosen]:checked').inputValue()).toBe('none');
  });
});
