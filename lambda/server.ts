// The local server of the demo: the composition root of `npm start`, and nothing that ships to a cloud.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brand } from '../brand/brand.ts';
import { localeTags } from '../locales/catalogue.ts';
import { ensureModel } from '../tools/train-understanding.ts';
import { makeApp } from './app.ts';
import { provisionSandbox } from './banks/sandbox/provision.ts';
import type { KnownMerchant } from './banks/sync.ts';
import { downloadText } from './channels/alexa/download.ts';
import { alexaHttp } from './channels/alexa/http.ts';
import { verifier } from './channels/alexa/verify.ts';
import { googleHttp } from './channels/google/http.ts';
import { ConfigError, type DemoConfig, readDemoConfig } from './config.ts';
import { openDoors } from './demo/doors.ts';
import { samplePeople } from './demo/people.ts';
import { simulatorRouter } from './demo/simulator.ts';
import { makeSpeaker } from './demo/speaker.ts';
import { logTo, toStdout } from './log.ts';
import { migrate } from './store/migrate.ts';
import { openPglite } from './store/pglite.ts';
import { sqlStore } from './store/sql-store.ts';

export interface Start {
  readonly argv: readonly string[];
  /** The project's folder */
  readonly root: string;
  readonly print: (line: string) => void;
}

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the demo; resolves when it answers. Rejects with an Error of one line if it cannot start here. */
export async function serveDemo({ argv, root, print }: Start): Promise<Running> {
  const config = readDemoConfig(flagsIn(argv));
  const preparing: RequestListener = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end('preparing');
  const server = createServer(preparing);
  const url = await listen(server, config.port);
  try {
    const { app, close } = await assemble(config, root, print);
    server.off('request', preparing).on('request', app);
    for (const path of ['', '/alexa', '/google', '/health']) print(`  ${url}${path}`);
    return {
      url,
      close: async () => {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
        await close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

type Assembled = { readonly app: RequestListener; close(): Promise<void> };

async function assemble(config: DemoConfig, root: string, print: Start['print']): Promise<Assembled> {
  print('opening the embedded database ...');
  const db = await openPglite(resolve(root, config.dataDir));
  try {
    const store = sqlStore(db);
    const now = clockFrom(config.today);
    await migrate(db, join(root, 'lambda/store/migrations'));
    print('preparing the sandbox bank ...');
    const { seed, today, customers } = config;
    const settings = { seed, now: now().toISOString(), ...(today === null ? {} : { today }) };
    await provisionSandbox({ ...settings, store, known: knownMerchants(root), customers });

    print('teaching it to understand sentences ...');
    const engine = ensureModel(root);

    const log = logTo(toStdout);
    const doors = openDoors({ store, locales: join(root, 'locales'), now, log });
    const verify = verifier({ now: () => new Date(), fetchText: downloadText, firstSeen: store.firstSeen });
    const webhookSecret = config.webhookSecret ?? randomBytes(24).toString('hex');
    const speaker = makeSpeaker({ doors, store, engine, now });
    const app = makeApp({
      doors: {
        '/alexa': alexaHttp({ verify, handler: doors.alexa, log }),
        '/google': googleHttp({ secret: async () => webhookSecret, handler: doors.google, log }),
      },
      pages: simulatorRouter({ speaker, people: samplePeople, brand, root }),
    });
    return { app, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}

function knownMerchants(root: string): KnownMerchant[] {
  const read = (tag: string) => JSON.parse(readFileSync(join(root, 'locales', tag, 'merchants.json'), 'utf8')) as KnownMerchant[];
  return localeTags.flatMap(read);
}

/** Real time, shifted so that the invented bank stands on the day that was asked for. */
function clockFrom(today: string | null): () => Date {
  const shiftMs = today === null ? 0 : Date.parse(`${today}T12:00:00Z`) - Date.now();
  return () => new Date(Date.now() + shiftMs);
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => fail(new ConfigError(portTrouble(port, code))));
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
}

function portTrouble(port: number, code: string | undefined): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another one, PORT=${port + 1} npm start`;
  return `Port ${port} cannot be used (${code}): choose another one, PORT=3000 npm start`;
}

function flagsIn(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...argv], options: { seed: text, today: text, customers: text } }).values;
  } catch {
    throw new ConfigError('Known flags: --seed <text> --today <YYYY-MM-DD> --customers <number>');
  }
}
