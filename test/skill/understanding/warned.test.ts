import { describe, expect, test } from '@jest/globals';
import { ask } from './engine.ts';

describe('what one says when warned', () => {
  test.each([
    ['en-US', 'why did you warn me', 'WhyWarning'],
    ['en-US', 'what was so suspicious about it', 'WhyWarning'],
    ['en-US', 'why', 'WhyAnswer'],
    ['en-US', 'skip', 'More'],
    ['en-US', 'skip it', 'More'],
    ['en-US', 'leave it', 'More'],
    ['en-US', 'is anything suspicious', 'Warnings'],
    ['en-US', 'please freeze my card', 'FreezeCard'],
    ['en-US', 'dispute it', 'Dispute'],
    ['en-US', 'let me talk to somebody at the bank', 'Human'],
    ['en-US', "i'm being scammed", 'NotRecognised'],
    ['en-US', 'was i charged twice at lidl', 'ChargedTwice'],
    ['fr-FR', "pourquoi m'as-tu prévenu", 'WhyWarning'],
    ['fr-FR', 'pourquoi', 'WhyAnswer'],
    ['fr-FR', 'passe', 'More'],
    ['fr-FR', 'y a-t-il quelque chose de suspect', 'Warnings'],
    ['fr-FR', 'bloque ma carte', 'FreezeCard'],
    ['fr-FR', 'je conteste', 'Dispute'],
    ['fr-FR', "on m'arnaque", 'NotRecognised'],
  ] as const)('%s "%s" is %s, also where a yes or no is awaited', (locale, text, intent) => {
    for (const context of [{}, { expecting: 'yes-no' as const }]) expect(ask(locale, text, context).intent).toBe(intent);
  });

  test.each([
    ['en-US', 'warn me under 100 euros', '100.00', 'EUR'],
    ['en-US', 'alert me when my balance drops below two hundred dollars', '200.00', 'USD'],
    ['en-US', '50 pounds', '50.00', 'GBP'],
    ['en-US', 'warn me at 75', '75.00', null],
    ['fr-FR', 'préviens-moi sous 100 euros', '100.00', 'EUR'],
    ['fr-FR', "avertis-moi s'il reste moins de cent cinquante francs", '150.00', 'CHF'],
  ] as const)('%s "%s" names the limit of a low balance', (locale, text, value, currency) => {
    expect(ask(locale, text)).toMatchObject({ intent: 'SetAlert', slots: { amount: { value, currency } } });
  });

  test.each([
    ['en-US', 'notify me if i spend more than 200 dollars'],
    ['en-US', 'warn me about payments over 50 euros'],
    ['en-US', 'turn off the low balance warning'],
    ['fr-FR', 'préviens-moi de tout débit au-dessus de 50 euros'],
    ['fr-FR', 'supprime mon alerte'],
  ] as const)('%s "%s" is not taken for the limit of a low balance', (locale, text) => {
    expect(ask(locale, text).intent).not.toBe('SetAlert');
  });
});
