import type { Request } from 'express';
import type { Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import type { Frame } from '../../companion/page.ts';
import type { Words } from '../../companion/words.ts';
import { localeTags } from '../../locales/catalogue.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import type { Visitor } from './sessions.ts';

export interface FrameParts {
  readonly brand: Brand;
  readonly words: (locale: Locale) => Words;
  readonly customers: CustomerStore;
  readonly now: () => Date;
}

/** What a page is drawn in: the customer's own language, else the browser's. */
export async function frameFor(request: Request, visitor: Visitor | null, { brand, words, customers, now }: FrameParts): Promise<Frame> {
  const chosen = visitor === null ? null : (await customers.customer(visitor.customerId, now().toISOString()))?.locale;
  const locale = localeTags.find((tag) => tag === chosen) ?? browserLocale(request);
  return {
    locale,
    words: words(locale),
    path: request.path,
    csrf: visitor?.csrf ?? '',
    embedded: visitor?.embedded ?? false,
    demo: brand.demo,
    signedIn: visitor !== null,
    done: null,
    shown: null,
    refused: null,
  };
}

/** Of ours the one the browser likes best; Alexa's app sends its own language like this, too. */
export const browserLocale = (request: Request): Locale =>
  localeTags.find((tag) => tag === request.acceptsLanguages([...localeTags])) ?? 'en-US';
