import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../support/browser.ts';
import { walks } from '../../../support/walks.ts';
import { freshDatabase } from '../../../support/database.ts';
import { type House, openHouse } from '../../oauth/house.ts';

const screens = 'build/screens';

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

walks("the invented bank's login in a browser", (chromium) => {
  let house: House;
  let browser: Browser;

  beforeAll(async () => {
    house = await openHouse((await freshDatabase()).db, { withAlexaApp: true });
    browser = await launchBrowser(chromium);
    mkdirSync(screens, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  test.each([
    ['en-US', 'light', 1280],
    ['fr-FR', 'dark', 390],
    ['en-US', 'dark', 390],
    ['fr-FR', 'light', 1280],
  ] as const)('%s, %s, %i wide: every page can be used by everybody, and the way leads back to us', async (locale, colorScheme, width) => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 844 } });
    const page = await context.newPage();
    const noted: string[] = [];
    page.on('console', (message) => message.type() === 'error' && noted.push(message.text()));
    const look = async (name: string) => {
      await page.screenshot({ path: `${screens}/bank-${name}-${locale}-${colorScheme}-${width}.png`, fullPage: true });
      expect(await faults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    };
    await page.goto(`${house.origin}/simulator/alexa/link`);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    await look('login');
    // The cursor is where the customer types.
    await page.keyboard.type('maya');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await page.locator('[role=alert]').waitFor();
    expect(await page.inputValue('#user-name')).toBe('maya');
    expect(await page.inputValue('#password')).toBe('');
    await look('login-refused');
    await page.fill('#password', 'harbour-maya');
    await page.keyboard.press('Enter');
    await page.locator('#code').waitFor();
    await look('code');
    await page.keyboard.type((await page.locator('aside code').innerText()).trim());
    await page.keyboard.press('Enter');
    await page.waitForURL(`${house.origin}/oauth/interaction/**`);
    expect(await page.locator('[name=bundle]').count()).toBe(3);
    // 422 is how a refused form comes back; the companion's style is not served here.
    expect(noted.filter((line) => !/status of (422|404)/.test(line) && !/style/.test(line))).toEqual([]);
    await context.close();
  });
});
