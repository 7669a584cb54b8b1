import { get } from 'node:http';
import { ConfigError, type SecretsExtension } from './config.ts';

/**
 * Secrets by name, through the AWS Parameters and Secrets extension on this host (GET /secretsmanager/get). It holds
 * them in memory and refreshes them, so nothing secret stands in settings, files or logs and a rotation needs no deploy.
 * node:http and not fetch: fetch alone costs a cold start 20 ms.
 */
export interface Secrets {
  /** A key of at least 32 characters that nobody ships */
  key(name: string): Promise<string>;
  /** The database's address: PostgreSQL, a password of the bank's own, and TLS unless the server is this host */
  databaseUrl(name: string): Promise<string>;
}

const keptMs = 300_000;
const timeoutMs = 1_500;

/**
 * Reads a secret at first use and again after five minutes. A secret that cannot be used rejects with a ConfigError, and
 * `report` gets its one line, which never holds the value. `nowMs` is a monotonic clock.
 */
export function secretsFrom(
  extension: SecretsExtension,
  report: (line: string) => void,
  nowMs: () => number = () => performance.now(),
): Secrets {
  const kept = new Map<string, { readonly value: string; readonly untilMs: number }>();
  const reading = (refusal: (value: string) => string | null) => async (name: string) => {
    const known = kept.get(name);
    if (known !== undefined && known.untilMs > nowMs()) return known.value;
    try {
      const value = secretString(await fetchSecret(extension, name));
      const refused = refusal(value);
      if (refused !== null) throw new ConfigError(refused);
      kept.set(name, { value, untilMs: nowMs() + keptMs });
      return value;
    } catch (error) {
      const why = error instanceof ConfigError ? error.message : 'cannot be read';
      report(`The secret ${name} ${why}.\n`);
      throw new ConfigError(`The secret ${name} ${why}.`);
    }
  };
  return { key: reading(keyRefusal), databaseUrl: reading(databaseRefusal) };
}

function keyRefusal(value: string): string | null {
  if (value.length < 32) return 'is too short: a key needs at least 32 characters';
  return isDefault(value) ? 'is a default: make a random one' : null;
}

function databaseRefusal(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    return 'must be a postgres:// address: a live function needs a PostgreSQL server';
  }
  if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return null;
  if (isDefault(url.password)) return 'has no password, or a default one';
  if (url.searchParams.get('sslmode') !== 'verify-full')
    return 'must end in ?sslmode=verify-full: the database is reached over the network';
  return null;
}

const defaults = /^(change-?me|password|passwd|secret|postgres|admin|default|demo|test|example|tellback|x|0|1)*$/i;
const isDefault = (value: string): boolean => defaults.test(value.replaceAll(/[^a-z0-9]/gi, '')) || new Set(value).size < 8;

function secretString(body: string): string {
  try {
    const value = (JSON.parse(body) as { SecretString?: unknown }).SecretString;
    if (typeof value === 'string' && value !== '') return value;
  } catch {}
  throw new ConfigError('has no text value');
}

function fetchSecret(extension: SecretsExtension, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string) => reject(new ConfigError(`cannot be read: ${why}`));
    const request = get(
      {
        host: '127.0.0.1',
        port: extension.port,
        path: `/secretsmanager/get?secretId=${encodeURIComponent(name)}`,
        headers: { 'X-Aws-Parameters-Secrets-Token': extension.token },
        timeout: timeoutMs,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          response.statusCode === 200 ? resolve(Buffer.concat(chunks).toString()) : refuse(`the extension answered ${response.statusCode}`),
        );
        response.on('error', () => refuse('the extension broke off'));
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => refuse('no extension answers on this host'));
  });
}
