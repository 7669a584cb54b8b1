import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type GoogleHttp, googleHttp } from '../../../../lambda/channels/google/http.ts';
import { googleLambda } from '../../../../lambda/channels/google/lambda.ts';
import { type Headers, hasSecret } from '../../../../lambda/channels/google/verify.ts';
import type { LogLine } from '../../../../lambda/log.ts';
import { door, request } from './door.ts';
import { responseProblems } from './proto-check.ts';

const secret = 'a-long-and-random-secret-of-the-webhook';
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const authorization = basic('dialogflow', secret);
const body = JSON.stringify(request());

function overHttp(read: () => Promise<string> = async () => secret) {
  const logged: LogLine[] = [];
  const { handler, asked } = door();
  return { http: googleHttp({ secret: read, handler, log: (line) => logged.push(line) }), asked, logged };
}

describe('the webhook over HTTP', () => {
  test.each(['authorization', 'Authorization', 'AUTHORIZATION'])('answers a request with the secret in %s', async (name) => {
    const { status, headers, body: answer } = await overHttp().http({ [name]: authorization }, Buffer.from(body));
    expect([status, headers['content-type']]).toEqual([200, 'application/json;charset=UTF-8']);
    expect(responseProblems(JSON.parse(answer))).toEqual([]);
  });

  test.each<[string, Headers]>([
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['another secret', { authorization: basic('dialogflow', 'another') }],
    ['another user', { authorization: basic('admin', secret) }],
    ['the beginning of the secret', { authorization: basic('dialogflow', secret.slice(0, -1)) }],
    ['more than the secret', { authorization: basic('dialogflow', `${secret}x`) }],
    ['the secret in other letters', { authorization: basic('dialogflow', secret.toUpperCase()) }],
    ['the secret without its form', { authorization: secret }],
    ['another scheme', { authorization: authorization.replace('Basic', 'Bearer') }],
    ['a list of headers', { authorization: [authorization] }],
    ['the header twice', { authorization, Authorization: authorization }],
    ['the secret elsewhere', { 'x-authorization': authorization }],
    ['an inherited header', Object.create({ authorization }) as Headers],
  ])('answers 401 without any detail to %s', async (_, headers) => {
    const { http, asked, logged } = overHttp();
    expect(await http(headers, Buffer.from(body))).toEqual({ status: 401, headers: {}, body: '' });
    expect(asked).toEqual([]);
    expect(logged).toEqual([{ event: 'refused', channel: 'google', status: 401, code: 'google.secret' }]);
  });

  test('lets nobody in with an empty secret', async () => {
    for (const password of ['', 'undefined', 'null']) {
      expect((await overHttp(async () => '').http({ authorization: basic('dialogflow', password) }, Buffer.from(body))).status).toBe(401);
      expect(hasSecret({ authorization: basic('dialogflow', password) }, '')).toBe(false);
    }
    expect(hasSecret({}, '')).toBe(false);
  });

  test('lets nobody in while the secret cannot be read, and says nothing of the reason', async () => {
    const { http, logged } = overHttp(() => Promise.reject(new Error(`the secret ${secret} cannot be read`)));
    expect(await http({ authorization }, Buffer.from(body))).toEqual({ status: 401, headers: {}, body: '' });
    expect(JSON.stringify(logged)).not.toContain(secret);
  });

  test('looks at the secret before anything else', async () => {
    for (const bytes of ['', '{', 'x'.repeat(300_000)]) expect((await overHttp().http({}, Buffer.from(bytes))).status).toBe(401);
  });

  test.each(['', '{', 'not json', '{"a":1}}', '\uFEFF{'])('answers 400 without any detail to %j', async (text) => {
    expect(await overHttp().http({ authorization }, Buffer.from(text))).toEqual({ status: 400, headers: {}, body: '' });
  });

  test('answers 400 to bytes that are no UTF-8', async () => {
    expect((await overHttp().http({ authorization }, Buffer.from([0x22, 0xff, 0x22]))).status).toBe(400);
  });

  test('answers 413 to a body of more than 256 KiB', async () => {
    const answer = await overHttp().http({ authorization }, Buffer.from(`"${'x'.repeat(262_144)}"`));
    expect(answer).toEqual({ status: 413, headers: {}, body: '' });
  });

  test('answers any JSON validly', async () => {
    const { http } = overHttp();
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        const { status, body: answer } = await http({ authorization }, Buffer.from(json));
        expect([status, responseProblems(JSON.parse(answer))]).toEqual([200, []]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the webhook behind API Gateway', () => {
  const lambda = () => googleLambda(overHttp().http);
  const v2 = {
    version: '2.0',
    routeKey: 'POST /google',
    rawPath: '/google',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', authorization },
    requestContext: { http: { method: 'POST', path: '/google' } },
    body,
    isBase64Encoded: false,
  };
  const v1 = {
    version: '1.0',
    resource: '/google',
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    multiValueHeaders: { 'Content-Type': ['application/json'], Authorization: [authorization] },
    body,
    isBase64Encoded: false,
  };

  test('has two arguments, as current Lambda runtimes demand', () => {
    expect(lambda()).toHaveLength(2);
  });

  test.each<[string, object]>([
    ['an HTTP API', v2],
    ['an HTTP API, in base64', { ...v2, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }],
    ['a REST API', v1],
    ['a REST API without lists of headers', { ...v1, multiValueHeaders: null }],
    ['a REST API with lists alone', { ...v1, headers: null }],
  ])('answers an event of %s', async (_, event) => {
    const answer = await lambda()(event, {});
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/json;charset=UTF-8' } });
    expect(JSON.parse(answer.body).fulfillmentText).toBe('You have 12 dollars.');
  });

  test('hands on the bytes as they came', async () => {
    let seen: Uint8Array = Buffer.alloc(0);
    const http: GoogleHttp = async (_, rawBody) => {
      seen = rawBody;
      return { status: 200, headers: {}, body: '' };
    };
    await googleLambda(http)({ ...v2, body: Buffer.from('{"text":"é€"}').toString('base64'), isBase64Encoded: true });
    expect(Buffer.from(seen).toString()).toBe('{"text":"é€"}');
  });

  test.each<[number, string, unknown]>([
    [401, 'no event', undefined],
    [401, 'an empty event', {}],
    [401, 'no headers', { ...v2, headers: undefined }],
    [401, 'the secret twice', { ...v1, multiValueHeaders: { Authorization: [authorization, authorization] } }],
    [401, 'a header that is no text', { ...v2, headers: { authorization: { value: authorization } } }],
    [400, 'no body', { ...v2, body: undefined }],
    [400, 'a body that is no JSON', { ...v2, body: '{' }],
    [400, 'a body that is not the base64 it says', { ...v2, isBase64Encoded: true }],
  ])('answers %d to %s', async (status, _, event) => {
    expect(await lambda()(event, {})).toEqual({ statusCode: status, headers: {}, body: '' });
  });
});
