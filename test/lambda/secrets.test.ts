import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { secretsFrom } from '../../lambda/secrets.ts';

/** Answers as the AWS Parameters and Secrets extension is documented to. */
const stored = new Map<string, unknown>();
const asked: string[] = [];
const reported: string[] = [];
function extension(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const secret = stored.get(url.searchParams.get('secretId') ?? '');
  asked.push(url.pathname);
  if (request.headers['x-aws-parameters-secrets-token'] !== 'token') return void response.writeHead(401).end();
  if (url.pathname !== '/secretsmanager/get' || secret === undefined) return void response.writeHead(400).end('an error occurred');
  response.end(JSON.stringify({ ARN: 'arn:aws:secretsmanager:x', ...(secret as object), VersionId: '1' }));
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
  stored.clear();
  asked.length = 0;
  reported.length = 0;
});

async function reading(token = 'token', clock = () => 0) {
  const server = createServer(extension);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return secretsFrom({ port: (server.address() as AddressInfo).port, token }, (line) => reported.push(line), clock);
}

const random = 'c0rrect-h0rse-battery-staple-9f83ac';

describe('a secret', () => {
  test('is read by its name, slashes and all', async () => {
    stored.set('tellback/live key', { SecretString: random });
    expect(await (await reading()).key('tellback/live key')).toBe(random);
    expect(asked).toEqual(['/secretsmanager/get']);
  });

  test('is asked for once in five minutes, and then again: a rotation needs no deploy', async () => {
    let nowMs = 0;
    const secrets = await reading('token', () => nowMs);
    stored.set('key', { SecretString: `${random}-first` });
    await secrets.key('key');
    stored.set('key', { SecretString: `${random}-second` });
    nowMs = 299_999;
    expect(await secrets.key('key')).toBe(`${random}-first`);
    nowMs = 300_001;
    expect(await secrets.key('key')).toBe(`${random}-second`);
    expect(asked).toHaveLength(2);
  });

  test('that failed is asked for again', async () => {
    const secrets = await reading();
    await expect(secrets.key('key')).rejects.toThrow('The secret key cannot be read: the extension answered 400.');
    stored.set('key', { SecretString: random });
    expect(await secrets.key('key')).toBe(random);
  });

  test('that cannot be used is reported to the operator in one line', async () => {
    await expect((await reading()).key('key')).rejects.toThrow();
    expect(reported).toEqual(['The secret key cannot be read: the extension answered 400.\n']);
  });

  test('is refused to a wrong token', async () => {
    stored.set('key', { SecretString: random });
    await expect((await reading('other')).key('key')).rejects.toThrow('the extension answered 401');
  });

  test('cannot be read where no extension runs', async () => {
    await expect(secretsFrom({ port: 1, token: 'token' }, () => {}).key('key')).rejects.toThrow('no extension answers on this host');
  });

  test('without text is refused', async () => {
    stored.set('key', { SecretBinary: 'AAAA' });
    await expect((await reading()).key('key')).rejects.toThrow('The secret key has no text value.');
  });
});

describe('a live function refuses', () => {
  test.each([
    ['a short key', 'abc123', /too short/],
    ['a default key', 'changeme-changeme-changeme-changeme', /is a default/],
    ['a key of one letter', 'x'.repeat(40), /is a default/],
  ])('%s, without repeating it', async (_, value, line) => {
    stored.set('key', { SecretString: value });
    await expect((await reading()).key('key')).rejects.toThrow(line);
    expect(reported.join()).toMatch(line);
    expect(reported.join()).not.toContain(value);
  });

  test.each([
    ['PGlite', 'pglite://.tellback', /needs a PostgreSQL server/],
    ['a folder', './data', /needs a PostgreSQL server/],
    ['a database over http', 'http://db.example/tellback', /needs a PostgreSQL server/],
    ['a database without password', 'postgres://tellback@db.example/tellback?sslmode=verify-full', /no password/],
    ['a default password', 'postgres://tellback:postgres@db.example/tellback?sslmode=verify-full', /default one/],
    ['a database without TLS', `postgres://tellback:${random}@db.example/tellback`, /sslmode=verify-full/],
    ['TLS that checks no name', `postgres://tellback:${random}@db.example/tellback?sslmode=no-verify`, /sslmode=verify-full/],
  ])('%s', async (_, value, line) => {
    stored.set('database', { SecretString: value });
    await expect((await reading()).databaseUrl('database')).rejects.toThrow(line);
    expect(reported.join()).not.toContain(value);
  });

  test('nothing of a proper database', async () => {
    const remote = `postgresql://tellback:${random}@db.example/tellback?sslmode=verify-full`;
    stored.set('database', { SecretString: remote });
    stored.set('local', { SecretString: 'postgres://me@127.0.0.1:5432/tellback' });
    const secrets = await reading();
    expect(await secrets.databaseUrl('database')).toBe(remote);
    expect(await secrets.databaseUrl('local')).toBe('postgres://me@127.0.0.1:5432/tellback');
  });
});
