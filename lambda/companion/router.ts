import express, { type Request, type RequestHandler, Router } from 'express';
import type { CustomerId, Locale } from '#skill';
import { openApiDocument } from '../../companion/api/openapi.ts';
import { type Api, type Operation, operations } from '../../companion/api/operations.ts';
import { localeTags } from '../../locales/catalogue.ts';
import type { BankToken } from '../bank-token.ts';
import type { Log } from '../log.ts';
import { failed, neverKept, refuse, send } from './answers.ts';

export interface ApiRouterParts {
  readonly origin: string;
  readonly brand: { readonly name: string; readonly demo: boolean };
  /** Of audience "tellback-api" */
  readonly tokens: BankToken;
  readonly apiFor: (customerId: CustomerId, locale: Locale) => Promise<Api> | Api;
  readonly log: Log;
}

const largestBody = '128kb';

/** /api/v1 for the bank's own app: one signed-in customer by the bank's token, JSON in and out, refusals of one closed shape. */
export function apiRouter(parts: ApiRouterParts): Router {
  const { origin, brand, tokens, apiFor, log } = parts;
  const router = Router({ caseSensitive: true, strict: true });
  const document = JSON.stringify(openApiDocument({ origin, bank: brand.name, demo: brand.demo }));
  router.use(neverKept);
  router
    .route('/openapi.json')
    .get((_, response) => send(response, 200, document))
    .all(otherMethod('GET'));

  const offered = Object.entries<Operation>(operations).filter(([, operation]) => brand.demo || operation.demo !== true);
  for (const path of new Set(offered.map(([, operation]) => operation.path))) {
    const route = router.route(path.replace('{id}', ':id'));
    const here = offered.filter(([, operation]) => operation.path === path);
    for (const [id, operation] of here) {
      const reading = operation.body === undefined ? [] : [express.json({ limit: largestBody, strict: false })];
      route[operation.method](signedIn(tokens), ...reading, async (request, response) => {
        const api = await apiFor(response.locals['customerId'] as CustomerId, languageOf(request));
        const call = api[id as keyof Api] as (input: unknown) => Promise<unknown>;
        const { params, query, body } = request;
        send(response, 200, JSON.stringify(await call({ id: params['id'], query, body })));
      });
    }
    route.all(otherMethod(here.map(([, { method }]) => method.toUpperCase()).join(', ')));
  }
  router.use((_, response) => refuse(response, 'not.found'));
  router.use(failed(log));
  return router;
}

function signedIn(tokens: BankToken): RequestHandler {
  return async (request, response, next) => {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const customerId = token === undefined ? null : await tokens(token);
    if (customerId === null) return refuse(response, 'not.signed-in');
    response.locals['customerId'] = customerId;
    return next();
  };
}

const otherMethod =
  (allowed: string): RequestHandler =>
  (_, response) =>
    refuse(response.set('allow', allowed), 'not.allowed');

/** Of ours the one the caller likes best */
const languageOf = (request: Request): Locale => localeTags.find((tag) => tag === request.acceptsLanguages([...localeTags])) ?? 'en-US';
