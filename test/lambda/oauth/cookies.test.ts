import { expect, test } from '@jest/globals';
import { randomPKCECodeVerifier } from 'openid-client';
import express from 'express';
import { makeOauth } from '../../../lambda/oauth/oauth.ts';
import { sqlCustomerStore } from '../../../lambda/store/sql-customer-store.ts';
import { sqlOauthStore } from '../../../lambda/store/sql-oauth-store.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { listen } from '../../support/listen.ts';
import { alexa, atPitangui } from './house.ts';

test('over https every cookie is secure, unreadable to scripts, and bound to its own linking', async () => {
  const { db } = await freshDatabase();
  const keyring = testKeyring();
  const never = () => Promise.reject(new Error('not reached'));
  const oauth = makeOauth({
    issuer: 'https://my.bank.example/oauth',
    clients: [alexa],
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
  // Behind the balancer that ends TLS, as in the cloud.
  const server = await listen(() => express().use('/oauth', oauth));
  const asked = new URLSearchParams({
    client_id: alexa.id,
    response_type: 'code',
    redirect_uri: atPitangui,
    scope: 'accounts',
    state: 'some-state',
    code_challenge: randomPKCECodeVerifier(),
    code_challenge_method: 'S256',
  });
  const response = await fetch(`${server.origin}/oauth/auth?${asked}`, { redirect: 'manual' });
  await server.close();
  await db.close();

  const page = response.headers.get('location') ?? '';
  expect(page).toMatch(/^https:\/\/my\.bank\.example\/oauth\/interaction\/[\w-]{43}$/);
  const uid = page.split('/').at(-1) ?? '';
  const lines = response.headers.getSetCookie();
  expect(lines.map((line) => line.split('=')[0])).toEqual([
    '__Secure-tellback-linking',
    '__Secure-tellback-linking.sig',
    '__Secure-tellback-resume',
    '__Secure-tellback-resume.sig',
  ]);
  for (const line of lines) {
    expect(line).toMatch(/; secure/i);
    expect(line).toMatch(/; httponly/i);
    expect(line).toMatch(/; samesite=lax/i);
    expect(line).toMatch(new RegExp(`; path=/oauth/(interaction|auth)/${uid};`));
  }
});
