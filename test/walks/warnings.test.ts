import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { type Running, serveDemo } from '../../lambda/server.ts';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';

/** From a payment that is not hers to a frozen card, as a customer meets it: phone, speaker, companion. */
jest.setTimeout(180_000);
const folder = mkdtempSync(join(tmpdir(), 'tellback-walk-'));

walks('something suspicious happens', (chromium) => {
  let [demo, browser]: [Running | null, Browser | null] = [null, null];
  let url = '';
  const pages: Page[] = [];
  const troubles: string[] = [];

  beforeAll(async () => {
    Object.assign(process.env, { TELLBACK_STAGE: 'demo', TELLBACK_DATA: folder, PORT: '0', BANK_PORT: '0' });
    demo = await serveDemo({ argv: ['--today', '2026-11-23'], root: process.cwd(), print: () => {} });
    url = demo.url;
    browser = await launchBrowser(chromium);
  });
  afterEach(async () => {
    expect(troubles.splice(0)).toEqual([]);
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<Page> {
    const page = await (browser as Browser).newPage({ viewport: { width: 1280, height: 844 }, locale: 'en-US' });
    pages.push(page);
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4(01|03|22)/.test(message.text())) troubles.push(message.text());
    });
    return page;
  }

  async function companion(name: string, code: string): Promise<Page> {
    const page = await open();
    await page.goto(`${url}/login`);
    await signIn(page, name, code);
    return page;
  }

  async function signIn(page: Page, name: string, code: string): Promise<void> {
    await page.fill('input[name=userName]', name);
    await page.fill('input[name=password]', `harbour-${name}`);
    await page.click('button[type=submit]');
    await page.fill('input[name=code]', code);
    await page.click('button[type=submit]');
  }

  async function simulator(person: string, door = 'echo') {
    const page = await open();
    await page.goto(url);
    await page.locator('html[data-ready]').waitFor();
    await page.locator(`input[name=person][value="${person}"]`).check();
    await page.locator(`input[name=door][value="${door}"]`).check();
    const happens = async (kind: string): Promise<string> => {
      await page.locator(`input[name=kind][value="${kind}"]`).check();
      const answered = page.waitForResponse('**/simulator/incident');
      await page.locator('#happen').click();
      await (await answered).finished();
      await page.locator('#happen[aria-disabled="false"]').waitFor();
      return page.locator('#incident-said').innerText();
    };
    const heard = async (saying: () => Promise<void>): Promise<string> => {
      const answered = page.waitForResponse('**/simulator/turn');
      await saying();
      const { speech } = (await (await answered).json()) as { speech: string };
      await page.locator('#caption').getByText(speech, { exact: true }).waitFor({ state: 'attached' });
      return speech;
    };
    const press = (chip: string) => heard(() => page.locator('#next .chip', { hasText: chip }).first().click());
    const say = (text: string) =>
      heard(async () => {
        await page.fill('#text', text);
        await page.press('#text', 'Enter');
      });
    const rows = async () => (await page.locator('#told tbody tr').allInnerTexts()).map((row) => row.replaceAll('\t', ' | '));
    return { page, happens, press, say, rows };
  }

  test('it is pushed without a fact, told with its reason when asked, denied, and the card is frozen by one yes', async () => {
    const { page, happens, press, rows } = await simulator('demo-us');
    expect(await happens('stolen-card')).toBe('There is a warning. Ask about it.');
    const push = await page.locator('.push-card').innerText();
    expect(push).toMatch(/Harbour Bank, blue heron/);
    expect(push).toMatch(/Your phrase: blue heron/);
    expect(push).not.toMatch(/\d|\$|Aurora|PIN|code/);

    expect(await press('Is anything suspicious?')).toMatch(
      /3 unusual payments in .*2,027 dollars in all.* 1,489 dollars at Aurora Watches.*yours\?$/,
    );
    expect(await rows()).toContain('Warning | Harbour Rewards Card ··1109 | exact');
    expect(await press('Why?')).toMatch(/3 payments|three payments|usual/i);
    expect(await press("No, that wasn't me")).toMatch(/Shall I freeze your credit card\?/);
    expect(await page.locator('.frozen-card').count()).toBe(0);
    const frozen = await press('Yes');
    expect(frozen).toMatch(/frozen/i);
    expect(frozen).toMatch(/reference/i);
    await page.locator('.frozen-card', { hasText: 'Harbour Rewards Card' }).waitFor();
    expect(await happens('stolen-card')).toMatch(/card is frozen/i);

    const app = await companion('maya', '204816');
    await app.goto(`${url}/app/warnings`);
    const told = await app.locator('main').innerText();
    expect(told).toMatch(/Nothing to look at/);
    expect(told).toMatch(/That wasn’t me/);
    expect(told).toMatch(/over Alexa/i);
    expect(told).toMatch(/Reference \d{6}/);
    const { violations } = await audit(app);
    expect(violations.map(({ id }) => id)).toEqual([]);

    const card = app.locator('li, article, tr', { hasText: 'Harbour Rewards Card' }).filter({ hasText: 'Frozen' }).first();
    await card.getByRole('button', { name: 'Unfreeze' }).click();
    await app.locator('.notice[role=status]').first().waitFor();
    await page.bringToFront();
    await page.evaluate("dispatchEvent(new Event('focus'))");
    await page.locator('.frozen-card').waitFor({ state: 'detached' });
    expect(await happens('stolen-card')).toBe('There is a warning. Ask about it.');
  });

  test('in French, over the phone line, the sentences of the page lead from the push to the frozen card', async () => {
    const { page, happens, press } = await simulator('demo-be', 'phone');
    await page.locator('input[name=locale][value=fr-FR]').check();
    await happens('stolen-card');
    expect(await page.locator('.push-card').innerText()).toMatch(/renard roux/);
    expect(await press('Y a-t-il quelque chose de suspect ?')).toMatch(/paiements inhabituels/);
    await press('Pourquoi ?');
    expect(await press("Non, ce n'était pas moi")).toMatch(/bloque.*\?/i);
    await press('Oui');
    await page.locator('.frozen-card', { hasText: 'Carte Harbour' }).waitFor();
  });

  test('said to be theirs, it is open no more', async () => {
    const { happens, press, say } = await simulator('demo-gb', 'web-chat');
    expect(await happens('abroad')).toBe('There is a warning. Ask about it.');
    expect(await press('Is anything suspicious?')).toMatch(/Brazil.*Lojas Paulista.*you\?$/);
    expect(await say('yes, that was me')).toMatch(/Thank you/);
    expect(await say('is anything suspicious')).toMatch(/Nothing looks suspicious/);
  });
});

async function audit(page: Page): Promise<axe.AxeResults> {
  await page.evaluate(axe.source);
  return page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
}
