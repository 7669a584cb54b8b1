import type { Draft } from './payment.ts';
import { abroad, buy, type Day, online, plain, refund, shop, type Story, turns } from './story.ts';

const shops = {
  landlord: shop('northway-lettings', 'Northway Lettings', '6513', 'housing', 'NORTHWAY LETTINGS RENT STO'),
  octopus: shop('octopus-energy', 'Octopus Energy', '4900', 'utilities', 'OCTOPUS ENERGY ########'),
  edf: shop('edf', 'EDF', '4900', 'utilities', 'EDF ENERGY CUSTOMER ##########'),
  thames: shop('thames-water', 'Thames Water', '4900', 'utilities', 'THAMES WATER ##########'),
  ee: shop('ee', 'EE', '4814', 'utilities', 'EE LIMITED Q###########'),
  aviva: shop('aviva', 'Aviva', '6300', 'insurance', 'AVIVA INSURANCE UK ######'),
  tesco: shop('tesco', 'Tesco', '5411', 'groceries', 'TESCO STORES #### LONDON', 'TESCO EXPRESS #### HACKNEY'),
  sainsburys: shop('sainsburys', "Sainsbury's", '5411', 'groceries', 'SAINSBURYS S/MKTS #### LONDON', 'SAINSBURYS LOCAL LONDON'),
  lidl: shop('lidl', 'Lidl', '5411', 'groceries', 'LIDL GB HACKNEY'),
  costa: shop('costa', 'Costa', '5814', 'restaurants', 'COSTA COFFEE 4303#### LONDON'),
  costco: shop('costco', 'Costco', '5300', 'shopping', 'COSTCO WHOLESALE UK LTD'),
  pret: shop('pret-a-manger', 'Pret A Manger', '5814', 'restaurants', 'PRET A MANGER #### LONDON'),
  nandos: shop('nandos', "Nando's", '5812', 'restaurants', 'NANDOS DALSTON LONDON'),
  dishoom: shop('dishoom', 'Dishoom', '5812', 'restaurants', 'DISHOOM SHOREDITCH LONDON'),
  deliveroo: online(shop('deliveroo', 'Deliveroo', '5812', 'restaurants', 'PAYPAL *DELIVEROO 35314369001')),
  tfl: shop('transport-for-london', 'Transport for London', '4111', 'transport', 'TFL TRAVEL CH TFL.GOV.UK/CP'),
  trainline: online(shop('trainline', 'Trainline', '4112', 'transport', 'TRAINLINE LONDON')),
  bp: shop('bp', 'BP', '5541', 'fuel', 'BP HACKNEY CONNECT #####'),
  mands: shop('marks-and-spencer', 'Marks & Spencer', '5311', 'shopping', 'M&S SIMPLY #### LONDON'),
  amazon: online(shop('amazon', 'Amazon', '5942', 'shopping', 'AMZNMktplace*#@@#@##@# amazon.co.uk')),
  asos: online(shop('asos', 'ASOS', '5651', 'shopping', 'ASOS.COM LTD LONDON')),
  johnLewis: shop('john-lewis', 'John Lewis', '5311', 'shopping', 'JOHN LEWIS OXFORD ST LONDON'),
  boots: shop('boots', 'Boots', '5912', 'health', 'BOOTS #### LONDON'),
  netflix: online(shop('netflix', 'Netflix', '5815', 'subscriptions', 'NETFLIX.COM 866-579-7172')),
  disney: online(shop('disney', 'Disney+', '5815', 'subscriptions', 'DISNEY PLUS 020########')),
  odeon: online(shop('odeon', 'Odeon', '7832', 'entertainment', 'ODEON HACKNEY ###')),
  easyjet: online(shop('easyjet', 'easyJet', '4511', 'travel', 'EASYJET 000K@@@### LUTON')),
  garage: shop('dalston-motors', 'Dalston Motors', '7538', 'transport', 'DALSTON MOTORS LTD LONDON'),
  hostal: shop('hostal-grau', 'Hostal Grau', '7011', 'travel', 'HOSTAL GRAU BARCELONA'),
  mercadona: shop('mercadona', 'Mercadona', '5411', 'groceries', 'MERCADONA RAMBLAS BARCELONA'),
  cerveceria: shop('cerveceria-catalana', 'Cervecería Catalana', '5812', 'restaurants', 'CERVECERIA CATALANA BARCELONA'),
};

const partner = 'Sophie Hughes';

/** Oliver Hughes, London: paid monthly, shares a joint account, a car loan and a small sum in euros; Barcelona each July. */
export const demoGb: Story = {
  person: { id: 'demo-gb', name: 'Oliver Hughes', region: 'GB', zone: 'Europe/London', homeCurrency: 'GBP' },
  accounts: [
    {
      key: 'checking',
      kind: 'checking',
      joint: false,
      name: 'Classic Account',
      lastFour: '2046',
      currency: 'GBP',
      openingMinor: 262_000,
      balances: { creditLineMinor: 50_000 },
    },
    {
      key: 'joint',
      kind: 'checking',
      joint: true,
      name: 'Joint Account',
      lastFour: '5512',
      currency: 'GBP',
      openingMinor: 90_000,
      balances: 'available',
    },
    {
      key: 'savings',
      kind: 'savings',
      joint: false,
      name: 'Easy Saver',
      lastFour: '8873',
      currency: 'GBP',
      openingMinor: 640_000,
      balances: 'available',
    },
    {
      key: 'euro',
      kind: 'savings',
      joint: false,
      name: 'Euro Savings',
      lastFour: '3390',
      currency: 'EUR',
      openingMinor: 125_000,
      balances: 'available',
    },
    {
      key: 'card',
      kind: 'card',
      joint: false,
      name: 'Harbour Platinum Card',
      lastFour: '6604',
      currency: 'GBP',
      openingMinor: 0,
      balances: 'booked-only',
    },
  ],
  settlements: {
    sweep: {
      on: 3,
      texts: { out: 'TRANSFER TO EASY SAVER 8873', in: 'TRANSFER FROM CLASSIC ACCOUNT 2046' },
      back: { out: 'TRANSFER TO CLASSIC ACCOUNT 2046', in: 'TRANSFER FROM EASY SAVER 8873' },
    },
    repayment: { on: 15, texts: { out: 'HARBOUR PLATINUM CARD DD', in: 'DIRECT DEBIT PAYMENT - THANK YOU' } },
    share: {
      on: 2,
      texts: { out: 'STO TO JOINT ACCOUNT 5512', in: 'STO O HUGHES HOUSEHOLD' },
      partner,
      partnerText: 'STO S HUGHES HOUSEHOLD',
    },
    investment: { on: 12, text: 'HARGREAVES LANSDOWN ISA', counterparty: 'Hargreaves Lansdown' },
  },
  day(day) {
    const away = day.month === 7 && day.dayOfMonth >= 10 && day.dayOfMonth <= 17;
    return [...household(day), ...shared(day), ...(away ? barcelona(day) : everyday(day)), ...beats(day)];
  },
};

function household(day: Day): Draft[] {
  const drafts: Draft[] = [];
  const bill = { account: 'checking', type: 'direct-debit' } as const;
  const raises = day.year - 2021 - (day.month < 4 ? 1 : 0);
  if (day.paidBy(28))
    drafts.push(
      plain('checking', 262_000 + 8_500 * raises, 'salary', 'HARTLEY & ROWE LTD SALARY', { kind: 'salary' }, 'Hartley & Rowe Ltd'),
    );
  if (day.due(1)) drafts.push(buy(day, shops.landlord, 96_000 + 4_500 * turns(day, '09-01'), bill));
  if (day.due(5))
    drafts.push(plain('checking', -18_900, 'loan', 'BLACK HORSE LTD LOAN ########', { kind: 'loan-repayment' }, 'Black Horse'));
  if (day.due(11)) drafts.push(buy(day, shops.ee, 2_200, bill));
  if (day.paidBy(31)) {
    drafts.push(plain('savings', 910 + day.dice.whole(0, 260), 'interest', 'GROSS INTEREST', { kind: 'interest' }));
    drafts.push(plain('euro', 85, 'interest', 'GROSS INTEREST EUR', { kind: 'interest' }));
  }
  if (day.dayOfMonth === 8) drafts.push({ ...plain('checking', -4_000, 'cash', 'CASH HSBC KINGSLAND RD', { kind: 'cash' }), mcc: '6011' });
  return drafts;
}

/** What Oliver and Sophie pay together. The move of September (even years) changes the supplier. */
function shared(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const joint = { account: 'joint', named: true } as const;
  const bill = { account: 'joint', type: 'direct-debit' } as const;
  if (day.due(4)) {
    const season = [15, 14, 12, 10, 8, 7, 6, 6, 8, 10, 13, 15][day.month - 1] ?? 10;
    drafts.push(buy(day, turns(day, '09-01') % 2 ? shops.edf : shops.octopus, season * 1_000 + dice.whole(0, 999), bill));
  }
  if (day.due(14)) drafts.push(buy(day, shops.thames, 3_650, bill));
  if (day.due(20)) drafts.push(buy(day, shops.aviva, 2_875, bill));
  if (day.weekday === 6) drafts.push(buy(day, shops.tesco, dice.whole(4_900, 9_800), joint));
  if (day.weekday === 3) drafts.push(buy(day, shops.sainsburys, dice.whole(1_800, 4_700), joint));
  if (day.weekday === 7 && dice.chance(0.4)) drafts.push(buy(day, shops.lidl, dice.whole(1_200, 3_300), joint));
  if (day.weekday === 6 && day.dayOfMonth > 24) drafts.push(buy(day, shops.costco, dice.whole(6_200, 11_500), joint));
  return drafts;
}

function everyday(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const weekend = day.weekday > 5;
  const card = { named: true, booking: { style: 'card', days: dice.whole(1, 3), id: 'unlinked' } } as const;
  if (!weekend && dice.chance(0.65)) drafts.push(buy(day, shops.tfl, dice.pick([175, 350, 560, 610]), card));
  if (!weekend && dice.chance(0.25)) drafts.push(buy(day, shops.pret, dice.whole(395, 890), card));
  if (dice.chance(0.2)) drafts.push(buy(day, shops.costa, dice.whole(340, 720), card));
  if (day.weekday === 5 && dice.chance(0.35)) drafts.push(buy(day, shops.nandos, dice.whole(1_650, 3_800), card));
  if (day.weekday === 7 && dice.chance(0.35)) drafts.push(buy(day, shops.deliveroo, dice.whole(1_500, 3_200), card));
  if (weekend && dice.chance(0.12)) drafts.push(buy(day, shops.odeon, dice.whole(1_100, 2_700), card));
  if (dice.chance(0.06)) drafts.push(buy(day, shops.amazon, dice.whole(799, 5_900), card));
  if (dice.chance(0.05)) drafts.push(buy(day, shops.boots, dice.whole(350, 2_400), { account: 'checking', named: true }));
  if (weekend && dice.chance(0.2)) drafts.push(buy(day, shops.mands, dice.whole(900, 4_200), card));
  if (day.weekday === 7 && dice.chance(0.3))
    drafts.push(buy(day, shops.bp, dice.whole(3_200, 5_600), { account: 'checking', named: true }));
  if (dice.chance(0.03)) drafts.push(buy(day, shops.trainline, dice.whole(1_400, 5_200), card));
  return drafts;
}

/** Barcelona in euros, booked in pounds with a fee of 2.95 %. */
function barcelona(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const spend = (at: (typeof shops)[keyof typeof shops], euroCents: number): void => {
    const { how, chargedMinor } = abroad('EUR', 'ES', euroCents, 852 + (day.year % 4) * 6);
    drafts.push(buy(day, at, chargedMinor, { ...how, named: true, booking: { style: 'card', days: 2, id: 'linked' } }));
    drafts.push(plain('card', -Math.round(chargedMinor * 0.0295), 'fee', 'NON-STERLING TRANSACTION FEE', { kind: 'fee' }));
  };
  spend(shops.cerveceria, dice.whole(2_400, 6_200));
  if (dice.chance(0.6)) spend(shops.mercadona, dice.whole(700, 2_600));
  if (day.dayOfMonth === 17) spend(shops.hostal, 61_600);
  return drafts;
}

/** The fixed days of Oliver's year. */
function beats(day: Day): Draft[] {
  const { month, dayOfMonth } = day;
  const card = { named: true, booking: { style: 'card', days: 1, id: 'unlinked' } } as const;
  const drafts: Draft[] = [];
  const on = (when: number, ...made: Draft[]): void => {
    if (dayOfMonth === when) drafts.push(...made);
  };
  on(9, buy(day, shops.netflix, 1_099 + 100 * turns(day, '02-01'), card));
  on(13, buy(day, shops.disney, 899, card));
  on(21, buy(day, shops.dishoom, 6_400, card));
  on(
    23,
    plain(
      'checking',
      3_200,
      'transfer',
      'FASTER PAYMENT J OKAFOR DINNER',
      { kind: 'friend-repayment', person: 'James Okafor' },
      'James Okafor',
    ),
  );
  if (month % 2 === 1)
    on(
      18,
      plain(
        'checking',
        -4_500,
        'transfer',
        'FASTER PAYMENT TO J OKAFOR',
        { kind: 'person-payment', person: 'James Okafor' },
        'James Okafor',
      ),
    );
  if (month % 2 === 1) {
    on(6, buy(day, shops.asos, 6_450, card));
    on(15, refund(day, shops.asos, 2_600, { named: true }));
  }
  if (month === 4 || month === 11) {
    on(7, buy(day, shops.mands, 5_900, card));
    on(14, refund(day, shops.mands, 5_900, { named: true }));
  }
  if (month === 9) on(24, buy(day, shops.johnLewis, 18_500, card));
  if (month === 10) on(9, refund(day, shops.johnLewis, 18_500, { named: true }), buy(day, shops.johnLewis, 4_200, card));
  if (month === 5) on(19, buy(day, shops.easyjet, 14_396, card));
  if (month === 8)
    on(
      12,
      plain('euro', 4_000, 'transfer', 'SEPA CREDIT PIERRE MARTIN', { kind: 'friend-repayment', person: 'Pierre Martin' }, 'Pierre Martin'),
    );
  if (month === 12)
    on(
      12,
      plain(
        'euro',
        -4_900,
        'transfer',
        'SEPA TRANSFER PIERRE MARTIN',
        { kind: 'person-payment', person: 'Pierre Martin' },
        'Pierre Martin',
      ),
    );
  if (month === 2 && day.year % 2) {
    on(17, buy(day, shops.garage, 148_000, { account: 'checking', named: true }));
    on(25, plain('checking', -800, 'fee', 'OVERDRAFT FEE', { kind: 'fee' }));
  }
  if (month % 4 === 3) on(22, buy(day, shops.easyjet, 7_500, { named: true, booking: { style: 'hold', days: 4 } }));
  return drafts;
}
