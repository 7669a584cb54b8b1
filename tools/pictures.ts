// `npm run pictures`: asks the running demo in a real browser and keeps what it looked like in docs/pictures/, for the README.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveDemo } from '../lambda/server.ts';
import { findChromium, launchBrowser, whyNoBrowser } from '../test/support/browser.ts';
import { animatedPng, type Frame } from './apng.ts';

const root = process.env.TELLBACK_ROOT ?? process.cwd();
const folder = join(root, 'docs', 'pictures');
const largestMovingBytes = 1_500_000;
const temporary = mkdtempSync(join(tmpdir(), 'tellback-pictures-'));

const executable = await findChromium();
if (executable === null) throw new Error(whyNoBrowser);
process.env.FONTCONFIG_FILE = fonts();
process.env.TELLBACK_STAGE = 'demo';
process.env.TELLBACK_DATA = join(temporary, 'data');
process.env.PORT = '0';
process.env.BANK_PORT = '0';
const demo = await serveDemo({ argv: ['--today', '2026-11-23'], root, print: console.log });
const browser = await launchBrowser(executable);
try {
  mkdirSync(folder, { recursive: true });
  await still(browser, 'desktop-light', { door: 'echo', say: ['How much did I spend on groceries last month?', "What's my balance?"] });
  await still(browser, 'desktop-dark', {
    door: 'web-chat',
    dark: true,
    say: ["What's my balance?", 'How much did I spend on groceries last month?'],
  });
  await still(browser, 'phone', {
    door: 'echo-show',
    width: 390,
    height: 1_240,
    locale: 'fr-FR',
    person: 'demo-be',
    say: ['Quel est mon solde ?'],
  });
  await companion(browser, 'sharing', '/app/sharing?platform=alexa', { width: 1180, height: 1_130 });
  await companion(browser, 'said', '/app/said', { width: 390, height: 844 });
  await moving(browser, 'ask', ["What's my balance?", 'How much did I spend on groceries last month?']);
} finally {
  await browser.close();
  await demo.close();
  rmSync(temporary, { recursive: true, force: true });
}

interface Scene {
  readonly door: string;
  readonly say: readonly string[];
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly person?: string;
}

async function still(
  browser: Browser,
  name: string,
  { door, say, dark = false, width = 1280, height = 900, locale = 'en-US', person = 'demo-us' }: Scene,
) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1.5,
  });
  await open(page);
  for (const [setting, value] of Object.entries({ locale, person, door })) {
    await page.locator(`input[name="${setting}"][value="${value}"]`).check();
  }
  for (const sentence of say) {
    await page.locator('#text').fill(sentence);
    await Promise.all([page.waitForResponse('**/simulator/turn'), page.keyboard.press('Enter')]);
    await page.locator('#question', { hasText: sentence }).waitFor({ state: 'attached' });
  }
  await page.evaluate(width < 600 ? "document.getElementById('stage').scrollIntoView()" : 'scrollTo(0, 0)');
  keep(`${name}.png`, await page.screenshot());
  await page.close();
}

/** A page of the companion, signed in at the invented bank as a customer does. */
async function companion(browser: Browser, name: string, path: string, viewport: { width: number; height: number }): Promise<void> {
  const page = await browser.newPage({ viewport, colorScheme: 'light', deviceScaleFactor: 1.5, locale: 'en-US' });
  await page.goto(`${demo.url}/login`);
  await page.fill('input[name=userName]', 'maya');
  await page.fill('input[name=password]', 'harbour-maya');
  await page.click('button[type=submit]');
  await page.fill('input[name=code]', await page.locator('code').innerText());
  await page.click('button[type=submit]');
  await page.goto(`${demo.url}${path}`);
  keep(`${name}.png`, await page.screenshot());
  await page.close();
}

/** Typed letters, the ring while it is asked, the answer, and each row as it rises over the bank's boundary. */
async function moving(browser: Browser, name: string, sentences: readonly string[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, colorScheme: 'light' });
  const clip = { x: 20, y: 92, width: 1240, height: 800 };
  const frames: Frame[] = [];
  const take = async (ms: number, motionMs = 0) => {
    await page.evaluate(`document.getAnimations().forEach((one) => {
      if (one instanceof CSSTransition) return one.finish();
      one.pause();
      one.currentTime = ${motionMs};
    })`);
    frames.push({ png: await page.screenshot({ clip }), ms });
  };
  let answerMayCome = () => {};
  await page.route('**/simulator/turn', async (route) => {
    await new Promise<void>((done) => {
      answerMayCome = done;
    });
    await route.continue();
  });
  await page.clock.install(); // the page's timers wait for the slow camera
  await open(page);
  await page.locator('#text').focus();
  await page.clock.pauseAt(Date.now() + 60_000);
  await take(900);
  for (const sentence of sentences) {
    for (let typed = 0; typed < sentence.length; typed += 3) {
      await page.keyboard.type(sentence.slice(typed, typed + 3));
      await take(110);
    }
    await take(350);
    await page.keyboard.press('Enter');
    await page.locator('#stage[data-state="thinking"]').waitFor();
    for (const motionMs of [0, 180, 360]) await take(120, motionMs);
    answerMayCome();
    await page.locator('#stage[data-state="answering"]').waitFor();
    for (const motionMs of [0, 70, 150, 250, 380, 560, 800]) await take(80, motionMs);
    await take(1_700, 1_100);
    await page.clock.runFor(1_500);
    await take(1_100, 2_000);
  }
  const picture = animatedPng(frames);
  if (picture.length > largestMovingBytes) throw new Error(`${name}.png has ${picture.length} bytes: more than ${largestMovingBytes}`);
  keep(`${name}.png`, picture);
  await page.close();
}

async function open(page: Page): Promise<void> {
  await page.goto(demo.url);
  await page.locator('html[data-ready]').waitFor();
}

function keep(name: string, picture: Buffer): void {
  writeFileSync(join(folder, name), picture);
  console.log(`docs/pictures/${name} ${Math.round(picture.length / 1_000)} kB`);
}

/** Servers have few fonts: the packaged Chromium brings one that reads like those of people's own machines. */
function fonts(): string {
  const packaged = join(tmpdir(), 'fonts');
  const system = '/etc/fonts/fonts.conf';
  if (!existsSync(packaged)) return system;
  const prefer = (family: string, font: string) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  const path = join(temporary, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <dir>${packaged}</dir><dir>/usr/share/fonts</dir><cachedir>${temporary}</cachedir>
      ${prefer('system-ui', 'Open Sans')}${prefer('sans-serif', 'Open Sans')}${prefer('monospace', 'DejaVu Sans Mono')}
    </fontconfig>`,
  );
  return path;
}
