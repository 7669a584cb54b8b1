import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { text, words } from '../../lambda/json.ts';

test.each([
  ['joe\u0000s', 'joe s'],
  ['joe\ud800s', 'joe s'],
  ['\udc00joes', ' joes'],
  ['joes\ncrab shack', 'joes crab shack'],
  ['café 👍', 'café 👍'],
  ['x'.repeat(252_000), 'x'.repeat(256)],
  [`${'x'.repeat(255)}👍`, `${'x'.repeat(255)} `],
  ['\u0000 ', null],
  ['', null],
  [7, null],
])('what was heard is kept without control characters and half characters, 256 at most (%#)', (value, kept) => {
  expect(words(value)).toBe(kept);
});

test('whatever was heard can be stored and sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
      const kept = words(value) ?? '';
      expect(kept.length).toBeLessThanOrEqual(256);
      expect(Buffer.from(kept).toString()).toBe(kept);
      expect(kept).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('a token or an id stays as it is, byte by byte', () => {
  const token = `a\u0000\ud800${'x'.repeat(4_000)}`;
  expect(text(token)).toBe(token);
});
