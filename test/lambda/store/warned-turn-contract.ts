import { describe, expect, test } from '@jest/globals';
import type { Act, TransactionId, Warning } from '#skill';
import { account, accounts, linkedPerson, minutesLater, noon, type Opened, told } from './people.ts';
import { days, newId, payment, warning } from './warned-people.ts';

/** What a turn hears of warnings and does about them: the same for every store. */
export function warnedTurnContract(open: () => Opened): void {
  const checking = 'checking' as Warning['accountId'];
  const person = async (...opened: Warning[]) => {
    const linked = await linkedPerson(open());
    await open().saveBankData(linked.id, {
      accounts: [account('checking', { card: 'active' }), account('second', { card: 'active' }), account('savings', { kind: 'savings' })],
      transactions: [],
    });
    await open().saveWarnings(linked.id, opened);
    return linked;
  };
  type Person = Awaited<ReturnType<typeof person>>;
  const heard = async (who: Person, requestId = 'next', now = noon) => (await who.load({ requestId, now }))?.warnings;
  const ids = async (who: Person, requestId = 'next') => (await heard(who, requestId))?.map(({ id }) => id);
  const answer = (one: Warning, answer: 'mine' | 'not-mine' | 'closed'): Act => ({ kind: 'answer-warning', warning: one.id, answer });
  const tell = (...some: Warning[]): Act => ({ kind: 'told-warnings', warnings: some.map(({ id }) => id) });

  describe('warnings', () => {
    test('come with everything a turn tells of them, exact to the last minor unit', async () => {
      const rich = warning({ payment: payment('t', { amountMinor: -9_007_199_254_740_993n, merchantId: null, sensitive: true }) });
      const bare = warning({
        reason: { kind: 'low-balance', limit: '50.00', balance: '12.10', expectedOn: null },
        payment: null,
      });
      expect(await heard(await person(rich, bare))).toEqual([rich, bare]);
    });

    test('said to be the customer’s in the last day come along, but for what this very turn said and what is not theirs', async () => {
      const [small, burst, denied, old] = [warning(), warning(), warning(), warning()];
      const who = await person(small, burst, denied, old);
      const [early, late] = ['2026-11-22T11:59:00.000Z', '2026-11-22T12:01:00.000Z'];
      await who.commit({ requestId: '1', now: early, acts: [answer(old, 'mine')] });
      await who.commit({ requestId: '2', now: late, acts: [answer(small, 'mine'), answer(denied, 'not-mine')] });
      await who.commit({ requestId: '3', now: noon, acts: [answer(burst, 'mine')] });
      const confirmed = async (requestId: string) => (await who.load({ requestId, now: noon }))?.confirmed;
      const said = ({ reason, payment }: Warning) => ({ reason, payment });
      expect(await confirmed('3')).toEqual([said(small)]);
      expect(await confirmed('4')).toHaveLength(2);
      expect(await confirmed('4')).toEqual(expect.arrayContaining([said(small), said(burst)]));
    });

    test('come severe first, then newest first, and no more than twenty', async () => {
      const on = (openedOn: string, severity: Warning['severity'] = 'notice') =>
        warning({ openedOn: openedOn as Warning['openedOn'], severity });
      const [old, new_, severe] = [on('2026-11-10'), on('2026-11-22'), on('2026-11-01', 'severe')];
      expect(await ids(await person(old, new_, severe))).toEqual([severe, new_, old].map(({ id }) => id));
      const many = Array.from({ length: 24 }, (_, n) => on(`2026-11-${String(n + 1).padStart(2, '0')}`));
      expect(await ids(await person(...many))).toEqual(
        many
          .slice(4)
          .reverse()
          .map(({ id }) => id),
      );
    });

    test('are the customer’s own, of accounts that are there', async () => {
      const [mine, gone] = [warning(), warning({ accountId: 'closed' as Warning['accountId'] })];
      const [one, other] = [await person(mine, gone), await person()];
      expect(await ids(one)).toEqual([mine.id]);
      expect(await ids(other)).toEqual([]);
    });

    test('told once are told ever after, and the turn that told them finds them untold when it comes again', async () => {
      const [first, second] = [warning(), warning()];
      const who = await person(first, second);
      await who.commit({ requestId: 'telling', acts: [tell(first)], disclosures: [told('checking')] });
      const toldIn = async (requestId: string) => (await heard(who, requestId))?.map((one) => one.told);
      expect(await toldIn('telling')).toEqual([false, false]);
      expect(await toldIn('next')).toEqual([true, false]);
      await who.commit({ requestId: 'again', acts: [tell(second, first)] });
      expect(await toldIn('again')).toEqual([true, false]);
      expect(await toldIn('next')).toEqual([true, true]);
    });

    test('answered are gone, except for the turn that answered when it comes again', async () => {
      const [first, second] = [warning(), warning()];
      const who = await person(first, second);
      await who.commit({ requestId: 'answering', acts: [answer(first, 'closed')] });
      expect(await ids(who)).toEqual([second.id]);
      expect(await ids(who, 'answering')).toEqual([first.id, second.id]);
    });
  });

  describe('the customer’s word on a warning', () => {
    const event = { over: 'alexa', at: noon, alert: null } as const;

    test('counts once, the first: "that was me" allows payments like it, and the bank is told', async () => {
      const one = warning();
      const who = await person(one);
      await who.commit({ requestId: '1', acts: [answer(one, 'mine')] });
      await who.commit({ requestId: '2', now: minutesLater(1), acts: [answer(one, 'not-mine')] });
      expect(await open().actedOf(who.id)).toEqual({
        ...{ told: [], disputes: [], lowBalanceMinor: null },
        answers: [{ warning: one.id, answer: 'mine' }],
        exceptions: [{ kind: 'unusual-amount', merchantId: 'total', amountMinor: 9_400n, currency: 'EUR', until: '2026-12-23' }],
        events: [{ ...event, type: 'warning.answered', warning: one.id, transaction: 't1', answer: 'mine' }],
      });
    });

    test('allows nothing if it is no, or nothing was paid; the day counts in the customer’s zone', async () => {
      const [denied, low, closed, late] = [warning(), warning({ payment: null }), warning(), warning()];
      const who = await person(denied, low, closed, late);
      const acts = [answer(denied, 'not-mine'), answer(low, 'mine'), answer(closed, 'closed')];
      await who.commit({ requestId: '1', acts });
      const before = await open().actedOf(who.id);
      expect(before.exceptions).toEqual([]);
      expect(before.events.map((told) => told.type === 'warning.answered' && told.transaction).toSorted()).toEqual([null, 't1', 't1']);
      await who.commit({ requestId: '2', now: '2026-11-23T23:30:00.000Z', acts: [answer(late, 'mine')] });
      expect((await open().actedOf(who.id)).exceptions).toMatchObject([{ until: '2026-12-24' }]);
    });

    test('on one that is not there is nothing, and the turn is kept', async () => {
      const [one, theirs] = [warning(), warning()];
      const [who, other] = [await person(one), await person(theirs)];
      const acts = [answer(theirs, 'mine'), answer({ ...one, id: newId() }, 'mine'), tell(theirs)];
      expect(await who.commit({ acts })).toBe(true);
      expect(await open().actedOf(who.id)).toMatchObject({ answers: [], events: [], exceptions: [], told: [] });
      expect(await open().actedOf(other.id)).toMatchObject({ answers: [], told: [] });
      expect(await ids(other)).toEqual([theirs.id]);
    });
  });

  describe('cards', () => {
    const cards = async (who: Person) => {
      const all = await open().bank(who.id, noon).accounts();
      return Object.fromEntries(all.map(({ id, card }) => [id, card]));
    };

    test('the bank froze are frozen, and its hub is told of each; one without a card stays as it is', async () => {
      const who = await person();
      await who.commit({ acts: [{ kind: 'cards-frozen', accounts: accounts('checking', 'savings', 'nowhere') }] });
      expect(await cards(who)).toEqual({ checking: 'frozen', second: 'active', savings: null });
      expect((await open().actedOf(who.id)).events).toEqual([{ type: 'card.frozen', account: 'checking', at: noon, over: 'alexa' }]);
    });

    test('stay frozen whatever older figures of the bank say, and newer ones are believed', async () => {
      const who = await person();
      await who.commit({ now: minutesLater(5), acts: [{ kind: 'cards-frozen', accounts: accounts('checking') }] });
      const states: unknown[] = [];
      for (const minute of [4, 5]) {
        const asOf = minutesLater(minute);
        await open().saveBankData(who.id, { accounts: [account('checking', { card: 'active', asOf })], transactions: [] });
        states.push((await cards(who))['checking']);
      }
      expect(states).toEqual(['frozen', 'active']);
    });

    test('that are only to be frozen are not said to be', async () => {
      const who = await person();
      await who.commit({ acts: [{ kind: 'freeze-cards', accounts: accounts('checking') }] });
      expect(await cards(who)).toMatchObject({ checking: 'active' });
      expect((await open().actedOf(who.id)).events).toEqual([]);
    });
  });

  describe('a dispute', () => {
    const dispute = (reference: string, change: Partial<Extract<Act, { kind: 'open-dispute' }>> = {}): Act => ({
      ...{ kind: 'open-dispute', reference, warning: null, transaction: 't1' as TransactionId, account: checking },
      ...change,
    });

    test('is kept with its reference, and the bank is told', async () => {
      const one = warning();
      const who = await person(one);
      await who.commit({ acts: [dispute('123456', { warning: one.id })] });
      expect(await open().actedOf(who.id)).toMatchObject({
        disputes: [
          {
            ...{ reference: '123456', warning: one.id, transactionId: 't1', accountId: 'checking', openedAt: noon, openedOver: 'alexa' },
          },
        ],
        events: [{ type: 'dispute.opened', reference: '123456', account: 'checking', transaction: 't1', at: noon, over: 'alexa' }],
      });
    });

    test('under a reference that is taken is that dispute', async () => {
      const who = await person();
      await who.commit({ requestId: '1', acts: [dispute('123456'), dispute('123456', { transaction: null })] });
      await who.commit({ requestId: '2', now: minutesLater(1), acts: [dispute('123456'), dispute('654321')] });
      const { disputes, events } = await open().actedOf(who.id);
      expect(disputes.map(({ reference, openedAt }) => [reference, openedAt])).toEqual([
        ['123456', noon],
        ['654321', minutesLater(1)],
      ]);
      expect(events).toHaveLength(2);
    });
  });

  test('a person at the bank is asked to take over, once for a turn', async () => {
    const who = await person();
    await who.commit({ requestId: '1', acts: [{ kind: 'hand-over', reference: null }] });
    await who.commit({ requestId: '2', now: days(1), acts: [{ kind: 'hand-over', reference: '123456' }] });
    expect((await open().actedOf(who.id)).events).toEqual([
      { type: 'hand-over.requested', reference: null, at: noon, over: 'alexa' },
      { type: 'hand-over.requested', reference: '123456', at: days(1), over: 'alexa' },
    ]);
  });

  test('a low balance is watched for from the amount that was said last, in the home currency', async () => {
    const who = await person();
    await who.commit({ requestId: '1', acts: [{ kind: 'set-alert', value: '100' }] });
    await who.commit({ requestId: '2', acts: [{ kind: 'set-alert', value: '99.95' }] });
    expect((await open().actedOf(who.id)).lowBalanceMinor).toBe(9_995n);
  });

  test('a request that comes twice tells the bank once, and one that told something else is refused with all its acts', async () => {
    const one = warning();
    const who = await person(one);
    const acts: Act[] = [
      answer(one, 'not-mine'),
      { kind: 'cards-frozen', accounts: accounts('checking') },
      { kind: 'hand-over', reference: null },
    ];
    for (const minute of [0, 1]) expect(await who.commit({ now: minutesLater(minute), acts })).toBe(true);
    expect(await who.commit({ acts: [{ kind: 'set-alert', value: '1' }], disclosures: [told('checking')] })).toBe(false);
    expect(await open().actedOf(who.id)).toMatchObject({ lowBalanceMinor: null, events: [{}, {}, {}] });
  });

  test('of many answers at once one counts', async () => {
    const one = warning();
    const who = await person(one);
    const turns = await Promise.all(
      Array.from({ length: 6 }, (_, n) => who.turn({ requestId: `r${n}`, acts: [answer(one, n % 2 === 0 ? 'mine' : 'not-mine')] })),
    );
    await Promise.all(turns.map((turn) => open().commit(turn)));
    const { answers, events, exceptions } = await open().actedOf(who.id);
    expect([answers.length, events.length]).toEqual([1, 1]);
    expect(exceptions).toHaveLength(answers[0]?.answer === 'mine' ? 1 : 0);
  });
}
