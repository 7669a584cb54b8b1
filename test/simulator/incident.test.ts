import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';
import { type PageServer, servePage } from './page-server.ts';
import { heardBefore, knownSpeaker } from './speaker.ts';
import { type Visit, type Visitor, visit } from './visitor.ts';

walks('something suspicious on the simulator', (chromium) => {
  let browser: Browser;
  let own: PageServer;
  let visitor: Visitor;
  const come = async (how: Visit = {}) => {
    visitor = await visit(browser, own.url, how);
    return visitor;
  };

  beforeAll(async () => {
    browser = await launchBrowser(chromium);
  }, 60_000);
  beforeEach(async () => {
    own = await servePage(knownSpeaker);
  });
  afterEach(async () => {
    await visitor.page.close();
    own.server.closeAllConnections();
    own.server.close();
  });
  afterAll(() => browser.close());

  const happen = async ({ page }: Visitor) => {
    const answered = page.waitForResponse('**/simulator/incident');
    await page.locator('#happen').click();
    await (await answered).finished();
    await page.locator('#happen[aria-disabled="false"]').waitFor();
  };
  const next = ({ page }: Visitor) => page.locator('#next .chip').allInnerTexts();

  test('by keyboard alone: a kind, the button, the push with the phrase, and each sentence leads to the next', async () => {
    const { page, tabTo, text, troubles } = await come();
    await tabTo('input[name="kind"]');
    await page.keyboard.press('ArrowRight');
    await tabTo('#happen');
    await page.keyboard.press('Enter');
    await page.locator('.push').waitFor();
    expect(await text('.push')).toMatch(
      /^On Maya’s phone\s+H\s+Harbour Bank, blue heron\s+now\s+There is something to look at\. Your phrase: blue heron\./,
    );
    expect(own.memory.of('demo-us').payments.map(({ key }) => key.split('-2')[0])).toEqual(['charged-twice', 'charged-twice']);
    expect(await text('#incident-said')).toBe('There is a warning. Ask about it.');
    expect(await next(visitor)).toEqual(['Is anything suspicious?']);
    for (const [sentence, after] of [
      ['Is anything suspicious?', ['Why?', "No, that wasn't me"]],
      ['Why?', ["No, that wasn't me"]],
      ["No, that wasn't me", ['Yes', 'No']],
    ] as const) {
      await tabTo('#next .chip');
      if (sentence !== (await next(visitor))[0]) await page.keyboard.press('Tab');
      await Promise.all([page.waitForResponse('**/simulator/turn'), page.keyboard.press('Enter')]);
      await page.locator('#question', { hasText: sentence }).waitFor();
      expect(await next(visitor)).toEqual(after);
    }
    expect(heardBefore.slice(-3).map(({ newSession }) => newSession)).toEqual([true, false, false]);
    expect(await troubles()).toEqual([]);
  });

  test('a frozen card is on the page as soon as an answer or a look at it shows it, and declines what comes', async () => {
    const { page, tabTo, say, text } = await come();
    expect(await page.locator('.frozen-card').count()).toBe(0);
    own.memory.setCard('demo-us', 'card', 'frozen');
    await tabTo('#text');
    await say('Why?');
    await page.locator('.frozen-card').waitFor();
    expect(await text('.frozen-card')).toMatch(/Card frozen\s+Harbour Rewards Card ··1109\s+Unfreeze it in the app/);
    await happen(visitor);
    expect(await text('#incident-said')).toBe('The card is frozen: Harbour Bank declined the payment.');
    expect(await page.locator('.push').count()).toBe(0);
    own.memory.setCard('demo-us', 'card', 'active');
    await page.evaluate("dispatchEvent(new Event('focus'))");
    await page.locator('.frozen-card').waitFor({ state: 'detached' });
  });

  test.each([
    [
      'warning',
      'There is a warning, and no push: at most three a day, and none in quiet hours. Ask about it.',
      ['Is anything suspicious?'],
    ],
    ['nothing', 'Harbour Bank has warned of this already.', []],
  ] as const)('the page says what became of it: %s', async (finds, said, chips) => {
    const { page, text } = await come();
    own.watch.finds = finds;
    await happen(visitor);
    expect(await text('#incident-said')).toBe(said);
    expect(await page.locator('.push').count()).toBe(0);
    expect(await next(visitor)).toEqual(chips);
  });

  test('a push stays through another door and language, and is nobody else’s; one from before is old', async () => {
    const { page, choose, text } = await come();
    await happen(visitor);
    await page.locator('.push').waitFor();
    await choose('door', 'phone');
    await choose('locale', 'fr-FR');
    expect(await text('.push-of')).toBe('Sur le téléphone de Maya');
    expect(await next(visitor)).toEqual(['Y a-t-il quelque chose de suspect ?']);
    await choose('person', 'demo-be');
    expect(await page.locator('.push').count()).toBe(0);
    expect(await next(visitor)).toEqual([]);
    await choose('person', '');
    expect(await page.locator('#incident').isVisible()).toBe(false);
    const known = page.waitForResponse('**/simulator/pushes?*');
    await page.reload();
    await (await known).finished();
    await page.locator('html[data-ready]').waitFor();
    expect(await page.locator('.push').count()).toBe(0);
  });

  test('a bank that breaks is said so, and the button works again', async () => {
    const { page, text } = await come();
    await page.route('**/simulator/incident', (route) => route.fulfill({ status: 500, json: { error: { code: 'incident.failed' } } }));
    await happen(visitor);
    expect(await text('#incident-said')).toBe('Something broke at the bank. Press the button to try again.');
    await page.unroute('**/simulator/incident');
    await happen(visitor);
    await page.locator('.push').waitFor();
  });

  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    test.each([
      [1280, 'en-US'],
      [1280, 'fr-FR'],
      [390, 'en-US'],
      [390, 'fr-FR'],
    ])(
      '%i pixels, %s: no barrier, nothing too wide',
      async (width, locale) => {
        const { page, choose, accessibility, picture, troubles } = await come({ scheme, width, still: true });
        await choose('locale', locale);
        own.memory.setCard('demo-us', 'checking', 'frozen');
        await happen(visitor);
        await page.locator('.push').waitFor();
        await page.locator('.frozen-card').waitFor();
        expect(await accessibility()).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        await picture(`incident-${scheme}-${width}-${locale}`);
        expect(await troubles()).toEqual([]);
      },
      30_000,
    );
  });
});
