import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IntentName, Locale, Slots } from '#skill';
import { makeApp } from '../../lambda/app.ts';
import { alexaHttp } from '../../lambda/channels/alexa/http.ts';
import { verifier } from '../../lambda/channels/alexa/verify.ts';
import { googleHttp } from '../../lambda/channels/google/http.ts';
import { googleLambda } from '../../lambda/channels/google/lambda.ts';
import { customer } from '../builders/customer.ts';
import { type Issued, issue, sign } from '../lambda/channels/alexa/chains.ts';
import { fixture as alexaFixture, fixtureNames as alexaNames } from '../lambda/channels/alexa/fixtures.ts';
import { problemsOf } from '../lambda/channels/alexa/response-check.ts';
import { fixture as googleFixture, fixtureNames as googleNames } from '../lambda/channels/google/fixtures.ts';
import { responseProblems } from '../lambda/channels/google/proto-check.ts';
import { drawn } from './support/drawn.ts';
import { inside, languageOf } from './support/language.ts';
import { anyJson, changes, type Json, mutated } from './support/mutated.ts';
import { now, type Said, type TwoDoors, twoDoors, wordsOf } from './support/two-doors.ts';

const asked: readonly (readonly [IntentName | 'Launch', Slots])[] = [
  ['Launch', {}],
  ['Balance', { account: { id: 'savings', heard: 'savings' } }],
  ['Spending', { category: { id: 'groceries', heard: 'groceries' }, period: { form: 'DATE', value: '2026-10' } }],
  ['Spending', { merchant: { id: null, heard: 'lidl' }, period: { form: 'LAST', value: 'P30D' } }],
  ['FindTransaction', { amount: { value: '20.00', currency: null }, comparison: 'over' }],
  ['RecentTransactions', { count: 5 }],
  ['SelectOrdinal', { ordinal: 2 }],
  ['Repeat', {}],
  ['Unsupported', { topic: 'transfer' }],
];

const question = fc.record({
  asked: fc.constantFrom(...asked),
  locale: fc.constantFrom<Locale>('en-US', 'fr-FR'),
  token: fc.constantFrom('ana-token', 'ana-token', null),
  byCode: fc.boolean(),
});

type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

const saidOf = ({ asked: [intent, slots], ...rest }: Question): Said => ({ intent, slots, ...rest });

let doors: TwoDoors;

beforeAll(async () => {
  const { store } = await customer({
    accounts: [{}, { id: 'savings', kind: 'savings' }, { id: 'card', kind: 'card', bookedMinor: -5_000n, availableMinor: null }],
    transactions: Array.from({ length: 12 }, (_, n) => ({ amountMinor: BigInt(-1_000 * (n + 1)), merchantName: n % 2 ? 'Lidl' : 'Ikea' })),
  });
  doors = await twoDoors(store);
  await problemsOf({}); // loads the checker
});

const at = (tree: Json, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined),
    tree,
  );

const inFrench = (tag: unknown): boolean => typeof tag === 'string' && /^fr\b/i.test(tag);

const spokenBy = (answer: Awaited<ReturnType<TwoDoors['onAlexa']>>): string =>
  answer.response.outputSpeech?.type === 'SSML' ? wordsOf(answer.response.outputSpeech.ssml) : '';

async function expectValidAlexa(body: Json): Promise<string> {
  const answer = JSON.parse(JSON.stringify(await doors.doors.alexa(body)));
  expect(await problemsOf(answer)).toEqual([]);
  const words = spokenBy(answer);
  expect(words).not.toMatch(inside);
  return words;
}

async function expectValidGoogle(body: Json): Promise<string> {
  const answer = JSON.parse(JSON.stringify(await doors.doors.google(body)));
  expect(responseProblems(answer)).toEqual([]);
  expect(answer.fulfillmentText).not.toMatch(inside);
  return answer.fulfillmentText;
}

describe('whatever is sent to the doors', () => {
  test('any JSON is answered validly by both', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, async (body) => {
        await expectValidAlexa(body);
        await expectValidGoogle(body);
      }),
      drawn(100),
    );
  });

  test('a request of Alexa with parts lost or replaced is answered validly, and in its language', async () => {
    let spoken = 0;
    await fc.assert(
      fc.asyncProperty(question, changes, async (some, all) => {
        const body = mutated(doors.alexaRequest(saidOf(some)) as Json, all);
        const words = await expectValidAlexa(body);
        const expected = inFrench(at(body, 'request', 'locale')) ? 'fr-FR' : 'en-US';
        spoken += Number(words !== '');
        if (words !== '') expect([words, languageOf(words)]).toEqual([words, expected]);
      }),
      drawn(200),
    );
    expect(spoken).toBeGreaterThan(130);
  });

  test('a request of Dialogflow with parts lost or replaced is answered validly, and in its language', async () => {
    await fc.assert(
      fc.asyncProperty(question, changes, fc.constantFrom('web-chat', 'phone', 'google', 'slack'), async (some, all, source) => {
        const body = mutated(doors.googleRequest(saidOf(some), source) as Json, all);
        const words = await expectValidGoogle(body);
        const expected = inFrench(at(body, 'queryResult', 'languageCode')) ? 'fr-FR' : 'en-US';
        if (words !== '') expect([words, languageOf(words)]).toEqual([words, expected]);
      }),
      drawn(200),
    );
  });

  test('so are the platforms’ other requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...alexaNames), fc.constantFrom(...googleNames), changes, async (alexa, google, all) => {
        await expectValidAlexa(mutated(alexaFixture(alexa), all));
        await expectValidGoogle(mutated(googleFixture(google), all));
      }),
      drawn(100),
    );
  });

  test.each([
    ['lists', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
    ['objects', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
  ])('a body of %s within each other, as deep as it may be long, is answered validly', async (_, text) => {
    const deep = JSON.parse(text) as Json;
    await expectValidAlexa(deep);
    await expectValidGoogle(deep);
    await expectValidAlexa({ ...(doors.alexaRequest({ intent: 'Balance' }) as object), more: deep });
    const words = await expectValidGoogle({ ...(doors.googleRequest({ intent: 'Balance' }) as object), more: deep });
    expect(words).toContain('1,000 dollars');
  });
});

describe('over HTTP', () => {
  let leaf: Issued;
  let port = 0;
  let close = () => {};
  let lambda: ReturnType<typeof googleLambda>;
  const certificateUrl = 'https://s3.amazonaws.com/echo.api/echo-api-cert.pem';
  const basic = `Basic ${Buffer.from('dialogflow:secret').toString('base64')}`;

  beforeAll(async () => {
    const root = await issue({ name: 'root', issuer: null, ca: true });
    leaf = await issue({ name: 'echo-api.amazon.com', issuer: root, hosts: ['echo-api.amazon.com'] });
    const verify = verifier({
      now: () => now,
      fetchText: async () => leaf.pem,
      firstSeen: async () => true,
      roots: [root.pem],
    });
    const log = () => {};
    const google = googleHttp({ secret: async () => 'secret', handler: doors.doors.google, log });
    lambda = googleLambda(google);
    const app = makeApp({
      doors: { '/alexa': alexaHttp({ verify, handler: doors.doors.alexa, log }), '/google': google },
      web: (_request, _response, next) => next(),
      origin: 'http://127.0.0.1:1',
      pages: [],
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    port = (server.address() as AddressInfo).port;
    close = () => server.close();
  });
  afterAll(() => close());

  const send = (path: string, body: Buffer, headers: Record<string, string>) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers }, (response: IncomingMessage) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const toAlexa = (body: Buffer) => send('/alexa', body, { signaturecertchainurl: certificateUrl, 'signature-256': sign(body, leaf) });
  const toGoogle = (body: Buffer) => send('/google', body, { authorization: basic });

  test('a proven request with parts lost or replaced: 200 and valid, or 400 and nothing', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(question, changes, async (some, all) => {
        const { status, body } = await toAlexa(Buffer.from(JSON.stringify(mutated(doors.alexaRequest(saidOf(some)) as Json, all))));
        expect([200, 400]).toContain(status);
        expect(body).not.toMatch(inside);
        if (status === 200) expect(await problemsOf(JSON.parse(body))).toEqual([]);
        else expect(body).toBe('');
        answered += Number(status === 200);
      }),
      drawn(40),
    );
    expect(answered).toBeGreaterThan(20);
  });

  test('a Dialogflow request with parts lost or replaced: 200 and valid', async () => {
    await fc.assert(
      fc.asyncProperty(question, changes, async (some, all) => {
        const { status, body } = await toGoogle(Buffer.from(JSON.stringify(mutated(doors.googleRequest(saidOf(some)) as Json, all))));
        expect([status, responseProblems(JSON.parse(body))]).toEqual([200, []]);
        expect(body).not.toMatch(inside);
      }),
      drawn(40),
    );
  });

  test('any bytes: a documented status, and nothing of our inside', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((some) => Buffer.from(some)),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc
        .constantFrom('', '{', '[]', 'null', '"\\ud800"', '{"request":', '\ufeff{}', `{"a":"${'z'.repeat(262_144)}"}`)
        .map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (body, proven) => {
        const alexa = proven ? await toAlexa(body) : await send('/alexa', body, {});
        const google = proven ? await toGoogle(body) : await send('/google', body, {});
        expect([400, 413]).toContain(alexa.status);
        expect(proven ? [200, 400, 413] : [401, 413]).toContain(google.status);
        expect(alexa.body + google.body).not.toMatch(inside);
        if (google.status === 200) expect(responseProblems(JSON.parse(google.body))).toEqual([]);
      }),
      drawn(25),
    );
  });

  test('any event of a gateway: a documented status', async () => {
    const event = fc.oneof(
      anyJson,
      fc.record({
        body: fc.oneof(fc.string(), anyJson),
        isBase64Encoded: fc.oneof(fc.boolean(), anyJson),
        headers: fc.oneof(fc.constant({ authorization: basic }), anyJson),
        multiValueHeaders: fc.oneof(fc.constant({}), fc.constant({ authorization: [basic] }), anyJson),
      }),
    );
    await fc.assert(
      fc.asyncProperty(event, async (some) => {
        const { statusCode, body } = await lambda(some, {});
        expect([200, 400, 401, 413]).toContain(statusCode);
        expect(body).not.toMatch(inside);
      }),
      drawn(100),
    );
  });
});
