import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { localeTags } from '../../locales/catalogue.ts';
import { findChromium, launchBrowser, whyNoBrowser } from '../support/browser.ts';
import { serveScenes } from './scene-server.ts';
import { scenes } from './scenes.ts';

const chromium = await findChromium();
const walks = chromium === null ? describe.skip : describe;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const screens = 'build/screens/companion';
const looks = localeTags.flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((scheme) => ([390, 1280] as const).map((width) => ({ locale, scheme, width }))),
);

walks(chromium === null ? whyNoBrowser : 'every page in a browser', () => {
  let browser: Browser;
  let url: string;
  let server: Server;
  beforeAll(async () => {
    browser = await launchBrowser(chromium ?? '');
    ({ url, server } = await serveScenes());
    mkdirSync(screens, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  test.each(looks)(
    '$locale, $scheme, $width px: nothing that axe finds, nothing wider than the window, nothing that the policy refuses',
    async ({ locale, scheme, width }) => {
      // Scripts of the page are off, as if the browser had none; the test's own still run.
      const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: scheme, reducedMotion: 'reduce', locale });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      page.on('request', (request) => !request.url().startsWith(url) && troubles.push(`asked ${request.url()}`));
      for (const { name } of scenes) {
        await page.goto(`${url}/${locale}/${name}`);
        await page.evaluate("document.querySelectorAll('main details:not(.menu)').forEach((one) => { one.open = true; })");
        await page.screenshot({ path: `${screens}/${name}-${locale}-${scheme}-${width}.png`, fullPage: true });
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
