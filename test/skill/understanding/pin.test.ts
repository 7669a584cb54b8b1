import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pinIn } from '#skill/build';

describe('a PIN that is typed or spelled out', () => {
  test.each([
    ['4826', '4826'],
    ['4 8 2 6', '4826'],
    ['48 26 01', '482601'],
    ["it's 4826", '4826'],
    ['my pin is four eight two six, please', '4826'],
    ['oh four two seven', '0427'],
    ['quatre huit deux six', '4826'],
    ["c'est le zéro un sept neuf cinq", '01795'],
    ['mon code est 4826', '4826'],
  ])('"%s" is %s', (text, pin) => {
    expect(pinIn(text)).toBe(pin);
  });

  test.each([
    '',
    '482',
    '4826017',
    "what's my balance",
    'how much did i spend in 2026',
    'since 2025',
    'four hundred dollars',
    'send it to the app',
    '4826 and what is my balance',
    'quatre vingt douze quatre',
  ])('"%s" is none', (text) => {
    expect(pinIn(text)).toBeNull();
  });

  test('whatever is written, the answer is four to six digits or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(pinIn(text) ?? '0000').toMatch(/^\d{4,6}$/);
      }),
    );
  });
});
