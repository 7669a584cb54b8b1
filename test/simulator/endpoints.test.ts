import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Server } from 'node:http';
import type { SandboxMemory } from '../../lambda/banks/sandbox/memory.ts';
import { call } from '../house/call.ts';
import { servePage } from './page-server.ts';
import { heardBefore, knownSpeaker } from './speaker.ts';

let url: string;
let server: Server;
let memory: SandboxMemory;
beforeAll(async () => {
  ({ url, server, memory } = await servePage(knownSpeaker));
});
afterAll(() => void server.close());

const said = {
  door: 'echo',
  locale: 'en-US',
  customer: 'demo-us',
  voice: 'person',
  text: "What's my balance?",
  sessionId: '0b6e6e00-0000',
  newSession: true,
};
const post = (body: string, type = 'application/json') =>
  fetch(`${url}/simulator/turn`, { method: 'POST', headers: { 'content-type': type }, body });
const get = async (path: string, headers = {}) => {
  const response = await fetch(url + path, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
    headers: response.headers,
  };
};

describe('a turn', () => {
  test('reaches the speaker as it was said, and the answer comes back whole', async () => {
    const response = await post(JSON.stringify(said));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ intent: 'Balance', disclosures: [{ kind: 'account-name' }, { kind: 'balance' }] });
    expect(heardBefore.at(-1)).toEqual(said);
  });

  test.each([
    ['door', 'toaster'],
    ['locale', 'xx-XX'],
    ['customer', 'somebody-else'],
    ['customer', ''],
    ['voice', 'yes'],
    ['voice', undefined],
    ['alexaPin', 'yes'],
    ['alexaPin', { token: 'a token', right: true }],
    ['alexaPin', { token: 'token', right: 'yes' }],
    ['alexaPin', null],
    ['text', 'a'.repeat(301)],
    ['text', 'two\nlines'],
    ['text', 'half a \ud83d'],
    ['text', 7],
    ['sessionId', '../etc'],
    ['sessionId', undefined],
    ['newSession', null],
  ])('is refused when %s is %j, and the field is named', async (field, value) => {
    const before = heardBefore.length;
    const response = await post(JSON.stringify({ ...said, [field]: value }));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 'said.invalid', field } });
    expect(heardBefore).toHaveLength(before);
  });

  test("with what Alexa's own PIN came to is handed on", async () => {
    const alexaPin = { token: 'to.ken', right: false };
    expect((await post(JSON.stringify({ ...said, text: '', alexaPin }))).status).toBe(200);
    expect(heardBefore.at(-1)).toEqual({ ...said, text: '', alexaPin });
  });

  test.each([
    ['not JSON', '{"door":'],
    ['too long', JSON.stringify({ ...said, more: 'a'.repeat(5_000) })],
  ])('is refused when it is %s', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toEqual({ error: { code: 'said.unreadable' } });
  });

  test('is refused when it comes as a form or as nothing at all', async () => {
    expect(await (await post('door=echo', 'application/x-www-form-urlencoded')).json()).toEqual({
      error: { code: 'said.invalid', field: 'body' },
    });
    expect(await (await post('null')).json()).toMatchObject({ error: {} });
  });

  test.each([{ host: 'evil.example' }, { origin: 'http://evil.example' }, { origin: 'null' }])(
    'of another site (%j) is not heard',
    async (foreign) => {
      const before = heardBefore.length;
      const headers = { 'content-type': 'application/json', ...foreign };
      const answer = await call(`${url}/simulator/turn`, { method: 'POST', body: JSON.stringify(said), headers });
      expect(answer.status).toBe(403);
      expect(heardBefore).toHaveLength(before);
    },
  );

  test('of its own page is heard', async () => {
    const headers = { 'content-type': 'application/json', origin: url };
    expect((await call(`${url}/simulator/turn`, { method: 'POST', body: JSON.stringify(said), headers })).status).toBe(200);
  });

  test('a broken speaker is told as a code; nothing of our inside leaves', async () => {
    const response = await post(JSON.stringify({ ...said, text: 'break' }));
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"error":{"code":"speaker.failed"}}');
  });
});

describe('something that happens to a customer', () => {
  const happen = (body: unknown, headers = {}) =>
    call(`${url}/simulator/incident`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const phone = async (customer: string) => JSON.parse((await get(`/simulator/pushes?customer=${customer}`)).text);

  test('is told with its push, and the phone shows it from then on', async () => {
    const { status, body } = await happen({ customer: 'demo-gb', kind: 'abroad' });
    expect([status, JSON.parse(body).outcome]).toEqual([200, 'warned']);
    expect(JSON.parse(body).pushes).toEqual((await phone('demo-gb')).pushes);
    expect((await phone('demo-gb')).pushes).toHaveLength(1);
    expect((await phone('demo-be')).pushes).toEqual([]);
  });

  test('frozen cards are told by the ids the ledger writes', async () => {
    memory.setCard('demo-us', 'card', 'frozen');
    expect(await phone('demo-us')).toEqual({ pushes: [], frozen: ['demo-us/card'] });
  });

  test.each([
    ['customer', { customer: 'somebody', kind: 'abroad' }],
    ['customer', {}],
    ['kind', { customer: 'demo-us', kind: 'earthquake' }],
    ['customer', ['demo-us']],
  ])('is refused when %s cannot be used, which is named: %j', async (field, body) => {
    const answer = await happen(body);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error: { code: 'said.invalid', field } }]);
  });

  test('is nobody’s phone if nobody is named', async () => {
    expect((await get('/simulator/pushes')).status).toBe(400);
  });

  test('is made by no other site', async () => {
    expect((await happen({ customer: 'demo-us', kind: 'abroad' }, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await call(`${url}/simulator/pushes?customer=demo-us`, { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});

describe('the page', () => {
  test.each(['/', '/simulator/setup', '/simulator/client.js'])('shows %s to no other site', async (path) => {
    expect((await call(url + path, { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  test('comes in the language of the browser, without script or style of its own in it', async () => {
    const french = await get('/', { 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.5' });
    expect(french.text).toContain('<html lang="fr-FR">');
    expect((await get('/', { 'accept-language': 'de' })).text).toContain('<html lang="en-US">');
    expect(french.text).not.toMatch(/ style=| on\w+=|<style|<script(?! type="module" src="\/)/);
    expect(french.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    expect(french.headers.get('content-security-policy')).not.toMatch(/unsafe|data:|http/);
  });

  test.each([
    ['/simulator/client.js', 'text/javascript'],
    ['/simulator/style.css', 'text/css'],
    ['/simulator/icon.svg', 'image/svg+xml'],
  ])('brings %s', async (path, type) => {
    const file = await get(path);
    expect([file.status, file.type.split(';')[0]]).toEqual([200, type]);
    expect(file.text.length).toBeGreaterThan(100);
  });

  test('is told doors, languages, people and eight sentences per language', async () => {
    const setup = JSON.parse((await get('/simulator/setup')).text);
    expect(setup.doors).toEqual(['echo', 'echo-show', 'web-chat', 'phone']);
    expect(setup.voices).toEqual(['person', 'account', 'other']);
    expect(setup.people.map(({ id }: { id: string }) => id)).toEqual(['demo-us', 'demo-gb', 'demo-be']);
    expect(setup.people[0].accounts['demo-us/checking']).toBe('Everyday Checking ··4821');
    for (const { sentences, opening } of setup.locales) {
      expect(new Set(sentences).size).toBe(8);
      expect(opening).toMatch(/^Alexa, \S+ .*harbour/);
    }
  });
});
