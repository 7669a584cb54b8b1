import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';

/** A door over HTTP: the raw bytes in, a finished answer out. Never rejects. */
export type HttpDoor = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  rawBody: Uint8Array,
) => Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }>;

export interface AppParts {
  readonly doors: Readonly<Record<string, HttpDoor>>;
  /** What is shown at `/` */
  readonly pages: RequestHandler;
}

const largestBody = '256kb';

/** The local server's routes. Doors get the bytes as they came: their signatures are over these. */
export function makeApp({ doors, pages }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.get('/health', (_, response) => void response.json({ status: 'ok' }));
  for (const [path, door] of Object.entries(doors)) {
    app.post(path, express.raw({ type: () => true, limit: largestBody }), async (request, response) => {
      const rawBody: Uint8Array = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const answer = await door(request.headers, rawBody);
      response.status(answer.status).set(answer.headers).send(answer.body);
    });
  }
  app.use(pages);
  app.use((_, response) => void response.status(404).json({ error: 'not.found' }));
  app.use(refuse);
  return app;
}

/** Whatever went wrong, the caller learns a status and nothing of our inside. Express knows it by its four parameters. */
const refuse: ErrorRequestHandler = (error: { status?: unknown }, _request, response, _next) => {
  const status = typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
  if (response.headersSent) response.end();
  else response.status(status).json({ error: status === 500 ? 'failed' : 'refused' });
};
