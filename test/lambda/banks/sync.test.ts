import { describe, expect, test } from '@jest/globals';
import type { AccountId, CustomerId } from '#skill';
import type { Bank, BankAccount, BankSnapshot, BankTransaction } from '../../../lambda/banks/bank.ts';
import { sandboxBank } from '../../../lambda/banks/sandbox/sandbox-bank.ts';
import { sampleStories } from '../../../lambda/banks/sandbox/world.ts';
import { sync } from '../../../lambda/banks/sync.ts';
import { openMemory } from '../../../lambda/store/memory-store.ts';
import { sqlStore } from '../../../lambda/store/sql-store.ts';
import type { BankData, Store, StoredTransaction, Writer } from '../../../lambda/store/store.ts';
import { freshDatabase } from '../../support/database.ts';
import { testKeyring } from '../../support/keyring.ts';
import { addDays } from '../../../lambda/banks/sandbox/days.ts';
import { readKnownMerchants } from './known-merchants.ts';

const known = readKnownMerchants();
const people = sampleStories.map(({ person }) => person.id);
const noon = (today: string): string => `${today}T12:00:00Z`;

async function emptyStore(customerId: string) {
  const store = openMemory();
  await store.saveCustomer({ id: customerId, region: 'US', zone: 'UTC', homeCurrency: 'USD', monthStartsOn: 1 });
  return store;
}

async function contentOf(store: ReturnType<typeof openMemory>, customerId: string, today: string) {
  const reader = store.bank(customerId as CustomerId, noon(today));
  const accounts = await reader.accounts();
  const ids = accounts.map(({ id }) => id);
  const { items } = await reader.transactions({ accounts: ids }, { offset: 0, limit: 10_000 });
  return { accounts, items, totals: await reader.totals({ accounts: ids }) };
}

const text = (value: unknown): string => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));

describe.each(people)('the sandbox synced for %s', (customerId) => {
  test('day after day is what one sync of the last day makes', async () => {
    const daily = await emptyStore(customerId);
    const visits = [
      '2026-10-28',
      '2026-10-29',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
      '2026-11-06',
      '2026-11-16',
      '2026-11-20',
      '2026-11-21',
      '2026-11-23',
      '2026-11-24',
    ];
    const compared = ['2026-11-03', '2026-11-06', '2026-11-21', '2026-11-24'];
    for (const today of visits) {
      await sync({ customerId, bank: sandboxBank({ seed: 'harbour', now: noon(today), today }), store: daily, known, now: noon(today) });
      if (!compared.includes(today)) continue;
      const fresh = await emptyStore(customerId);
      await sync({ customerId, bank: sandboxBank({ seed: 'harbour', now: noon(today), today }), store: fresh, known, now: noon(today) });
      const [grown, whole] = [await contentOf(daily, customerId, today), await contentOf(fresh, customerId, today)];
      const oldest = whole.items.at(-1)?.date ?? '';
      const lines = ({ items }: typeof whole) => items.filter(({ date }) => date > oldest).map(text);
      expect(lines(grown)).toEqual(lines(whole));
      expect(grown.accounts).toEqual(whole.accounts);
    }
  });

  test('twice on one day changes nothing', async () => {
    const store = await emptyStore(customerId);
    const today = '2026-11-23';
    const again = () =>
      sync({ customerId, bank: sandboxBank({ seed: 'harbour', now: noon(today), today }), store, known, now: noon(today) });
    await again();
    const once = text(await contentOf(store, customerId, today));
    await again();
    expect(text(await contentOf(store, customerId, today))).toBe(once);
  });
});

describe('a bank with one account', () => {
  const customerId = 'one';
  const account = {
    sourceId: 'a',
    kind: 'checking',
    joint: false,
    name: 'Current',
    lastFour: '0001',
    currency: 'EUR',
    balances: [{ type: 'ITBD', amount: '12.30' }],
  } as const;
  const paid = (sourceId: string, on: string, more: Partial<BankTransaction> = {}): BankTransaction => ({
    ...{
      sourceId,
      accountSourceId: 'a',
      status: 'booked',
      bookedOn: on,
      amount: '-10.00',
      currency: 'EUR',
      text: 'LIDL 100',
      mcc: '5411',
      type: 'card',
    },
    ...more,
  });
  const held = (sourceId: string, on: string, more: Partial<BankTransaction> = {}): BankTransaction => {
    const { bookedOn: _, ...row } = paid(sourceId, on, { status: 'pending', purchasedOn: on, ...more });
    return row;
  };
  const bankOf = (
    transactions: readonly BankTransaction[],
    asked: (string | null)[] = [],
    { accounts = [account], today = '2026-11-23' }: { accounts?: readonly BankAccount[]; today?: string } = {},
  ): Bank => ({
    snapshot: async (_, from): Promise<BankSnapshot> => {
      asked.push(from);
      return {
        accounts,
        transactions: transactions.filter((row) => row.status === 'pending' || (row.bookedOn ?? '') >= (from ?? '')),
        asOf: noon(today),
      };
    },
  });
  const run = (store: Store & Writer, bank: Bank, today = '2026-11-23') => sync({ customerId, bank, store, known, now: noon(today) });
  const ids = async (store: Awaited<ReturnType<typeof emptyStore>>) =>
    (await contentOf(store, customerId, '2026-11-23')).items.map(({ id }) => id);

  test('ids are made of the customer and the source, so that they stay', async () => {
    const store = await emptyStore(customerId);
    await run(store, bankOf([paid('x', '2026-11-20')]));
    expect(await ids(store)).toEqual(['one/x']);
  });

  test('a pending row that vanished no longer counts', async () => {
    const store = await emptyStore(customerId);
    await run(store, bankOf([held('h', '2026-11-20'), paid('x', '2026-11-20')]));
    await run(store, bankOf([paid('x', '2026-11-20')]));
    expect(await ids(store)).toEqual(['one/x']);
  });

  test('a pending row that came back under a new id counts once', async () => {
    const store = await emptyStore(customerId);
    await run(store, bankOf([held('h', '2026-11-20')]));
    await run(store, bankOf([paid('b', '2026-11-22', { purchasedOn: '2026-11-20', pendingSourceId: 'h' })]));
    expect(await ids(store)).toEqual(['one/b']);
  });

  describe('tells which pending row a booked one took the place of,', () => {
    /** As a database keeps it: what was told once stays. */
    const saved = async (...visits: (readonly BankTransaction[])[]) => {
      const memory = await emptyStore(customerId);
      const replaces = new Map<string, string | null | undefined>();
      const store = {
        ...memory,
        saveBankData: (id: string, data: BankData) => {
          for (const row of data.transactions) replaces.set(row.id, row.replaces ?? replaces.get(row.id));
          return memory.saveBankData(id, data);
        },
      };
      for (const rows of visits) await run(store, bankOf(rows));
      return (id: string) => replaces.get(`one/${id}`) ?? null;
    };

    test('as the bank links them, and by itself where both are shown', async () => {
      const linked = await saved([held('h', '2026-11-20'), paid('b', '2026-11-22', { amount: '-12.00', pendingSourceId: 'h' })]);
      expect([linked('b'), linked('h')]).toEqual(['one/h', null]);
      const alike = await saved([held('h', '2026-11-20'), paid('b', '2026-11-22'), paid('c', '2026-11-01')]);
      expect([alike('b'), alike('c')]).toEqual(['one/h', null]);
    });

    test('also where the bank drops the pending row on the day it books it', async () => {
      const told = await saved([held('h', '2026-11-20')], [paid('b', '2026-11-22', { purchasedOn: '2026-11-20', text: 'LIDL 123' })]);
      expect(told('b')).toBe('one/h');
      const tipped = await saved([held('h', '2026-11-20')], [paid('b', '2026-11-22', { amount: '-12.50' })]);
      expect(tipped('b')).toBe('one/h');
    });

    test('and never that of a payment of another shop, another day or another sum', async () => {
      for (const other of [{ text: 'TOTAL 7' }, { purchasedOn: '2026-11-21' }, { amount: '-9.99' }, { bookedOn: '2026-11-30' }]) {
        const told = await saved([held('h', '2026-11-20')], [paid('b', '2026-11-22', other)]);
        expect({ other, replaces: told('b') }).toEqual({ other, replaces: null });
      }
    });

    test('nor of a row that was booked before the pending one went: it is another payment', async () => {
      const before = paid('before', '2026-11-20');
      const told = await saved([before, held('h', '2026-11-20')], [before, paid('b', '2026-11-22')]);
      expect([told('before'), told('b')]).toEqual(['one/h', null]);
      const two = [held('g', '2026-11-20'), held('h', '2026-11-20')];
      const apart = await saved([before, ...two], [before, paid('b', '2026-11-22')]);
      expect([apart('before'), apart('b')]).toEqual(['one/g', 'one/h']);
    });
  });

  test('keeps what the bank tells of time, place and card, and nothing it cannot read', async () => {
    const store = await emptyStore(customerId);
    const rows: StoredTransaction[] = [];
    const watching = { ...store, saveBankData: async (_: string, data: BankData) => void rows.push(...data.transactions) };
    const told = { purchasedAt: '2026-11-20T09:15:00+01:00', country: 'FR', present: false };
    await run(watching, bankOf([paid('full', '2026-11-20', told), paid('bare', '2026-11-20')]));
    await run(watching, bankOf([paid('odd', '2026-11-20', { purchasedAt: '2026-11-20T09:15', country: 'France' })]));
    await run(watching, bankOf([paid('worse', '2026-11-20', { purchasedAt: '2026-99-99T25:00Z', country: '' })]));
    expect(rows.map(({ id, at, country, present }) => ({ id, at, country, present }))).toEqual([
      { id: 'one/full', at: '2026-11-20T08:15:00.000Z', country: 'FR', present: false },
      ...['one/bare', 'one/odd', 'one/worse'].map((id) => ({ id, at: null, country: null, present: null })),
    ]);
  });

  test('keeps whether a card is frozen, and what it held where the bank says nothing', async () => {
    const store = await emptyStore(customerId);
    const card = async () => (await contentOf(store, customerId, '2026-11-23')).accounts[0]?.card;
    const states: unknown[] = [];
    for (const told of [{}, { card: 'active' as const }, { card: 'frozen' as const }, {}]) {
      await run(store, bankOf([], [], { accounts: [{ ...account, ...told }] }));
      states.push(await card());
    }
    expect(states).toEqual([null, 'active', 'frozen', 'frozen']);
  });

  test('a pending row older than every other change is asked for again', async () => {
    const store = await emptyStore(customerId);
    await run(store, bankOf([held('old', '2026-10-20'), paid('new', '2026-11-20')]));
    const asked: (string | null)[] = [];
    await run(
      store,
      bankOf([paid('b', '2026-11-21', { purchasedOn: '2026-10-20', pendingSourceId: 'old' }), paid('new', '2026-11-20')], asked),
    );
    expect(asked.map((from) => from !== null && from < addDays('2026-10-20', -30))).toEqual([true]);
    expect((await ids(store)).sort()).toEqual(['one/b', 'one/new']);
  });

  test('the first sync asks for everything', async () => {
    const asked: (string | null)[] = [];
    await run(await emptyStore(customerId), bankOf([], asked));
    expect(asked).toEqual([null]);
  });

  test('a payment booked weeks after its purchase date is stored, by its purchase date', async () => {
    const store = await emptyStore(customerId);
    await run(store, bankOf([paid('x', '2026-11-20')]));
    await run(store, bankOf([paid('x', '2026-11-20'), paid('hotel', '2026-11-23', { purchasedOn: '2026-11-08' })]));
    expect(await ids(store)).toEqual(['one/x', 'one/hotel']);
  });

  test('a row dated ahead of today hides no other', async () => {
    const store = await emptyStore(customerId);
    const ahead = [paid('ahead', '2026-12-20'), paid('x', '2026-11-01')];
    await run(store, bankOf(ahead, [], { today: '2026-11-02' }), '2026-11-02');
    await run(store, bankOf([...ahead, paid('soon', '2026-11-05'), paid('late', '2026-11-22')]));
    expect((await ids(store)).sort()).toEqual(['one/ahead', 'one/late', 'one/soon', 'one/x']);
  });

  describe('and a second one', () => {
    const other = { ...account, sourceId: 'b', lastFour: '0002' };
    const both = { accounts: [account, other] };
    const rows = [paid('x', '2026-11-20'), paid('old', '2026-01-05', { accountSourceId: 'b' }), held('h', '2026-11-21')];

    test('linked later comes with all its rows', async () => {
      const store = await emptyStore(customerId);
      await run(store, bankOf(rows.slice(0, 1)));
      const asked: (string | null)[] = [];
      await run(store, bankOf(rows, asked, both));
      expect((await ids(store)).sort()).toEqual(['one/h', 'one/old', 'one/x']);
      expect(asked.at(-1)).toBeNull();
      await run(store, bankOf(rows, asked, both));
      expect(asked.at(-1)).not.toBeNull();
    });

    test('that the bank no longer shows counts in no sum, and counts again once it is linked again', async () => {
      const store = await emptyStore(customerId);
      const pendingThere = [...rows, { ...held('p', '2026-11-22'), accountSourceId: 'b' }];
      await run(store, bankOf(pendingThere, [], both));
      const before = await contentOf(store, customerId, '2026-11-23');
      expect(before.totals.totals).toMatchObject([{ count: 4 }]);
      await run(store, bankOf(rows.filter(({ accountSourceId }) => accountSourceId === 'a')));
      const without = await contentOf(store, customerId, '2026-11-23');
      expect(without.accounts.map(({ id }) => id)).toEqual(['one/a']);
      expect(without.totals.totals).toMatchObject([{ count: 2, sumMinor: -2_000n }]);
      await run(store, bankOf(pendingThere, [], both));
      expect(text(await contentOf(store, customerId, '2026-11-23'))).toBe(text(before));
    });
  });

  describe('that sends what nobody can read', () => {
    const odd = paid('odd', '2026-11-21', { currency: 'XXX' });

    test('loses the rows in an unknown currency alone, and says which', async () => {
      const store = await emptyStore(customerId);
      expect(await run(store, bankOf([paid('x', '2026-11-20'), odd]))).toEqual([{ sourceId: 'odd', code: 'currency.unknown' }]);
      expect(await ids(store)).toEqual(['one/x']);
      expect(await run(store, bankOf([paid('x', '2026-11-20')]))).toEqual([]);
    });

    test('loses an account in an unknown currency alone, and does not ask for everything again because of it', async () => {
      const store = await emptyStore(customerId);
      const accounts = [account, { ...account, sourceId: 'odd', currency: 'GOLD' }];
      const asked: (string | null)[] = [];
      for (const _ of ['once', 'twice'])
        expect(await run(store, bankOf([paid('x', '2026-11-20')], asked, { accounts }))).toEqual([
          { sourceId: 'odd', code: 'currency.unknown' },
        ]);
      expect((await contentOf(store, customerId, '2026-11-23')).accounts.map(({ id }) => id)).toEqual(['one/a']);
      expect(asked.map((from) => from === null)).toEqual([true, false]);
    });

    test.each([
      ['an amount', paid('odd', '2026-11-21', { amount: '1,50' }), 'money.unreadable'],
      ['a day', paid('odd', '2026-11-31'), 'date.unreadable'],
    ])('keeps its old figures if %s cannot be read: a wrong sum is worse', async (_what, row, code) => {
      const store = await emptyStore(customerId);
      await run(store, bankOf([paid('x', '2026-11-20')]));
      await expect(run(store, bankOf([paid('y', '2026-11-21'), row]))).rejects.toThrow(code);
      expect(await ids(store)).toEqual(['one/x']);
    });
  });

  test('an account the customer hides is brought up to date like the others', async () => {
    const { db } = await freshDatabase();
    const store = sqlStore(db, testKeyring());
    await store.saveCustomer({ id: customerId, region: 'BE', zone: 'UTC', homeCurrency: 'EUR', monthStartsOn: 1 });
    const asked: (string | null)[] = [];
    const sync = (rows: readonly BankTransaction[]) => run(store, bankOf(rows, asked));
    await sync([held('h', '2026-11-20')]);
    await db.query('update account set hidden = true', []);
    await sync([paid('b', '2026-11-21')]);
    expect(asked.map((from) => from === null)).toEqual([true, false]);
    const everywhere = { accounts: ['one/a' as AccountId] };
    const { items } = await store.bank(customerId as CustomerId, noon('2026-11-23')).transactions(everywhere, { offset: 0, limit: 9 });
    expect(items.map(({ id }) => id)).toEqual(['one/b']);
    expect(await store.bank(customerId as CustomerId, noon('2026-11-23')).accounts()).toEqual([]);
    await store.close();
  });

  test('balances are exact minor units, an available figure that is not given is not invented', async () => {
    const store = await emptyStore(customerId);
    await run(store, bankOf([]));
    const [only] = (await contentOf(store, customerId, '2026-11-23')).accounts;
    expect(only).toMatchObject({ id: 'one/a' as AccountId, availableMinor: null, bookedMinor: 1230n, overdraftMinor: null });
  });
});
