import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorRequestHandler, json, type Request, type Response, Router } from 'express';
import helmet from 'helmet';
import { factKinds, type Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { brandMark, brandStyle } from '../../simulator/brand.ts';
import { bundlePage } from '../../simulator/bundle.ts';
import type { LocaleSetup, Person, Refusal, Setup } from '../../simulator/contract.ts';
import { page } from '../../simulator/page.ts';
import { wordsIn } from '../../simulator/words.ts';
import { readSaid } from './read-said.ts';
import { doors, type Speaker } from './said.ts';

export interface SimulatorOptions {
  readonly speaker: Speaker;
  readonly people: readonly Person[];
  readonly brand: Brand;
  /** The project's folder */
  readonly root: string;
}

/** Everything comes from here: no script or style inside the page, no other host. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
};

/** The simulator: its page at `/`, the page's files and its two endpoints under `/simulator/`. Demo only. */
export function simulatorRouter({ speaker, people, brand, root }: SimulatorOptions): Router {
  const setup: Setup = {
    bank: brand.name,
    doors,
    people,
    factKinds,
    locales: localeTags.map((tag) => localeSetup(root, tag, brand)),
  };
  const assets = bundlePage(root);
  assets.catch(() => undefined); // told to whoever asks for a file
  const router = Router();
  const routes = Router();
  router.use(['/simulator', /^\/$/], helmet({ contentSecurityPolicy, strictTransportSecurity: false }), routes);
  return router;
}
