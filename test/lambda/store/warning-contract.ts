import { describe, expect, test } from '@jest/globals';
import type { CustomerId, WarningId } from '#skill';
import { noChoices, type WarningAnswer, type WatchChoices } from '../../../lambda/store/warning-store.ts';
import { minutesLater, noon, transaction } from './people.ts';
import { alert, days, knock, newId, newWarning, openAll, type OpenedWarnings, paidPerson, payment } from './warned-people.ts';

const nobody = 'nobody' as CustomerId;

/** The bank's alerts, the customer's answers and choices: the same on every engine. */
export function warningContract(open: () => OpenedWarnings): void {
  const warnings = () => open().warnings;
  const change = (sql: string, ...params: unknown[]) => open().db.query(sql, params);
  const person = (...rows: Parameters<typeof transaction>[]) =>
    paidPerson(
      open(),
      rows.map((row) => transaction(...row)),
    );
  const all = (id: CustomerId) => warnings().warnings(id, { limit: 100 });
  const raise = (...[given, now = noon]: [Parameters<typeof alert>[1] & { customerId: CustomerId }, string?]) =>
    warnings().raise(alert(given.customerId, given), now, () => []);
  const events = async (id: CustomerId) => (await open().store.actedOf(id)).events;

  describe('an alert of the bank', () => {
    test('is a warning with the payment as we hold it, and knocks by what it is told of the customer', async () => {
      const held = { merchantId: 'lidl', merchantName: 'Lidl', amountMinor: -9_007_199_254_740_993n, sensitive: true };
      const { id } = await person(['t', held]);
      await warnings().choose(id, { phrase: 'blue heron' });
      const given = alert(id, { transactionId: 't' });
      const facts: unknown[] = [];
      const raised = await warnings().raise(given, noon, (told) => {
        facts.push(told);
        return [knock(given.id)];
      });
      expect(raised).toBe('raised');
      expect(facts).toEqual([
        {
          ...{ customerId: id, locale: null, zone: 'Europe/Brussels', knocks: {}, addresses: [] },
          choices: { ...noChoices, phrase: 'blue heron' },
        },
      ]);
      expect(await all(id)).toEqual([
        {
          ...{ id: given.id, source: 'bank', cause: 'alert-1', severity: 'severe', reason: { kind: 'card-testing', code: true } },
          ...{ accountId: 'checking', openedAt: noon, expiresAt: days(14) },
          payment: { transactionId: 't', date: '2026-11-20', currency: 'EUR', category: 'groceries', ...held },
          ...{ toldAt: null, answer: null, answeredAt: null, answeredOver: null },
        },
      ]);
      const due = await warnings().claim(noon, 60, 1_000);
      expect(due.filter(({ customerId }) => customerId === id)).toMatchObject([{ kind: 'knock', warningId: given.id }]);
    });

    test('about a payment we do not hold yet has the payment as the bank tells it', async () => {
      const { id } = await person();
      const told = payment(null);
      expect(await raise({ customerId: id, transactionId: 'not here yet', payment: told })).toBe('raised');
      expect(await raise({ customerId: id, alertId: 'none', payment: null })).toBe('raised');
      expect((await all(id)).map((one) => one.payment)).toEqual(expect.arrayContaining([told, null]));
    });

    test('raised again just so is known, and another one under its id is refused, also when it was answered', async () => {
      const { id } = await person();
      const given = alert(id);
      await warnings().raise(given, noon, () => []);
      const again = () => Promise.all([raise({ customerId: id }), raise({ customerId: id, sentHash: 'other' })]);
      expect(await again()).toEqual(['known', 'conflict']);
      await warnings().answer(id, { warning: given.id, answer: 'mine', over: 'app', now: noon });
      expect(await again()).toEqual(['known', 'conflict']);
      expect(await all(id)).toHaveLength(1);
    });

    test('raised five times at once is raised once', async () => {
      const { id } = await person();
      const results = await Promise.all(Array.from({ length: 5 }, () => raise({ customerId: id })));
      expect(results.toSorted()).toEqual(['known', 'known', 'known', 'known', 'raised']);
    });

    test('about a customer, an account or a payment nobody knows is unknown', async () => {
      const { id } = await person(['t', { accountId: 'elsewhere' }]);
      const other = await person(['theirs']);
      expect(await raise({ customerId: nobody })).toBe('unknown');
      expect(await raise({ customerId: id, accountId: 'nowhere' })).toBe('unknown');
      for (const transactionId of ['nothing', 'theirs', 't']) expect(await raise({ customerId: id, transactionId })).toBe('unknown');
      expect([await all(id), await all(other.id)]).toEqual([[], []]);
    });

    test('about a reviewer or somebody erased is unknown', async () => {
      const [reviewer, erased] = [await person(), await person()];
      await change('update customer set reviewer = true where id = $1', reviewer.id);
      await change('update customer set erased_at = $2 where id = $1', erased.id, noon);
      expect([await raise({ customerId: reviewer.id }), await raise({ customerId: erased.id })]).toEqual(['unknown', 'unknown']);
    });
  });

  describe('the warnings of a customer', () => {
    test('come in pages, the newest first, also where some were opened at the same instant', async () => {
      const { id } = await person();
      const many = Array.from({ length: 7 }, (_, n) => newWarning({ openedAt: minutesLater(-Math.floor(n / 3)) }));
      await openAll(open().db, id, many);
      const paged: WarningId[] = [];
      for (let more = true; more; ) {
        const before = paged.at(-1);
        const page = await warnings().warnings(id, { limit: 2, ...(before === undefined ? {} : { before }) });
        paged.push(...page.map((one) => one.id));
        more = page.length > 0;
      }
      const newestFirst = many.toSorted((a, b) => (`${a.openedAt} ${a.id}` < `${b.openedAt} ${b.id}` ? 1 : -1));
      expect(paged).toEqual(newestFirst.map((one) => one.id));
      expect(await warnings().warnings(id, { limit: 2, before: 'no such warning' })).toEqual([]);
    });
  });

  describe('an answer', () => {
    const answer = (id: CustomerId, warning: WarningId, change: Partial<WarningAnswer> = {}) =>
      warnings().answer(id, { warning, answer: 'mine', over: 'app', now: noon, ...change });

    test('is kept with when and over what it came', async () => {
      const { id } = await person();
      const one = newWarning();
      await openAll(open().db, id, [one]);
      expect(await answer(id, one.id, { answer: 'not-mine', over: 'phone', now: minutesLater(3) })).toBe(true);
      expect(await all(id)).toMatchObject([{ answer: 'not-mine', answeredAt: minutesLater(3), answeredOver: 'phone' }]);
    });

    test('counts once, whoever of many at once is first', async () => {
      const { id } = await person();
      const one = newWarning();
      await openAll(open().db, id, [one]);
      const given = await Promise.all(
        Array.from({ length: 8 }, (_, n) => answer(id, one.id, { answer: n % 2 === 0 ? 'mine' : 'not-mine' })),
      );
      expect(given.filter(Boolean)).toHaveLength(1);
      const kept = given.indexOf(true) % 2 === 0 ? 'mine' : 'not-mine';
      expect(await all(id)).toMatchObject([{ answer: kept }]);
      expect(await events(id)).toMatchObject([{ type: 'warning.answered', answer: kept }]);
    });

    test('to a bank’s alert goes back with the bank’s own id of it', async () => {
      const { id } = await person(['t']);
      const given = alert(id, { transactionId: 't', alertId: 'their-7' });
      await warnings().raise(given, noon, () => []);
      await answer(id, given.id);
      expect(await events(id)).toEqual([
        {
          ...{ type: 'warning.answered', warning: given.id, alert: 'their-7', transaction: 't', answer: 'mine' },
          ...{ at: noon, over: 'app' },
        },
      ]);
      expect((await open().store.actedOf(id)).exceptions).toMatchObject([{ kind: 'card-testing', amountMinor: 1_000n }]);
    });

    test('is none to what is unknown, past its end or another’s', async () => {
      const [mine, theirs] = [await person(), await person()];
      const [past, other] = [newWarning({ expiresAt: noon }), newWarning()];
      await openAll(open().db, mine.id, [past]);
      await openAll(open().db, theirs.id, [other]);
      for (const id of [past.id, other.id, newId(), 'no uuid' as WarningId]) expect(await answer(mine.id, id)).toBe(false);
      expect(await answer(nobody, other.id)).toBe(false);
      expect([await events(mine.id), await events(theirs.id)]).toEqual([[], []]);
    });
  });

  describe('a dispute in the app', () => {
    test('is listed newest first, and told to the bank once', async () => {
      const { id } = await person();
      const dispute = { ...{ warning: null, transactionId: 't', accountId: 'checking' }, openedAt: noon, openedOver: 'app' as const };
      const [first, second] = [
        { ...dispute, id: newId(), reference: '111111' },
        { ...dispute, id: newId(), reference: '222222', openedAt: minutesLater(1), transactionId: null },
      ];
      for (const one of [first, second, { ...second, id: newId() }, { ...first, reference: '333333' }]) await warnings().dispute(id, one);
      expect(await warnings().disputes(id)).toEqual([second, first]);
      expect(await events(id)).toMatchObject([
        { type: 'dispute.opened', reference: '111111', transaction: 't', over: 'app' },
        { type: 'dispute.opened', reference: '222222', transaction: null },
      ]);
      await warnings().dispute(nobody, { ...first, id: newId() });
      expect(await warnings().disputes(nobody)).toEqual([]);
    });
  });

  describe('a card', () => {
    test('that the bank froze or released is so, and its hub is told each time', async () => {
      const { id } = await person();
      const card = async () => (await open().store.bank(id, noon).accounts())[0]?.card;
      expect(await warnings().setCard(id, 'checking', 'frozen', noon, 'app')).toBe(true);
      expect(await card()).toBe('frozen');
      expect(await warnings().setCard(id, 'checking', 'active', minutesLater(1), 'app')).toBe(true);
      expect(await card()).toBe('active');
      expect(await events(id)).toEqual([
        { type: 'card.frozen', account: 'checking', at: noon, over: 'app' },
        { type: 'card.unfrozen', account: 'checking', at: minutesLater(1), over: 'app' },
      ]);
    });

    test('of an account without one, or of nobody, is not', async () => {
      const { id } = await person();
      await change('update account set card = null where customer_id = $1', id);
      for (const [who, account] of [
        [id, 'checking'],
        [id, 'nowhere'],
        [nobody, 'checking'],
      ] as const)
        expect(await warnings().setCard(who, account, 'frozen', noon, 'app')).toBe(false);
      expect(await events(id)).toEqual([]);
    });
  });

  describe('choices', () => {
    const chosen: WatchChoices = {
      ...{ promise: 'month', muted: ['abroad', 'burst'], quiet: { from: '22:00', to: '07:30' }, lowBalanceMinor: 12_345n },
      phrase: 'renard roux',
    };

    test('are those nobody made, until some are made; only what is given changes', async () => {
      const { id } = await person();
      expect(await warnings().choices(id)).toEqual(noChoices);
      await warnings().choose(id, { muted: ['abroad'] });
      expect(await warnings().choices(id)).toEqual({ ...noChoices, muted: ['abroad'] });
      await warnings().choose(id, chosen);
      expect(await warnings().choices(id)).toEqual(chosen);
      await warnings().choose(id, {});
      expect(await warnings().choices(id)).toEqual(chosen);
      const none = { muted: [], quiet: null, lowBalanceMinor: null, phrase: null };
      await warnings().choose(id, none);
      expect(await warnings().choices(id)).toEqual({ ...none, promise: 'month' });
    });

    test('leave the detector what it remembers', async () => {
      const { id } = await person();
      await change(`insert into watch (customer_id, detector) values ($1, '{"version": 1}')`, id);
      await warnings().choose(id, chosen);
      expect(await change('select detector from watch where customer_id = $1', id)).toEqual([{ detector: { version: 1 } }]);
    });

    test.each<[string, Partial<WatchChoices>]>([
      ['a promise nobody makes', { promise: 'never' as WatchChoices['promise'] }],
      ['a kind nobody knows', { muted: ['gossip' as WatchChoices['muted'][number]] }],
      ['an hour that no clock shows', { quiet: { from: '24:00', to: '07:00' } }],
      ['an amount below nothing', { lowBalanceMinor: -1n }],
      ['an amount beyond every account', { lowBalanceMinor: 10n ** 19n }],
      ['a phrase without words', { phrase: '  ' }],
      ['a phrase nobody reads', { phrase: 'x'.repeat(61) }],
      ['a phrase that cannot be kept', { phrase: 'blue\0heron' }],
    ])('with %s are refused and change nothing', async (_what, wrong) => {
      const { id } = await person();
      await expect(warnings().choose(id, { promise: 'year', ...wrong })).rejects.toThrow('choices.invalid');
      expect(await warnings().choices(id)).toEqual(noChoices);
    });

    test('are kept for nobody who is gone', async () => {
      const { id } = await person();
      await change('update customer set erased_at = $2 where id = $1', id, noon);
      for (const who of [id, nobody]) {
        await warnings().choose(who, chosen);
        expect(await warnings().choices(who)).toEqual(noChoices);
      }
    });
  });
}
