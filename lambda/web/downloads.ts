import { type Request, type Response, Router } from 'express';
import type { Locale } from '#skill';
import type { Api } from '../../companion/api/operations.ts';
import type { Frame } from '../../companion/page.ts';
import { ledgerCsv } from '../companion/ledger-csv.ts';
import type { Sessions, Visitor } from './sessions.ts';

export interface DownloadParts {
  readonly sessions: Sessions;
  readonly apiFor: (visitor: Visitor, locale: Locale) => Api;
  readonly frameOf: (request: Request, visitor: Visitor | null) => Promise<Frame>;
  readonly trouble: (request: Request, response: Response, code: 'not.signed-in') => Promise<void>;
}

/** What the customer takes home as files. */
export function downloadRouter({ sessions, apiFor, frameOf, trouble }: DownloadParts): Router {
  const router = Router();
  const file = (name: string, type: string, content: (api: Api) => Promise<string>) =>
    router.get(`/app/${name}`, async (request, response) => {
      const visitor = await sessions.visitor(request);
      if (visitor === null) return trouble(request, response, 'not.signed-in');
      const { locale } = await frameOf(request, visitor);
      return response
        .attachment(name)
        .type(type)
        .send(await content(apiFor(visitor, locale)));
    });
  file('said.csv', 'text/csv', async (api) => ledgerCsv(await api.exportLedger({})));
  file('said.json', 'application/json', async (api) => JSON.stringify(await api.exportLedger({}), null, 2));
  file('everything.json', 'application/json', async (api) => JSON.stringify(await api.readEverything({}), null, 2));
  return router;
}
