import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { downloadText } from '../../../../lambda/channels/alexa/download.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/chain') response.end('chain');
    else if (request.url === '/moved') response.writeHead(302, { location: '/chain' }).end();
    else if (request.url === '/large') response.end('x'.repeat(70_000));
    else if (request.url !== '/never') response.writeHead(404).end('missing');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a small text is downloaded', async () => {
  expect(await downloadText(`${base}/chain`)).toBe('chain');
});

test.each(['/moved', '/large', '/missing'])('%s is not taken', async (path) => {
  await expect(downloadText(`${base}${path}`)).rejects.toThrow();
});

test('a server that does not answer is given up', async () => {
  await expect(downloadText(`${base}/never`, 50)).rejects.toThrow();
});
