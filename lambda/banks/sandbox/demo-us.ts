import type { Draft } from './payment.ts';
import { abroad, buy, type Day, named, online, plain, refund, shop, type Story, turns } from './story.ts';

const employer = 'Brightwater Studio';
const ny = 'NEW YORK NY';

const shops = {
  landlord: shop('hudson-property', 'Hudson Property', '6513', 'housing', 'ACH HUDSON PROPERTY MGMT RENT'),
  conEd: shop('con-edison', 'Con Edison', '4900', 'utilities', 'CON EDISON CO AUTOPAY ########'),
  nationalGrid: shop('national-grid', 'National Grid', '4900', 'utilities', 'NATIONAL GRID NY UTILITY PYMT'),
  spectrum: shop('spectrum', 'Spectrum', '4814', 'utilities', 'SPECTRUM 855-707-7328 NY'),
  verizon: shop('verizon', 'Verizon', '4814', 'utilities', 'VERIZON FIOS PAYMENTREC'),
  tMobile: shop('t-mobile', 'T-Mobile', '4814', 'utilities', 'TMOBILE*AUTO PAY 800-937-8997'),
  geico: shop('geico', 'GEICO', '6300', 'insurance', 'GEICO *AUTO PREM'),
  traderJoes: shop('trader-joes', "Trader Joe's", '5411', 'groceries', `TRADER JOE S #### ${ny}`),
  wholeFoods: shop('whole-foods', 'Whole Foods', '5411', 'groceries', `WHOLEFDS BWR ##### ${ny}`, 'WHOLE FOODS MKT ##### BROOKLYN NY'),
  blueBottle: shop('blue-bottle', 'Blue Bottle', '5814', 'restaurants', `SQ *BLUE BOTTLE COFF #### ${ny}`),
  joeCoffee: shop('joe-coffee', 'Joe Coffee', '5814', 'restaurants', `SQ *JOE COFFEE ${ny}`),
  joesPizza: named(shop('joes-pizza', "Joe's Pizza", '5814', 'restaurants', `JOES PIZZA #### ${ny}`)),
  shakeShack: shop('shake-shack', 'Shake Shack', '5814', 'restaurants', `SHAKE SHACK #### ${ny}`),
  lucali: shop('lucali', 'Lucali', '5812', 'restaurants', 'TST* LUCALI BROOKLYN NY'),
  lilia: shop('lilia', 'Lilia', '5812', 'restaurants', 'TST* LILIA BROOKLYN NY'),
  mta: shop('mta', 'MTA', '4111', 'transport', `MTA*NYCT PAYGO ${ny}`),
  uber: online(shop('uber', 'Uber', '4121', 'transport', 'UBER *TRIP HELP.UBER.COM CA')),
  shell: shop('shell', 'Shell', '5541', 'fuel', 'SHELL OIL ########### BEACON NY'),
  hertz: shop('hertz', 'Hertz', '3357', 'travel', 'HERTZ RENT-A-CAR BROOKLYN NY'),
  amazon: online(shop('amazon', 'Amazon', '5942', 'shopping', 'AMZN Mktp US*#@#@@#@#@')),
  target: shop('target', 'Target', '5310', 'shopping', 'TARGET ######## BROOKLYN NY'),
  ikea: shop('ikea', 'Ikea', '5712', 'shopping', 'IKEA BROOKLYN ### BROOKLYN NY'),
  handm: shop('h-and-m', 'H&M', '5651', 'shopping', `H&M #### ${ny}`),
  macys: shop('macys', "Macy's", '5311', 'shopping', `MACYS HERALD SQ ${ny}`),
  uhaul: shop('uhaul', 'Uhaul', '7513', 'transport', 'UHAUL MOVING & STORAGE BROOKLYN NY'),
  cvs: shop('cvs', 'CVS', '5912', 'health', 'CVS/PHARMACY #0#### BROOKLYN NY'),
  netflix: online(shop('netflix', 'Netflix', '5815', 'subscriptions', 'NETFLIX.COM LOS GATOS CA')),
  spotify: online(shop('spotify', 'Spotify', '5815', 'subscriptions', 'PAYPAL *SPOTIFY 402-935-7733 CA')),
  amc: online(shop('amc-theatres', 'AMC Theatres', '7832', 'entertainment', `AMC THEATRES #### ONLINE ${ny}`)),
  delta: online(shop('delta', 'Delta', '3058', 'travel', 'DELTA AIR ############# ATLANTA GA')),
  artemide: shop('hotel-artemide', 'Hotel Artemide', '7011', 'travel', 'HOTEL ARTEMIDE ROMA'),
  roscioli: shop('roscioli', 'Roscioli', '5812', 'restaurants', 'ROSCIOLI SRL ROMA'),
  conad: shop('conad', 'Conad', '5411', 'groceries', 'CONAD CITY #### ROMA'),
  atac: shop('atac', 'ATAC', '4111', 'transport', 'ATAC ROMA'),
};

/** Maya Torres, New York: paid twice a month, moves every other June, a week in Rome each September. */
export const demoUs: Story = {
  person: { id: 'demo-us', name: 'Maya Torres', region: 'US', zone: 'America/New_York', homeCurrency: 'USD' },
  accounts: [
    {
      key: 'checking',
      kind: 'checking',
      joint: false,
      name: 'Everyday Checking',
      lastFour: '4821',
      currency: 'USD',
      openingMinor: 360_000,
      balances: 'available',
    },
    {
      key: 'savings',
      kind: 'savings',
      joint: false,
      name: 'Rainy Day Savings',
      lastFour: '7730',
      currency: 'USD',
      openingMinor: 1_050_000,
      balances: 'booked-only',
    },
    {
      key: 'card',
      kind: 'card',
      joint: false,
      name: 'Harbour Rewards Card',
      lastFour: '1109',
      currency: 'USD',
      openingMinor: 0,
      balances: { creditLineMinor: 800_000 },
    },
  ],
  settlements: {
    sweep: {
      on: 3,
      texts: { out: 'ONLINE TRANSFER TO SAVINGS XXXXXX7730', in: 'ONLINE TRANSFER FROM CHECKING XXXXXX4821' },
      back: { out: 'ONLINE TRANSFER TO CHECKING XXXXXX4821', in: 'ONLINE TRANSFER FROM SAVINGS XXXXXX7730' },
    },
    repayment: { on: 16, texts: { out: 'HARBOUR CARD AUTOPAY XXXX1109', in: 'AUTOPAY PAYMENT RECEIVED THANK YOU' } },
    investment: { on: 12, text: 'VANGUARD BUY INVESTMENT', counterparty: 'Vanguard' },
  },
  day(day) {
    const abroadNow = day.month === 9 && day.dayOfMonth >= 8 && day.dayOfMonth <= 15;
    return [...household(day), ...moving(day), ...(abroadNow ? rome(day) : everyday(day)), ...beats(day)];
  },
};

function household(day: Day): Draft[] {
  const drafts: Draft[] = [];
  const bill = { account: 'checking', type: 'direct-debit' } as const;
  const moves = turns(day, '06-01');
  if (day.paidBy(15) || day.paidBy(31))
    drafts.push(
      plain(
        'checking',
        195_000 + 9_000 * (day.year - 2021),
        'salary',
        'DIRECT DEP BRIGHTWATER STUDIO PAYROLL',
        { kind: 'salary' },
        employer,
      ),
    );
  if (day.due(1)) drafts.push(buy(day, shops.landlord, 175_000 + 15_000 * moves, bill));
  if (day.due(7)) {
    const season = [9, 8, 7, 6, 6, 9, 13, 13, 9, 6, 7, 9][day.month - 1] ?? 8;
    drafts.push(buy(day, moves % 2 ? shops.nationalGrid : shops.conEd, season * 1_000 + day.dice.whole(0, 999), bill));
  }
  if (day.due(9)) drafts.push(buy(day, moves % 2 ? shops.verizon : shops.spectrum, moves % 2 ? 6_999 : 5_999, bill));
  if (day.due(12)) drafts.push(buy(day, shops.tMobile, 5_500, bill));
  if (day.due(18)) drafts.push(buy(day, shops.geico, 9_650, bill));
  if (day.paidBy(31)) drafts.push(plain('savings', 380 + day.dice.whole(0, 140), 'interest', 'INTEREST PAID', { kind: 'interest' }));
  if (day.dayOfMonth === 6 || day.dayOfMonth === 19) {
    const atm = `ATM WITHDRAWAL ${day.dice.fill('######')} BEDFORD AVE BROOKLYN NY`;
    drafts.push({ ...plain('checking', -6_000, 'cash', atm, { kind: 'cash' }), mcc: '6011' });
    if (day.dayOfMonth === 19) drafts.push(plain('checking', -300, 'fee', 'NON-NETWORK ATM FEE', { kind: 'fee' }));
  }
  return drafts;
}

function moving(day: Day): Draft[] {
  if (day.year % 2) return [];
  const on = day.date.slice(5);
  if (on === '05-30') return [buy(day, shops.uhaul, 18_940)];
  if (on === '06-06') return [buy(day, shops.ikea, 64_280)];
  if (on === '07-08') return [refund(day, shops.ikea, 12_999)];
  if (on === '07-18') return [buy(day, shops.ikea, 2_498)];
  return [];
}

function everyday(day: Day): Draft[] {
  const { dice } = day;
  const drafts: Draft[] = [];
  const weekend = day.weekday > 5;
  const linked = { booking: { style: 'card', days: dice.whole(1, 3), id: 'linked' } } as const;
  if (!weekend && dice.chance(0.6)) drafts.push(buy(day, shops.mta, 290, { account: 'checking' }));
  if (!weekend && dice.chance(0.3)) drafts.push(buy(day, shops.blueBottle, dice.whole(475, 950), linked));
  if (dice.chance(0.1)) drafts.push(buy(day, shops.joeCoffee, dice.whole(425, 780), linked));
  if (day.weekday === 6) drafts.push(buy(day, shops.traderJoes, dice.whole(4_800, 9_900), linked));
  if (day.weekday === 3 && dice.chance(0.7)) drafts.push(buy(day, shops.wholeFoods, dice.whole(2_200, 5_600), linked));
  if (day.weekday === 4 && dice.chance(0.6)) drafts.push(buy(day, shops.joesPizza, dice.whole(700, 1_450), { account: 'checking' }));
  if (day.weekday === 2 && dice.chance(0.3)) drafts.push(buy(day, shops.shakeShack, dice.whole(1_100, 1_950), linked));
  if (day.weekday === 5 && day.dayOfMonth !== 20 && dice.chance(0.4))
    drafts.push(tipped(day, 'lilia', dice.whole(38, 74) * 100, dice.whole(15, 22)));
  if (weekend && dice.chance(0.2)) drafts.push(buy(day, shops.uber, dice.whole(1_150, 3_400), linked));
  if (dice.chance(0.07)) drafts.push(buy(day, shops.amazon, dice.whole(1_199, 8_900), linked));
  if (weekend && dice.chance(0.15)) drafts.push(buy(day, shops.target, dice.whole(1_500, 6_400), linked));
  if (dice.chance(0.05)) drafts.push(buy(day, shops.cvs, dice.whole(600, 3_200), { account: 'checking' }));
  if (day.weekday === 7 && dice.chance(0.2)) drafts.push(buy(day, shops.amc, dice.whole(1_650, 3_300), linked));
  return drafts;
}

/** Rome in euros, booked in dollars with a fee of 3 %. */
function rome(day: Day): Draft[] {
  const { dice } = day;
  const rate = 1_080 + (day.year % 5) * 12;
  const drafts: Draft[] = [];
  const spend = (at: (typeof shops)[keyof typeof shops], euroCents: number): void => {
    const { how, chargedMinor } = abroad('EUR', 'IT', euroCents, rate);
    drafts.push(buy(day, at, chargedMinor, { ...how, booking: { style: 'card', days: 2, id: 'linked' } }));
    drafts.push(plain('card', -Math.round(chargedMinor * 0.03), 'fee', 'FOREIGN TRANSACTION FEE', { kind: 'fee' }));
  };
  if (day.dayOfMonth === 8) {
    const { how, chargedMinor } = abroad('EUR', 'IT', 15_000, rate);
    drafts.push(buy(day, shops.artemide, chargedMinor, { ...how, booking: { style: 'hold', days: 5 } }));
  }
  if (day.dayOfMonth === 15) spend(shops.artemide, 78_400);
  spend(shops.roscioli, dice.whole(2_200, 5_900));
  if (dice.chance(0.6)) spend(shops.conad, dice.whole(640, 2_300));
  if (dice.chance(0.7)) spend(shops.atac, 150);
  return drafts;
}

/** The fixed days of Maya's year. */
function beats(day: Day): Draft[] {
  const { month, dayOfMonth } = day;
  const linked = { booking: { style: 'card', days: 1, id: 'linked' } } as const;
  const drafts: Draft[] = [];
  const on = (when: number, ...made: Draft[]): void => {
    if (dayOfMonth === when) drafts.push(...made);
  };
  if (dayOfMonth === 6) drafts.push(buy(day, shops.netflix, 1_199 + 200 * turns(day, '03-01'), linked));
  on(10, buy(day, shops.spotify, 1_199, linked));
  if (month !== 9) on(20, tipped(day, 'lucali', 4_000, 15));
  if (month !== 9)
    on(
      22,
      plain(
        'checking',
        month % 4 === 2 ? 4_600 : 2_300,
        'transfer',
        'ZELLE FROM ANNA KOWALSKI',
        { kind: 'friend-repayment', person: 'Anna Kowalski' },
        'Anna Kowalski',
      ),
    );
  if (month % 3 === 2)
    on(
      11,
      plain('checking', -6_000, 'transfer', 'ZELLE TO ANNA KOWALSKI', { kind: 'person-payment', person: 'Anna Kowalski' }, 'Anna Kowalski'),
    );
  if (month % 2 === 0) on(4, buy(day, shops.amazon, 5_820, linked));
  if (month % 2 === 0) on(14, refund(day, shops.amazon, 2_350));
  if (month === 5 || month === 11) {
    on(5, buy(day, shops.handm, 7_998, linked));
    on(16, refund(day, shops.handm, 7_998));
  }
  if (month === 9) on(26, buy(day, shops.macys, 22_000, linked));
  if (month === 10) on(6, refund(day, shops.macys, 22_000), buy(day, shops.macys, 8_500, linked));
  if (month === 7) on(14, buy(day, shops.delta, 64_230, linked));
  if (month % 4 === 3) {
    on(21, buy(day, shops.hertz, 15_000, { booking: { style: 'hold', days: 4 } }));
    on(22, buy(day, shops.shell, 3_840, linked));
    on(24, buy(day, shops.hertz, 17_460, linked));
  }
  return drafts;
}

/** Held without the tip, booked with it, and nothing says that the two are one. */
function tipped(day: Day, at: 'lucali' | 'lilia', billMinor: number, tipPercent: number): Draft {
  const booking = { style: 'card', days: 3, id: 'unlinked', pendingMinor: -billMinor } as const;
  return buy(day, shops[at], billMinor + Math.round((billMinor * tipPercent) / 100), { booking });
}
