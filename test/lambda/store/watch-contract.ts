import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type CustomerId, exceptionOf, type WarningId } from '#skill';
import { freshDetector } from '#skill/build';
import { saveReviewer } from '../../../lambda/store/reviewer.ts';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import type { Unwatched } from '../../../lambda/store/warning-store.ts';
import { account, noon, transaction } from './people.ts';
import { alert, calm, days, knock, newWarning, openAll, type OpenedWarnings, paidPerson, payment } from './warned-people.ts';

/** The watch over payments: each looked at once, everything it decides kept or nothing of it. */
export function watchContract(open: () => OpenedWarnings): void {
  const warnings = () => open().warnings;
  const person = (...rows: Parameters<typeof transaction>[]) =>
    paidPerson(
      open(),
      rows.map((row) => transaction(...row)),
    );
  /** What the next watch would look at; it is looked at from then on. */
  const seen = async (id: CustomerId, now = noon): Promise<Unwatched | null> => {
    let given: Unwatched | null = null;
    await warnings().watch(id, now, (unwatched) => {
      given = unwatched;
      return calm(unwatched);
    });
    return given;
  };
  const ids = (unwatched: Unwatched | null) => unwatched?.payments.map((row) => row.id);
  const booked = (id: string, replaces: string) => transaction(id, { replaces });
  const save = (id: CustomerId, ...transactions: ReturnType<typeof transaction>[]) =>
    open().store.saveBankData(id, { accounts: [], transactions });

  describe('a watch', () => {
    test('looks at every payment once, oldest first on the customer’s own clock', async () => {
      const { id } = await person(
        ['b', { date: '2026-11-20' }],
        ['late', { date: '2026-11-20', at: '2026-11-20T23:30:00Z' }],
        ['early', { date: '2026-11-21', at: '2026-11-20T22:10:00Z' }],
        ['a', { date: '2026-11-20' }],
        ['old', { date: '2026-10-01' }],
      );
      const first = await seen(id);
      expect(first?.payments.map(({ id: row, local }) => [row, local])).toEqual([
        ['old', null],
        ['a', null],
        ['b', null],
        ['early', '2026-11-20T23:10'],
        ['late', '2026-11-21T00:30'],
      ]);
      expect(await seen(id)).toBeNull();
      await save(id, transaction('c'));
      expect(ids(await seen(id))).toEqual(['c']);
    });

    test('is told everything of a payment and nothing of the statement', async () => {
      const rich = {
        country: 'FR',
        present: false,
        merchantId: 'm',
        merchantName: 'Lidl',
        sensitive: true,
        amountMinor: -9_007_199_254_740_993n,
      };
      const { id } = await person(['t', { ...rich, at: '2026-11-20T09:15:30Z', status: 'pending' }]);
      expect((await seen(id))?.payments).toEqual([
        {
          ...{ id: 't', accountId: 'checking', kind: 'purchase', status: 'pending', date: '2026-11-20', local: '2026-11-20T10:15' },
          ...{ currency: 'EUR', category: 'groceries', replaces: null, ...rich },
        },
      ]);
    });

    test('is told what a decision needs: settings, accounts, addresses, knocks, exceptions and open causes', async () => {
      const { id } = await person(['t']);
      const { db, store } = open();
      await store.saveBankData(id, { accounts: [account('checking'), account('silent', { availableMinor: null })], transactions: [] });
      await warnings().choose(id, { promise: 'year', phrase: 'blue heron', lowBalanceMinor: 5_000n });
      await warnings().saveAddress({ customerId: id, channel: 'web-push', addressHash: 'h', sealed: 's', changedAt: noon });
      await warnings().saveAddress({ customerId: id, channel: 'alexa', addressHash: 'gone', sealed: 's', changedAt: noon });
      await warnings().endAddress(id, 'alexa', 'gone', noon);
      const [mine, past, other] = [
        newWarning({ cause: 'answered' }),
        newWarning({ cause: 'past', expiresAt: noon }),
        newWarning({ cause: 'open' }),
      ];
      await openAll(db, id, [mine, past, other]);
      await warnings().answer(id, { warning: mine.id, answer: 'mine', over: 'app', now: noon });
      await warnings().raise(alert(id), noon, () => []);
      expect(await seen(id)).toEqual({
        ...{ customerId: id, locale: null, zone: 'Europe/Brussels', region: 'BE', homeCurrency: 'EUR', detector: null, knocks: {} },
        choices: { promise: 'year', muted: [], quiet: null, lowBalanceMinor: 5_000n, phrase: 'blue heron' },
        addresses: [{ id: expect.any(String), channel: 'web-push' }],
        history: [],
        payments: [expect.objectContaining({ id: 't' })],
        accounts: [
          { id: 'checking', kind: 'checking', currency: 'EUR', usableMinor: 10_000n },
          { id: 'silent', kind: 'checking', currency: 'EUR', usableMinor: null },
        ],
        answers: [{ transactionId: `payment of ${mine.id}`, mine: true }],
        exceptions: [mine.payment && exceptionOf('unusual-amount', mine.payment, noon.slice(0, 10) as never)],
        open: ['open'],
      });
    });

    test('keeps what the detector remembers for the next one, and what it learned of an answer once', async () => {
      const { id } = await person(['t']);
      const [mine, closed] = [newWarning(), newWarning()];
      await openAll(open().db, id, [mine, closed]);
      await warnings().answer(id, { warning: mine.id, answer: 'not-mine', over: 'app', now: noon });
      await warnings().answer(id, { warning: closed.id, answer: 'closed', over: 'app', now: noon });
      const detector = { ...freshDetector, alertedAt: 42 };
      await warnings().watch(id, noon, (unwatched) => {
        expect(unwatched.answers).toEqual([{ transactionId: `payment of ${mine.id}`, mine: false }]);
        return calm(unwatched, { detector });
      });
      await save(id, transaction('next'));
      expect(await seen(id)).toMatchObject({ detector, answers: [] });
    });

    test.each([
      ['of another version', { ...freshDetector, version: 0 }],
      ['not whole', { ...freshDetector, windows: [{ of: 1, amounts: [1.5] }] }],
      ['nothing like one', 'detector'],
    ])('forgets a memory that is %s, and reads all but what is not the customer’s once more', async (_, detector) => {
      const { id } = await person(['first', { date: '2026-11-20' }], ['second'], ['stolen']);
      const { db } = open();
      const stolen = newWarning({ payment: payment('stolen') });
      await warnings().watch(id, noon, (unwatched) => calm(unwatched, { opened: [stolen] }));
      await warnings().answer(id, { warning: stolen.id, answer: 'not-mine', over: 'app', now: noon });
      await db.query('update watch set detector = $2 where customer_id = $1', [id, JSON.stringify(detector)]);
      await save(id, transaction('next'));
      expect(await seen(id)).toMatchObject({
        detector: null,
        history: [expect.objectContaining({ id: 'first' }), expect.objectContaining({ id: 'second' })],
        payments: [expect.objectContaining({ id: 'next' })],
      });
      await save(id, transaction('after'));
      expect(await seen(id)).toMatchObject({ detector: freshDetector, history: [], payments: [expect.objectContaining({ id: 'after' })] });
    });

    test('opens a warning with its knocks, which count on their day', async () => {
      const { id } = await person(['t']);
      const one = newWarning({ payment: payment('t', { amountMinor: -9_007_199_254_740_993n }), severity: 'severe' });
      const opened = await warnings().watch(id, noon, (unwatched) =>
        calm(unwatched, { opened: [one], deliveries: [knock(one.id), knock(one.id, { channel: 'web-push' })] }),
      );
      const record = { ...one, source: 'detector', toldAt: null, answer: null, answeredAt: null, answeredOver: null };
      expect(opened).toEqual([record]);
      expect(await warnings().warnings(id, { limit: 9 })).toEqual([record]);
      await save(id, transaction('next'));
      expect((await seen(id))?.knocks).toEqual({ '2026-11-23': 1 });
      await save(id, transaction('day after'));
      expect((await seen(id, days(1)))?.knocks).toEqual({});
    });

    test('that fails has done nothing: the next one does it all', async () => {
      const { id } = await person(['t']);
      const failing = warnings().watch(id, noon, () => {
        throw new Error('decide');
      });
      await expect(failing).rejects.toThrow('decide');
      const broken = newWarning({ id: 'no uuid' as WarningId });
      await expect(warnings().watch(id, noon, (unwatched) => calm(unwatched, { opened: [broken] }))).rejects.toThrow();
      expect(ids(await seen(id))).toEqual(['t']);
    });

    test('five times at once is once', async () => {
      const { id } = await person(['t']);
      let calls = 0;
      const opened = await Promise.all(
        Array.from({ length: 5 }, () =>
          warnings().watch(id, noon, (unwatched) => {
            calls += 1;
            return calm(unwatched, { opened: [newWarning({ cause: 'one' })] });
          }),
        ),
      );
      expect([calls, opened.flat().length]).toEqual([1, 1]);
    });

    test('leaves for the next one what arrives while it decides', async () => {
      const { id } = await person(['t']);
      const { db } = open();
      const arriving = `insert into transaction select customer_id, 'u', account_id, kind, status, date, amount_minor, currency, category,
        merchant_id, merchant_name, raw_text, superseded, unsure from transaction where customer_id = $1 and id = 't'`;
      const interrupted = sqlWarningStore({
        ...db,
        transaction: (work) =>
          db.transaction((tx) =>
            work({
              query: async (sql, params) => {
                // The detector's memory is written after the reading and before the rows are marked.
                if (sql.includes('insert into watch')) await tx.query(arriving, [id]);
                return tx.query(sql, params);
              },
            }),
          ),
      });
      const read: unknown[] = [];
      await interrupted.watch(id, noon, (unwatched) => {
        read.push(ids(unwatched));
        return calm(unwatched);
      });
      expect(read).toEqual([['t']]);
      expect(ids(await seen(id))).toEqual(['u']);
    });

    test('takes at most 5,000 payments, the oldest, and the rest when it is called again', async () => {
      const { id } = await person();
      await open().db.query(
        `insert into transaction select $1, 't' || n, 'checking', 'purchase', 'booked', '2026-11-20'::date - n / 10, -n, 'EUR', 'fuel',
           null, null, '', false, false from generate_series(1, 5003) n`,
        [id],
      );
      expect(ids(await seen(id))).toHaveLength(5_000);
      const rest = await seen(id);
      expect(ids(rest)).toHaveLength(3);
      expect(rest?.payments.every(({ date }) => date === '2026-11-20')).toBe(true);
      expect(await seen(id)).toBeNull();
    });

    test('looks at nothing of who is gone, unknown or a reviewer', async () => {
      const [erased, reviewer] = [await person(['t']), await person(['t'])];
      await open().db.query('update customer set erased_at = $2 where id = $1', [erased.id, noon]);
      await open().db.query('update customer set reviewer = true where id = $1', [reviewer.id]);
      for (const id of [erased.id, reviewer.id, 'nobody' as CustomerId]) expect(await seen(id)).toBeNull();
    });
  });

  describe('a payment that was looked at', () => {
    test('is not looked at again when the bank tells it again or otherwise', async () => {
      const { id } = await person(['t', { status: 'pending' }]);
      await seen(id);
      await save(id, transaction('t', { status: 'pending' }));
      await save(id, transaction('t', { status: 'booked', amountMinor: -1_200n, merchantName: 'Lidl' }));
      expect(await seen(id)).toBeNull();
    });

    test('and is booked under another id is the same payment, and so is what was warned of it', async () => {
      const { id } = await person(['p', { status: 'pending' }]);
      const one = newWarning({ payment: payment('p') });
      await warnings().watch(id, noon, (unwatched) => calm(unwatched, { opened: [one] }));
      await save(id, transaction('p', { status: 'pending', superseded: true }), booked('b', 'p'));
      expect((await seen(id))?.payments).toEqual([expect.objectContaining({ id: 'b', replaces: 'p' })]);
      expect(await warnings().warnings(id, { limit: 1 })).toMatchObject([{ id: one.id, payment: payment('b') }]);
      const again = newWarning({ cause: 'another', payment: payment('b') });
      await save(id, transaction('next'));
      expect(await warnings().watch(id, noon, (unwatched) => calm(unwatched, { opened: [again] }))).toEqual([]);
    });

    test('booked for more than a tip above what was held, it is looked at as it is', async () => {
      const { id } = await person(['p', { status: 'pending', amountMinor: -100n }], ['q', { status: 'pending' }]);
      await seen(id);
      const gone = { status: 'pending', superseded: true } as const;
      await save(id, transaction('p', { ...gone, amountMinor: -100n }), transaction('q', gone));
      await save(id, transaction('b', { replaces: 'p', amountMinor: -90_000n }), transaction('c', { replaces: 'q', amountMinor: -1_300n }));
      expect((await seen(id))?.payments).toMatchObject([
        { id: 'b', replaces: null },
        { id: 'c', replaces: 'q' },
      ]);
    });

    test('takes no place of one that was never looked at', async () => {
      const { id } = await person(['p', { status: 'pending', superseded: true }], ['b', { replaces: 'p' }]);
      expect((await seen(id))?.payments).toEqual([expect.objectContaining({ id: 'b', replaces: null })]);
      expect(await warnings().toWatch({ index: 0, of: 1 }, 1_000, null)).not.toContain(id);
    });
  });

  describe('one open warning', () => {
    const openOne = (id: CustomerId, change: Parameters<typeof newWarning>[0], now = noon) => {
      const one = newWarning(change);
      return save(id, transaction(`paid for ${one.id}`)).then(() =>
        warnings().watch(id, now, (unwatched) => calm(unwatched, { opened: [one], deliveries: [knock(one.id)] })),
      );
    };

    test('is enough for one cause: another is not opened and does not knock', async () => {
      const { id } = await person();
      expect(await openOne(id, { cause: 'same' })).toHaveLength(1);
      expect(await openOne(id, { cause: 'same' })).toEqual([]);
      expect(await warnings().warnings(id, { limit: 9 })).toHaveLength(1);
      expect(await open().db.query('select from delivery where customer_id = $1', [id])).toHaveLength(1);
    });

    test('makes room for the next of its cause when it was answered or its time is over', async () => {
      const { id } = await person();
      const [first] = await openOne(id, { cause: 'same' });
      await warnings().answer(id, { warning: first?.id ?? ('' as WarningId), answer: 'closed', over: 'app', now: noon });
      expect(await openOne(id, { cause: 'same', expiresAt: days(1) })).toHaveLength(1);
      expect(await openOne(id, { cause: 'same' }, days(1))).toHaveLength(1);
      expect((await warnings().warnings(id, { limit: 9 })).map(({ answer }) => answer).toSorted()).toEqual(['closed', null, null]);
    });

    test('is enough for one payment, and the bank’s own is the one that stays', async () => {
      const { id } = await person(['t1'], ['t2']);
      const [ours] = await openOne(id, { payment: payment('t1') });
      expect(await openOne(id, { payment: payment('t1') })).toEqual([]);
      const theirs = alert(id, { transactionId: 't1' });
      expect(await warnings().raise(theirs, days(1), () => [])).toBe('raised');
      const all = await warnings().warnings(id, { limit: 9 });
      expect(all.filter(({ expiresAt }) => expiresAt > days(1)).map((row) => row.id)).toEqual([theirs.id]);
      expect(await warnings().answer(id, { warning: ours?.id ?? theirs.id, answer: 'mine', over: 'app', now: days(1) })).toBe(false);
      expect(await openOne(id, { payment: payment('t1') }, days(1))).toEqual([]);
      expect(await openOne(id, { payment: payment('t2') }, days(1))).toHaveLength(1);
    });
  });

  describe('who is to be watched', () => {
    const all = (index: number, of: number) => warnings().toWatch({ index, of }, 10_000, null);

    test('is every customer with a payment nobody looked at, each in one shard, always the same', async () => {
      const people = [];
      for (let n = 0; n < 12; n += 1) people.push((await person(['t'], ['u'])).id);
      const shards = await Promise.all([0, 1, 2].map((index) => all(index, 3)));
      expect(shards.flat().toSorted()).toEqual(await all(0, 1));
      expect(shards.flat()).toEqual(expect.arrayContaining(people));
      expect(new Set(shards.flat()).size).toBe(shards.flat().length);
      expect(await Promise.all([0, 1, 2].map((index) => all(index, 3)))).toEqual(shards);
      const [watched] = people as [CustomerId, ...CustomerId[]];
      await seen(watched);
      expect(await all(0, 1)).not.toContain(watched);
    });

    test('is of the shard that the hash of the id names, on every engine', async () => {
      const { db } = open();
      const named = ['shard-a', 'shard-b', 'shard-c', 'shard-d', 'shard-ë'];
      for (const id of named) {
        await db.query(`insert into customer (id, region, zone, home_currency, month_starts_on) values ($1, 'BE', 'UTC', 'EUR', 1)`, [id]);
        await save(id as CustomerId, transaction('t'));
      }
      const shardOf = async (id: string) =>
        (await Promise.all([0, 1, 2, 3].map((n) => all(n, 4)))).findIndex((ids) => ids.includes(id as CustomerId));
      const hashOf = (id: string) => Number.parseInt(createHash('md5').update(id).digest('hex').slice(0, 7), 16);
      expect(await Promise.all(named.map(shardOf))).toEqual(named.map((id) => hashOf(id) % 4));
    });

    test('comes in pages in the order of the ids', async () => {
      await person(['t']);
      const everybody = await all(0, 1);
      const paged: CustomerId[] = [];
      for (let more = true; more; ) {
        const page = await warnings().toWatch({ index: 0, of: 1 }, 3, paged.at(-1) ?? null);
        expect(page.length).toBeLessThanOrEqual(3);
        paged.push(...page);
        more = page.length > 0;
      }
      expect(paged).toEqual(everybody);
    });

    test('is no reviewer', async () => {
      const reviewer = { id: 'reviewer', region: 'US', zone: 'UTC', homeCurrency: 'USD', expiresAt: days(30) };
      for (const row of ['t', 'u']) {
        await saveReviewer(open().db, reviewer, { accounts: [account('checking')], transactions: [transaction(row)] });
        expect(await all(0, 1)).not.toContain(reviewer.id);
      }
    });
  });
}
