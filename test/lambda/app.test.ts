import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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

beforeAll(async () => {
  const app = makeApp({ doors: { '/echo': echo, '/broken': broken }, pages: (_request, _response, next) => next() });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
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
