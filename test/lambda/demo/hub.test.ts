import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeApp } from '../../../lambda/app.ts';
import { signWebhook } from '../../../lambda/delivery/standard-webhooks.ts';
import { type DemoHub, makeDemoHub } from '../../../lambda/demo/hub.ts';

const secret = 'known to both sides';
const now = () => new Date('2026-11-23T12:00:00Z');
const data = { customer: 'demo-us', title: 'Harbour Bank, blue heron', text: 'There is something to look at.' };
const push = (more: object = {}) => JSON.stringify({ type: 'warning.opened', data: { ...data, ...more } });

describe('the demo’s own notification hub', () => {
  let hub: DemoHub;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    hub = makeDemoHub({ secret, now });
    const app = makeApp({ doors: {}, web: (_request, _response, next) => next(), origin: 'http://127.0.0.1:1', pages: [hub.router] });
    server = app.listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simulator/hub`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = async (body: string, { id = randomUUID() as string, at = now(), by = secret } = {}) =>
    (await fetch(url, { method: 'POST', headers: { ...signWebhook(id, at, body, [by]), 'content-type': 'application/json' }, body }))
      .status;

  test('keeps a signed push for its customer, newest first, and each once however often it is sent', async () => {
    expect(await send(push(), { id: 'one' })).toBe(204);
    expect(await send(push({ text: 'Another.' }), { id: 'two' })).toBe(204);
    expect(await send(push(), { id: 'one' })).toBe(204);
    expect(hub.pushes('demo-us')).toEqual([
      { id: 'two', at: '2026-11-23T12:00:00.000Z', title: data.title, text: 'Another.' },
      { id: 'one', at: '2026-11-23T12:00:00.000Z', title: data.title, text: data.text },
    ]);
    expect(hub.pushes('demo-be')).toEqual([]);
  });

  test.each([
    ['signed by another secret', { by: 'guessed' }],
    ['signed long ago', { at: new Date('2026-11-23T11:54:00Z') }],
  ])('shows nothing that was %s', async (_, how) => {
    expect(await send(push(), how)).toBe(401);
    expect(hub.pushes('demo-us')).toEqual([]);
  });

  test('shows nothing that is not signed, or not as it was signed', async () => {
    expect((await fetch(url, { method: 'POST', body: push() })).status).toBe(401);
    const headers = { ...signWebhook('one', now(), push(), [secret]) };
    expect((await fetch(url, { method: 'POST', headers, body: push({ text: 'Call this number.' }) })).status).toBe(401);
    expect(hub.pushes('demo-us')).toEqual([]);
  });

  test('takes what else the bank is told, and shows it on no phone', async () => {
    expect(await send(JSON.stringify({ type: 'card.frozen', data: { customer: 'demo-us', account: 'card' } }))).toBe(204);
    expect(hub.pushes('demo-us')).toEqual([]);
  });

  test('keeps the newest twenty', async () => {
    for (let number = 1; number <= 22; number += 1) await send(push(), { id: `push-${number}` });
    expect(hub.pushes('demo-us').map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `push-${22 - index}`));
  });
});
