import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';

/** A door over HTTP: the raw bytes in, a finished answer out. Never rejects. */
export type HttpDoor = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  rawBody: Uint8Array,
) => Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }>;

export interface AppParts {
  readonly doors: Readonly<Record<string, HttpDoor>>;
  /** The companion and account linking, which guard themselves */
  readonly web: RequestHandler;
  /** 'http://127.0.0.1:3000': where the companion is */
  readonly origin: string;
  /** What is shown at `/`, to browsers of this machine only */
  readonly pages: readonly RequestHandler[];
}

const largestBody = '256kb';

/** The local server's routes. Doors get the bytes as they came: their signatures are over these. */
export function makeApp({ doors, web, origin, pages }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(oneNameFor(origin), web);
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
  app.use(ownMachineOnly, ...pages);
  app.use((_, response) => void response.status(404).json({ error: 'not.found' }));
  app.use(refuse);
  return app;
}

/** This machine's other name leads to the one under which cookies and sign-in work. */
const oneNameFor =
  (origin: string): RequestHandler =>
  (request, response, next) => {
    const { port } = new URL(origin);
    const other = request.method === 'GET' && /^\/(app|login)\b/.test(request.path) && request.headers.host === `localhost:${port}`;
    if (other) response.redirect(307, `${origin}${request.originalUrl}`);
    else next();
  };

const ownHost = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** Who sees the pages speaks as anyone. Another site must not: neither by a name of its own for this machine (DNS rebinding) nor from its page. */
const ownMachineOnly: RequestHandler = ({ headers: { host = '', origin } }, response, next) => {
  if (ownHost.test(host) && (origin === undefined || origin === `http://${host}`)) next();
  else response.status(403).type('text').send('This page is for 127.0.0.1 and localhost only.\n');
};

/** Whatever went wrong, the caller learns a status and nothing of our inside. Express knows it by its four parameters. */
const refuse: ErrorRequestHandler = (error: { status?: unknown }, _request, response, _next) => {
  const status = typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
  if (response.headersSent) response.end();
  else response.status(status).json({ error: status === 500 ? 'failed' : 'refused' });
};
