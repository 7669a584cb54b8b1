import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { bankTokenBy } from '../../lambda/bank-token.ts';

const now = () => new Date('2026-11-23T12:00:00Z');
const audience = 'tellback-api';

describe('the bank vouches for its customer', () => {
  test('with an Ed25519 key as well', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const check = bankTokenBy({ key: publicKey.export({ format: 'jwk' }), audience, now });
    const token = await new SignJWT({ sub: 'ana', aud: audience, exp: now().getTime() / 1_000 + 60 })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey);
    expect(await check(token)).toBe('ana');
    expect(await check(`${token.slice(0, -6)}AAAAAA`)).toBeNull();
  });

  test('and without a key nobody does', async () => {
    expect(await bankTokenBy({ key: null, audience, now })('a.b.c')).toBeNull();
  });

  test('a key of another kind stops at once', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => bankTokenBy({ key: publicKey.export({ format: 'jwk' }), audience, now })).toThrow('bank-token-key.unsupported');
  });
});
