import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CivilDate, currency, type Line, type Locale, type ResolvedPeriod, type Value } from '#skill';
import type { Style } from '../../locales/spoken.ts';
import { plain, speak } from '../builders/customer.ts';

const today = '2026-11-23' as CivilDate;

/** One value inside the barest sentence, as it sounds. */
function said(value: Value, locale: Locale = 'en-US', style: Style = 'ear', home = 'USD'): string {
  const say: readonly Line[] = [{ key: 'amount', values: { amount: value } }];
  const reply = { say, reprompt: null, end: true, link: false, verify: false, suggestions: [] };
  return plain(speak(reply, { locale, style, today, homeCurrency: currency(home) }).speech);
}

const money = (amountMinor: bigint, code: string): Value => ({ type: 'limit', amountMinor, currency: currency(code) });
const fact = (f: object) => ({ fact: f, disclosures: [] }) as unknown as Value;
const merchant = (name: string) => fact({ type: 'merchant', name });
const date = (on: string) => fact({ type: 'date', date: on });

describe('money for the ear', () => {
  test.each([
    [1250n, 'USD', '12 dollars 50', '12 dollars 50'],
    [100n, 'USD', '1 dollar', '1 dollar'],
    [0n, 'USD', '0 dollars', '0 dollar'],
    [5n, 'USD', '5 cents', '5 cents'],
    [4505n, 'USD', '45 dollars and 5 cents', '45 dollars et 5 cents'],
    [123456n, 'EUR', '1,234 euros 56', '1234 euros 56'],
    [150n, 'EUR', '1 euro 50', '1 euro 50'],
    [100000000n, 'EUR', '1,000,000 euros', "1000000 d'euros"],
    [250n, 'GBP', '2 British pounds 50', '2 livres sterling 50'],
    [101n, 'GBP', '1 British pound and 1 penny', '1 livre sterling et 1 penny'],
    [1234n, 'JPY', '1,234 yen', '1234 yens'],
    [1234567n, 'KWD', '1,234.567 KWD', '1234,567 KWD'],
    [-500n, 'USD', 'Minus 5 dollars', 'Moins 5 dollars'],
  ])('%p %s', (minor, code, english, french) => {
    expect(said(money(minor, code))).toBe(english);
    expect(said(money(minor, code), 'fr-FR')).toBe(french);
  });

  test("cents of a foreign currency never sound like the customer's own", () => {
    expect(said(money(1n, 'EUR'))).toBe('0 euros and 1 cent');
    expect(said(money(50n, 'GBP'), 'fr-FR')).toBe('0 livre sterling et 50 pence');
  });

  test('the home currency is named short, a foreign one in full', () => {
    expect(said(money(500n, 'USD'), 'en-US', 'ear', 'EUR')).toBe('5 US dollars');
    expect(said(money(500n, 'GBP'), 'en-US', 'ear', 'GBP')).toBe('5 pounds');
  });

  test('written amounts equal what Intl writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.constantFrom('USD', 'EUR', 'GBP'), (minor, code) => {
        const decimal = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}` as `${number}`;
        const written = new Intl.NumberFormat('en-US', {
          style: 'currency',
          currency: code,
          trailingZeroDisplay: 'stripIfInteger',
        } as object).format(decimal);
        expect(said(money(minor, code), 'en-US', 'eye')).toBe(written);
      }),
    );
  });

  test('every amount can be read back from its words', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 11n }), (minor) => {
        const words = said(money(minor, 'EUR'), 'en-US').replaceAll(',', '');
        const whole = BigInt(/(\d+) euros?/.exec(words)?.[1] ?? 0);
        const part = BigInt(/euros? (?:and )?(\d+)/.exec(words)?.[1] ?? /^(\d+) cents?$/.exec(words)?.[1] ?? 0);
        expect(whole * 100n + part).toBe(minor);
      }),
    );
  });
});

describe('money told roughly', () => {
  const about = fact({ type: 'money', money: { amountMinor: 120_000n, currency: currency('EUR') }, about: true });
  const level = (above: boolean) => fact({ type: 'level', above, limit: { amountMinor: 50_000n, currency: currency('USD') } });

  test.each([
    [about, 'About 1,200 euros', 'Environ 1200 euros'],
    [level(true), '500 dollars or more', '500 dollars ou plus'],
    [level(false), 'Less than 500 dollars', 'Moins de 500 dollars'],
  ])('%#', (value, english, french) => {
    expect(said(value)).toBe(english);
    expect(said(value, 'fr-FR')).toBe(french);
  });

  test('on the screen it is no finer than in speech', () => {
    expect(said(about, 'en-US', 'eye')).toBe('About €1,200');
    expect(said(level(false), 'en-US', 'eye')).toBe('Less than $500');
  });

  test('French joins "de" and "environ"', () => {
    const values = { amount: about, date: date('2026-11-23'), pending: { type: 'line' as const, line: null } };
    const reply = { say: [{ key: 'item.purchase', values }], reprompt: null, end: true, link: false, verify: false, suggestions: [] };
    const spoken = speak(reply, { locale: 'fr-FR', style: 'ear', today, homeCurrency: currency('EUR') });
    expect(plain(spoken.speech)).toBe("Un paiement d'environ 1200 euros, aujourd'hui");
  });
});

describe('days for the ear', () => {
  test.each([
    ['2026-11-23', 'Today', "Aujourd'hui"],
    ['2026-11-22', 'Yesterday', 'Hier'],
    ['2026-11-17', 'On Tuesday', 'Mardi'],
    ['2026-11-16', 'On November 16', 'Le 16 novembre'],
    ['2026-11-01', 'On November 1', 'Le premier novembre'],
    ['2025-12-01', 'On December 1, 2025', 'Le premier décembre 2025'],
  ])('%s', (on, english, french) => {
    expect(said(date(on))).toBe(english);
    expect(said(date(on), 'fr-FR')).toBe(french);
  });

  const period = (from: string, to: string, name: ResolvedPeriod['name']): Value => ({
    type: 'period',
    period: { range: { from: from as CivilDate, to: to as CivilDate }, name },
  });
  test.each<[Value, string, string]>([
    [period('2026-11-01', '2026-11-23', { kind: 'this-month' }), 'This month', 'Ce mois-ci'],
    [period('2026-10-01', '2026-10-31', { kind: 'month' }), 'In October', 'En octobre'],
    [period('2025-10-01', '2025-10-31', { kind: 'month' }), 'In October 2025', 'En octobre 2025'],
    [
      period('2026-11-16', '2026-11-22', { kind: 'last-week' }),
      'Last week, November 16 to 22',
      'La semaine dernière, du 16 au 22 novembre',
    ],
    [period('2026-10-25', '2026-11-01', { kind: 'range' }), 'From October 25 to November 1', 'Du 25 octobre au premier novembre'],
    [
      period('2025-12-01', '2026-02-28', { kind: 'season', season: 'WI' }),
      'From December 1, 2025 to February 28',
      'Du premier décembre 2025 au 28 février',
    ],
    [period('2026-10-25', '2026-11-23', { kind: 'last-days', days: 30 }), 'In the last 30 days', 'Ces 30 derniers jours'],
    [period('2026-11-01', '2026-11-23', { kind: 'since' }), 'Since November 1', 'Depuis le premier novembre'],
    [period('2026-07-01', '2026-09-30', { kind: 'quarter', quarter: 3 }), 'In the third quarter of 2026', 'Au troisième trimestre 2026'],
    [period('2025-01-01', '2025-12-31', { kind: 'year' }), 'In 2025', 'En 2025'],
  ])('%#', (value, english, french) => {
    expect(said(value)).toBe(english);
    expect(said(value, 'fr-FR')).toBe(french);
  });
});

test('a name from the bank is never read as a template, and holds no control or private-use character', () => {
  expect(said(merchant('$t(goodbye) {{bank}} M&S <b>'))).toBe('$t(goodbye) {{bank}} M&S <b>');
  expect(said(merchant('\uE000911\uE001\u0007'))).toBe('911');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => expect(said(merchant(name))).not.toMatch(/[\p{Cc}\p{Co}]/u)));
});

test('a missing word or gap is an error, never an empty sentence', () => {
  const reply = (line: Line) => ({ say: [line], reprompt: null, end: true, link: false, verify: false, suggestions: [] });
  const options = { locale: 'en-US', style: 'ear', today, homeCurrency: currency('USD') } as const;
  expect(() => speak(reply({ key: 'no.such.key', values: {} }), options)).toThrow('no words for no.such.key');
  expect(() => speak(reply({ key: 'balance.booked', values: {} }), options)).toThrow('nothing for');
});

describe('what warnings tell', () => {
  const times = (n: number) => fact({ type: 'times', times: n });
  const minutes = (n: number) => fact({ type: 'minutes', minutes: n });
  const country = (code: string) => fact({ type: 'country', country: code });

  test.each([
    [9, '9 times', '9 fois'],
    [9.3, 'About 9 times', 'Environ 9 fois'],
    [12.96, 'About 13 times', 'Environ 13 fois'],
    [2.4, '2.4 times', '2,4 fois'],
    [1.6, '1.6 times', '1,6 fois'],
    [2, '2 times', '2 fois'],
  ])('%p times', (n, english, french) => {
    expect(said(times(n))).toBe(english);
    expect(said(times(n), 'fr-FR')).toBe(french);
  });

  test.each([
    [0, '0 minutes', '0 minute'],
    [1, '1 minute', '1 minute'],
    [119, '119 minutes', '119 minutes'],
    [120, '2 hours', '2 heures'],
    [187, 'About 3 hours', 'Environ 3 heures'],
    [36 * 60, '36 hours', '36 heures'],
    [48 * 60, '2 days', '2 jours'],
  ])('%p minutes', (n, english, french) => {
    expect(said(minutes(n))).toBe(english);
    expect(said(minutes(n), 'fr-FR')).toBe(french);
  });

  test.each([
    ['PT', 'In Portugal', 'Au Portugal'],
    ['NL', 'In the Netherlands', 'Aux Pays-Bas'],
    ['BE', 'In Belgium', 'En Belgique'],
    ['IL', 'In Israel', 'En Israël'],
    ['CU', 'In Cuba', 'À Cuba'],
    ['US', 'In the United States', 'Aux États-Unis'],
    ['IM', 'On the Isle of Man', "Sur l'île de Man"],
    ['XX', 'Abroad', "À l'étranger"],
    ['$t(goodbye)', 'Abroad', "À l'étranger"],
  ])('the country %s, with its preposition', (code, english, french) => {
    expect(said(country(code))).toBe(english);
    expect(said(country(code), 'fr-FR')).toBe(french);
  });

  test.each<Locale>(['en-US', 'fr-FR'])('every country of ISO 3166 has words of its own (%s)', (locale) => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    // Withdrawn codes, groups and exceptional reservations have names too.
    const none = 'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ'.split(' ');
    const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => names.of(code) !== undefined && !none.includes(code));
    const abroad = said(country('??'), locale);
    expect(codes.filter((code) => said(country(code), locale) === abroad)).toEqual([]);
    expect(codes.length).toBeGreaterThan(245);
  });

  test('a category the bank tells is named as one that is asked for', () => {
    expect(said(fact({ type: 'category', category: 'fuel' }))).toBe('Fuel');
  });

  test('tomorrow is tomorrow, later days are dates', () => {
    expect(said(date('2026-11-24'))).toBe('Tomorrow');
    expect(said(date('2026-11-24'), 'fr-FR')).toBe('Demain');
    expect(said(date('2026-11-26'))).toBe('On November 26');
  });

  test('a reference is read digit by digit, and nothing else can be', () => {
    const reply = {
      ...{ reprompt: null, end: true, link: false, verify: false, suggestions: [] },
      say: [{ key: 'dispute.done', values: { reference: { type: 'reference' as const, digits: '0a4 2817' } } }],
    };
    const { speech } = speak(reply, { locale: 'en-US', style: 'ear', today, homeCurrency: currency('USD') });
    expect(speech).toContainEqual({ type: 'digits', digits: '042817' });
  });
});
