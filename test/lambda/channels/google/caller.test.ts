import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../../lambda/hash.ts';
import { at, bankToken, door, ed25519, es256, request, told } from './door.ts';
import { fixture } from './fixtures.ts';

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { sub: 'customer-1', aud: 'tellback', exp: at(300) };

/** Who the core was told is asking. */
async function callerOf(body: object, chatTokenKey: typeof es256.publicJwk | null = es256.publicJwk) {
  const { handler, asked, logged } = door(told('Fine.'), { chatTokenKey });
  await handler(body);
  const [turn] = asked;
  return {
    tokenHash: turn?.caller.tokenHash,
    speaker: turn?.ask.speaker,
    platform: turn?.ask.platform,
    codes: logged.map(({ code }) => code),
  };
}

const customer = { tokenHash: hashOf('bank', 'customer-1'), speaker: 'person', codes: [] };
const nobody = { tokenHash: null, speaker: 'account', codes: ['google.token'] };

describe("the bank's signed token", () => {
  test('vouches for its customer on web chat', async () => {
    expect(await callerOf(request({ token: await bankToken() }))).toEqual({ ...customer, platform: 'web-chat' });
  });

  test('may be signed with an Ed25519 key', async () => {
    const token = await bankToken({}, ed25519.privateKey, 'EdDSA');
    expect(await callerOf(request({ token }), ed25519.publicJwk)).toMatchObject(customer);
  });

  test.each(['phone', 'slack', 'telegram'] as const)('does not change the platform that names itself: %s', async (source) => {
    const { platform, ...caller } = await callerOf(request({ source, token: await bankToken() }));
    expect(caller).toEqual(customer);
    expect(platform).toBe(source === 'telegram' ? 'other-chat' : source);
  });

  test('may stand in payload.userToken or among the parameters of the session', async () => {
    const token = await bankToken();
    expect(await callerOf({ ...fixture('messenger'), originalDetectIntentRequest: { payload: { userToken: token } } })).toMatchObject(
      customer,
    );
    const body = fixture('api-no-original');
    body.queryResult.outputContexts.unshift({ name: `${body.session}/contexts/bank`, parameters: { token } });
    expect(await callerOf(body)).toEqual({ ...customer, platform: 'web-chat' });
  });

  test('may say who issued it', async () => {
    expect(await callerOf(request({ token: await bankToken({ iss: 'https://bank.example' }) }))).toMatchObject(customer);
  });

  test.each<[string, () => string | Promise<string>]>([
    ['has expired', () => bankToken({ exp: at(-1) })],
    ['expires this second', () => bankToken({ exp: at(0) })],
    ['lives longer than ten minutes', () => bankToken({ exp: at(601) })],
    ['never expires', () => bankToken({ exp: undefined })],
    ['is not valid yet', () => bankToken({ nbf: at(60) })],
    ['is meant for somebody else', () => bankToken({ aud: 'another-service' })],
    ['is meant for nobody', () => bankToken({ aud: undefined })],
    ['names no customer', () => bankToken({ sub: undefined })],
    ['names a number', () => bankToken({ sub: 7 })],
    ['names an empty customer', () => bankToken({ sub: '' })],
    ['is signed by another key', () => bankToken({}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['is signed with another kind of key', () => bankToken({}, ed25519.privateKey, 'EdDSA')],
    ['is not signed (alg none)', () => `${base64({ alg: 'none' })}.${base64(claims)}.`],
    ['uses the public key as a password (HS256)', () => forged(JSON.stringify(es256.publicJwk))],
    ['uses the public PEM as a password (HS256)', () => forged(es256.publicKey.export({ type: 'spki', format: 'pem' }).toString())],
    ['brings its own key', async () => `${base64({ alg: 'ES256', jwk: es256.publicJwk })}.${base64(claims)}.AAAA`],
    ['was changed after signing', async () => (await bankToken()).replace(/\.[^.]+\./, `.${base64({ ...claims, sub: 'customer-2' })}.`)],
    ['is a word', () => 'customer-1'],
    ['is endless', () => 'x'.repeat(100_000)],
  ])('proves nothing if it %s', async (_, make) => {
    expect(await callerOf(request({ token: await make() }))).toEqual({ ...nobody, platform: 'web-chat' });
  });

  test('is worth up to ten minutes', async () => {
    expect(await callerOf(request({ token: await bankToken({ exp: at(600) }) }))).toMatchObject(customer);
  });

  test('proves nothing where the bank gave no key', async () => {
    expect(await callerOf(request({ token: await bankToken() }), null)).toMatchObject(nobody);
  });

  test('that proves nothing is not replaced by a linked session', async () => {
    const contexts = [{ name: 'projects/demo/agent/sessions/session-1/contexts/linked', lifespanCount: 9 }];
    expect(await callerOf(request({ token: 'nonsense', contexts }))).toMatchObject(nobody);
  });

  test('that is no text is no token', async () => {
    for (const token of [7, ['x'], { sub: 'customer-1' }]) {
      const body = { ...fixture('messenger'), originalDetectIntentRequest: { payload: { token } } };
      expect(await callerOf(body)).toMatchObject({ tokenHash: null, codes: [] });
    }
  });
});

describe('a phone call', () => {
  test("is nobody's, whatever number it comes from", async () => {
    const body = fixture('phone');
    body.originalDetectIntentRequest.payload.telephony.caller_id = 'customer-1';
    expect(await callerOf(body)).toMatchObject({ tokenHash: null, speaker: 'account', platform: 'phone' });
  });
});

function forged(password: string): string {
  const signed = `${base64({ alg: 'HS256' })}.${base64(claims)}`;
  return `${signed}.${createHmac('sha256', password).update(signed).digest('base64url')}`;
}
