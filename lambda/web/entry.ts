import { type Request, type Response, Router, urlencoded } from 'express';
import { hashOf } from '../hash.ts';
import type { CustomerStore } from '../store/customer-store.ts';
import type { Sessions, Visitor } from './sessions.ts';

export interface EntryParts {
  readonly sessions: Sessions;
  readonly customers: CustomerStore;
  readonly trouble: (request: Request, response: Response, code: 'entry.used' | 'not.allowed') => Promise<void>;
  readonly isOwnForm: (request: Request, visitor: Visitor) => boolean;
  readonly now: () => Date;
}

/** The ways in and out: the bank's app hands its customer over with a one-time address, and anyone may leave. */
export function entryRouter({ sessions, customers, trouble, isOwnForm, now }: EntryParts): Router {
  const router = Router();
  router.get('/app/enter/:code', async (request, response) => {
    const customerId = await customers.spendEntry(hashOf('entry', request.params.code), now().toISOString());
    if (customerId === null) return trouble(request, response, 'entry.used');
    await sessions.open(request, response, { customerId, embedded: true, loginAt: null });
    return response.redirect(303, '/app');
  });
  router.post('/logout', urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const visitor = await sessions.visitor(request);
    // Another site's form comes without our cookie: it must not make the browser drop it.
    if (visitor === null) return response.redirect(303, '/app/goodbye');
    if (!isOwnForm(request, visitor)) return trouble(request, response, 'not.allowed');
    await sessions.end(request, response);
    // Not "storage": with it would go the worker that shows notices, and nobody would know that none come any more. Our pages keep nothing.
    response.set('clear-site-data', '"cache"');
    return response.redirect(303, '/app/goodbye');
  });
  return router;
}
