import { type Request, type Response, Router, urlencoded } from 'express';
import type { Locale } from '#skill';
import { type Api, ApiError, type ErrorCode } from '../../companion/api/operations.ts';
import { forms } from '../../companion/forms.ts';
import type { Fields, Frame, Page, Refused } from '../../companion/page.ts';
import { pages, renderPage } from '../../companion/pages.ts';
import { codeOf, type Log } from '../log.ts';
import { allowOwnScript } from './headers.ts';
import { isOwnForm, type Sessions, type Visitor } from './sessions.ts';

export interface PageParts {
  readonly origin: string;
  readonly demo: boolean;
  readonly sessions: Sessions;
  readonly apiFor: (visitor: Visitor, locale: Locale) => Api;
  readonly frameOf: (request: Request, visitor: Visitor | null) => Promise<Frame>;
  readonly log: Log;
  /** Pages that say what is the matter: not found, refused, failed, signed out */
  readonly trouble: (request: Request, response: Response, code: ErrorCode, visitor: Visitor | null) => Promise<void>;
}

/** The companion: every page reads through the API and every form ends in one call of it. */
export function pageRouter(parts: PageParts): Router {
  const router = Router();
  for (const page of pages.filter(({ demo }) => parts.demo || demo !== true)) {
    router.get(page.path, async (request, response) => {
      const visitor = await parts.sessions.visitor(request);
      if (visitor === null && page.open !== true) return parts.trouble(request, response, 'not.signed-in', null);
      return show(page, { request, response, visitor, refused: null, shown: null }, parts);
    });
  }
  router.post('/app/forms/:name', urlencoded({ extended: false, limit: '64kb', parameterLimit: 600 }), async (request, response) => {
    const name = String(request.params.name);
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    const visitor = await parts.sessions.visitor(request);
    if (visitor === null) return parts.trouble(request, response, 'not.signed-in', null);
    if (form === undefined) return parts.trouble(request, response, 'not.found', visitor);
    if (!isOwnForm(request, visitor, parts.origin)) return parts.trouble(request, response, 'not.allowed', visitor);
    const page = pages.find(({ path }) => path === form.page);
    if (page === undefined) return parts.trouble(request, response, 'failed', visitor);
    const values = fieldsOf(request.body);
    try {
      const { locale } = await parts.frameOf(request, visitor);
      const outcome = await form.submit(parts.apiFor(visitor, locale), values);
      if (typeof outcome === 'string' || outcome === null) return response.redirect(303, outcome ?? `${form.page}?done=${name}`);
      return await show(page, { request, response, visitor, refused: null, shown: outcome.shown }, parts);
    } catch (error) {
      const { code, field } = apiErrorOf(error, parts.log);
      if (code === 'failed') return parts.trouble(request, response, code, visitor);
      const refused = { form: name, code, field, values: withoutSecrets(values) };
      return show(page, { request, response, visitor, refused, shown: null }, parts);
    }
  });
  return router;
}

/** What the API did not refuse by a code is our fault, and written down. */
function apiErrorOf(error: unknown, log: Log): ApiError {
  if (error instanceof ApiError) return error;
  log({ event: 'failed', channel: 'web', code: codeOf(error) });
  return new ApiError('failed');
}

interface Showing {
  readonly request: Request;
  readonly response: Response;
  readonly visitor: Visitor | null;
  readonly refused: Refused | null;
  readonly shown: string | null;
}

async function show(page: Page, { request, response, visitor, refused, shown }: Showing, parts: PageParts): Promise<void> {
  const frame = { ...(await parts.frameOf(request, visitor)), path: page.path, done: doneOf(request), refused, shown };
  try {
    const data = visitor === null ? null : await page.load(parts.apiFor(visitor, frame.locale), fieldsOf(request.query));
    if (page.script !== undefined) allowOwnScript(response);
    response
      .status(refused === null ? 200 : 422)
      .type('html')
      .send(renderPage(page, data, frame));
  } catch (error) {
    await parts.trouble(request, response, apiErrorOf(error, parts.log).code, visitor);
  }
}

/** Only the name of a form of ours is ever shown. */
function doneOf({ query }: Request): string | null {
  const { done } = query;
  return typeof done === 'string' && Object.hasOwn(forms, done) ? done : null;
}

/** Text, or a list of texts for a name given more than once; anything else a parser may make is dropped. */
function fieldsOf(given: unknown): Fields {
  if (typeof given !== 'object' || given === null) return {};
  const text = (value: unknown): value is string => typeof value === 'string';
  const pairs = Object.entries(given).filter(
    ([name, value]) => name !== 'csrf' && (text(value) || (Array.isArray(value) && value.every(text))),
  );
  return Object.fromEntries(pairs) as Fields;
}

/** What is typed as a PIN is never sent back. */
const withoutSecrets = (values: Fields): Fields =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !['pin', 'again'].includes(name)));
