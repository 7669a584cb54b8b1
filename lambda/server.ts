// The local server of the demo: the composition root of `npm start`, and nothing that ships to a cloud.
import { createPublicKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brand } from '../brand/brand.ts';
import * as rules from '../brand/rules.ts';
import { ensureModel } from '../tools/train-understanding.ts';
import { makeApp } from './app.ts';
import { knownMerchantsIn } from './banks/known-merchants.ts';
import { sandboxLogins } from './banks/sandbox/login/people.ts';
import { sandboxLogin } from './banks/sandbox/login/sandbox-login.ts';
import { provisionSandbox } from './banks/sandbox/provision.ts';
import { downloadText } from './channels/alexa/download.ts';
import { alexaHttp } from './channels/alexa/http.ts';
import { verifier } from './channels/alexa/verify.ts';
import { googleHttp } from './channels/google/http.ts';
import { ConfigError, type DemoConfig, readDemoConfig } from './config.ts';
import { makeAlexaApp } from './demo/alexa-app.ts';
import { openDoors } from './demo/doors.ts';
import { samplePeople } from './demo/people.ts';
import { simulatorRouter } from './demo/simulator.ts';
import { makeSpeaker } from './demo/speaker.ts';
import { bankMemory, openWarned } from './demo/warned.ts';
import { makeKeyring } from './keys/keyring.ts';
import { keyFile, localKeys } from './keys/local-keys.ts';
import { logTo, toStdout } from './log.ts';
import { makeBankLogin } from './oauth/bank-login.ts';
import { migrate } from './store/migrate.ts';
import { openPglite } from './store/pglite.ts';
import { sqlCustomerStore } from './store/sql-customer-store.ts';
import { sqlKeyStore } from './store/sql-key-store.ts';
import { sqlOauthStore } from './store/sql-oauth-store.ts';
import { sqlStore } from './store/sql-store.ts';
import { sqlWarningStore } from './store/sql-warning-store.ts';
import { makeWeb } from './web/web.ts';

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
  const [server, bankServer] = [createServer(preparing), createServer(preparing)];
  const closeAll = () => Promise.all([ended(server), ended(bankServer)]);
  try {
    const origin = await listen(server, 'PORT', config.port);
    const bankOrigin = await listen(bankServer, 'BANK_PORT', config.bankPort);
    const { app, bankApp, close } = await assemble(config, { origin, bankOrigin, root, print });
    server.off('request', preparing).on('request', app);
    bankServer.off('request', preparing).on('request', bankApp);
    for (const path of ['', '/app', '/alexa', '/google', '/health']) print(`  ${origin}${path}`);
    print('sign in at /app with a sample login; the bank shows the code of its second factor:');
    for (const { userName, password } of sandboxLogins) print(`  ${userName} / ${password}`);
    return { url: origin, close: () => closeAll().then(close) };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Assembly {
  readonly origin: string;
  /** The invented bank's own login: another origin */
  readonly bankOrigin: string;
  readonly root: string;
  readonly print: Start['print'];
}

interface Assembled {
  readonly app: RequestListener;
  readonly bankApp: RequestListener;
  close(): Promise<void>;
}

async function assemble(config: DemoConfig, { origin, bankOrigin, root, print }: Assembly): Promise<Assembled> {
  print('opening the embedded database ...');
  const dataDir = resolve(root, config.dataDir);
  const db = await openPglite(dataDir);
  try {
    const now = clockFrom(config.today);
    await migrate(db, join(root, 'lambda/store/migrations'));
    const keyring = makeKeyring({ port: localKeys(keyFile(`${dataDir}.keys.json`)), store: sqlKeyStore(db), now });
    const store = sqlStore(db, keyring);
    print('preparing the sandbox bank ...');
    const { seed, today, customers } = config;
    // Who erased themselves stays erased: their bank may introduce them anew, a restart may not.
    const erased = await db.query<{ id: string }>('select id from customer where erased_at is not null');
    const people = samplePeople.map(({ id }) => id).filter((id) => erased.every((one) => one.id !== id));
    const settings = { seed, now: now().toISOString(), ...(today === null ? {} : { today }) };
    const known = knownMerchantsIn(join(root, 'locales'));
    const warnings = sqlWarningStore(db);
    const memory = bankMemory(dataDir);
    await provisionSandbox({ ...settings, store, warnings, known, people, customers, memory });

    print('teaching it to understand sentences ...');
    const engine = ensureModel(root);

    const log = logTo(toStdout);
    const locales = join(root, 'locales');
    const warned = openWarned({
      ...{ store, warnings, memory, keyring, brand, known, seed, dataDir, locales, origin, now, log },
      hookSecret: config.hookSecret,
    });
    const { setCards, hooks, vapidPublicKey } = warned;
    for (const id of people) await warned.watch(id);
    const doors = openDoors({ store, keyring, locales, setCards, now, log });
    const verify = verifier({ now: () => new Date(), fetchText: downloadText, firstSeen: store.firstSeen });
    const webhookSecret = config.webhookSecret ?? randomBytes(24).toString('hex');
    const bankClient = { id: 'tellback-companion', secret: randomBytes(24).toString('hex'), redirectUri: `${origin}/login/return` };
    const bankApp = await sandboxLogin({ issuer: bankOrigin, client: bankClient, brand, root });
    const alexaApp = makeAlexaApp({ origin, store, now });
    const web = makeWeb({
      origin,
      brand,
      rules,
      store,
      customers: sqlCustomerStore(db, keyring),
      warnings,
      setCards,
      vapidPublicKey,
      hooks,
      oauthStore: sqlOauthStore(db),
      keyring,
      bank: makeBankLogin({
        issuer: bankOrigin,
        clientId: bankClient.id,
        clientSecret: async () => bankClient.secret,
        redirectUri: bankClient.redirectUri,
        allowInsecure: true,
        now: () => new Date(),
      }),
      bankOrigin,
      bankTokenKey: createPublicKey(doors.chatKey).export({ format: 'jwk' }),
      clients: [alexaApp.client],
      connect: '/simulator/alexa/link',
      cookieKeys: [randomBytes(32).toString('base64url')],
      locales,
      picoCss: readFileSync(join(root, 'node_modules/@picocss/pico/css/pico.min.css'), 'utf8'),
      now,
      log,
    });
    const speaker = makeSpeaker({ doors, store, engine, now, tokenFor: alexaApp.tokenFor });
    const app = makeApp({
      doors: {
        '/alexa': alexaHttp({ verify, handler: doors.alexa, log }),
        '/google': googleHttp({ secret: async () => webhookSecret, handler: doors.google, log }),
      },
      web,
      origin,
      pages: [alexaApp.router, warned.hub.router, simulatorRouter({ ...warned, speaker, people: samplePeople, brand, root })],
    });
    const close = async () => {
      warned.close();
      await db.close();
    };
    return { app, bankApp, close };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Real time, shifted so that the invented bank stands on the day that was asked for. */
function clockFrom(today: string | null): () => Date {
  const shiftMs = today === null ? 0 : Date.parse(`${today}T12:00:00Z`) - Date.now();
  return () => new Date(Date.now() + shiftMs);
}

async function ended(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

async function listen(server: Server, setting: string, port: number): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => fail(new ConfigError(portTrouble(setting, port, code))));
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
}

function portTrouble(setting: string, port: number, code: string | undefined): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another one, ${setting}=${port + 10} npm start`;
  return `Port ${port} cannot be used (${code}): choose another one, ${setting}=3000 npm start`;
}

function flagsIn(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...argv], options: { seed: text, today: text, customers: text } }).values;
  } catch {
    throw new ConfigError('Known flags: --seed <text> --today <YYYY-MM-DD> --customers <number>');
  }
}
