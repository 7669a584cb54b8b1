import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorRequestHandler, json, Router } from 'express';
import { factKinds, type Locale } from '#skill';
import type { Brand } from '../../brand/brand.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { brandIcon, brandStyle } from '../../simulator/brand.ts';
import { bundlePage } from '../../simulator/bundle.ts';
import type { Happened, LocaleSetup, Person, Phone, Refusal, Setup } from '../../simulator/contract.ts';
import { page } from '../../simulator/page.ts';
import { wordsIn } from '../../simulator/words.ts';
import { incidentKinds } from '../banks/sandbox/incidents.ts';
import type { SandboxMemory } from '../banks/sandbox/memory.ts';
import type { DemoHub } from './hub.ts';
import type { Happen } from './incident.ts';
import { InvalidSaid, readCustomer, readIncident, readSaid } from './read-said.ts';
import { doors, type Speaker, voices } from './said.ts';

export interface SimulatorOptions {
  readonly speaker: Speaker;
  readonly happen: Happen;
  readonly hub: Pick<DemoHub, 'pushes'>;
  readonly memory: SandboxMemory;
  readonly people: readonly Person[];
  readonly brand: Brand;
  /** The project's folder: the page's sources and words are in it */
  readonly root: string;
}

/** Stricter than the server's own: no script or style within the page, no data: URL, no other host. */
const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** The page at `/`, its files and its endpoints under `/simulator/`. Demo only: whoever reaches it speaks as anyone. */
export function simulatorRouter({ speaker, happen, hub, memory, people, brand, root }: SimulatorOptions): Router {
  const setup: Setup = {
    bank: brand.name,
    doors,
    voices,
    people,
    incidents: incidentKinds,
    factKinds,
    locales: localeTags.map((tag) => localeSetup(tag, brand, root)),
  };
  const customers = people.map(({ id }) => id);
  const phone = (customer: string): Phone => ({
    pushes: hub.pushes(customer),
    frozen: memory.of(customer).frozen.map((account) => `${customer}/${account}`),
  });
  const assets = bundlePage(root);
  assets.catch(() => undefined); // whoever asks for a file is told

  const router = Router();
  router.get('/', (request, response) => {
    response.set('content-security-policy', policy);
    response.type('html').send(page(setup, request.acceptsLanguages([...localeTags]) || localeTags[0]));
  });
  router.get('/simulator/client.js', async (_, response) => void response.type('js').send((await assets).client));
  router.get('/simulator/style.css', async (_, response) => {
    response.type('css').send(brandStyle(brand.colours) + (await assets).style);
  });
  router.get('/simulator/icon.svg', (_, response) => void response.type('svg').send(brandIcon(brand.name, brand.colours.accent)));
  router.get('/simulator/setup', (_, response) => void response.json(setup));
  router.post('/simulator/turn', json({ limit: '4kb' }), async (request, response) => {
    response.json(await speaker(readSaid(request.body, customers)));
  });
  router.post('/simulator/incident', json({ limit: '1kb' }), async (request, response) => {
    const { customer, kind } = readIncident(request.body, customers);
    const outcome = await happen(customer, kind);
    response.json({ outcome, ...phone(customer) } satisfies Happened);
  });
  router.get('/simulator/pushes', (request, response) => void response.json(phone(readCustomer(request.query['customer'], customers))));
  router.use('/simulator', refuse);
  return router;
}

/** Whatever went wrong, the page learns a closed code and nothing of our inside. */
const refuse: ErrorRequestHandler = (error: { status?: unknown }, request, response, _next) => {
  const [status, refusal] = refusalFor(error, request.path);
  response.status(status).json({ error: refusal } satisfies Refusal);
};

function refusalFor(error: { status?: unknown }, path: string): [number, Refusal['error']] {
  if (error instanceof InvalidSaid) return [400, { code: 'said.invalid', field: error.field }];
  if (typeof error.status === 'number' && error.status < 500) return [error.status, { code: 'said.unreadable' }];
  return [500, { code: path === '/turn' ? 'speaker.failed' : 'incident.failed' }];
}

function localeSetup(tag: Locale, brand: Brand, root: string): LocaleSetup {
  const words = JSON.parse(readFileSync(join(root, 'locales', tag, 'simulator.json'), 'utf8')) as Record<string, string>;
  const t = wordsIn(words, { invocation: brand.invocationName[tag] });
  return {
    tag,
    words,
    name: t('language'),
    opening: t('open.echo'),
    sentences: Array.from({ length: 8 }, (_, index) => t(`try.${index + 1}`)),
  };
}
