import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestHandler } from 'express';
import { type HttpDoor, makeApp } from '../../lambda/app.ts';
import { call } from '../house/call.ts';

let port = 0;
let close = () => {};
const heard: { headers: Parameters<HttpDoor>[0]; body: string }[] = [];
const echo: HttpDoor = async (headers, rawBody) => {
  heard.push({ headers, body: Buffer.from(rawBody).toString('latin1') });
  return { status: 202, headers: { 'content-type': 'text/x-echo' }, body: 'heard' };
};
const broken: HttpDoor = async () => {
  throw new Error('relation "account" does not exist');
};

const pages: RequestHandler = ({ path }, response, next) => void (path === '/page' ? response.send('a page') : next());

beforeAll(async () => {
  const web: RequestHandler = ({ path }, response, next) => void (path === '/app' ? response.send('the companion') : next());
  let listener: RequestListener = () => undefined;
  const server = createServer((request, response) => listener(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  listener = makeApp({ doors: { '/echo': echo, '/broken': broken }, web, origin: at(''), pages: [pages] });
  close = () => server.close();
});
afterAll(() => close());

const at = (path: string) => `http://127.0.0.1:${port}${path}`;

describe('the local server', () => {
  test('is healthy', async () => {
    expect(await call(at('/health'))).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  });

  test('hands a door the bytes as they came, whatever they claim to be', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x0a, 0x20, 0x7d]);
    const answer = await call(at('/echo'), {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/json; charset=utf-16', 'x-proof': 'yes' },
    });
    expect(answer).toMatchObject({ status: 202, body: 'heard' });
    expect(answer.headers['content-type']).toMatch(/^text\/x-echo/);
    expect(heard.at(-1)).toMatchObject({ body: bytes.toString('latin1'), headers: { 'x-proof': 'yes' } });
  });

  test('hands a door nothing where nothing was sent', async () => {
    await call(at('/echo'), { method: 'POST' });
    expect(heard.at(-1)?.body).toBe('');
  });

  test('refuses a body that is too large', async () => {
    const before = heard.length;
    expect((await call(at('/echo'), { method: 'POST', body: 'x'.repeat(300_000) })).status).toBe(413);
    expect(heard).toHaveLength(before);
  });

  test.each(['127.0.0.1', '127.0.0.1:3000', 'localhost', 'localhost:8080'])('shows its pages at %s', async (host) => {
    expect(await call(at('/page'), { headers: { host } })).toMatchObject({ status: 200, body: 'a page' });
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:3000',
    'evil.example:127.0.0.1',
    '127.0.0.1@evil.example',
    '0.0.0.0',
  ])('shows its pages at no other name for this machine (%s)', async (host) => {
    const { status, body } = await call(at('/page'), { headers: { host } });
    expect([status, body]).toEqual([403, 'This page is for 127.0.0.1 and localhost only.\n']);
  });

  test.each(['http://evil.example', 'https://localhost', 'http://127.0.0.1:1', 'null'])(
    'refuses what a page of %s sends to its pages',
    async (origin) => {
      expect((await call(at('/page'), { method: 'POST', headers: { host: '127.0.0.1:3000', origin } })).status).toBe(403);
    },
  );

  test('takes what its own page sends', async () => {
    const headers = { host: 'localhost:3000', origin: 'http://localhost:3000' };
    expect(await call(at('/page'), { method: 'POST', headers })).toMatchObject({ status: 200, body: 'a page' });
  });

  test('serves the companion, and leads to the one name under which signing in works', async () => {
    expect(await call(at('/app'))).toMatchObject({ status: 200, body: 'the companion' });
    const { status, headers } = await call(at('/app/pin?x=1'), { headers: { host: `localhost:${port}` } });
    expect([status, headers['location']]).toEqual([307, at('/app/pin?x=1')]);
  });

  test('has doors and health at any name: platforms come through a tunnel', async () => {
    const headers = { host: 'tunnel.example', origin: 'http://evil.example' };
    expect((await call(at('/echo'), { method: 'POST', body: '{}', headers })).status).toBe(202);
    expect((await call(at('/health'), { headers })).status).toBe(200);
  });

  test('opens a door by POST alone', async () => {
    expect((await call(at('/echo'))).status).toBe(404);
  });

  test('tells nothing of its inside when it fails', async () => {
    const answer = await call(at('/broken'), { method: 'POST', body: '{}' });
    expect(answer).toMatchObject({ status: 500, body: '{"error":"failed"}' });
    expect(JSON.stringify(answer.headers)).not.toMatch(/express/i);
  });

  test('lets a page load nothing from elsewhere', async () => {
    expect((await call(at('/health'))).headers['content-security-policy']).toMatch(/^default-src 'self';(?!.*unsafe)/);
  });
});
