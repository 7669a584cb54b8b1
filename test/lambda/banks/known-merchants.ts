import { readFileSync } from 'node:fs';
import type { KnownMerchant } from '#skill/build';

/** The merchants of all locales, as the local server hands them to the sync. */
export function readKnownMerchants(): readonly KnownMerchant[] {
  return ['en-US', 'fr-FR'].flatMap((tag) => JSON.parse(readFileSync(`locales/${tag}/merchants.json`, 'utf8')));
}
