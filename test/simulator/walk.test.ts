import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { factKinds } from '#skill';
import { launchBrowser } from '../support/browser.ts';
import { walks } from '../support/walks.ts';
import { servePage } from './page-server.ts';
import { sandboxSpeaker } from './sandbox-speaker.ts';
import { heardBefore, knownSpeaker } from './speaker.ts';
import { type Visit, type Visitor, visit } from './visitor.ts';

walks('the simulator in a browser', (chromium) => {
  let browser: Browser;
  let url: string;
  let server: Server;
  let visitor: Visitor;
  const come = async (how: Visit = {}) => {
    visitor = await visit(browser, url, how);
    return visitor;
  };

  beforeAll(async () => {
    browser = await launchBrowser(chromium);
    ({ url, server } = await servePage(knownSpeaker));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => visitor.page.close());

  const questions = ["What's my balance?", 'How much did I spend on groceries last month?', 'And on restaurants?'];

  test.each([
    ['echo', 0, 'Amazon'],
    ['echo-show', 1, 'Amazon'],
    ['web-chat', 2, 'Google'],
    ['phone', 3, 'Google'],
  ])('%s: three questions by keyboard alone, and the ledger shows what each told', async (door, arrows, platform) => {
    const { page, tabTo, say, ledger, text, troubles } = await come();
    await tabTo('input[name="door"]');
    for (let press = 0; press < arrows; press += 1) await page.keyboard.press('ArrowRight');
    await tabTo('#text');
    const before = heardBefore.length;
    for (const question of questions) await say(question);
    const asked = heardBefore.slice(before);
    expect(asked.map((said) => said.text)).toEqual(questions);
    expect(asked.map((said) => said.door)).toEqual([door, door, door]);
    expect(asked.map((said) => said.newSession)).toEqual([true, false, false]);
    expect(new Set(asked.map((said) => said.sessionId)).size).toBe(1);
    expect(await page.locator(`[data-view="${door}"]`).isVisible()).toBe(true);
    expect(await page.locator('[data-view]:visible').count()).toBe(1);
    expect(await page.locator('#caption').textContent()).toContain('186 dollars and 40 cents on restaurants');
    expect(await text('.told h2')).toBe(`What ${platform} got`);
    expect(await ledger()).toEqual(['Spending sum | Everyday Checking ··4821 | exact', 'Account name | Everyday Checking ··4821 | exact']);
    const kept = await page.locator('#kept-kinds li').allInnerTexts();
    expect(kept).toHaveLength(factKinds.length - 2);
    expect(kept).toEqual(expect.arrayContaining(['Balance', 'Owed on card', 'Payment', 'Merchant', 'Income']));
    expect(await page.locator('#kept-accounts li').allInnerTexts()).toEqual(['Rainy Day Savings ··7730', 'Harbour Rewards Card ··1109']);
    expect(await page.locator('#earlier li').count()).toBe(2);
    expect(await troubles()).toEqual([]);
  });

  test('the sandbox bank itself answers: every sentence to try, and rows for every answer with a figure', async () => {
    const own = await servePage(await sandboxSpeaker());
    visitor = await visit(browser, own.url);
    const { page, ledger, text, troubles } = visitor;
    const chips = page.locator('#try .chip');
    for (let index = 0; index < 9; index += 1) {
      const sentence = await chips.nth(index).innerText();
      await Promise.all([page.waitForResponse('**/simulator/turn'), chips.nth(index).click()]);
      if (index > 0) await page.locator('#question').getByText(sentence, { exact: true }).waitFor();
      if (sentence === "What's my balance?") expect(await ledger()).toContain('Balance | Everyday Checking ··4821 | exact');
      if (sentence === 'How much do I owe on my card?')
        expect(await ledger()).toContain('Owed on card | Harbour Rewards Card ··1109 | exact');
    }
    expect(await text('#caption')).toMatch(/^Call Harbour Bank now/);
    expect(await page.locator('#earlier li').count()).toBe(8);
    expect(await troubles()).toEqual([]);
    own.server.closeAllConnections();
    own.server.close();
  });

  test('a chat shows both sides as bubbles and its chips go on with the conversation', async () => {
    const { page, choose, text } = await come();
    await choose('door', 'web-chat');
    await page.locator('#try .chip', { hasText: 'groceries' }).click();
    await page.locator('#next .chip', { hasText: 'And on restaurants?' }).click();
    await page.locator('.bubble').nth(3).waitFor();
    expect(await page.locator('.bubble.mine').allInnerTexts()).toEqual(questions.slice(1));
    expect(await text('.bubble:last-child')).toContain('on restaurants');
    expect(heardBefore.at(-1)?.newSession).toBe(false);
  });

  test('opening the assistant is a sentence of its own', async () => {
    const { page, text } = await come();
    await page.locator('#try .chip', { hasText: 'Alexa, open harbour bank' }).click();
    await page.locator('#caption', { hasText: 'What would you like to know?' }).waitFor();
    expect(heardBefore.at(-1)?.text).toBe('');
    expect(await text('#told-nothing')).toBe('An answer, and no fact about anybody.');
  });

  test('another language changes every word, the sentences and the conversation', async () => {
    const { page, choose, say, text, tabTo, troubles } = await come();
    await tabTo('#text');
    await say("What's my balance?");
    const { sessionId } = heardBefore.at(-1) ?? {};
    await choose('locale', 'fr-FR');
    await choose('person', 'demo-be');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr-FR');
    expect(await page.title()).toContain('voyez ce qui sort');
    expect(await page.locator('#told-nothing').innerText()).toBe('Rien pour l’instant.');
    expect(await page.locator('#try .chip').allInnerTexts()).toContain("J'ai perdu ma carte");
    await tabTo('#text');
    await say('Quel est mon solde ?');
    expect(heardBefore.at(-1)).toMatchObject({ locale: 'fr-FR', customer: 'demo-be', newSession: true });
    expect(heardBefore.at(-1)?.sessionId).not.toBe(sessionId);
    expect(await text('#told tbody tr:last-child')).toMatch(/Solde\s+Compte à vue ··7416\s+exacte/);
    const visible = await text('body');
    for (const english of ['What', 'Listening', 'Start over', 'Say next', 'Customer']) expect(visible).not.toContain(english);
    expect(await troubles()).toEqual([]);
  });

  test('a voice that is not recognised gets no fact; only speakers have voices', async () => {
    const { page, choose, say, text, tabTo, ledger } = await come();
    await choose('person', 'demo-gb');
    for (const voice of ['account', 'other']) {
      await tabTo('input[name="voice"]');
      await page.keyboard.press('ArrowRight');
      await tabTo('#text');
      await say("What's my balance?");
      expect(heardBefore.at(-1)).toMatchObject({ customer: 'demo-gb', voice });
      expect(await text('#caption')).toContain('do not recognise this voice');
      expect(await ledger()).toEqual([]);
    }
    await choose('person', 'demo-us');
    await choose('voice', 'person');
    await tabTo('#text');
    await say("What's my balance?");
    const { sessionId } = heardBefore.at(-1) ?? {};
    await choose('voice', 'other');
    await tabTo('#text');
    await say("What's my balance?");
    expect(heardBefore.at(-1)).toMatchObject({ sessionId, newSession: false, voice: 'other' });
    await choose('door', 'phone');
    expect(await page.locator('#voices').isVisible()).toBe(false);
    expect(await page.locator('#link-alexa').isVisible()).toBe(false);
  });

  test('the digits of a PIN are dots wherever the page shows what was said', async () => {
    const { page, say, tabTo, text, troubles } = await come();
    await tabTo('#text');
    await say('pin please');
    await page.keyboard.type('0479');
    expect(
      await page
        .locator('#text')
        .evaluate<string, HTMLElement>((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security')),
    ).toBe('disc');
    await say('');
    expect(heardBefore.at(-1)?.text).toBe('0479');
    expect(await text('#question')).toBe('••••');
    await say("What's my balance?");
    expect(await text('#earlier')).toContain('••••');
    await page.locator('summary').click();
    expect(await page.content()).not.toContain('0479');
    expect(
      await page
        .locator('#text')
        .evaluate<string, HTMLElement>((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security')),
    ).toBe('none');
    expect(await troubles()).toEqual([]);
  });

  test("where Alexa asks for her own PIN, her dialogue is played and only its outcome goes back, with the bank's token", async () => {
    const { page, say, tabTo, text, ledger, troubles } = await come();
    await tabTo('#text');
    for (const [answer, caption, rows] of [
      ['wrong', 'could not confirm', []],
      ['right', 'about 2,400 dollars', ['Balance | Everyday Checking ··4821 | rounded']],
    ] as const) {
      expect(await page.locator('#alexa-pin').isVisible()).toBe(false);
      await say('alexa pin');
      expect(await text('#alexa-pin')).toContain('Alexa asks for her own profile PIN');
      expect(await page.evaluate('document.activeElement.id')).toBe('alexa-pin-right');
      await tabTo(`#alexa-pin-${answer}`);
      await page.keyboard.press('Enter');
      await page.locator('#caption', { hasText: caption }).waitFor();
      expect(heardBefore.at(-1)).toMatchObject({ text: '', newSession: false, alexaPin: { token: 'to.ken', right: answer === 'right' } });
      expect(await text('#question')).toContain(answer === 'right' ? 'the right PIN' : 'a wrong PIN');
      expect(await ledger()).toEqual(rows);
      await tabTo('#text');
    }
    await say('alexa pin');
    await tabTo('#text');
    await say("What's my balance?");
    expect(await page.locator('#alexa-pin').isVisible()).toBe(false);
    expect(await troubles()).toEqual([]);
  });

  test('leads to the companion, and on Alexa to linking for real', async () => {
    const { page } = await come();
    expect(await page.getByRole('link', { name: 'Open the companion' }).getAttribute('href')).toBe('/app');
    expect(await page.getByRole('link', { name: 'Link Alexa for real' }).getAttribute('href')).toBe('/simulator/alexa/link');
  });

  test('with nobody linked, the card to link arrives in the Alexa app', async () => {
    const { page, choose, say, text, tabTo } = await come();
    await choose('person', '');
    await tabTo('#text');
    await say("What's my balance?");
    expect(heardBefore.at(-1)?.customer).toBeNull();
    expect(await text('#card')).toContain('Link your Harbour Bank account');
    expect(await text('#state')).toBe('Answering');
    await page.locator('#stage[data-state="over"]').waitFor();
    expect(await page.locator('#kept-accounts-part').isVisible()).toBe(false);
  });

  test('a conversation that ended starts anew with the next sentence; start over clears the stage', async () => {
    const { page, say, tabTo, text } = await come();
    await tabTo('#text');
    await say('stop');
    const ended = heardBefore.at(-1)?.sessionId;
    await say("What's my balance?");
    expect(heardBefore.at(-1)?.newSession).toBe(true);
    expect(heardBefore.at(-1)?.sessionId).not.toBe(ended);
    await tabTo('#again');
    await page.keyboard.press('Enter');
    expect(await text('#caption')).toContain('Ask something');
    expect(await page.locator('#told').isVisible()).toBe(false);
  });

  test('an answer that comes after starting over is not shown, and nothing is asked twice meanwhile', async () => {
    const { page, tabTo, text } = await come();
    await tabTo('#text');
    const before = heardBefore.length;
    await page.keyboard.type('slow');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('#stage').getAttribute('data-state')).toBe('thinking');
    await page.locator('#again').click();
    await page.waitForTimeout(600);
    expect(heardBefore.length - before).toBe(1);
    expect(await text('#caption')).toContain('Ask something');
    expect(await page.locator('#text').inputValue()).toBe('slow');
  });

  test('the raw messages, what was understood and how long it took are one press away, and can be copied', async () => {
    const { page, say, tabTo, text } = await come();
    await tabTo('#text');
    await say(questions[1] ?? '');
    await tabTo('summary');
    expect(await text('summary')).toMatch(/Spending · 97 % · 12 ms/);
    await page.keyboard.press('Enter');
    expect(await text('#understood')).toContain('category: {"id":"groceries","heard":"groceries"}');
    expect(JSON.parse(await text('#request'))).toMatchObject({ request: { intent: { name: 'Spending' } } });
    await tabTo('[data-copy="response"]');
    await page.keyboard.press('Enter');
    await page.getByText('Copied').waitFor();
    expect(JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'))).toMatchObject({
      response: { shouldEndSession: false },
    });
  });

  test('a failure behind the door is said, and the sentence stays', async () => {
    const { page, say, tabTo, text } = await come();
    await tabTo('#text');
    await say('break');
    expect(await text('#trouble')).toContain('Something broke behind the door');
    expect(await page.locator('#text').inputValue()).toBe('break');
  });

  test('a stopped server is said, nothing typed is lost, and Enter goes on once it is back', async () => {
    const own = await servePage(knownSpeaker);
    visitor = await visit(browser, own.url);
    const { page, tabTo, text } = visitor;
    const { port } = own.server.address() as AddressInfo;
    const stop = () => {
      own.server.closeAllConnections();
      return new Promise((done) => own.server.close(done));
    };
    await stop();
    await tabTo('#text');
    await page.keyboard.type("What's my balance?");
    await page.keyboard.press('Enter');
    await page.locator('#trouble').waitFor();
    expect(await text('#trouble')).toContain('The server does not answer');
    expect(await page.locator('#text').inputValue()).toBe("What's my balance?");
    await new Promise<void>((done) => own.server.listen(port, '127.0.0.1', done));
    await page.keyboard.press('Enter');
    await page.locator('#caption', { hasText: '2,418 dollars' }).waitFor();
    expect(await page.locator('#trouble').isVisible()).toBe(false);
    await stop();
  });

  const voices = `
    window.spoken = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const french = { lang: 'fr-FR', name: 'Amélie' }, english = { lang: 'en-GB', name: 'Kate' };
    Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
      getVoices: () => [french, english],
      speak: (u) => { spoken.push([u.text, u.lang, u.voice?.name]); setTimeout(() => u.onend(), 10); },
      cancel: () => {},
    }) });
  `;

  test('where the browser has voices the caption is spoken in its language, until the sound is off', async () => {
    const { page, choose, say, tabTo } = await come({ before: voices });
    await tabTo('#text');
    await say("What's my balance?");
    await choose('locale', 'fr-FR');
    await tabTo('#text');
    await say('Quel est mon solde ?');
    await page.locator('#sound').uncheck();
    await tabTo('#text');
    await say('Quel est mon solde ?');
    expect(await page.evaluate('spoken')).toEqual([
      ['You have 2,418 dollars and 60 cents available in Everyday Checking.', 'en-US', 'Kate'],
      ['Vous avez 2 418 euros et 60 centimes disponibles sur Compte à vue.', 'fr-FR', 'Amélie'],
    ]);
  });

  const hearing = (how: string) => `
    window.webkitSpeechRecognition = undefined;
    window.SpeechRecognition = class extends EventTarget {
      start() { ${how} }
      abort() { this.dispatchEvent(new Event('end')); }
      guess(transcript, isFinal) { this.dispatchEvent(Object.assign(new Event('result'), { results: [Object.assign([{ transcript }], { isFinal })] })); }
    };
  `;

  test('where the browser can hear, a spoken sentence is asked like a typed one, and the page says who else hears it', async () => {
    const { page, text } = await come({
      before: hearing(`setTimeout(() => { this.guess("What's my", false); this.guess("What's my balance?", true); this.abort(); }, 20)`),
    });
    expect(await text('#privacy')).toContain('your browser’s maker may receive the sound');
    await page.locator('#speak').click();
    await page.locator('#caption', { hasText: '2,418 dollars' }).waitFor();
    expect(heardBefore.at(-1)?.text).toBe("What's my balance?");
    expect(await page.locator('#speak').getAttribute('aria-pressed')).toBe('false');
  });

  test('a microphone that may not be used is said, and typing goes on', async () => {
    const { page, text } = await come({
      before: hearing(
        `setTimeout(() => { this.dispatchEvent(Object.assign(new Event('error'), { error: 'not-allowed' })); this.abort(); }, 20)`,
      ),
    });
    await page.locator('#speak').click();
    await page.locator('#trouble').waitFor();
    expect(await text('#trouble')).toContain('Type instead');
  });

  test('a browser that cannot hear has no microphone on the page', async () => {
    const { page } = await come({ before: 'delete window.SpeechRecognition; delete window.webkitSpeechRecognition;' });
    expect(await page.locator('#speak').isVisible()).toBe(false);
    expect(await page.locator('#privacy').isVisible()).toBe(false);
  });

  test('light and dark follow the browser until a press, which is remembered', async () => {
    const { page } = await come({ scheme: 'dark' });
    const page0 = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const dark = await page0();
    await page.locator('#theme').click();
    const light = await page0();
    expect(light).not.toBe(dark);
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    expect(await page0()).toBe(light);
  });

  test('whoever asked for less motion sees none', async () => {
    const { page, say, tabTo } = await come({ still: true });
    await tabTo('#text');
    await say("What's my balance?");
    const moving = await page.evaluate<number>('document.getAnimations().length');
    expect(moving).toBe(0);
  });

  test('no part of the page is wider than a phone', async () => {
    const { page, choose } = await come({ width: 390 });
    for (const locale of ['en-US', 'fr-FR']) {
      await choose('locale', locale);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    }
  });

  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    describe.each([1280, 390])('%i pixels', (width) => {
      test.each(['en-US', 'fr-FR'])(
        '%s: no barrier on any door, in any state',
        async (locale) => {
          const { page, choose, say, tabTo, accessibility, picture, troubles } = await come({ scheme, width, still: true });
          const name = (state: string) => `${state}-${scheme}-${width}-${locale}`;
          await choose('locale', locale);
          await choose('person', locale === 'en-US' ? 'demo-us' : 'demo-be');
          expect(await accessibility()).toEqual([]);
          await page.locator('summary').click();
          for (const door of ['echo', 'echo-show', 'web-chat', 'phone']) {
            await choose('door', door);
            await tabTo('#text');
            await say(locale === 'en-US' ? "What's my balance?" : 'Quel est mon solde ?');
            expect(await accessibility()).toEqual([]);
            await picture(name(door));
          }
          await choose('door', 'echo');
          await tabTo('#text');
          await say('alexa pin');
          expect(await accessibility()).toEqual([]);
          await picture(name('alexa-pin'));
          await choose('person', '');
          await tabTo('#text');
          await say('stop');
          expect(await accessibility()).toEqual([]);
          await picture(name('unlinked'));
          expect(await troubles()).toEqual([]);
          await say('break');
          expect(await accessibility()).toEqual([]);
          await picture(name('trouble'));
        },
        60_000,
      );
    });
  });
});
