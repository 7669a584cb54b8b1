import { describe, expect, test } from '@jest/globals';
import { knownMerchants } from '../../../skill/transactions/known-merchants.ts';
import { counterpartyName, merchantOf } from '../../../skill/transactions/merchant-name.ts';
import { merchantIdOf } from '../../../skill/transactions/name-words.ts';
import { knownShops } from './raw.ts';

const known = knownMerchants(knownShops);
const nobody = knownMerchants([]);
const named = (text: string, given?: string) => merchantOf(text, given, nobody)?.name ?? null;

describe('Merchant names spoken: what banks and processors write around a name is stripped', () => {
  test.each([
    ['SQ *JOE COFFEE NEW YORK NY', 'Joe Coffee'],
    ['SP *ALLBIRDS', 'Allbirds'],
    ['TST* LUCALI BROOKLYN NY', 'Lucali'],
    ['PAYPAL *DELIVEROO 35314369001', 'Deliveroo'],
    ['PAYPAL *SPOTIFY 402-935-7733 CA', 'Spotify'],
    ['CRV*CARREFOUR EXPRESS BRUXELLES', 'Carrefour Express'],
    ['BCK*COLRUYT 4312 SAINT-GILLES', 'Colruyt'],
    ['SUMUP *MAISON ANTOINE ETTERBEEK', 'Maison Antoine'],
    ['CARD PURCHASE 11/03 LUCALI', 'Lucali'],
    ['CARD PAYMENT TO DISHOOM LONDON GB', 'Dishoom'],
    ['VISA DEBIT PURCHASE XXXX4821 LILIA BROOKLYN NY US', 'Lilia'],
    ['CB EXKI 12/11/26', 'Exki'],
    ['PAIEMENT CARTE 12.11 FNAC PARIS', 'Fnac'],
    ['PAIEMENT PAR CARTE DU 12/11 BOULANGERIE PAUL', 'Boulangerie Paul'],
    ['CARTE X1234 LE BAR DES AMIS', 'Le Bar des Amis'],
    ['PRLV SEPA ENGIE 000123456', 'Engie'],
    ['DIRECT DEBIT THAMES WATER 9938173', 'Thames Water'],
    ['CONTACTLESS PAYMENT PRET A MANGER 0231 LONDON', 'Pret a Manger'],
    ['DALSTON MOTORS LTD LONDON', 'Dalston Motors'],
    ['VIVAQUA SCRL 402113', 'Vivaqua'],
    ['UBER   *TRIP HELP.UBER.COM CA', 'Uber'],
    ['NETFLIX.COM LOS GATOS CA', 'Netflix'],
    ['WWW.ZALANDO.BE 0800', 'Zalando'],
    ['LUCALI              BROOKLYN      NY', 'Lucali'],
    ['SHAKE SHACK #1042 NEW YORK NY', 'Shake Shack'],
    ['ODEON HACKNEY 231', 'Odeon'],
    ["BRASSERIE DE L'ETOILE BRUXELLES", "Brasserie de l'Etoile"],
    ['TRADER JOE S 552', "Trader Joe's"],
    ['BP 4312 LONDON', 'BP'],
    ['KFC 221', 'KFC'],
    ['B&Q 1123', 'B&Q'],
    ['Q8 443211 DROGENBOS', 'Q8'],
    ['99812 GREEN CAFE', 'Green Cafe'],
    ['1-800-FLOWERS', '1-800-Flowers'],
    ['Le Comptoir du Chef', 'Le Comptoir du Chef'],
  ])('%s is %s', (text, name) => expect(named(text)).toBe(name));

  test('words that begin a real name are left alone', () => {
    expect(named('CARD FACTORY 1123')).toBe('Card Factory');
    expect(named('CARTE BLANCHE')).toBe('Carte Blanche');
    expect(named('VIRGIN ACTIVE')).toBe('Virgin Active');
    expect(named('POSTE RESTANTE')).toBe('Poste Restante');
  });

  test('digits of codes are never part of a name', () => {
    for (const text of ['123456', 'CARD PURCHASE 123456', 'CB 12/11', 'X1234', '', '   ', '*', '#12', 'P1A2B3C4'])
      expect(named(text)).toBeNull();
    expect(named('GREEN CAFE 00412 TERM 7')).toBe('Green Cafe');
  });

  test('a town alone is not stripped away to nothing', () => expect(named('LONDON')).toBe('London'));

  test('the bank’s own name for the merchant comes before its raw text', () => {
    expect(named('CERVECERIA CATALANA BARCELONA', 'Cervecería Catalana')).toBe('Cervecería Catalana');
    expect(named('ZZ 0001', 'ACME STORES LTD')).toBe('Acme Stores');
  });
});

describe('Merchant names spoken: a known merchant wins by the longest name the text begins with', () => {
  const id = (text: string, given?: string) => merchantOf(text, given, known)?.id;

  test.each([
    ['CB CARREFOUR MARKET 1234 BRUXELLES', 'carrefour'],
    ['CRV*CARREFOUR EXPRESS BRUXELLES', 'carrefour'],
    ['WHOLEFDS BWR 10234 NEW YORK NY', 'whole-foods'],
    ['SQ *BLUE BOTTLE COFF 1234 NEW YORK NY', 'blue-bottle'],
    ['M&S SIMPLY 2231 LONDON', 'marks-and-spencer'],
    ['H&M BE 0221', 'h-and-m'],
    ['TRADER JOE S 552 NEW YORK NY', 'trader-joes'],
    ['NETFLIX.COM 866-579-7172', 'netflix'],
    ['AMZN Mktp US*2K4AB1C', 'amazon'],
    ['AMZNMktplace*1AB2C amazon.co.uk', 'amazon'],
    ['AMAZON PRIME*XY12', 'amazon-prime'],
    ['AMAZON.COM*AB123', 'amazon'],
  ])('%s is %s', (text, expected) => expect(id(text)).toBe(expected));

  test('only whole words count', () => {
    expect(id('ALDINE BOOKS')).toBe('aldine-books');
    expect(id('NETFLIXES')).toBe('netflixes');
  });
  test('the bank’s name for it is looked up too', () => expect(id('ZZ 99', 'M&S')).toBe('marks-and-spencer'));
  test('a cut-off name that fits two merchants stays what it is', () => {
    const two = knownMerchants([
      { id: 'a', name: 'Maison Antoine', synonyms: [] },
      { id: 'b', name: 'Maison Antonia', synonyms: [] },
    ]);
    expect(merchantOf('MAISON ANTO', undefined, two)?.id).toBe('maison-anto');
  });
});

describe('merchant ids', () => {
  test.each([
    ['H&M', 'h-and-m'],
    ["Joe's Pizza", 'joes-pizza'],
    ['Sainsbury’s', 'sainsburys'],
    ["Brasserie de l'Étoile", 'brasserie-de-l-etoile'],
    ['Disney+', 'disney-plus'],
    ['Œuf & Cie', 'oeuf-and-cie'],
    ['Straße 7', 'strasse-7'],
    ['U-Haul', 'u-haul'],
    ['無印良品', '無印良品'],
  ])('%s is %s', (name, id) => expect(merchantIdOf(name)).toBe(id));

  test('the same shop has the same id whatever its store, city and terminal codes', () => {
    const texts = ['SQ *JOE COFFEE 4412 NEW YORK NY', 'CARD PURCHASE JOE COFFEE 0031', 'JOE COFFEE       CHICAGO IL', 'Joe Coffee'];
    expect(new Set(texts.map((text) => merchantOf(text, undefined, nobody)?.id))).toEqual(new Set(['joe-coffee']));
  });
});

describe('the other side of a transfer', () => {
  test.each([
    ['VIREMENT INSTANTANE LEA MARCHAL', undefined, 'Lea Marchal'],
    ['VIREMENT INSTANTANE LEA MARCHAL', 'Léa Marchal', 'Léa Marchal'],
    ['ZELLE TO ANNA KOWALSKI', undefined, 'Anna Kowalski'],
    ['FASTER PAYMENT FROM J OKAFOR', undefined, 'J Okafor'],
    ['VIREMENT 123', undefined, null],
    ['123', undefined, null],
  ])('%s, %s is %s', (text, given, name) => expect(counterpartyName(text, given)).toBe(name));
});
