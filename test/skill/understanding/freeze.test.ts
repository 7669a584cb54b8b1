import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../skill/ask.ts';
import { ask, slipsOf } from './engine.ts';

interface Wording {
  readonly locale: Locale;
  readonly freeze: readonly string[];
  readonly unfreeze: readonly string[];
  readonly orders: readonly string[];
  readonly denials: readonly string[];
}

const wordings: readonly Wording[] = [
  {
    locale: 'en-US',
    freeze: ['freeze', 'block', 'lock', 'suspend', 'deactivate', 'disable'],
    unfreeze: ['unfreeze', 'unblock', 'unlock', 'reactivate'],
    orders: [
      '_ my card',
      'please _ my card',
      'can you _ my credit card',
      'i want to _ my debit card',
      'i need you to _ my account',
      '_ it',
    ],
    denials: ["don't _ my card", 'do not _ my card', 'please never _ my card', "i don't want you to _ my card", 'you should not _ it'],
  },
  {
    locale: 'fr-FR',
    freeze: ['bloquer', 'geler', 'verrouiller', 'suspendre', 'désactiver'],
    unfreeze: ['débloquer', 'dégeler', 'déverrouiller', 'réactiver'],
    orders: [
      'je veux _ ma carte',
      'peux-tu _ ma carte',
      'il faut _ ma carte de crédit',
      "j'aimerais _ ma carte bleue",
      'merci de _ mon compte',
    ],
    denials: ['ne pas _ ma carte', 'je ne veux pas _ ma carte', 'il ne faut pas _ ma carte', 'surtout ne pas _ mon compte'],
  },
  {
    locale: 'fr-FR',
    freeze: ['bloque', 'gèle', 'verrouille', 'suspends', 'désactive'],
    unfreeze: ['débloque', 'dégèle', 'déverrouille', 'réactive'],
    orders: ['_ ma carte', "s'il te plaît _ ma carte", '_-la', '_ ma carte bleue tout de suite'],
    denials: ['ne _ pas ma carte', 'ne la _ pas', '_ pas ma carte', 'surtout ne _ pas mon compte'],
  },
];

const cases = wordings.flatMap(({ locale, orders, denials, ...words }) =>
  (['freeze', 'unfreeze'] as const).flatMap((side) =>
    words[side].map((word) => {
      const [intent, opposite] = side === 'freeze' ? ['FreezeCard', 'UnfreezeCard'] : ['UnfreezeCard', 'FreezeCard'];
      return { locale, word, intent, opposite, orders, denials };
    }),
  ),
);

describe.each(cases)('$locale $word', ({ locale, word, intent, opposite, orders, denials }) => {
  const say = (frame: string, as = word) => ask(locale, frame.replace('_', as)).intent;

  test('is understood', () => {
    expect(orders.map((frame) => say(frame))).toEqual(orders.map(() => intent));
  });

  test('with any slip of the pen is never taken for its opposite', () => {
    const swapped = slipsOf(word).flatMap((slip) =>
      orders.filter((frame) => say(frame, slip) === opposite).map((frame) => frame.replace('_', slip)),
    );
    expect(swapped).toEqual([]);
  });

  test('denied, with or without a slip, orders nothing', () => {
    const ordered = [word, ...slipsOf(word)].flatMap((as) =>
      denials.filter((frame) => ['FreezeCard', 'UnfreezeCard'].includes(say(frame, as))).map((frame) => frame.replace('_', as)),
    );
    expect(ordered).toEqual([]);
  });
});

describe('said around corners', () => {
  test.each([
    ['en-US', 'i found my card turn it back on', 'UnfreezeCard'],
    ['en-US', 'my card is blocked please unblock it', 'UnfreezeCard'],
    ['en-US', 'take the block off my card', 'UnfreezeCard'],
    ['en-US', 'stop blocking my card', 'UnfreezeCard'],
    ['en-US', 'block my card so nobody can use it again', 'FreezeCard'],
    ['en-US', 'deactivate and lock my card', 'FreezeCard'],
    ['en-US', 'put a hold on my account', 'FreezeCard'],
    ['fr-FR', 'annule le blocage', 'UnfreezeCard'],
    ['fr-FR', 'ma carte est bloquée, débloque-la', 'UnfreezeCard'],
    ['fr-FR', 'fais opposition sur ma carte', 'FreezeCard'],
    ['fr-FR', 'je ne retrouve pas ma carte, bloque-la', 'FreezeCard'],
  ] as const)('%s "%s" is %s', (locale, text, intent) => {
    expect(ask(locale, text).intent).toBe(intent);
  });

  test.each([
    ['en-US', 'ublock my card'],
    ['en-US', 'nfreeze my card'],
    ['en-US', 'my card is frozen'],
    ['en-US', 'why is my card blocked'],
    ['en-US', 'i did not ask you to freeze my card'],
    ['en-US', 'do not lift the block'],
    ['en-US', 'freeze my card, i can unfreeze it later'],
    ['fr-FR', 'dbloque ma carte'],
    ['fr-FR', "n'annule pas l'opposition"],
    ['fr-FR', 'pourquoi ma carte est-elle bloquée'],
  ] as const)('%s "%s" is too unclear to act on', (locale, text) => {
    expect(['FreezeCard', 'UnfreezeCard']).not.toContain(ask(locale, text).intent);
  });
});
