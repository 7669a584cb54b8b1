import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type CivilDate, type CustomerId, factKinds } from '#skill';
import { alexaEnvelope } from '../../lambda/channels/alexa/envelope.ts';
import { dialogflowCodeRequest, dialogflowRequest } from '../../lambda/channels/google/envelope.ts';
import { hashOf } from '../../lambda/hash.ts';
import type { Db } from '../../lambda/store/db.ts';
import { sqlStore } from '../../lambda/store/sql-store.ts';
import { freshDatabase } from '../support/database.ts';
import { testKeyring } from '../support/keyring.ts';
import { call } from './call.ts';

/** The functions as they ship, under serverless-offline, on a real PostgreSQL and live settings: nothing of the demo. */
jest.setTimeout(90_000);
const root = resolve(import.meta.dirname, '../..');
const skillId = 'amzn1.ask.skill.12345678-90ab-cdef-1234-567890abcdef';
const webhookSecret = 'a-secret-made-for-this-one-run-7d1f';
const code = '31415926';
let offline: ChildProcess;
let db: Db;
let [said, alexaUrl, googleUrl, webUrl] = ['', '', '', ''];

beforeAll(async () => {
  const database = await freshDatabase();
  db = database.db;
  await seed(db);
  const [http, lambda] = await freePorts(2);
  alexaUrl = `http://127.0.0.1:${lambda}/2015-03-31/functions/tellback-live-alexa/invocations`;
  googleUrl = `http://127.0.0.1:${http}/google`;
  webUrl = `http://127.0.0.1:${http}`;
  offline = spawn(process.execPath, ['tools/offline.mjs', '--httpPort', `${http}`, '--lambdaPort', `${lambda}`], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, TELLBACK_ALEXA_SKILL_ID: skillId, TELLBACK_GOOGLE_SECRET: webhookSecret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((ready, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Server ready')) ready();
    };
    offline.stdout?.on('data', hear);
    offline.stderr?.on('data', hear);
    offline.once('exit', () => fail(new Error(said)));
  });
});

afterAll(async () => {
  const ended = new Promise((done) => offline.once('exit', done));
  offline.kill('SIGTERM');
  await ended;
  await db.close();
});

/** One customer with 1,234.50 dollars, an Alexa link and a one-time code. */
async function seed(database: Db): Promise<void> {
  const store = sqlStore(database, testKeyring());
  const customerId = 'ana';
  await store.saveCustomer({ id: customerId, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
  await store.saveLink({
    tokenHash: hashOf('token', 'ana-token'),
    customerId,
    platform: 'alexa',
    household: 'exact',
    expiresAt: null,
    now: new Date().toISOString(),
  });
  await store.saveCode({ codeHash: hashOf('code', code), customerId, expiresAt: '2100-01-01T00:00:00Z' });
  await store.saveConsents(
    customerId,
    (['alexa', 'web-chat'] as const).flatMap((platform) =>
      factKinds.map((kind) => ({ id: `${platform}-${kind}`, platform, account: null, kind, precision: 'exact' as const })),
    ),
  );
  const account = {
    id: 'ana/checking',
    kind: 'checking',
    joint: false,
    name: 'Everyday Checking',
    nickname: null,
    lastFour: '0042',
  } as const;
  const figures = {
    currency: 'USD',
    availableMinor: 123_450n,
    bookedMinor: 123_450n,
    overdraftMinor: null,
    asOf: new Date().toISOString(),
  };
  await store.saveBankData(customerId, { accounts: [{ ...account, ...figures }], transactions: [] });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  for (const server of servers) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) await new Promise((done) => server.close(done));
  return ports;
}

async function alexa(token: string | null, requestId: string): Promise<string> {
  const envelope = alexaEnvelope({
    intent: 'Balance',
    slots: {},
    locale: 'en-US',
    token,
    account: 'bench',
    voice: 'account',
    sessionId: 'amzn1.echo-api.session.1',
    requestId,
    timestamp: new Date().toISOString(),
    newSession: true,
    skillId,
    screen: false,
  });
  const { status, body } = await call(alexaUrl, { method: 'POST', body: JSON.stringify(envelope) });
  expect(status).toBe(200);
  return JSON.parse(body).response.outputSpeech.ssml;
}

function google(body: object, secret: string | null = webhookSecret) {
  const authorization = `Basic ${Buffer.from(`dialogflow:${secret}`).toString('base64')}`;
  const headers = { 'content-type': 'application/json', ...(secret === null ? {} : { authorization }) };
  return call(googleUrl, { method: 'POST', body: JSON.stringify(body), headers });
}

const chat = {
  locale: 'en-US',
  source: 'web-chat',
  token: null,
  sessionId: 'chat-1',
  responseId: 'r1',
  text: 'balance',
  contexts: [],
} as const;
const balance = { ...chat, intent: 'Balance', slots: {}, today: '2026-11-23' as CivilDate } as const;

describe('the packaged functions', () => {
  test('tell an Alexa customer the balance, and write down that they did', async () => {
    expect(await alexa('ana-token', 'amzn1.echo-api.request.1')).toMatch(/1,234 dollars (and )?50/);
    const rows = await sqlStore(db, testKeyring()).ledger('ana' as CustomerId, 'amzn1.echo-api.request.1');
    expect(rows.map(({ kind }) => kind)).toContain('balance');
    const keys = await db.query<{ keyId: string }>(`select key_id as "keyId" from data_key where purpose = 'ledger'`);
    expect(keys).toEqual([{ keyId: 'alias/tellback' }]);
    expect(await sqlStore(db, testKeyring()).ledgerHead('ana' as CustomerId)).toMatchObject({ seq: BigInt(rows.length) });
  });

  test('show the companion to the bank’s own host, and to no other', async () => {
    const page = await call(`${webUrl}/app`, { headers: { host: 'bank.example' } });
    expect(page.status).toBe(401);
    expect(page.body).toContain('/login?next=%2Fapp');
    expect(page.headers['strict-transport-security']).toContain('max-age');
    expect((await call(`${webUrl}/app/style.css`, { headers: { host: 'bank.example' } })).body).toContain('--pico-');
    expect((await call(`${webUrl}/app`)).status).toBe(421);
  });

  test('link accounts by code with PKCE, and offer their API', async () => {
    const { body } = await call(`${webUrl}/oauth/.well-known/openid-configuration`, { headers: { host: 'bank.example' } });
    expect(JSON.parse(body)).toMatchObject({
      issuer: 'https://bank.example/oauth',
      token_endpoint: 'https://bank.example/oauth/token',
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
    });
    const api = await call(`${webUrl}/api/v1/links`, { headers: { host: 'bank.example' } });
    expect([api.status, api.body]).toEqual([401, '{"error":{"code":"not.signed-in"}}']);
  });

  test('tell a stranger how to link, and nothing else', async () => {
    expect(await alexa(null, 'amzn1.echo-api.request.2')).toMatch(/link Harbour Bank/);
    expect(await alexa('stolen', 'amzn1.echo-api.request.3')).not.toMatch(/\d/);
  });

  test('tell a chat customer the balance after a one-time code', async () => {
    const linked = JSON.parse((await google(dialogflowCodeRequest({ ...chat, text: code, responseId: 'r2', code }))).body);
    const answer = await google(dialogflowRequest({ ...balance, responseId: 'r3', contexts: linked.outputContexts }));
    expect(JSON.parse(answer.body).fulfillmentText).toContain('$1,234.50');
  });

  test('answer Dialogflow with its secret, and nobody without', async () => {
    const request = dialogflowRequest({ ...balance, sessionId: 'chat-2', responseId: 'r4' });
    const answer = await google(request);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).fulfillmentText).not.toMatch(/\d/);
    expect((await google(request, 'wrong')).status).toBe(401);
    expect((await google(request, null)).status).toBe(401);
  });

  test('log ids, codes and durations, and neither figures nor tokens', () => {
    const lines = said.split('\n').filter((line) => line.startsWith('{"event"'));
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'turn', channel: 'alexa', intent: 'Balance' });
    for (const secret of ['ana-token', 'stolen', webhookSecret, code, '1,234', '123450', 'Everyday']) expect(said).not.toContain(secret);
  });
});
