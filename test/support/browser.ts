import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Our own flags: the packaged Chromium's own list switches web security off, and a proof on such a browser proves nothing. */
const flags = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of this machine: the one that CHROME_PATH names, the packaged one (Linux), or an installed one. Null if there is none. */
export async function findChromium(): Promise<string | null> {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  if (process.platform === 'linux') return unpacked();
  return installed.find((path) => existsSync(path)) ?? null;
}

export const whyNoBrowser = 'no Chromium here: name one in CHROME_PATH to walk through the pages';

export async function launchBrowser(executablePath: string): Promise<Browser> {
  return playwright.launch({ executablePath, args: flags, headless: true, ignoreDefaultArgs: ['--headless'] });
}

/** Unpacking takes seconds and is not atomic: test files that run at the same time take turns. */
async function unpacked(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  const lock = join(tmpdir(), 'chromium-unpacking.lock');
  while (!taken(lock)) await wait(100);
  try {
    return await packaged.executablePath();
  } finally {
    rmSync(lock, { force: true });
  }
}

const abandonedAfterMs = 60_000;

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, '', { flag: 'wx' });
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - since > abandonedAfterMs) rmSync(lock, { force: true });
    return false;
  }
}
