import { describe, expect, test } from '@jest/globals';
import { readingOf } from './engine.ts';

const sum = (locale: 'en-US' | 'fr-FR', text: string) => {
  const [amount] = readingOf(locale, text, 'GB').amounts;
  return amount ? `${amount.value} ${amount.currency ?? '-'}` : null;
};

describe('sums of money', () => {
  test.each([
    ['en-US', '300', '300.00 -'],
    ['en-US', '300 dollars', '300.00 USD'],
    ['en-US', '$300', '300.00 USD'],
    ['en-US', '12.50 euros', '12.50 EUR'],
    ['en-US', '€12.5', '12.50 EUR'],
    ['en-US', '40£', '40.00 GBP'],
    ['en-US', '1,234.56 dollars', '1234.56 USD'],
    ['en-US', '2k', '2000.00 -'],
    ['en-US', 'fifty pounds', '50.00 GBP'],
    ['en-US', 'twenty five bucks', '25.00 USD'],
    ['en-US', 'two hundred and fifty euros', '250.00 EUR'],
    ['en-US', 'a hundred dollars', '100.00 USD'],
    ['en-US', 'fifteen hundred dollars', '1500.00 USD'],
    ['en-US', 'two thousand three hundred and five pounds', '2305.00 GBP'],
    ['en-US', '12 dollars and 5 cents', '12.05 USD'],
    ['en-US', 'twelve euros fifty', '12.50 EUR'],
    ['en-US', 'is it five times or more than 400', '400.00 -'],
    ['fr-FR', '300 euros', '300.00 EUR'],
    ['fr-FR', '12,50 €', '12.50 EUR'],
    ['fr-FR', '1 234,56 euros', '1234.56 EUR'],
    ['fr-FR', '1.234,56 euros', '1234.56 EUR'],
    ['fr-FR', 'quatre-vingt-dix-neuf euros', '99.00 EUR'],
    ['fr-FR', 'soixante et onze euros', '71.00 EUR'],
    ['fr-FR', 'nonante-cinq euros', '95.00 EUR'],
    ['fr-FR', 'deux cent cinquante euros', '250.00 EUR'],
    ['fr-FR', 'mille deux cents livres', '1200.00 GBP'],
    ['fr-FR', 'douze euros cinquante', '12.50 EUR'],
    ['fr-FR', 'trois euros et cinq centimes', '3.05 EUR'],
    ['en-US', 'what did i spend on the 3rd', null],
    ['en-US', 'how much did i spend in 2025', null],
    ['fr-FR', 'combien en 2025', null],
  ] as const)('%s %s', (locale, text, expected) => {
    expect(sum(locale, text)).toBe(expected);
  });

  test.each([
    ['en-US', 'payments over 200', 'over'],
    ['en-US', 'anything below 10 pounds', 'under'],
    ['en-US', 'a payment of exactly 20 euros', 'exactly'],
    ['fr-FR', 'des paiements de plus de 200 euros', 'over'],
    ['fr-FR', 'des achats de moins de 10 euros', 'under'],
  ] as const)('%s %s: %s', (locale, text, comparison) => {
    expect(readingOf(locale, text, 'GB').comparison).toBe(comparison);
  });
});
