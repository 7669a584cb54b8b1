import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { type OperationId, operations } from '../../../companion/api/operations.ts';
import { fullCustomer, rowsOf } from '../store/full-customer.ts';
import { bankKey, type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(house.now().getTime() / 1_000);
const claims = (sub: string) => ({ sub, aud: 'tellback-api', exp: seconds() + 60 });
const signed = (payload: object, key = bankKey.privateKey, header: { alg: string } = { alg: 'ES256' }) =>
  new SignJWT({ ...payload }).setProtectedHeader(header).sign(key);
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const forged: Readonly<Record<string, (sub: string) => Promise<string> | string>> = {
  'that is empty': () => '',
  'that is no token': () => 'a.b.c',
  'that is too long': async (sub) => signed({ ...claims(sub), filler: 'x'.repeat(5_000) }),
  'that is expired': async (sub) => signed({ ...claims(sub), exp: seconds() - 1 }),
  'that lives longer than ten minutes': async (sub) => signed({ ...claims(sub), exp: seconds() + 700 }),
  'that never ends': (sub) => signed({ sub, aud: 'tellback-api' }),
  'that is not valid yet': async (sub) => signed({ ...claims(sub), nbf: seconds() + 300 }),
  "of the chat's audience": async (sub) => signed({ ...claims(sub), aud: 'tellback' }),
  'of no audience': (sub) => signed({ sub, exp: seconds() + 60 }),
  'of nobody': () => signed({ aud: 'tellback-api', exp: seconds() + 60 }),
  'of a customer who does not exist': () => signed(claims('nobody')),
  'of a customer no text can name': () => signed(claims('\u0000')),
  'signed by another key': (sub) => signed(claims(sub), other.privateKey),
  'that says it needs no signature': (sub) => `${part({ alg: 'none' })}.${part(claims(sub))}.`,
  'that says so and carries one': (sub) => `${part({ alg: 'none' })}.${part(claims(sub))}.AAAA`,
  'whose shared secret is our public key': (sub) => {
    const text = `${part({ alg: 'HS256' })}.${part(claims(sub))}`;
    const secret = bankKey.publicKey.export({ type: 'spki', format: 'pem' });
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  },
  'that brings its own key': async (sub) => {
    const jwk = other.publicKey.export({ format: 'jwk' });
    return new SignJWT(claims(sub)).setProtectedHeader({ alg: 'ES256', jwk }).sign(other.privateKey);
  },
  'whose customer was changed afterwards': async (sub) => {
    const [header, , signature] = (await signed(claims('somebody'))).split('.');
    return `${header}.${part(claims(sub))}.${signature}`;
  },
};

const refusal = { status: 401, body: { error: { code: 'not.signed-in' } } };

describe('a token', () => {
  test.each(Object.keys(forged))('%s opens nothing', async (name) => {
    const { id } = await house.customer();
    const answered = await house.send('GET', '/overview', { token: (await forged[name]?.(id)) ?? '' });
    expect({ status: answered.status, body: answered.body }).toEqual(refusal);
    expect(answered.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('of the bank opens its own customer, also for ten minutes to the second', async () => {
    const { id } = await house.customer();
    const until = await house.tokenOf(id, { seconds: 600 });
    expect((await house.send('GET', '/overview', { token: until })).status).toBe(200);
  });

  test('under another scheme, or twice, opens nothing', async () => {
    const { id } = await house.customer();
    const token = await house.tokenOf(id);
    for (const authorization of [
      token,
      `Basic ${token}`,
      `Bearer ${token} ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token}, Bearer ${token}`,
    ])
      expect(await house.send('GET', '/overview', { headers: { authorization } })).toMatchObject(refusal);
  });

  test.each(Object.keys(operations) as OperationId[])('is needed for %s, before anything is read', async (id) => {
    const customer = await fullCustomer(house.opened);
    const before = await rowsOf(house.db, customer.id);
    const { method, path } = operations[id];
    const answered = await house.send(
      method.toUpperCase(),
      path.replace('{id}', customer.linkId),
      method === 'get' ? {} : { body: '{"broken' },
    );
    expect({ status: answered.status, body: answered.body }).toEqual(refusal);
    expect(await rowsOf(house.db, customer.id)).toEqual(before);
  });
});
