import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Ask, categories, type Locale, type Slots } from '#skill';
import { callerOf, plain } from '../builders/customer.ts';
import { plusDays } from '../oracle/calendar.ts';
import { drawn } from './support/drawn.ts';
import { called, type Household, household, type HouseholdAccount, move, type Row } from './support/household.ts';
import { spendingRows } from './support/spent.ts';
import { amountsHeard, amountsSeen } from './support/words-to-money.ts';

const locale = fc.constantFrom<Locale>('en-US', 'fr-FR');
const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** What was said aloud and what was shown for the same question. */
async function answersTo(home: Household, intent: Ask['intent'], slots: Slots, spoken: Locale) {
  const { turn } = await move(home);
  const ask = (requestId: string): Ask => ({
    ...{ requestId, platform: 'alexa', locale: spoken, intent, slots, unreadable: [], speaker: 'person' },
  });
  const heard = plain((await turn(ask('r1'), callerOf(), 'ear')).spoken.speech);
  const seen = plain((await turn(ask('r1'), callerOf(), 'eye')).spoken.speech);
  return { heard, seen };
}

async function expectTold(
  home: Household,
  intent: Ask['intent'],
  slots: Slots,
  spoken: Locale,
  amounts: readonly string[],
): Promise<string> {
  const { heard, seen } = await answersTo(home, intent, slots, spoken);
  expect([heard, amountsHeard(heard, spoken, home.homeCurrency)]).toEqual([heard, amounts]);
  expect([seen, amountsSeen(seen, spoken)]).toEqual([seen, amounts]);
  return heard;
}

const bought: Omit<Row, 'id' | 'accountId' | 'date' | 'amountMinor' | 'currency'> = {
  ...{ kind: 'purchase', status: 'booked', category: 'groceries', merchantId: null, merchantName: null, rawText: '' },
  ...{ superseded: false, unsure: false, sensitive: false },
};

const about: Readonly<Record<Locale, RegExp>> = { 'en-US': /\babout \d/i, 'fr-FR': /\benviron \d/i };
const oneOf = (kind: HouseholdAccount['kind'], { accounts }: Household) => accounts.filter((account) => account.kind === kind);

describe('what is spoken and what is shown is what the rows say', () => {
  test('how much was spent: per currency, more back than spent apart, and what has no category', async () => {
    const subject = fc.oneof(
      fc.constant({}),
      fc.constantFrom(...categories).map((id): Slots => ({ category: { id, heard: id } })),
    );
    await fc.assert(
      fc.asyncProperty(
        household({ minRows: 3 }),
        subject,
        fc.nat(4),
        fc.integer({ min: 0, max: 200 }),
        locale,
        async (home, subject, pick, days, spoken) => {
          const account = home.accounts[pick];
          const period = { form: 'RANGE', from: plusDays(home.today, -days) as Row['date'], to: home.today as Row['date'] } as const;
          const slots: Slots = { ...subject, ...(account && { account: called(account) }), period };
          const rows = spendingRows(home.rows, {
            ...(account && { accounts: [account.id] }),
            ...(slots.category?.id && { categories: [slots.category.id] }),
            ...{ from: period.from, to: period.to },
          });
          const sums = byCurrency(rows);
          const out = sums.filter(({ spent }) => spent > 0n);
          const without =
            'category' in slots ? [] : out.filter(({ spent, uncategorised }) => uncategorised * 10n > spent && uncategorised <= spent);
          const heard = await expectTold(home, 'Spending', slots, spoken, [
            ...out.map(({ currency, spent }) => `${currency} ${spent}`),
            ...sums.filter(({ spent }) => spent < 0n).map(({ currency, spent }) => `${currency} ${-spent}`),
            ...without.map(({ currency, uncategorised }) => `${currency} ${uncategorised}`),
          ]);
          expect([heard, about[spoken].test(heard)]).toEqual([heard, sums.some(({ spent, unsure }) => spent !== 0n && unsure)]);
        },
      ),
      drawn(180),
    );
  });

  test('sums of two currencies are never heard as one, however small', async () => {
    const sizes = fc.constantFrom(1n, 5n, 6n, 50n, 99n, 100n, 500n, 550n, 505n, 100_000n);
    const pair = fc.uniqueArray(fc.constantFrom('USD', 'EUR', 'GBP', 'CAD', 'CHF', 'JPY'), { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(household({ maxRows: 0 }), pair, sizes, sizes, locale, async (home, currencies, one, other, spoken) => {
        const account = home.accounts[0] as HouseholdAccount;
        const rows = [one, other, other].map((minor, n): Row => {
          const currency = currencies[n === 0 ? 0 : 1] ?? '';
          return { ...bought, id: `t${n}`, accountId: account.id, date: home.today as Row['date'], amountMinor: -minor, currency };
        });
        const amounts = [`${currencies[1]} ${2n * other}`, `${currencies[0]} ${one}`];
        await expectTold({ ...home, homeCurrency: currencies[0] ?? '', rows }, 'Spending', {}, spoken, amounts);
        await expectTold({ ...home, homeCurrency: currencies[1] ?? '', rows }, 'Spending', {}, spoken, amounts);
      }),
      drawn(120),
    );
  });

  test('how the figure came about: as many payments, refunds and pending ones as there are rows', async () => {
    await fc.assert(
      fc.asyncProperty(household({ minRows: 5, oneCurrency: true }), locale, async (home, spoken) => {
        const { ask } = await move(home);
        const rows = spendingRows(home.rows, { from: plusDays(home.today, -59), to: home.today });
        await ask('Spending', { period: { form: 'LAST', value: 'P60D' } }, { locale: spoken });
        const why = (await ask('WhyAnswer', {}, { locale: spoken })).text;
        const [counted] = why.split('. ');
        const said = (counted ?? '').replaceAll(/(?:last|ces) 60|60 derniers/g, '').match(/\d+/g) ?? [];
        const refunds = rows.filter(({ kind }) => kind === 'refund').length;
        const more = [refunds, rows.filter(({ status }) => status === 'pending').length].filter((count) => count > 0);
        expect([why, said.map(Number)]).toEqual([why, rows.length === 0 ? [] : [rows.length - refunds, ...more]]);
      }),
      drawn(60),
    );
  });

  test('what there is in an account: available, what is on hold, the booked balance, the overdraft; or what is owed', async () => {
    await fc.assert(
      fc.asyncProperty(household({ maxRows: 0 }), fc.nat(3), locale, async (home, pick, spoken) => {
        const account = home.accounts[pick % home.accounts.length] as HouseholdAccount;
        await expectTold(
          home,
          'Balance',
          { account: called(account) },
          spoken,
          balancesOf(account).map((minor) => `${account.currency} ${minor}`),
        );
      }),
      drawn(100),
    );
  });

  test('what there is in all: one figure per currency, what is owed on cards apart, then what the bank owes', async () => {
    await fc.assert(
      fc.asyncProperty(household({ maxRows: 0 }), locale, async (home, spoken) => {
        const total = (accounts: readonly HouseholdAccount[], figure: (account: HouseholdAccount) => bigint | null) => {
          const known = accounts.filter((account) => figure(account) !== null);
          const currencies = [...new Set(inOrder(known).map(({ currency }) => currency))];
          return currencies.map((currency) => ({
            currency,
            minor: known.filter((account) => account.currency === currency).reduce((sum, account) => sum + (figure(account) ?? 0n), 0n),
          }));
        };
        const there = total(
          [...oneOf('checking', home), ...oneOf('savings', home)],
          (account) => account.availableMinor ?? account.bookedMinor,
        );
        const owes = ({ bookedMinor }: HouseholdAccount) => bookedMinor !== null && bookedMinor < 0n;
        const cards = inOrder(oneOf('card', home));
        const owing = cards.filter(owes);
        const minus = ({ bookedMinor }: HouseholdAccount) => (bookedMinor === null ? null : -bookedMinor);
        const owed = there.length > 0 ? total(owing, minus) : owing.map((card) => ({ currency: card.currency, minor: minus(card) ?? 0n }));
        const credit = cards.filter((card) => !owes(card) && (card.bookedMinor ?? 0n) > 0n);
        await expectTold(home, 'Balance', { account: { id: 'all', heard: 'all' } }, spoken, [
          ...there.map(({ currency, minor }) => `${currency} ${size(minor)}`),
          ...owed.map(({ currency, minor }) => `${currency} ${minor}`),
          ...credit.map(({ currency, bookedMinor }) => `${currency} ${bookedMinor}`),
        ]);
      }),
      drawn(80),
    );
  });

  test('the last payments: the three newest, a move between own accounts once', async () => {
    await fc.assert(
      fc.asyncProperty(household(), locale, async (home, spoken) => {
        const rows = newestFirst(home.rows.filter((row) => home.accounts.length === 1 || !isSecondLeg(row)));
        await expectTold(
          home,
          'RecentTransactions',
          {},
          spoken,
          rows.slice(0, 3).map(({ currency, amountMinor }) => `${currency} ${size(amountMinor)}`),
        );
      }),
      drawn(80),
    );
  });

  test('payments over, under or of an amount: how many there are, and the three newest', async () => {
    const paid = ['purchase', 'cash', 'fee', 'loan-repayment', 'card-repayment', 'investment'];
    const comparison = fc.constantFrom('over', 'under', 'exactly');
    await fc.assert(
      fc.asyncProperty(
        household({ minRows: 5 }),
        comparison,
        fc.integer({ min: 1, max: 9_000 }),
        locale,
        async (home, compared, whole, spoken) => {
          const first = home.rows.find(({ currency }) => currency === home.homeCurrency);
          const unit = home.homeCurrency === 'JPY' ? 1n : home.homeCurrency === 'KWD' ? 1_000n : 100n;
          const limit = compared === 'exactly' && first ? size(first.amountMinor) / unit : BigInt(whole);
          const rows = home.rows.filter(({ kind, date, currency, amountMinor }) => {
            const minor = size(amountMinor);
            const fits = compared === 'over' ? minor > limit * unit : compared === 'under' ? minor < limit * unit : minor === limit * unit;
            return paid.includes(kind) && currency === home.homeCurrency && date > plusDays(home.today, -90) && date <= home.today && fits;
          });
          const found = newestFirst(rows.filter((row) => !isSecondLeg(row)));
          const amounts = found.slice(0, 3).map(({ currency, amountMinor }) => `${currency} ${size(amountMinor)}`);
          const named = found.length === 1 ? [] : [`${home.homeCurrency} ${limit * unit}`]; // "Yes: ..." needs no limit
          const slots: Slots = { amount: { value: `${limit}.00`, currency: null }, comparison: compared };
          const heard = await expectTold(home, 'FindTransaction', slots, spoken, [...named, ...amounts]);
          if (found.length > 1) expect(heard).toMatch(new RegExp(`^${found.length} (payments|paiements) `));
        },
      ),
      drawn(80),
    );
  });
});

function byCurrency(rows: readonly Row[]) {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const minus = (some: readonly Row[]) => some.reduce((sum, { amountMinor }) => sum - amountMinor, 0n);
  return currencies
    .map((currency) => rows.filter((row) => row.currency === currency))
    .map((own) => ({
      currency: own[0]?.currency ?? '',
      count: own.length,
      spent: minus(own),
      uncategorised: minus(own.filter(({ category }) => category === 'uncategorised')),
      unsure: own.some(({ unsure }) => unsure),
    }))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}

/** Semantics "Balance asked", "Overdrawn", "Credit card", in plain steps. */
function balancesOf({ kind, availableMinor, bookedMinor, overdraftMinor }: HouseholdAccount): readonly bigint[] {
  if (kind === 'card') return bookedMinor === null || bookedMinor === 0n ? [] : [size(bookedMinor)];
  const shown = availableMinor ?? bookedMinor;
  if (shown === null) return [];
  const usable = (availableMinor ?? 0n) + (overdraftMinor ?? 0n);
  const further = availableMinor !== null && overdraftMinor !== null && usable > 0n ? [usable] : [];
  if (shown < 0n) return [-shown, ...further];
  if (availableMinor === null) return [shown];
  const onHold = bookedMinor === null ? 0n : bookedMinor - availableMinor;
  const second = onHold > 0n ? [onHold] : onHold < 0n ? [size(bookedMinor ?? 0n)] : [];
  return [availableMinor, ...second, ...further];
}

const isSecondLeg = ({ kind, amountMinor }: Row) => (kind === 'own-transfer' || kind === 'card-repayment') && amountMinor > 0n;

const newestFirst = (rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ superseded }) => !superseded).sort((a, b) => (a.date + a.id < b.date + b.id ? 1 : -1));

/** As accounts are listed: by kind, own ones before joint ones. */
function inOrder(accounts: readonly HouseholdAccount[]): readonly HouseholdAccount[] {
  const rank = ({ kind, joint }: HouseholdAccount) => ['checking', 'savings', 'card'].indexOf(kind) * 2 + Number(joint);
  return [...accounts].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
