import { describe, expect, test } from '@jest/globals';
import type { CivilDate, Currency, CustomerId, MerchantId, TransactionFilter } from '#skill';
import type { StoredTransaction } from '../../../lambda/store/store.ts';
import { account, accounts, linkedPerson, noon, type Opened, transaction } from './people.ts';

const allOfIt = { offset: 0, limit: 100 };
const everywhere: TransactionFilter = { accounts: accounts('checking', 'savings', 'card') };

/** What the bank reader tells of one customer's accounts and payments. */
export function bankContract(open: () => Opened): void {
  async function personWith(transactions: readonly StoredTransaction[], zone?: string): Promise<CustomerId> {
    const { id } = await linkedPerson(open(), zone);
    await open().saveBankData(id, { accounts: [account('checking')], transactions });
    return id;
  }
  const ids = async (id: CustomerId, filter: Partial<TransactionFilter> = {}, page = allOfIt) =>
    (
      await open()
        .bank(id, noon)
        .transactions({ ...everywhere, ...filter }, page)
    ).items.map((item) => item.id);
  const totals = (id: CustomerId, filter: Partial<TransactionFilter> = {}) =>
    open()
      .bank(id, noon)
      .totals({ ...everywhere, ...filter });

  describe('accounts', () => {
    test('keep every field, exact to the last minor unit, and what the bank does not say', async () => {
      const { id } = await linkedPerson(open());
      const rich = account('rich', {
        availableMinor: 9_007_199_254_740_993n,
        bookedMinor: -9_007_199_254_740_993n,
        overdraftMinor: 50_000n,
      });
      const bare = account('bare', { kind: 'card', availableMinor: null, bookedMinor: null, nickname: 'la bleue' });
      await open().saveBankData(id, { accounts: [rich, bare], transactions: [] });
      const asOf = { local: '2026-11-23T13:00', ageMinutes: 0 };
      expect(await open().bank(id, noon).accounts()).toEqual([
        { ...rich, asOf },
        { ...bare, asOf },
      ]);
    });

    test('come as checking, savings, card; joint ones after one’s own', async () => {
      const { id } = await linkedPerson(open());
      const rows = [account('d', { kind: 'card' }), account('a', { joint: true }), account('c', { kind: 'savings' }), account('b')];
      await open().saveBankData(id, { accounts: rows, transactions: [] });
      expect((await open().bank(id, noon).accounts()).map((row) => row.id)).toEqual(['b', 'a', 'c', 'd']);
    });

    test.each([
      ['2026-11-01T05:30:00Z', '2026-11-01T06:31:30Z', 'America/New_York', '2026-11-01T01:30', 61],
      ['2026-11-01T06:30:00Z', '2026-11-01T06:31:30Z', 'America/New_York', '2026-11-01T01:30', 1],
      ['2026-03-29T01:00:00Z', '2026-03-30T01:00:00Z', 'Europe/Brussels', '2026-03-29T03:00', 1_440],
      ['2026-11-23T00:05:59Z', '2026-11-23T00:06:58Z', 'Asia/Kolkata', '2026-11-23T05:35', 0],
      ['2026-11-23T12:00:00Z', '2026-11-23T11:00:00Z', 'Europe/London', '2026-11-23T12:00', 0],
    ])('figures of %s read at %s in %s are of %s and %i minutes old', async (asOf, now, zone, local, ageMinutes) => {
      const { id } = await linkedPerson(open(), zone);
      await open().saveBankData(id, { accounts: [account('checking', { asOf })], transactions: [] });
      expect((await open().bank(id, now).accounts())[0]?.asOf).toEqual({ local, ageMinutes });
    });

    test('keep the customer’s nickname when the bank’s figures come again', async () => {
      const { id } = await linkedPerson(open());
      await open().saveBankData(id, { accounts: [account('checking', { nickname: 'household' })], transactions: [] });
      await open().saveBankData(id, { accounts: [account('checking', { bookedMinor: 7n, name: 'Plus' })], transactions: [] });
      expect(await open().bank(id, noon).accounts()).toMatchObject([
        { id: 'checking', nickname: 'household', name: 'Plus', bookedMinor: 7n },
      ]);
    });

    test('keep their card where the bank says nothing of it, and believe it where it does', async () => {
      const { id } = await linkedPerson(open());
      const states: unknown[] = [];
      for (const card of [undefined, 'active', 'frozen', null, 'active'] as const) {
        const { card: _, ...bare } = account('checking');
        await open().saveBankData(id, { accounts: [card === undefined ? bare : { ...bare, card }], transactions: [] });
        states.push((await open().bank(id, noon).accounts())[0]?.card);
      }
      expect(states).toEqual([null, 'active', 'frozen', 'frozen', 'active']);
    });

    test('of an unknown customer are none', async () => {
      const bank = open().bank('nobody' as CustomerId, noon);
      expect(await bank.accounts()).toEqual([]);
      expect(await bank.merchants(everywhere.accounts)).toEqual([]);
      expect(await bank.transactions(everywhere, allOfIt)).toEqual({ items: [], totalCount: 0 });
      expect(await bank.totals(everywhere)).toEqual({ totals: [], excluded: { ownTransferCount: 0, cardRepaymentCount: 0 } });
    });
  });

  describe('what the bank said last', () => {
    test('an older state that arrives later changes nothing', async () => {
      const id = await personWith([transaction('new', { amountMinor: -1_000n })]);
      const older = { ...account('checking', { bookedMinor: 1n }), asOf: '2020-01-01T00:00:00Z' };
      await open().saveBankData(id, { accounts: [older], transactions: [transaction('new', { amountMinor: -5n })] });
      const { items } = await open().bank(id, noon).transactions(everywhere, allOfIt);
      expect(items.map((item) => item.amountMinor)).toEqual([-1_000n]);
    });

    test('a category once known survives a row that has none', async () => {
      const id = await personWith([transaction('t', { category: 'fuel' })]);
      await open().saveBankData(id, { accounts: [], transactions: [transaction('t', { category: 'uncategorised' })] });
      const { items } = await open().bank(id, noon).transactions(everywhere, allOfIt);
      expect(items.map((item) => item.category)).toEqual(['fuel']);
    });
  });

  describe('transactions', () => {
    test('of a transfer between own accounts tell one leg where one is asked for', async () => {
      const id = await personWith([
        transaction('out', { kind: 'own-transfer' }),
        transaction('in', { kind: 'own-transfer', accountId: 'savings', amountMinor: 1_000n }),
        transaction('refund', { kind: 'refund', amountMinor: 500n }),
      ]);
      const { items } = await open()
        .bank(id, noon)
        .transactions({ ...everywhere, oneLeg: true }, allOfIt);
      expect(items.map((item) => item.id).sort()).toEqual(['out', 'refund']);
      const paid = await open()
        .bank(id, noon)
        .transactions({ ...everywhere, out: true }, allOfIt);
      expect(paid.items.map((item) => item.id)).toEqual(['out']);
    });

    test('keep every field but the raw text and the marks of the sync', async () => {
      const row = transaction('t', {
        amountMinor: -9_007_199_254_740_993n,
        merchantId: 'm',
        merchantName: 'Chez Émile',
        date: '2026-03-29',
        sensitive: true,
      });
      const { rawText: _raw, superseded: _superseded, unsure: _unsure, ...seen } = row;
      const id = await personWith([row]);
      expect((await open().bank(id, noon).transactions(everywhere, allOfIt)).items).toEqual([seen]);
    });

    test('come newest first, by id within a day, and pages neither repeat nor skip', async () => {
      const id = await personWith([
        transaction('a', { date: '2026-11-20' }),
        transaction('B', { date: '2026-11-20' }),
        transaction('é', { date: '2026-11-20' }),
        transaction('old', { date: '2025-12-31' }),
        transaction('new', { date: '2026-11-21' }),
      ]);
      expect(await ids(id)).toEqual(['new', 'é', 'a', 'B', 'old']);
      expect(await ids(id, {}, { offset: 0, limit: 2 })).toEqual(['new', 'é']);
      expect(await ids(id, {}, { offset: 2, limit: 2 })).toEqual(['a', 'B']);
    });

    test('say how many there are, on every page and behind the last', async () => {
      const id = await personWith([transaction('a'), transaction('b'), transaction('c', { accountId: 'savings' })]);
      const bank = open().bank(id, noon);
      expect((await bank.transactions({ accounts: accounts('checking') }, { offset: 0, limit: 1 })).totalCount).toBe(2);
      expect(await bank.transactions({ accounts: accounts('checking') }, { offset: 50, limit: 3 })).toEqual({ items: [], totalCount: 2 });
    });

    const rows = [
      transaction('lidl', { merchantId: 'm1', date: '2026-11-01' }),
      transaction('cinema', { category: 'entertainment', accountId: 'card', status: 'pending', amountMinor: -2_000n, date: '2026-11-02' }),
      transaction('refund', { kind: 'refund', merchantId: 'm1', amountMinor: 1_500n, date: '2026-11-03' }),
      transaction('dollars', { category: 'travel', currency: 'USD', amountMinor: -1_500n, date: '2026-11-04' }),
    ];
    const limit = (comparison: 'over' | 'under' | 'exactly', amountMinor: bigint, currency = 'EUR') => ({
      amount: { comparison, amountMinor, currency: currency as Currency },
    });
    const range = (from: string, to: string) => ({ range: { from: from as CivilDate, to: to as CivilDate } });
    const filters: [string, Partial<TransactionFilter>, string[]][] = [
      ['no account at all', { accounts: [] }, []],
      ['one account', { accounts: accounts('card') }, ['cinema']],
      ['two accounts', { accounts: accounts('card', 'checking') }, ['dollars', 'refund', 'cinema', 'lidl']],
      ['kinds', { kinds: ['refund', 'fee'] }, ['refund']],
      ['no kind', { kinds: [] }, []],
      ['categories', { categories: ['travel', 'entertainment'] }, ['dollars', 'cinema']],
      ['a merchant', { merchantId: 'm1' as MerchantId }, ['refund', 'lidl']],
      ['both ends of a range', range('2026-11-02', '2026-11-03'), ['refund', 'cinema']],
      ['one day', range('2026-11-04', '2026-11-04'), ['dollars']],
      ['a range turned round', range('2026-11-04', '2026-11-01'), []],
      ['a status', { status: 'pending' }, ['cinema']],
      ['more than an amount', limit('over', 1_500n), ['cinema']],
      ['less than an amount, whichever way it went', limit('under', 2_000n), ['refund', 'lidl']],
      ['exactly an amount, whichever way it went', limit('exactly', 1_500n), ['refund']],
      ['an amount in another currency', limit('exactly', 1_500n, 'USD'), ['dollars']],
      [
        'all conditions at once',
        { ...limit('over', 500n), kinds: ['purchase'], merchantId: 'm1' as MerchantId, status: 'booked' },
        ['lidl'],
      ],
    ];
    test.each(filters)('are filtered by %s', async (_name, filter, expected) => {
      const id = await personWith(rows);
      expect(await ids(id, filter)).toEqual(expected);
      expect((await totals(id, filter)).totals.reduce((sum, total) => sum + total.count, 0)).toBe(expected.length);
    });

    test('that were superseded are nowhere', async () => {
      const id = await personWith([transaction('pending', { status: 'pending', superseded: true, merchantId: 'm', merchantName: 'Lidl' })]);
      expect(await ids(id)).toEqual([]);
      expect((await totals(id, { kinds: ['refund'] })).totals).toEqual([]);
      expect(await open().bank(id, noon).merchants(everywhere.accounts)).toEqual([]);
    });

    test('belong to one customer: equal ids of two people never mix', async () => {
      const [one, other] = [
        await personWith([transaction('t', { amountMinor: -1n })]),
        await personWith([transaction('t', { amountMinor: -2n })]),
      ];
      expect((await totals(one)).totals[0]?.sumMinor).toBe(-1n);
      expect((await totals(other)).totals[0]?.sumMinor).toBe(-2n);
      expect(await open().bank(other, noon).accounts()).toHaveLength(1);
    });
  });

  describe('totals', () => {
    test('sum each currency apart, most transactions first', async () => {
      const id = await personWith([
        transaction('a', { amountMinor: -1_000n, status: 'pending', unsure: true }),
        transaction('b', { amountMinor: 300n, kind: 'refund' }),
        transaction('c', { amountMinor: -50n, category: 'uncategorised' }),
        transaction('d', { currency: 'USD', amountMinor: -7n }),
        transaction('e', { currency: 'CHF', amountMinor: -9n }),
      ]);
      const one = { count: 1, refundCount: 0, pendingCount: 0, uncategorisedMinor: 0n, unsureCount: 0 };
      expect((await totals(id)).totals).toEqual([
        { currency: 'EUR', sumMinor: -750n, count: 3, refundCount: 1, pendingCount: 1, uncategorisedMinor: -50n, unsureCount: 1 },
        { ...one, currency: 'CHF', sumMinor: -9n },
        { ...one, currency: 'USD', sumMinor: -7n },
      ]);
    });

    test('stay exact beyond what a number can hold', async () => {
      const huge = 9_223_372_036_854_775_807n;
      const id = await personWith([transaction('a', { amountMinor: huge }), transaction('b', { amountMinor: huge })]);
      expect((await totals(id)).totals[0]?.sumMinor).toBe(2n * huge);
    });

    const moves = [
      transaction('shop', { date: '2026-11-10' }),
      transaction('out', { kind: 'own-transfer', date: '2026-11-10' }),
      transaction('in', { kind: 'own-transfer', accountId: 'savings', date: '2026-11-11', amountMinor: 1_000n }),
      transaction('card', { kind: 'card-repayment', date: '2026-11-12' }),
      transaction('earlier', { kind: 'own-transfer', date: '2026-10-31' }),
    ];
    const november = { range: { from: '2026-11-01' as CivilDate, to: '2026-11-30' as CivilDate } };
    test.each<[string, Partial<TransactionFilter>, number, number]>([
      ['transfers, not their legs, and repayments of the same accounts and dates', { kinds: ['purchase'], ...november }, 1, 1],
      ['only those of the asked accounts', { kinds: ['purchase'], accounts: accounts('savings') }, 0, 0],
      ['also when nothing was spent', { kinds: ['fee'], ...november }, 1, 1],
      ['none of another merchant', { kinds: ['purchase'], merchantId: 'm1' as MerchantId }, 0, 0],
      ['no transfers when transfers were asked for', { kinds: ['own-transfer'] }, 0, 1],
      ['nothing when every kind was asked for', {}, 0, 0],
    ])('count as left out %s', async (_name, filter, ownTransferCount, cardRepaymentCount) => {
      const id = await personWith(moves);
      expect((await totals(id, filter)).excluded).toEqual({ ownTransferCount, cardRepaymentCount });
    });
  });

  describe('merchants', () => {
    test('are those of the asked accounts only', async () => {
      const id = await personWith([
        transaction('1', { merchantId: 'lidl', merchantName: 'Lidl' }),
        transaction('2', { merchantId: 'casino', merchantName: 'Casino Royal', accountId: 'card' }),
      ]);
      const merchants = await open().bank(id, noon).merchants(accounts('checking', 'savings'));
      expect(merchants.map((merchant) => merchant.id)).toEqual(['lidl']);
    });

    test('are those who were paid, most used first, under their newest name', async () => {
      const id = await personWith([
        transaction('1', { merchantId: 'lidl', merchantName: 'Lidl', date: '2026-11-02' }),
        transaction('2', { merchantId: 'ikea', merchantName: 'Ikea', date: '2026-11-20' }),
        transaction('3', { merchantId: 'lidl', merchantName: 'Lidl Nord', date: '2026-11-03' }),
        transaction('4', { merchantId: 'ikea', merchantName: 'Ikea', kind: 'refund', date: '2026-11-22' }),
        transaction('5', { merchantId: 'boss', merchantName: 'Employer', kind: 'income', date: '2026-11-01' }),
        transaction('6', { merchantId: 'atm', merchantName: 'Cash machine', kind: 'cash', date: '2026-11-01' }),
        transaction('7', { merchantId: null, merchantName: 'A friend' }),
      ]);
      expect(await open().bank(id, noon).merchants(everywhere.accounts)).toEqual([
        { id: 'lidl', name: 'Lidl Nord', lastOn: '2026-11-03', count: 2, sensitive: false },
        { id: 'atm', name: 'Cash machine', lastOn: '2026-11-01', count: 1, sensitive: false },
        { id: 'ikea', name: 'Ikea', lastOn: '2026-11-20', count: 1, sensitive: false },
      ]);
    });
  });

  describe('what tells of health and the like', () => {
    test('marks its merchant, whichever of the payments there does', async () => {
      const id = await personWith([
        transaction('1', { merchantId: 'chemist', merchantName: 'Chemist', sensitive: true }),
        transaction('2', { merchantId: 'chemist', merchantName: 'Chemist' }),
        transaction('3', { merchantId: 'lidl', merchantName: 'Lidl' }),
      ]);
      const merchants = await open().bank(id, noon).merchants(everywhere.accounts);
      expect(merchants.map((merchant) => [merchant.id, merchant.sensitive])).toEqual([
        ['chemist', true],
        ['lidl', false],
      ]);
    });

    test('stays marked when the row comes again without a category, and not when it has another', async () => {
      const id = await personWith(['a', 'b'].map((row) => transaction(row, { category: 'health', sensitive: true })));
      await open().saveBankData(id, {
        accounts: [],
        transactions: [transaction('a', { category: 'uncategorised' }), transaction('b', { category: 'groceries' })],
      });
      const { items } = await open().bank(id, noon).transactions(everywhere, allOfIt);
      expect(items.map((item) => [item.id, item.category, item.sensitive])).toEqual([
        ['b', 'groceries', false],
        ['a', 'health', true],
      ]);
    });
  });

  describe('a sync that comes again', () => {
    test('changes a row in place: pending becomes booked and counts once', async () => {
      const id = await personWith([transaction('t', { status: 'pending', amountMinor: -1_000n }), transaction('u')]);
      await open().saveBankData(id, { accounts: [], transactions: [transaction('t', { amountMinor: -1_200n })] });
      expect((await totals(id)).totals).toMatchObject([{ sumMinor: -2_200n, count: 2, pendingCount: 0 }]);
      expect(await open().bank(id, noon).accounts()).toHaveLength(1);
    });

    test('drops the accounts that are gone, this customer’s alone, and keeps their rows', async () => {
      const [id, other] = [await personWith([transaction('t')]), await personWith([])];
      await open().saveBankData(id, { accounts: [account('savings')], gone: ['checking'], transactions: [] });
      const accountIds = async (whose: CustomerId) => (await open().bank(whose, noon).accounts()).map((row) => row.id);
      expect([await accountIds(id), await accountIds(other)]).toEqual([['savings'], ['checking']]);
      expect(await ids(id)).toEqual(['t']);
    });

    test('takes the last row where a bank’s pages overlap', async () => {
      const id = await personWith([transaction('t', { amountMinor: -1n }), transaction('t', { amountMinor: -2n })]);
      expect((await totals(id)).totals).toMatchObject([{ sumMinor: -2n, count: 1 }]);
    });

    test('takes years of rows at once', async () => {
      const id = await personWith(Array.from({ length: 2_500 }, (_, n) => transaction(`t${n}`)));
      expect((await totals(id)).totals).toMatchObject([{ count: 2_500, sumMinor: -2_500_000n }]);
    });

    test('may run twice at the same time', async () => {
      const id = await personWith([]);
      const rows = Array.from({ length: 200 }, (_, n) => transaction(`t${n}`));
      const save = (transactions: StoredTransaction[]) => open().saveBankData(id, { accounts: [account('checking')], transactions });
      await Promise.all([save(rows), save([...rows].reverse())]);
      expect(await ids(id)).toHaveLength(100);
    });

    test('knows the accounts there are and how old they are', async () => {
      const { id } = await linkedPerson(open());
      expect(await open().heldAccounts(id)).toEqual([]);
      const asOf = '2026-11-20T08:30:00.000Z';
      await open().saveBankData(id, { accounts: [account('b'), account('a', { asOf })], transactions: [] });
      expect(await open().heldAccounts(id)).toEqual([
        { id: 'a', asOf },
        { id: 'b', asOf: noon },
      ]);
    });

    test('knows the newest day there is, or that there is none', async () => {
      expect(await open().newestDate(await personWith([]))).toBeNull();
      const id = await personWith([transaction('a', { date: '2026-11-21' }), transaction('b', { date: '2026-02-28' })]);
      expect(await open().newestDate(id)).toBe('2026-11-21');
    });
  });
}
