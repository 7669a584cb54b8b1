import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { type Express } from 'express';
import { randomPKCECodeVerifier } from 'openid-client';
import serverless from 'serverless-http';
import { makeOauth } from '../../../lambda/oauth/oauth.ts';
import type { Db } from '../../../lambda/store/db.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlOauthStore } from '../../../lambda/store/sql-oauth-store.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { alexa, atPitangui } from './house.ts';

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
}

let db: Db;
let app: Express;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  const keyring = testKeyring();
  const never = () => Promise.reject(new Error('not reached'));
  const oauth = makeOauth({
    issuer: 'https://my.bank.example/oauth',
    clients: [alexa],
    connect: 'https://alexa-skills.amazon.com/apis/custom/skills/some-skill/launch',
    store: sqlOauthStore(db),
    customers: sqlCustomerStore(db, keyring),
    keyring,
    cookieKeys: ['signs-the-cookies-of-this-test'],
    agree: never,
    setPin: never,
    hooks: { visitor: async () => null, frameOf: never, isOwnForm: () => false },
    now: () => new Date(),
    log: () => undefined,
  });
  app = express().use('/oauth', oauth);
});
afterAll(() => db.close());

/** A request as API Gateway hands it to a function, TLS ended before. */
async function ask(method: 'GET' | 'POST', path: string, query = '', body = ''): Promise<Answer> {
  const event = {
    version: '2.0',
    rawPath: path,
    rawQueryString: query,
    headers: { host: 'my.bank.example', 'content-type': 'application/x-www-form-urlencoded' },
    requestContext: { http: { method, path }, stage: '$default' },
    body,
    isBase64Encoded: false,
  };
  return (await serverless(app)(event, {})) as Answer;
}

describe('as a function in the cloud', () => {
  test('every cookie is secure, unreadable to scripts, and bound to its own linking', async () => {
    const asked = new URLSearchParams({
      client_id: alexa.id,
      response_type: 'code',
      redirect_uri: atPitangui,
      scope: 'accounts',
      state: 'some-state',
      code_challenge: randomPKCECodeVerifier(),
      code_challenge_method: 'S256',
    });
    const { headers, cookies = [] } = await ask('GET', '/oauth/auth', String(asked));
    const page = headers['location'] ?? '';
    expect(page).toMatch(/^https:\/\/my\.bank\.example\/oauth\/interaction\/[\w-]{43}$/);
    const uid = page.split('/').at(-1) ?? '';
    expect(cookies.map((line) => line.split('=')[0])).toEqual([
      '__Secure-tellback-linking',
      '__Secure-tellback-linking.sig',
      '__Secure-tellback-resume',
      '__Secure-tellback-resume.sig',
    ]);
    for (const line of cookies) {
      expect(line).toMatch(/; secure/i);
      expect(line).toMatch(/; httponly/i);
      expect(line).toMatch(/; samesite=lax/i);
      expect(line).toMatch(new RegExp(`; path=/oauth/(interaction|auth)/${uid};`));
    }
  });

  test('the token endpoint reads the form it is sent', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'unknown', client_id: alexa.id, client_secret: alexa.secret };
    const { statusCode, body } = await ask('POST', '/oauth/token', '', String(new URLSearchParams(fields)));
    expect([statusCode, JSON.parse(body)]).toEqual([400, { error: 'invalid_grant', error_description: 'grant request is invalid' }]);
  });

  test('what it says of itself names the public address', async () => {
    const { body } = await ask('GET', '/oauth/.well-known/openid-configuration');
    expect(JSON.parse(body)).toMatchObject({
      issuer: 'https://my.bank.example/oauth',
      token_endpoint: 'https://my.bank.example/oauth/token',
      authorization_endpoint: 'https://my.bank.example/oauth/auth',
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      scopes_supported: expect.arrayContaining(['accounts']),
    });
  });
});
