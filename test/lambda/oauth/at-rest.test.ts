import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { authorizationCodeGrant, type Configuration, refreshTokenGrant } from 'openid-client';
import type { Db } from '../../../lambda/store/db.ts';
import { browserJar } from '../../support/browser-jar.ts';
import { freshDatabase } from '../../support/database.ts';
import { alexa, beginAt, type House, linkedBy, openHouse, platformAt } from './house.ts';

let db: Db;
let house: House;
let amazon: Configuration;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  house = await openHouse(db);
  amazon = await platformAt(house);
});
afterAll(() => house.close());

/** Every value of every row of every table. */
async function everythingStored(): Promise<string> {
  const tables = await db.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
  const rows = await Promise.all(tables.map(({ name }) => db.query(`select to_jsonb(one)::text as row from "${name}" one`)));
  return JSON.stringify(rows);
}

test('nothing in the database can be presented anywhere: no code, no token, no cookie, no secret', async () => {
  const browser = browserJar();
  const { callback, verifier, state } = await linkedBy(browser, amazon, { userName: 'maya' });
  const waiting = await beginAt(amazon);
  await browser.get(waiting.url);
  const first = await authorizationCodeGrant(amazon, callback, { expectedState: state, pkceCodeVerifier: verifier });
  const second = await refreshTokenGrant(amazon, first.refresh_token ?? '');
  const stored = await everythingStored();
  expect(stored).toContain('AccessToken');
  const secrets = [
    callback.searchParams.get('code') ?? '',
    first.access_token,
    second.access_token,
    first.refresh_token ?? '',
    verifier,
    state,
    waiting.state,
    alexa.secret,
    ...[...browser.cookies.values()].map(({ value }) => value),
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    expect(stored).not.toContain(secret);
  }
});

test('who may link what is sealed: no record names the customer, the platform or the address', async () => {
  const records = JSON.stringify(await db.query('select * from oauth_record'));
  for (const telling of ['demo-us', 'accounts', 'pitangui', 'code_challenge', '"alexa"']) expect(records).not.toContain(telling);
});

test('no log line holds any of it', async () => {
  const { callback } = await linkedBy(browserJar(), amazon);
  const code = callback.searchParams.get('code') ?? '';
  await fetch(`${house.origin}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code }) });
  expect(house.logged.join('')).not.toContain(code);
});
