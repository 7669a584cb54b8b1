import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brand } from '../../brand/brand.ts';
import { pushWords } from '../../lambda/delivery/push-words.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { asksOf } from './asks-of.ts';
import { forged } from './forged.ts';

const read = (tag: string, file: string) =>
  Object.entries(JSON.parse(readFileSync(`locales/${tag}/${file}.json`, 'utf8')) as Record<string, string>);

/** Everything about warnings, frozen cards and disputes, by the first part of a key. */
const spoken =
  /^(warned|warning|warnings|code|mine|deny|cards|freeze|unfreeze|dispute|claim|twice|alert|human)[._]|^waiting[.](mine|meant)|^why[.](duplicate|unusual|new-merchant|abroad|far|burst|price|trial|low|balance-soon|code|bank|limit|concerns|twice)/;
const shown =
  /^(warnings|cards|blind|watch|notices|warned)[._]|^done[.](mine|not-mine|put-aside|freeze|unfreeze|watch|phrase|push)|^(api|trouble)[.](card|bank|login)[.]/;

/**
 * Where the customer has begun to talk, and only the bank can go on: a card that could not be frozen, a payment to dispute, a person asked
 * for, an account that somebody else may be in.
 */
const mayCall = /^(freeze|dispute|claim|human)[.]|^warning[.]bank-account$|^(api|trouble)[.]bank[.]failed/;

const asking = (texts: readonly (readonly [string, string])[]) =>
  texts.flatMap(([key, text]) => asksOf(text, mayCall.test(key)).map((asked) => `${key}: ${asked}: ${text}`));

describe.each(localeTags)('%s: a warning asks for nothing', (tag) => {
  test('that is pushed: no code, no number, no call, no answer, no link, no money, and it carries the phrase', () => {
    const texts = read(tag, 'push');
    expect(texts.flatMap(([, text]) => asksOf(text))).toEqual([]);
    expect(texts.filter(([, text]) => !text.includes('{{phrase}}'))).toEqual([]);
    expect(texts.map(([key]) => key).sort()).toEqual(['knock.text', 'knock.title']);
  });

  test('that is spoken: no code, no number but the bank’s own in need, no link, no money', () => {
    const texts = read(tag, 'speech').filter(([key]) => spoken.test(key));
    expect(texts.length).toBeGreaterThan(60);
    expect(asking(texts)).toEqual([]);
  });

  test('that is shown in the companion: the same', () => {
    const texts = read(tag, 'companion').filter(([key]) => shown.test(key) && !key.startsWith('watch.phrase.hint'));
    expect(texts.length).toBeGreaterThan(0);
    expect(asking(texts)).toEqual([]);
  });
});

describe('the lint itself', () => {
  test.each(forged)('finds %s in "%s"', (asked, text) => {
    expect(asksOf(text)).toContain(asked);
  });

  test('finds it wherever it is planted', () => {
    const honest = localeTags.flatMap((tag) => read(tag, 'push').map(([, text]) => text));
    fc.assert(
      fc.property(fc.constantFrom(...honest), fc.constantFrom(...forged), fc.boolean(), (text, [asked, planted], isFirst) => {
        expect(asksOf(isFirst ? `${planted} ${text}` : `${text} ${planted}`)).toContain(asked);
      }),
    );
  });

  test('lets the bank’s own emergency number pass where it may be said, and no other', () => {
    expect(asksOf('Call {{bank}} now: {{emergencyNumber}}.', true)).toEqual([]);
    expect(asksOf('Appelez tout de suite {{bank}} : {{emergencyNumber}}.', true)).toEqual([]);
    expect(asksOf('Call {{bank}} now: 0800 123 456.', true)).toContain('call');
    expect(asksOf('Call {{bank}} now: {{emergencyNumber}}. Or call our partner.', true)).toContain('call');
  });

  test('lets a text say what is never asked for', () => {
    expect(asksOf('A warning never asks for a code, a PIN or a payment.')).toEqual([]);
    expect(asksOf('Une alerte ne demande jamais un code, un mot de passe ou un paiement.')).toEqual([]);
  });
});

describe('the words of a push', () => {
  const words = pushWords(fileURLToPath(new URL('../../locales', import.meta.url)), brand);

  test('name the bank, its app and the customer’s phrase, in the customer’s language', () => {
    expect(words('en-US', 'blue heron')).toEqual({
      title: 'Harbour Bank, blue heron',
      text: 'There is something to look at in the Harbour Bank app. Your phrase: blue heron.',
      locale: 'en-US',
    });
    expect(words('fr-FR', 'héron bleu')).toEqual({
      title: 'Harbour Bank, héron bleu',
      text: 'Il y a quelque chose à regarder dans l’application Harbour Bank. Votre phrase : héron bleu.',
      locale: 'fr-FR',
    });
  });

  test('are in our first language for who chose none, or one we do not speak', () => {
    expect([words(null, 'blue heron').locale, words('xx', 'blue heron').locale]).toEqual(['en-US', 'en-US']);
  });

  test('carry any phrase as it is', () => {
    fc.assert(
      fc.property(fc.string(), (phrase) => {
        const { title, text } = words('en-US', phrase);
        expect([title, text]).toEqual([
          `Harbour Bank, ${phrase}`,
          `There is something to look at in the Harbour Bank app. Your phrase: ${phrase}.`,
        ]);
      }),
      { examples: [['{{bank}}'], ['$&'], ['$t(knock.title)']] },
    );
  });
});
