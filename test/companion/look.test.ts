import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';
import { serveScenes } from './scene-server.ts';
import { scenes } from './scenes.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Pages of trouble differ in their words alone: two stand for all. */
const looked = scenes.filter(({ name }) => !name.startsWith('trouble-') || /failed|not\.signed-in/.test(name));

/** Each pair of language, theme and width meets. */
const looks = [
  { locale: 'en-US', scheme: 'light', width: 1280 },
  { locale: 'en-US', scheme: 'dark', width: 390 },
  { locale: 'fr-FR', scheme: 'light', width: 390 },
  { locale: 'fr-FR', scheme: 'dark', width: 1280 },
] as const;

walks('every page in a browser', (chromium) => {
  let browser: Browser;
  let url: string;
  let server: Server;
  beforeAll(async () => {
    browser = await launchBrowser(chromium);
    ({ url, server } = await serveScenes());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  test.each(looks)(
    '$locale, $scheme, $width px: nothing that axe finds, nothing wider than the window, nothing that the policy refuses',
    async ({ locale, scheme, width }) => {
      const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: scheme, reducedMotion: 'reduce', locale });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      page.on('request', (request) => !request.url().startsWith(url) && troubles.push(`asked ${request.url()}`));
      for (const { name } of looked) {
        await page.goto(`${url}/${locale}/${name}`);
        await page.evaluate("document.querySelectorAll('main details:not(.menu)').forEach((one) => { one.open = true; })");
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<axe.AxeResults>(
          `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} })`,
        );
        troubles.push(...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`));
        const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (over > 0) troubles.push(`${name}: ${over} px wider than the window`);
      }
      await context.close();
      expect(troubles).toEqual([]);
    },
    180_000,
  );
});
