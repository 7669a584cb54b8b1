import { describe } from '@jest/globals';
import { findChromium, whyNoBrowser } from './browser.ts';

const chromium = await findChromium();

/**
 * Tests in a real browser; `body` gets the path of one. Skipped for one reason only: a desk (macOS, Windows) on which no Chromium is
 * installed, because the packaged one runs on Linux alone. On Linux, and so on the build server, it is always there, and one that
 * cannot be unpacked fails the tests.
 */
export function walks(title: string, body: (executable: string) => void): void {
  const block = chromium === null ? describe.skip : describe;
  block(chromium === null ? whyNoBrowser : title, () => body(chromium ?? ''));
}
