import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localeTags } from '../../locales/catalogue.ts';
import type { KnownMerchant } from './sync.ts';

/** The shops whose names we know how to write and say, of every language. */
export const knownMerchantsIn = (locales: string): KnownMerchant[] =>
  localeTags.flatMap((tag) => JSON.parse(readFileSync(join(locales, tag, 'merchants.json'), 'utf8')) as KnownMerchant[]);
