import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

export interface Visit {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly still?: boolean;
  /** Script that runs before the page's own, for what a browser without head or microphone lacks */
  readonly before?: string;
}

/** Somebody in front of the page, who notes everything that should not happen. */
export interface Visitor {
  readonly page: Page;
  /** Console errors, exceptions, breaches of the page's policy and requests to other hosts */
  troubles(): Promise<readonly string[]>;
  /** Types and presses Enter, nothing else. Resolves when the page has reacted. */
  say(text: string): Promise<void>;
  /** Presses Tab until the element has the focus. */
  tabTo(selector: string): Promise<void>;
  choose(setting: 'door' | 'locale' | 'person' | 'voice', value: string): Promise<void>;
  ledger(): Promise<readonly string[]>;
  text(selector: string): Promise<string>;
  accessibility(): Promise<readonly string[]>;
  picture(name: string): Promise<void>;
}

const noteBreaches = `
  window.breaches = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => breaches.push(violatedDirective + ' ' + blockedURI));
`;
const screens = 'build/screens';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function visit(
  browser: Browser,
  url: string,
  { width = 1280, scheme = 'light', still = false, before = '' }: Visit = {},
): Promise<Visitor> {
  const page = await browser.newPage({
    viewport: { width, height: width < 600 ? 844 : 800 },
    colorScheme: scheme,
    reducedMotion: still ? 'reduce' : 'no-preference',
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const noted: string[] = [];
  page.on('console', (message) => message.type() === 'error' && noted.push(message.text()));
  page.on('pageerror', ({ message }) => noted.push(message));
  page.on('request', (request) => !request.url().startsWith(url) && noted.push(`asked ${request.url()}`));
  await page.addInitScript(noteBreaches + before);
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();

  const focused = (selector: string) => page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);

  return {
    page,
    troubles: async () => [...noted, ...(await page.evaluate<string[]>('breaches'))],
    say: async (text) => {
      await page.keyboard.type(text);
      const answered = page.waitForResponse('**/simulator/turn');
      await page.keyboard.press('Enter');
      await (await answered).finished();
      await page.locator('#stage:not([data-state="thinking"])').waitFor();
    },
    tabTo: async (selector) => {
      for (let presses = 0; !(await focused(selector)); presses += 1) {
        if (presses > 60) throw new Error(`${selector} cannot be reached by keyboard`);
        await page.keyboard.press('Tab');
      }
    },
    choose: (setting, value) => page.locator(`input[name="${setting}"][value="${value}"]`).check(),
    ledger: async () => (await page.locator('#told tbody tr').allInnerTexts()).map((row) => row.replaceAll('\t', ' | ')),
    text: (selector) => page.locator(selector).innerText(),
    accessibility: async () => {
      if (await page.evaluate<boolean>('!window.axe')) await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>(
        `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} })`,
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    picture: async (name) => {
      mkdirSync(screens, { recursive: true });
      await page.screenshot({ path: `${screens}/${name}.png`, fullPage: true });
    },
  };
}
