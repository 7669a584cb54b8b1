import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Merchant } from '../../../skill/ports.ts';
import { matchMerchant } from '../../../skill/transactions/match-merchant.ts';
import { merchantIdOf } from '../../../skill/transactions/name-words.ts';

fc.configureGlobal({ seed: 20261123 });

const own = (...names: string[]) =>
  names.map((name) => ({ id: merchantIdOf(name), name, lastOn: '2026-11-20', count: 3 }) as unknown as Merchant);
const us = own(
  ...[
    "Trader Joe's",
    'Whole Foods',
    'Blue Bottle Coffee',
    'Joe Coffee',
    "Joe's Pizza",
    'Shake Shack',
    'Lucali',
    'Lilia',
    'MTA',
    'Uber',
    'Shell',
  ],
  ...[
    'Hertz',
    'Amazon',
    'Target',
    'Ikea',
    'H&M',
    "Macy's",
    'U-Haul',
    'CVS',
    'Netflix',
    'Spotify',
    'AMC',
    'Delta Air Lines',
    'Hotel Artemide',
  ],
  ...['Roscioli', 'Conad', 'Con Edison', 'National Grid', 'Spectrum', 'Verizon', 'T-Mobile', 'Geico', 'Hudson Property', 'Marks & Spencer'],
);
const be = own(
  ...['Immo Parvis', 'Engie', 'Luminus', 'Vivaqua', 'Proximus', 'Orange', 'Ethias', 'Delhaize', 'Carrefour', 'Colruyt', 'Lidl', 'Auchan'],
  ...[
    'Le Pain Quotidien',
    'Maison Antoine',
    'Maison Antonia',
    'Exki',
    "Brasserie de l'Étoile",
    'STIB',
    'SNCB',
    'Q8',
    'Ikea',
    'Fnac',
    'Zara',
  ],
  ...['H&M', 'Bol', 'Pharmacie du Parvis', 'Netflix', 'Spotify', 'Kinepolis', 'Eurostar', 'Premier Inn', 'Pret a Manger', 'Tesco'],
);

/** The name, 'A or B?', or '-' for none. */
function heard(text: string, merchants: readonly Merchant[], id: string | null = null): string {
  const match = matchMerchant({ id, heard: text }, merchants);
  if (match.kind === 'one') return match.merchant.name;
  return match.kind === 'two'
    ? `${match.options
        .map(({ name }) => name)
        .sort()
        .join(' or ')}?`
    : '-';
}

describe('Unknown or misheard merchant: matched to the customer’s own', () => {
  test.each([
    ["trader joe's", "Trader Joe's"],
    ['trader joe', "Trader Joe's"],
    ['traitor joes', "Trader Joe's"],
    ['hole foods', 'Whole Foods'],
    ['whole food', 'Whole Foods'],
    ['blue bottle', 'Blue Bottle Coffee'],
    ["joe's coffee", 'Joe Coffee'],
    ['jose pizza', "Joe's Pizza"],
    ['shakeshack', 'Shake Shack'],
    ['shake check', 'Shake Shack'],
    ['luke alley', 'Lucali'],
    ['lily uh', 'Lilia'],
    ['m t a', 'MTA'],
    ['shall', 'Shell'],
    ['hurts', 'Hertz'],
    ['the target store', 'Target'],
    ['eye kea', 'Ikea'],
    ['h and m', 'H&M'],
    ['h & m', 'H&M'],
    ['H M', 'H&M'],
    ['macys', "Macy's"],
    ['mazies', "Macy's"],
    ['you haul', 'U-Haul'],
    ['c v s', 'CVS'],
    ['net flicks', 'Netflix'],
    ['spotty fi', 'Spotify'],
    ['a m c', 'AMC'],
    ['delta', 'Delta Air Lines'],
    ['delta airlines', 'Delta Air Lines'],
    ['artemide', 'Hotel Artemide'],
    ['roscholi', 'Roscioli'],
    ['con edison', 'Con Edison'],
    ['horizon', 'Verizon'],
    ['t mobile', 'T-Mobile'],
    ['gecko', 'Geico'],
    ['m and s', 'Marks & Spencer'],
    ['marks and spencers', 'Marks & Spencer'],
    ['amazon on the internet', 'Amazon'],
  ])('"%s" is %s', (text, name) => expect(heard(text, us)).toBe(name));

  test.each([
    ['lidel', 'Lidl'],
    ['de laize', 'Delhaize'],
    ['delèze', 'Delhaize'],
    ['carfour', 'Carrefour'],
    ['carre four', 'Carrefour'],
    ['colroute', 'Colruyt'],
    ['coll ruit', 'Colruyt'],
    ['pain cotidien', 'Le Pain Quotidien'],
    ['antoine', 'Maison Antoine'],
    ['brasserie de l’etoile', "Brasserie de l'Étoile"],
    ['l’étoile', "Brasserie de l'Étoile"],
    ['s n c b', 'SNCB'],
    ['q 8', 'Q8'],
    ['la fnac', 'Fnac'],
    ['chez zara', 'Zara'],
    ['sara', 'Zara'],
    ['h et m', 'H&M'],
    ['nette flix', 'Netflix'],
    ['kinépolis', 'Kinepolis'],
    ['kiné police', 'Kinepolis'],
    ['prêt à manger', 'Pret a Manger'],
    ['proximusse', 'Proximus'],
    ['lumineux', 'Luminus'],
    ['viva qua', 'Vivaqua'],
    ['au champ', 'Auchan'],
    ['haut chant', 'Auchan'],
    ['en gi', 'Engie'],
  ])('« %s » est %s', (text, name) => expect(heard(text, be)).toBe(name));
});

describe('Unknown or misheard merchant: between two, ask', () => {
  test.each([
    ['maison', be, 'Maison Antoine or Maison Antonia?'],
    ['maison antoinia', be, 'Maison Antoine or Maison Antonia?'],
    ['coffee', us, 'Blue Bottle Coffee or Joe Coffee?'],
    ['con ed', us, 'Con Edison or Conad?'],
  ])('"%s"', (text, merchants, question) => expect(heard(text, merchants)).toBe(question));

  test('two merchants of one name are asked for', () => {
    const twins = [...own('Delta'), { ...own('Delta')[0], id: 'delta-2' } as unknown as Merchant];
    expect(heard('delta', twins)).toBe('Delta or Delta?');
  });
  test('the exact name is not asked about', () => expect(heard('maison antonia', be)).toBe('Maison Antonia'));
});

describe('Unknown or misheard merchant: never a silent best guess', () => {
  test.each(['aldi', 'walmart', 'starbucks', 'best buy', 'over', 'bank of america', 'holefoods market street', '', '?', '...'])(
    '"%s" is nobody',
    (text) => expect(heard(text, us)).toBe('-'),
  );
  test('short names are right or unknown', () => {
    expect(heard('b b', own('BP', 'EE'))).toBe('-');
    expect(heard('amd', us)).toBe('-');
  });
  test('the nearest may be offered', () => {
    expect(matchMerchant({ id: null, heard: 'goober' }, us)).toMatchObject({ kind: 'none', nearest: { name: 'Uber' } });
    expect(matchMerchant({ id: null, heard: 'walmart' }, us)).toEqual({ kind: 'none', nearest: null });
    expect(matchMerchant({ id: null, heard: 'uber' }, [])).toEqual({ kind: 'none', nearest: null });
  });
});

describe('what the platform matched', () => {
  test('its id wins over what was heard', () =>
    expect(heard('mickey dees', own("McDonald's", 'Mickey D Bar'), 'mcdonalds')).toBe("McDonald's"));
  test('an id the customer never paid is no licence for a similar name', () => {
    expect(matchMerchant({ id: 'lucky', heard: 'lucky' }, own('Lucki'))).toMatchObject({ kind: 'none', nearest: { name: 'Lucki' } });
    expect(heard('lucky', own('Lucki'))).toBe('Lucki');
  });
  test('an id that does not fit what was heard is the platform’s mistake', () => expect(heard('lucali', us, 'lululemon')).toBe('Lucali'));
});

test('any words at all give an answer, and a name said exactly is always found', () => {
  const merchants = [...us, ...be.filter(({ id }) => !us.some((other) => other.id === id))];
  fc.assert(
    fc.property(fc.string(), (text) => expect(['one', 'two', 'none']).toContain(matchMerchant({ id: null, heard: text }, merchants).kind)),
  );
  for (const { name } of merchants) {
    for (const said of [name, name.toUpperCase(), name.toLowerCase()]) expect(heard(said, merchants)).toBe(name);
  }
});
