import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readVerifyToken, verifyTokenFor } from '../../lambda/verify-token.ts';

const now = new Date('2026-11-23T17:00:00Z');
const later = (seconds: number) => () => new Date(now.getTime() + seconds * 1_000);
const session = { sessionId: 's1', personId: null };
const sessionSecret = async () => 'secret';
const token = verifyTokenFor('request-1', session, now, 'secret');
const read = readVerifyToken({ sessionSecret, now: later(10) });

describe("the token that goes with Alexa's own PIN", () => {
  test('comes back to the session it was made for', async () => {
    expect(await read(token, session)).toBe(true);
    expect(await read(token, { ...session, sessionId: 's2' })).toBe(false);
  });

  test('is good for three minutes', async () => {
    expect(await readVerifyToken({ sessionSecret, now: later(180) })(token, session)).toBe(true);
    expect(await readVerifyToken({ sessionSecret, now: later(181) })(token, session)).toBe(false);
  });

  test('made for a recognised person it is good for nobody else; made for nobody, for whoever proved it', async () => {
    const ana = { ...session, personId: 'ana' };
    const hers = verifyTokenFor('request-1', ana, now, 'secret');
    expect(await read(hers, ana)).toBe(true);
    expect(await read(hers, { ...session, personId: 'ben' })).toBe(false);
    expect(await read(hers, session)).toBe(false);
    expect(await read(token, ana)).toBe(true);
  });

  test('holds no id of a platform', () => {
    const hers = verifyTokenFor('request-1', { sessionId: 'session-4711', personId: 'person-4711' }, now, 'secret');
    expect(Buffer.from(hers.split('.')[0] ?? '', 'base64url').toString()).not.toContain('4711');
  });

  test('changed by a single character it is not ours, and nothing at all makes reading fail', async () => {
    for (const at of [0, 5, token.indexOf('.'), token.length - 1]) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(await read(changed, session)).toBe(false);
    }
    expect(await readVerifyToken({ sessionSecret: async () => 'other', now: later(10) })(token, session)).toBe(false);
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => expect(await read(text, session)).toBe(false)));
  });
});
