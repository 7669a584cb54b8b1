import fc from 'fast-check';

/** Texts that mean something to a machine in between, and nothing to us. */
const traps = [
  '&',
  '<speak>',
  '</speak><audio src="https://x.example/a.mp3"/>',
  '<![CDATA[x]]>',
  '<!-- -->',
  '&amp;amp;',
  '&#0;',
  '{{bank}}',
  '{{amount}}',
  '{{- heard}}',
  '$t(goodbye)',
  "$&$1$'",
  '$' + '{screen.title}',
  '%s %d',
  '\\u0000',
  '\u0000',
  '\u0007\u001b[31m',
  '\u0085\u009f',
  '\ud83d',
  '\udc00',
  '\ufffe\uffff',
  '\ue000666\ue001',
  '\u202e txet',
  '🏴‍☠️',
  '👩‍👩‍👧‍👦',
  'Ё́',
  'ﷺ',
  '日本語',
  '; drop table account;--',
  "O'Brien & Söhne",
  '"',
  '\t\r\n',
  ' ',
  ', .',
  '__proto__',
  'constructor',
  'toString',
  'null',
] as const;

/** UTF-16 as it comes, halves of characters among it */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units));

/** Any text a merchant, an account or a mouth may give us. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...traps) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...traps, 'Lidl', 'Café'), { minLength: 2, maxLength: 4 }).map((some) => some.join('')),
  },
  { weight: 2, arbitrary: anyUnits },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

/** What is left of a text when everything is gone that is not heard: letters, digits and the signs that traps are made of. */
export const audible = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Co}\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll(/[^\p{L}\p{N}{}$()<>&]/gu, '')
    .toLowerCase();
