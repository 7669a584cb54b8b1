import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { categories, type CivilDate, type Period, type Slots } from '#skill';
import { period as daysOf, plusDays } from '../oracle/calendar.ts';
import { drawn } from './support/drawn.ts';
import { called, household, merchants, move } from './support/household.ts';
import { daysIn, spentIn, spentOf, sum } from './support/spent.ts';

type Asked = Awaited<ReturnType<typeof move>>;

const spent = async ({ ask }: Asked, slots: Slots) => spentIn(await ask('Spending', slots));
const eachSpent = async (person: Asked, asked: readonly Slots[]) => sum(await Promise.all(asked.map((slots) => spent(person, slots))));

const range = (from: string, to: string): Period => ({ form: 'RANGE', from: from as CivilDate, to: to as CivilDate });
const date = (value: string): Period => ({ form: 'DATE', value });

/** Days ago, the longer ago first */
const ago = (least: number, most: number, length: number) =>
  fc.array(fc.integer({ min: least, max: most }), { minLength: length, maxLength: length }).map((days) => days.sort((a, b) => b - a));

const periods = fc.oneof(
  fc.constant(undefined),
  fc
    .constantFrom('PRESENT_REF', '2026', '2025', '2026-10', '2026-11', '2026-W44', '2026-W13', '2026-W48-WE', '2025-Q4', '2026-SP')
    .map(date),
  fc.constantFrom('P30D', 'P1Y', 'P2W', 'P3M').map((value): Period => ({ form: 'LAST', value })),
);

describe('the parts add up to the whole, whatever the data', () => {
  test('what was spent in each category is what was spent', async () => {
    await fc.assert(
      fc.asyncProperty(household(), periods, async (home, period) => {
        const person = await move(home);
        const parts = await eachSpent(
          person,
          categories.map((id) => ({ category: { id, heard: id }, ...(period && { period }) })),
        );
        expect(parts).toEqual(await spent(person, period ? { period } : {}));
      }),
      drawn(25),
    );
  });

  test('food is groceries and restaurants, the home is housing and utilities', async () => {
    await fc.assert(
      fc.asyncProperty(household(), async (home) => {
        const person = await move(home);
        const inCategory = (id: (typeof categories)[number] | 'food' | 'home'): Slots => ({
          category: { id, heard: id },
          period: { form: 'LAST', value: 'P1Y' },
        });
        for (const [parent, ...children] of [['food', 'groceries', 'restaurants'] as const, ['home', 'housing', 'utilities'] as const]) {
          expect(await eachSpent(person, children.map(inCategory))).toEqual(await spent(person, inCategory(parent)));
        }
      }),
      drawn(20),
    );
  });

  test('what was spent from each account is what was spent', async () => {
    await fc.assert(
      fc.asyncProperty(household(), periods, async (home, period) => {
        const person = await move(home);
        const parts = await eachSpent(
          person,
          home.accounts.map((account) => ({ account: called(account), ...(period && { period }) })),
        );
        expect(parts).toEqual(await spent(person, period ? { period } : {}));
      }),
      drawn(50),
    );
  });

  test('what was spent at each merchant and without one is what was spent', async () => {
    await fc.assert(
      fc.asyncProperty(household(), async (home) => {
        const person = await move(home);
        const period = { form: 'LAST', value: 'P1Y' } as const;
        const own = merchants.filter((name) =>
          home.rows.some((row) => row.merchantName === name && !row.superseded && row.amountMinor < 0n),
        );
        const parts = await eachSpent(
          person,
          own.map((heard) => ({ merchant: { id: heard.toLowerCase(), heard }, period })),
        );
        const unnamed = home.rows.filter(({ merchantName }) => !own.some((name) => name === merchantName));
        const rest = spentOf(unnamed, daysIn(await person.ask('Spending', { period })));
        expect(sum([parts, rest])).toEqual(await spent(person, { period }));
      }),
      drawn(30),
    );
  });
});

describe('two periods that follow each other add up to both in one', () => {
  test('whatever their borders', async () => {
    await fc.assert(
      fc.asyncProperty(household(), ago(0, 430, 3), fc.boolean(), async (home, [first = 0, middle = 0, last = 0], byAccount) => {
        const person = await move(home);
        const [account] = home.accounts;
        const about = byAccount && account ? { account: called(account) } : {};
        const [from, border, to] = [first, middle, last].map((days) => plusDays(home.today, -days)) as [string, string, string];
        const whole = await spent(person, { ...about, period: range(from, to) });
        const parts = [{ ...about, period: range(from, border) }];
        if (border < to) parts.push({ ...about, period: range(plusDays(border, 1), to) });
        expect(await eachSpent(person, parts)).toEqual(whole);
        expect(whole).toEqual(spentOf(home.rows, { from, to, ...(byAccount && account ? { accounts: [account.id] } : {}) }));
      }),
      drawn(100),
    );
  });

  test.each(['2026-W09', '2026-W10', '2026-W13', '2026-W44', '2025-W52', '2026-W01', '2024-W09'])(
    'the seven days of week %s, in which clocks change, months or years end, are that week',
    async (week) => {
      await fc.assert(
        fc.asyncProperty(household(), async (home) => {
          const person = await move({ ...home, now: '2026-11-23T17:00:00Z', rows: shifted(home.rows, home.today, week, home.region) });
          const days = weekdaysOf(week, home.region);
          expect(
            await eachSpent(
              person,
              days.map((day) => ({ period: date(day) })),
            ),
          ).toEqual(await spent(person, { period: date(week) }));
        }),
        drawn(8),
      );
    },
  );

  test('twelve months are four quarters are the year', async () => {
    await fc.assert(
      fc.asyncProperty(household(), fc.constantFrom('2025', '2026'), async (home, year) => {
        const person = await move(home);
        const asDate = (value: string): Slots => ({ period: date(value) });
        const begun = (value: string) => (daysOf(value, home.today, home.region)?.from ?? '') <= home.today;
        const months = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`).filter(begun);
        const quarters = [1, 2, 3, 4].filter((n) => begun(`${year}-${String(n * 3 - 2).padStart(2, '0')}`)).map((n) => `${year}-Q${n}`);
        if (months.length === 0) return;
        const whole = await spent(person, asDate(year));
        expect(await eachSpent(person, months.map(asDate))).toEqual(whole);
        expect(await eachSpent(person, quarters.map(asDate))).toEqual(whole);
      }),
      drawn(25),
    );
  });

  test('no day is lost between two pay-day months, and none counts twice', async () => {
    await fc.assert(
      fc.asyncProperty(household(), fc.integer({ min: 1, max: 31 }), async (home, monthStartsOn) => {
        const person = await move(home, { monthStartsOn });
        const asked = Array.from({ length: 14 }, (_, n): Slots => ({ period: date(monthBefore(home.today, 13 - n)) }));
        const told = await Promise.all(asked.map((slots) => person.ask('Spending', slots)));
        const ranges = told.map(daysIn);
        expect(ranges.slice(1).map(({ from }) => from)).toEqual(ranges.slice(0, -1).map(({ to }) => plusDays(to, 1)));
        expect(ranges.at(-1)?.to).toBe(home.today);
        expect(sum(told.map(spentIn))).toEqual(spentOf(home.rows, { from: ranges[0]?.from ?? '', to: home.today }));
      }),
      drawn(20),
    );
  });
});

/** By how many days the week begins before Monday */
const early: Readonly<Record<string, number>> = { US: 1, CA: 1, JP: 1, EG: 2, KW: 2 };

/** The days of the customer's week around the same Thursday as the ISO week, found by walking. */
function weekdaysOf(week: string, region: string): readonly string[] {
  const monday = daysOf(week, '2026-11-23', 'BE')?.from ?? '';
  return Array.from({ length: 7 }, (_, n) => plusDays(monday, n - (early[region] ?? 0)));
}

/** The household's rows moved so that most of them fall around the week. */
function shifted<T extends { readonly date: CivilDate }>(rows: readonly T[], today: string, week: string, region: string): T[] {
  const middle = weekdaysOf(week, region)[3] ?? today;
  const days = (day: string) => Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return rows.map((row) => ({ ...row, date: plusDays(middle, 5 - (Math.abs(days(row.date)) % 11)) as CivilDate }));
}

function monthBefore(today: string, months: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
