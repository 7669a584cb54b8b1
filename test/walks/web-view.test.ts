import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { hashOf } from '../../lambda/hash.ts';
import { type House, maya, openHouse } from '../lambda/web/house.ts';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';
import { freshDatabase } from '../support/database.ts';
import { listen } from '../support/listen.ts';

jest.setTimeout(60_000);

/** Our pages inside a page of the bank's app, which is on an origin of its own. */
walks('the bank’s web view', (chromium) => {
  let house: House;
  let browser: Browser;
  let app: Awaited<ReturnType<typeof listen>>;
  let other: Awaited<ReturnType<typeof listen>>;
  let address = '';

  beforeAll(async () => {
    const framing = () =>
      listen(
        () => (_, response) =>
          response.setHeader('content-type', 'text/html').end(`<iframe src="${address}" width="400" height="800"></iframe>`),
      );
    [app, other] = [await framing(), await framing()];
    house = await openHouse((await freshDatabase()).db, [app.origin]);
    browser = await launchBrowser(chromium);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([house.close(), app.close(), other.close()]);
  });

  async function enter(): Promise<void> {
    const code = randomBytes(32).toString('base64url');
    const expiresAt = new Date(house.now().getTime() + 60_000).toISOString();
    await house.customers.saveEntry({ codeHash: hashOf('entry', code), customerId: maya, expiresAt });
    address = `${house.origin}/app/enter/${code}`;
  }

  test('shows the pages without our header, and its forms work', async () => {
    await enter();
    const page = await (await browser.newContext()).newPage();
    await page.goto(app.origin);
    const frame = page.frameLocator('iframe');
    await frame.locator('h1').waitFor();
    expect(await frame.locator('header').count()).toBe(0);
    await frame.locator('details.menu > summary').click();
    await frame.locator('details.menu a[href="/app/pin"]').click();
    await frame.locator('input[name=chosen][value=app]').check();
    await frame.locator('form[action^="/app/forms/proof"] button[type=submit]').click();
    await frame.locator('.notice[role=status]').waitFor();
    expect((await house.customers.proof(maya)).chosen).toBe('app');
  });

  test('is closed to a page of anybody else, even with a good address', async () => {
    await enter();
    const page = await (await browser.newContext()).newPage();
    await page.goto(other.origin);
    await page.waitForTimeout(500);
    expect(await page.frames().at(-1)?.content()).not.toContain('Harbour Bank');
  });
});
