import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Ask, categories, type Consent, factKinds, intentNames, laterIntentNames, type Period, type Slots } from '#skill';
import { currency, formatDecimal } from '../../../skill/money/money.ts';
import { drawn } from '../../properties/support/drawn.ts';
import { inOneBucket, onOneSide, type Pair } from './buckets.ts';
import { cell, everything, type Given, talk } from './talk.ts';

/**
 * Somebody may ask a thousand questions a day and never learns a figure more finely than it may be told: two customers whose figures
 * differ, but sound the same, get the same answer to every question there is.
 */
const thresholdMinor = 50_000n;
const questionsADay = 1_000;

const amountKinds = ['balance', 'card-owed', 'transaction', 'category-sum', 'income', 'upcoming', 'subscription'] as const;
type Precision = 'exact' | 'rounded' | 'threshold';

interface OneAccount {
  readonly precision: Precision;
  readonly currency: string;
  readonly kind: 'checking' | 'savings' | 'card';
  readonly joint: boolean;
  readonly shown: 'available' | 'booked' | 'neither';
  readonly balance: Pair;
  /** Not told where figures are rough, so that they may differ as they like */
  readonly booked: Pair;
  readonly overdraft: Pair | null;
  readonly payment: Pair;
  readonly foreign: boolean;
  readonly pending: boolean;
  readonly sensitive: boolean;
  readonly refund: boolean;
  readonly category: (typeof categories)[number];
  readonly merchant: string | null;
  readonly daysAgo: number;
}

/** No payment is of nothing. */
const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor || 1n);
const sizeOnOneSide = fc.oneof(onOneSide(thresholdMinor), onOneSide(thresholdMinor)).filter(([a, b]) => a > 0n && b > 0n);

const anyMinor = fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n });

/** `as`: how exactly this account's figures are heard; where they are heard exactly both worlds have the same. */
function account(as: fc.Arbitrary<Precision>): fc.Arbitrary<OneAccount> {
  return fc
    .record({ precision: as, currency: fc.constantFrom('USD', 'USD', 'EUR', 'JPY', 'KWD'), foreign: fc.nat(5).map((n) => n === 0) })
    .chain((own) => {
      const currency = own.precision === 'threshold' ? 'USD' : own.currency;
      const pair = (of: string, side = onOneSide(thresholdMinor)): fc.Arbitrary<Pair> => {
        if (own.precision === 'exact') return anyMinor.map((minor): Pair => [minor, minor]);
        return own.precision === 'rounded' ? inOneBucket(of) : side;
      };
      const free: fc.Arbitrary<Pair> =
        own.precision === 'exact' ? anyMinor.map((minor): Pair => [minor, minor]) : fc.tuple(anyMinor, anyMinor);
      return fc.record({
        precision: fc.constant(own.precision),
        currency: fc.constant(currency),
        foreign: fc.constant(own.foreign),
        kind: fc.constantFrom('checking' as const, 'savings' as const, 'card' as const),
        joint: fc.boolean(),
        shown: fc.constantFrom('available' as const, 'available' as const, 'booked' as const, 'neither' as const),
        balance: pair(currency),
        booked: free,
        overdraft: fc.option(free),
        payment: pair(own.foreign ? 'GBP' : currency, sizeOnOneSide).map(([a, b]): Pair => [size(a), size(b)]),
        pending: fc.boolean(),
        sensitive: fc.nat(3).map((n) => n === 0),
        refund: fc.boolean(),
        category: fc.constantFrom(...categories),
        merchant: fc.option(fc.constantFrom('Lidl', 'Ikea', 'Aldi')),
        daysAgo: fc.nat(120),
      });
    });
}

const names = ['Everyday', 'Rainy Day', 'Holiday', 'Visa'];

/** One of the two customers */
function world(accounts: readonly OneAccount[], which: 0 | 1): Pick<Given, 'accounts' | 'transactions'> {
  return {
    accounts: accounts.map(({ kind, joint, currency, shown, balance, booked, overdraft }, n) => {
      const told = shown === 'neither' ? null : balance[which];
      const figures =
        kind === 'card'
          ? { availableMinor: null, bookedMinor: told }
          : { availableMinor: shown === 'available' ? told : null, bookedMinor: shown === 'available' ? booked[which] : told };
      return {
        id: `a${n}`,
        kind,
        joint,
        currency,
        name: names[n] ?? '',
        lastFour: `000${n}`,
        overdraftMinor: overdraft?.[which] ?? null,
        ...figures,
      };
    }),
    transactions: accounts.map(({ currency, payment, foreign, pending, refund, sensitive, category, merchant, daysAgo }, n) => ({
      accountId: `a${n}`,
      currency: foreign ? 'GBP' : currency,
      kind: refund ? ('refund' as const) : ('purchase' as const),
      amountMinor: refund ? payment[which] : -payment[which],
      status: pending ? ('pending' as const) : ('booked' as const),
      sensitive,
      category,
      merchantName: merchant,
      date: new Date(Date.UTC(2026, 10, 23 - daysAgo)).toISOString().slice(0, 10) as never,
    })),
  };
}

const period = fc.constantFrom<Period>(
  { form: 'DATE', value: 'PRESENT_REF' },
  { form: 'DATE', value: '2026-11' },
  { form: 'DATE', value: '2026-10' },
  { form: 'DATE', value: '2026' },
  { form: 'DATE', value: '2026-W47' },
  { form: 'LAST', value: 'P90D' },
  { form: 'LAST', value: 'P1Y' },
);
const accountWord = fc.oneof(
  fc
    .constantFrom('checking' as const, 'savings' as const, 'card' as const, 'joint' as const, 'all' as const)
    .map((id) => ({ id, heard: id })),
  fc.constantFrom(...names, 'nobody', '0001').map((heard) => ({ id: null, heard })),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** Amounts that lie between what the two customers have are what an adversary asks for. */
function between({ payment: [a, b], foreign, currency: own }: OneAccount) {
  const code = currency(foreign ? 'GBP' : own);
  return { value: formatDecimal({ amountMinor: (a + b) / 2n, currency: code }), currency: code as string };
}

const slotsAbout = (home: readonly OneAccount[]) =>
  fc
    .record({
      account: maybe(accountWord),
      merchant: maybe(fc.constantFrom('Lidl', 'Ikea', 'Aldo', 'nowhere').map((heard) => ({ id: null, heard }))),
      category: maybe(fc.constantFrom(...categories, 'food' as const, 'home' as const).map((id) => ({ id, heard: id }))),
      period: maybe(period),
      amount: maybe(fc.constantFrom(...home.map(between), { value: '20', currency: null })),
      comparison: maybe(fc.constantFrom('over' as const, 'under' as const, 'exactly' as const)),
      count: maybe(fc.integer({ min: 1, max: 5 })),
      ordinal: maybe(fc.constantFrom(1, 2, 3, -1)),
    })
    .map((slots) => Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)) as Slots);
const figures = [
  'Balance',
  'Balance',
  'CardOwed',
  'Spending',
  'Spending',
  'RecentTransactions',
  'FindTransaction',
  'FollowUp',
  'WhyAnswer',
  'More',
] as const;
const intent = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Ask['intent']>(...figures) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Ask['intent']>(...intentNames, ...laterIntentNames, 'Launch', 'Silence', 'VoicePin', 'Verified'),
  },
);
const questionAbout = (home: readonly OneAccount[]) =>
  fc.record({ intent, slots: slotsAbout(home), locale: fc.constantFrom('en-US' as const, 'fr-FR' as const) });

const ownCells = (accounts: readonly OneAccount[]): readonly Consent[] => [
  ...everything(),
  ...accounts.flatMap(({ precision }, n) => amountKinds.map((kind) => cell(kind, precision, `a${n}`))),
];

const written = (value: unknown): string => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));

/** How many answers held a fact; fails at the first answer that tells the two customers apart. */
async function askBoth(accounts: readonly OneAccount[], given: Given, seed: number, numRuns: number): Promise<number> {
  const one = talk({ ...given, thresholdMinor, ...world(accounts, 0) });
  const other = talk({ ...given, thresholdMinor, ...world(accounts, 1) });
  let told = 0;
  for (const { intent, slots, locale } of fc.sample(questionAbout(accounts), { seed, numRuns })) {
    const here = await one.ask(intent, slots, locale);
    const there = await other.ask(intent, slots, locale);
    if (written(here.answered) !== written(there.answered))
      throw new Error(`${intent} ${written(slots)}: "${here.text}" is not "${there.text}"`);
    if (here.disclosures.length > 0) told += 1;
  }
  return told;
}

const oneOf = (...precisions: Precision[]) => fc.array(account(fc.constantFrom(...precisions)), { minLength: 1, maxLength: 4 });

describe('a thousand questions a day never narrow a figure below its bucket', () => {
  const rounded = {
    most: Object.fromEntries(factKinds.map((kind) => [kind, amountKinds.some((one) => one === kind) ? 'rounded' : 'exact'])),
  };
  const ways: readonly (readonly [string, ReturnType<typeof oneOf>, (accounts: readonly OneAccount[]) => Given])[] = [
    ['some accounts exact, some rounded', oneOf('exact', 'rounded', 'rounded'), (accounts) => ({ consents: ownCells(accounts) })],
    ['some rounded, some by the threshold', oneOf('rounded', 'threshold'), (accounts) => ({ consents: ownCells(accounts) })],
    ['some exact, some by the threshold', oneOf('exact', 'threshold'), (accounts) => ({ consents: ownCells(accounts) })],
    ['all exact, heard by the household', oneOf('rounded'), () => ({ speaker: 'account', household: 'coarse', proof: { chosen: 'pin' } })],
    ['all exact, under a ceiling', oneOf('rounded'), () => ({ ceiling: rounded as NonNullable<Given['ceiling']> })],
  ];

  test.each(ways)('%s', async (_, accounts, given) => {
    const [someone = []] = fc.sample(accounts, { seed: 2, numRuns: 1 });
    expect(await askBoth(someone, given(someone), 1, questionsADay)).toBeGreaterThan(100);
    const ask = async (home: readonly OneAccount[], seed: number) => void (await askBoth(home, given(home), seed, 100));
    await fc.assert(fc.asyncProperty(accounts, fc.nat(), ask), drawn(20));
  });

  test('told exactly, the same questions tell the two apart', async () => {
    for (const home of fc.sample(oneOf('rounded'), { seed: 1, numRuns: 5 }))
      await expect(askBoth(home, {}, 1, questionsADay)).rejects.toThrow('is not');
  });
});
