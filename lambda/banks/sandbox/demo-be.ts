import type { Draft } from './payment.ts';
import { abroad, buy, type Day, named, online, plain, refund, shop, type Story, turns } from './story.ts';

const shops = {
  landlord: shop('immo-parvis', 'Immo Parvis', '6513', 'housing', 'LOYER IMMO PARVIS SRL'),
  engie: shop('engie', 'Engie', '4900', 'utilities', 'ENGIE ELECTRABEL ########'),
  luminus: shop('luminus', 'Luminus', '4900', 'utilities', 'LUMINUS SA DOM ########'),
  vivaqua: shop('vivaqua', 'Vivaqua', '4900', 'utilities', 'VIVAQUA SCRL ######'),
  proximus: shop('proximus', 'Proximus', '4814', 'utilities', 'PROXIMUS NV ############'),
  orange: shop('orange', 'Orange', '4814', 'utilities', 'ORANGE BELGIUM DOM'),
  ethias: shop('ethias', 'Ethias', '6300', 'insurance', 'ETHIAS SA PRIME ########'),
  delhaize: shop('delhaize', 'Delhaize', '5411', 'groceries', 'CB DELHAIZE FLAGEY #### IXELLES', 'BCK*AD DELHAIZE #### BRUXELLES'),
  carrefour: shop('carrefour', 'Carrefour', '5411', 'groceries', 'CB CARREFOUR MARKET #### BRUXELLES', 'CRV*CARREFOUR EXPRESS BRUXELLES'),
  colruyt: shop('colruyt', 'Colruyt', '5411', 'groceries', 'BCK*COLRUYT #### SAINT-GILLES'),
  lidl: shop('lidl', 'Lidl', '5411', 'groceries', 'BCK*LIDL ### FOREST'),
  quotidien: shop('le-pain-quotidien', 'Le Pain Quotidien', '5812', 'restaurants', 'LE PAIN QUOTIDIEN SABLON BRUXELLES'),
  antoine: shop('maison-antoine', 'Maison Antoine', '5814', 'restaurants', 'SUMUP *MAISON ANTOINE ETTERBEEK'),
  antonia: shop('maison-antonia', 'Maison Antonia', '5812', 'restaurants', 'SUMUP *MAISON ANTONIA IXELLES'),
  exki: shop('exki', 'Exki', '5814', 'restaurants', 'EXKI CHAUSSEE IXELLES BRUXELLES'),
  brasserie: named(shop('brasserie-de-l-etoile', "Brasserie de l'Étoile", '5812', 'restaurants', "BRASSERIE DE L'ETOILE BRUXELLES")),
  stib: shop('stib', 'STIB', '4111', 'transport', 'STIB-MIVB CONTACTLESS BRUXELLES'),
  sncb: online(shop('sncb', 'SNCB', '4112', 'transport', 'SNCB-NMBS TICKET ########')),
  q8: shop('q8', 'Q8', '5541', 'fuel', 'Q8 ###### DROGENBOS'),
  ikea: shop('ikea', 'Ikea', '5712', 'shopping', 'IKEA ANDERLECHT ###'),
  fnac: shop('fnac', 'Fnac', '5732', 'shopping', 'FNAC CITY 2 BRUXELLES'),
  zara: shop('zara', 'Zara', '5651', 'shopping', 'ZARA RUE NEUVE #### BRUXELLES'),
  handm: shop('h-and-m', 'H&M', '5651', 'shopping', 'H&M BE #### BRUXELLES'),
  bol: online(shop('bol-com', 'Bol.com', '5311', 'shopping', 'BOL.COM B.V. UTRECHT'), 'NL'),
  pharmacy: shop('pharmacie-du-parvis', 'Pharmacie du Parvis', '5912', 'health', 'PHARMACIE DU PARVIS ST-GILLES'),
  netflix: online(shop('netflix', 'Netflix', '5815', 'subscriptions', 'NETFLIX.COM AMSTERDAM'), 'NL'),
  spotify: online(shop('spotify', 'Spotify', '5815', 'subscriptions', 'PAYPAL *SPOTIFY P##@##@@')),
  kinepolis: online(shop('kinepolis', 'Kinepolis', '7832', 'entertainment', 'KINEPOLIS BRUXELLES LAEKEN')),
  eurostar: online(shop('eurostar', 'Eurostar', '4112', 'transport', 'EUROSTAR INTL @@@###')),
  premierInn: shop('premier-inn', 'Premier Inn', '7011', 'travel', 'PREMIER INN 44###### LONDON'),
  pret: shop('pret-a-manger', 'Pret A Manger', '5814', 'restaurants', 'PRET A MANGER LONDON'),
  tesco: shop('tesco', 'Tesco', '5411', 'groceries', 'TESCO STORES #### LONDON'),
  tfl: shop('transport-for-london', 'Transport for London', '4111', 'transport', 'TFL TRAVEL CH LONDON'),
};

const partner = 'Thomas Peeters';

/** Camille Lambert, Brussels: paid on the 25th with a thirteenth month, a joint account with Thomas, London each June. */
export const demoBe: Story = {
  person: { id: 'demo-be', name: 'Camille Lambert', region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR' },
  accounts: [
    {
      key: 'checking',
      kind: 'checking',
      joint: false,
      name: 'Compte à vue',
      lastFour: '7416',
      currency: 'EUR',
      openingMinor: 290_000,
      balances: 'available',
    },
    {
      key: 'joint',
      kind: 'checking',
      joint: true,
      name: 'Compte commun',
      lastFour: '0932',
      currency: 'EUR',
      openingMinor: 330_000,
      balances: 'available',
    },
    {
      key: 'savings',
      kind: 'savings',
      joint: false,
      name: 'Livret Épargne',
      lastFour: '5528',
      currency: 'EUR',
      openingMinor: 780_000,
      balances: 'available',
    },
    {
      key: 'card',
      kind: 'card',
      joint: false,
      name: 'Carte Harbour',
      lastFour: '3301',
      currency: 'EUR',
      openingMinor: 0,
      balances: { creditLineMinor: 250_000 },
    },
  ],
  settlements: {
    sweep: {
      on: 3,
      texts: { out: 'VIREMENT VERS LIVRET EPARGNE 5528', in: 'VIREMENT DE COMPTE A VUE 7416' },
      back: { out: 'VIREMENT VERS COMPTE A VUE 7416', in: 'VIREMENT DE LIVRET EPARGNE 5528' },
    },
    repayment: { on: 10, texts: { out: 'DECOMPTE CARTE HARBOUR 3301', in: 'PAIEMENT DECOMPTE MERCI' } },
    share: {
      on: 2,
      texts: { out: 'ORDRE PERMANENT COMPTE COMMUN 0932', in: 'ORDRE PERMANENT C LAMBERT MENAGE' },
      partner,
      partnerText: 'ORDRE PERMANENT T PEETERS MENAGE',
    },
    investment: { on: 12, text: 'KEYTRADE BANK INVESTISSEMENT', counterparty: 'Keytrade Bank' },
  },
  day(day) {
    const away = day.month === 6 && day.dayOfMonth >= 12 && day.dayOfMonth <= 16;
    return [...household(day), ...shared(day), ...(away ? london(day) : everyday(day)), ...beats(day)];
  },
};

function household(day: Day): Draft[] {
  const drafts: Draft[] = [];
  const bill = { account: 'checking', type: 'direct-debit' } as const;
  const salaryMinor = 228_000 + 6_000 * (day.year - 2021);
  const salary = (amountMinor: number, text: string): Draft =>
    plain('checking', amountMinor, 'salary', text, { kind: 'salary' }, 'Atelier Nord');
  if (day.paidBy(25)) drafts.push(salary(salaryMinor, 'VIREMENT SALAIRE ATELIER NORD SPRL'));
  if (day.month === 12 && day.paidBy(18)) drafts.push(salary(Math.round(salaryMinor * 0.8), 'PRIME FIN ANNEE ATELIER NORD SPRL'));
  if (day.due(9))
    drafts.push(buy(day, turns(day, '03-01') % 2 ? shops.orange : shops.proximus, turns(day, '03-01') % 2 ? 3_900 : 4_450, bill));
  if (day.due(17)) drafts.push(buy(day, shops.ethias, 4_120, bill));
  if (day.month % 3 === 0 && day.paidBy(31))
    drafts.push(plain('savings', 1_840 + day.dice.whole(0, 600), 'interest', 'INTERETS CREDITEURS', { kind: 'interest' }));
  if (day.month % 3 === 1 && day.due(4)) drafts.push(plain('checking', -600, 'fee', 'FRAIS DE GESTION DE COMPTE', { kind: 'fee' }));
  if (day.dayOfMonth === 7 || day.dayOfMonth === 20)
    drafts.push({ ...plain('checking', -5_000, 'cash', 'RETRAIT BATOPIN PARVIS ST-GILLES', { kind: 'cash' }), mcc: '6011' });
  return drafts;
}

/** What Camille and Thomas pay together. The move of March (even years) brings another rent and supplier. */
function shared(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const moves = turns(day, '03-01');
  const joint = { account: 'joint' } as const;
  const bill = { account: 'joint', type: 'direct-debit' } as const;
  if (day.due(1)) drafts.push(buy(day, shops.landlord, 92_000 + 5_000 * moves, bill));
  if (day.due(5)) {
    const season = [14, 14, 12, 9, 7, 6, 6, 6, 7, 9, 12, 14][day.month - 1] ?? 9;
    drafts.push(buy(day, moves % 2 ? shops.luminus : shops.engie, season * 1_000 + dice.whole(0, 999), bill));
  }
  if (day.month % 3 === 2 && day.due(14)) drafts.push(buy(day, shops.vivaqua, 5_230, bill));
  if (day.weekday === 6) drafts.push(buy(day, shops.delhaize, dice.whole(3_900, 8_600), joint));
  if (day.weekday === 2) drafts.push(buy(day, shops.carrefour, dice.whole(1_400, 3_900), joint));
  if (day.weekday === 4 && dice.chance(0.6)) drafts.push(buy(day, shops.colruyt, dice.whole(2_200, 5_400), joint));
  if (day.weekday === 7 && dice.chance(0.25)) drafts.push(buy(day, shops.lidl, dice.whole(900, 2_700), joint));
  return drafts;
}

function everyday(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const weekend = day.weekday > 5;
  const own = { account: 'checking' } as const;
  const card = { booking: { style: 'card', days: dice.whole(1, 3), id: 'linked' } } as const;
  if (!weekend && dice.chance(0.6)) drafts.push(buy(day, shops.stib, 230, own));
  if (!weekend && dice.chance(0.2)) drafts.push(buy(day, shops.exki, dice.whole(780, 1_490), own));
  if (weekend && dice.chance(0.25)) drafts.push(buy(day, shops.quotidien, dice.whole(1_150, 2_900), own));
  if (dice.chance(0.07)) drafts.push(buy(day, shops.antoine, dice.whole(480, 1_250), own));
  if (dice.chance(0.06)) drafts.push(buy(day, shops.antonia, dice.whole(1_900, 4_600), card));
  if (day.weekday === 5 && day.dayOfMonth !== 20 && dice.chance(0.4))
    drafts.push(buy(day, shops.brasserie, dice.whole(2_400, 5_600), card));
  if (dice.chance(0.05)) drafts.push(buy(day, shops.pharmacy, dice.whole(560, 2_800), own));
  if (dice.chance(0.05)) drafts.push(buy(day, shops.bol, dice.whole(1_200, 5_900), card));
  if (weekend && dice.chance(0.1)) drafts.push(buy(day, shops.fnac, dice.whole(990, 4_900), card));
  if (weekend && dice.chance(0.12)) drafts.push(buy(day, shops.sncb, dice.whole(840, 2_480), own));
  if (day.weekday === 7 && dice.chance(0.3)) drafts.push(buy(day, shops.q8, dice.whole(3_400, 6_200), own));
  if (weekend && dice.chance(0.12)) drafts.push(buy(day, shops.kinepolis, dice.whole(1_150, 2_600), card));
  return drafts;
}

/** London in pounds, booked in euros with a fee of 1.4 %. */
function london(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const spend = (at: (typeof shops)[keyof typeof shops], pence: number): void => {
    const { how, chargedMinor } = abroad('GBP', 'GB', pence, 1_158 + (day.year % 4) * 7);
    drafts.push(buy(day, at, chargedMinor, { ...how, booking: { style: 'card', days: 2, id: 'linked' } }));
    drafts.push(plain('card', -Math.round(chargedMinor * 0.014), 'fee', 'FRAIS DE CHANGE', { kind: 'fee' }));
  };
  if (day.dayOfMonth === 16) spend(shops.premierInn, 35_600);
  spend(shops.pret, dice.whole(620, 1_340));
  if (dice.chance(0.5)) spend(shops.tesco, dice.whole(480, 1_900));
  if (dice.chance(0.8)) spend(shops.tfl, dice.pick([560, 810]));
  return drafts;
}

/** The fixed days of Camille's year. */
function beats(day: Day): Draft[] {
  const { month, dayOfMonth } = day;
  const card = { booking: { style: 'card', days: 1, id: 'linked' } } as const;
  const drafts: Draft[] = [];
  const on = (when: number, ...made: Draft[]): void => {
    if (dayOfMonth === when) drafts.push(...made);
  };
  on(6, buy(day, shops.netflix, 899 + 200 * turns(day, '10-01'), card));
  on(11, buy(day, shops.spotify, 1_099, card));
  if (month !== 6) on(20, buy(day, shops.brasserie, 4_600, { booking: { style: 'card', days: 3, id: 'unlinked', pendingMinor: -4_000 } }));
  on(
    22,
    plain(
      'checking',
      month % 4 === 2 ? 4_600 : 1_800,
      'transfer',
      'VIREMENT INSTANTANE LEA MARCHAL',
      { kind: 'friend-repayment', person: 'Léa Marchal' },
      'Léa Marchal',
    ),
  );
  if (month % 3 === 2)
    on(
      12,
      plain('checking', -7_500, 'transfer', 'VIREMENT A LEA MARCHAL', { kind: 'person-payment', person: 'Léa Marchal' }, 'Léa Marchal'),
    );
  if (month % 2) {
    on(3, buy(day, shops.zara, 5_990, card));
    on(13, refund(day, shops.zara, 1_995));
  }
  if (month === 5 || month === 11) {
    on(8, buy(day, shops.handm, 4_498, card));
    on(17, refund(day, shops.handm, 4_498));
  }
  if (month === 9) on(19, buy(day, shops.ikea, 24_900, card));
  if (month === 10) on(10, refund(day, shops.ikea, 24_900), buy(day, shops.ikea, 6_995, card));
  if (month === 3 && day.year % 2 === 0) on(7, buy(day, shops.ikea, 71_250, card));
  if (month === 5) on(4, buy(day, shops.eurostar, 11_800, card));
  if (month % 4 === 3) on(21, buy(day, shops.kinepolis, 5_000, { booking: { style: 'hold', days: 4 } }));
  return drafts;
}
