import { describe, expect, test } from '@jest/globals';
import type { AccountId, CustomerId, FactKind, Platform } from '#skill';
import fc from 'fast-check';
import type { LedgerQuery } from '../../../lambda/store/customer-store.ts';
import { localTime } from '../../../lambda/store/zoned-clock.ts';
import { at, daysAgo, fullCustomer, noon, type OpenedCustomers, tell } from './full-customer.ts';

/** What the pages of the app show and change: the same on every engine. */
export function customerAppContract(open: () => OpenedCustomers): void {
  const person = (zone?: string) => fullCustomer(open(), zone);
  const store = () => open().store;

  describe('accounts', () => {
    test('are all shown, hidden ones included, without a figure', async () => {
      const { id } = await person();
      expect(await store().accounts(id)).toEqual([
        {
          id: `${id}/checking`,
          kind: 'checking',
          joint: false,
          name: `Everyday of ${id}`,
          nickname: null,
          lastFour: '1234',
          hidden: false,
          card: null,
        },
        {
          id: `${id}/card`,
          kind: 'card',
          joint: true,
          name: `Card of ${id}`,
          nickname: `Plastic of ${id}`,
          lastFour: '9876',
          hidden: true,
          card: null,
        },
      ]);
    });

    test('change only in what is given; nickname null is the bank’s own name again', async () => {
      const { id } = await person();
      const card = async () => (await store().accounts(id))[1];
      expect(await store().changeAccount(id, `${id}/card`, { hidden: false })).toBe(true);
      expect(await card()).toMatchObject({ nickname: `Plastic of ${id}`, hidden: false });
      await store().changeAccount(id, `${id}/card`, { nickname: 'Gold' });
      expect(await card()).toMatchObject({ nickname: 'Gold', hidden: false });
      await store().changeAccount(id, `${id}/card`, { nickname: null });
      expect(await card()).toMatchObject({ nickname: null, hidden: false });
      expect(await store().changeAccount(id, 'another', { hidden: true })).toBe(false);
    });
  });

  describe('taps that wait', () => {
    test('are the open ones, newest first, each with its own parts', async () => {
      const { id, taskId, insert } = await person();
      const [login, allow, late, done] = Array.from({ length: 4 }, () => crypto.randomUUID());
      const withheld = { kind: 'balance', accounts: [`${id}/checking`] };
      const task = { platform: 'slack', body: '{}', expires_at: at(10) };
      await insert('app_task', { ...task, id: login, kind: 'login', wish: 'login', created_at: at(-1) });
      await insert('app_task', { ...task, id: allow, kind: 'allow', wish: 'allow', body: JSON.stringify({ withheld }), created_at: noon });
      await insert('app_task', { ...task, id: late, kind: 'login', wish: 'late', created_at: at(-20), expires_at: noon });
      await insert('app_task', { ...task, id: done, kind: 'login', wish: 'done', created_at: at(-20), done_at: at(-1) });
      expect(await store().tasks(id, noon)).toEqual([
        { id: allow, kind: 'allow', platform: 'slack', createdAt: noon, expiresAt: at(10), withheld },
        { id: login, kind: 'login', platform: 'slack', createdAt: at(-1), expiresAt: at(10) },
        {
          ...{ id: taskId, kind: 'approve', platform: 'alexa', createdAt: at(-2), expiresAt: at(8) },
          ...{ question: { intent: 'Balance', slots: {} }, sessionKey: `canary session ${id}`, speakerHash: `voice of ${id}` },
        },
      ]);
    });

    test('are done once, however many taps arrive at the same moment', async () => {
      const { id, taskId } = await person();
      const done = await Promise.all(Array.from({ length: 8 }, () => store().finishTask(id, taskId, noon)));
      expect(done.filter((task) => task !== null)).toEqual([expect.objectContaining({ id: taskId, kind: 'approve' })]);
      expect(await store().tasks(id, noon)).toEqual([]);
    });

    test('are not done once their time is over, nor by a name that is none', async () => {
      const { id, taskId } = await person();
      expect(await store().finishTask(id, taskId, at(8))).toBeNull();
      expect(await store().finishTask(id, 'no id', noon)).toBeNull();
      expect(await store().finishTask(id, taskId, at(7.9))).not.toBeNull();
    });
  });

  test('the proof chosen is shown with its lock and since when', async () => {
    const { id } = await person();
    expect(await store().proof(id)).toEqual({ chosen: 'pin', locked: false, changedAt: at(-300) });
    await open().db.query('update voice_pin set locked_at = $2 where customer_id = $1', [id, noon]);
    expect(await store().proof(id)).toEqual({ chosen: 'pin', locked: true, changedAt: at(-300) });
    expect(await store().proof('nobody' as CustomerId)).toEqual({ chosen: 'none', locked: false, changedAt: null });
  });

  describe('a page of what was said', () => {
    test('is the newest first, as it was written', async () => {
      const { id, told } = await person();
      expect(await store().ledgerPage(id, { limit: 10 })).toEqual(told.toReversed());
      expect(await store().ledgerPage(id, { limit: 1 })).toEqual([told[1]]);
    });

    test('and the next ones give every row once', async () => {
      const { id } = await person();
      await tell(
        open(),
        id,
        Array.from({ length: 9 }, () => noon),
      );
      const seen: bigint[] = [];
      for (let before: bigint | undefined; ; ) {
        const page = await store().ledgerPage(id, { limit: 4, ...(before === undefined ? {} : { before }) });
        before = page.at(-1)?.seq;
        if (before === undefined) break;
        seen.push(...page.map(({ seq }) => seq));
      }
      expect(seen).toEqual([11n, 10n, 9n, 8n, 7n, 6n, 5n, 4n, 3n, 2n, 1n]);
    });

    test.each(['Europe/Brussels', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'])(
      'filters by platform, kind, account and whole days of %s, also where clocks change',
      async (zone) => {
        const { id } = await person(zone);
        const hours = Array.from({ length: 60 }, (_, index) =>
          new Date(Date.parse('2026-10-23T22:30:00Z') + index * 7 * 3_600_000).toISOString(),
        );
        const platforms: Platform[] = ['alexa', 'phone'];
        const kinds: FactKind[] = ['balance', 'income', 'transaction'];
        await tell(open(), id, hours, (index) => ({
          platform: platforms[index % 2] ?? 'alexa',
          kind: kinds[index % 3] ?? 'balance',
          account: `account-${index % 5}` as AccountId,
        }));
        const all = await store().ledgerPage(id, { limit: 100 });
        const day = fc.option(fc.constantFrom('2026-10-24', '2026-10-25', '2026-10-26', '2026-11-01', '2026-11-02'), { nil: undefined });
        const asked = fc.record({
          platform: fc.option(fc.constantFrom(...platforms), { nil: undefined }),
          kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
          account: fc.option(fc.constantFrom('account-1', 'account-2'), { nil: undefined }),
          from: day,
          to: day,
        });
        await fc.assert(
          fc.asyncProperty(asked, async (wished) => {
            const { platform, kind, account, from, to } = wished;
            const query = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined)) as Partial<LedgerQuery>;
            const dayOf = (instant: string) => localTime(instant, zone).slice(0, 10);
            const expected = all.filter(
              (row) =>
                (platform === undefined || row.platform === platform) &&
                (kind === undefined || row.kind === kind) &&
                (account === undefined || row.account === account) &&
                (from === undefined || dayOf(row.at) >= from) &&
                (to === undefined || dayOf(row.at) <= to),
            );
            expect(await store().ledgerPage(id, { ...query, limit: 100 })).toEqual(expected);
          }),
          { numRuns: 20 },
        );
      },
    );
  });

  test('looks of the support desk are shown newest first', async () => {
    const { id, lookId } = await person();
    await store().addLook(id, { at: noon, who: 'Bob', did: 'unlinked', reason: 'lost device' });
    expect(await store().looks(id)).toEqual([
      { id: expect.stringMatching(/^[0-9a-f-]{36}$/), at: noon, who: 'Bob', did: 'unlinked', reason: 'lost device' },
      { id: lookId, at: at(-100), who: `Ann for ${id}`, did: 'looked', reason: `asked by ${id}` },
    ]);
  });

  test('failures are the codes of the last twenty refused turns, newest first', async () => {
    const { id, insert } = await person();
    for (let day = 1; day <= 22; day += 1) await insert('turn', { request_id: `old ${day}`, at: daysAgo(day), failure: 'pin.locked' });
    await insert('turn', { request_id: 'fine', at: noon, failure: null });
    const failures = await store().failures(id);
    expect(failures).toHaveLength(20);
    expect(failures.slice(0, 2)).toEqual([
      { at: at(-5), code: 'consent.denied' },
      { at: daysAgo(1), code: 'pin.locked' },
    ]);
  });

  describe('a session of the pages', () => {
    const session = (customerId: CustomerId, idHash: string) => ({
      ...{ idHash, customerId, embedded: true, loginAt: noon, now: noon, expiresAt: at(600) },
    });

    test('belongs to its customer until it is ended', async () => {
      const { id } = await person();
      await store().openSession(session(id, `s of ${id}`));
      expect(await store().session(`s of ${id}`, noon, 15)).toEqual({ customerId: id, embedded: true, loginAt: noon });
      await store().endSession(`s of ${id}`);
      expect(await store().session(`s of ${id}`, noon, 15)).toBeNull();
      expect(await store().session('guessed', noon, 15)).toBeNull();
    });

    test('ends when nobody used it for a while; each look counts as use', async () => {
      const { id } = await person();
      const name = `idle of ${id}`;
      await store().openSession(session(id, name));
      for (const minute of [14, 28, 42]) expect(await store().session(name, at(minute), 15)).not.toBeNull();
      expect(await store().session(name, at(57), 15)).toBeNull();
    });

    test('ends at its time, however busy', async () => {
      const { id } = await person();
      const name = `short of ${id}`;
      await store().openSession({ ...session(id, name), expiresAt: at(10) });
      expect(await store().session(name, at(9.9), 15)).not.toBeNull();
      expect(await store().session(name, at(10), 15)).toBeNull();
    });

    test('ends with its customer', async () => {
      const { id, sessionHash } = await person();
      await open().db.query('update customer set expires_at = $2 where id = $1', [id, noon]);
      expect(await store().session(sessionHash, at(-0.5), 15)).not.toBeNull();
      expect(await store().session(sessionHash, noon, 15)).toBeNull();
    });

    test('ends with all the others at once', async () => {
      const { id, sessionHash } = await person();
      const other = await person();
      await store().openSession(session(id, `more of ${id}`));
      await store().endSessions(id);
      expect(await store().session(sessionHash, noon, 15)).toBeNull();
      expect(await store().session(`more of ${id}`, noon, 15)).toBeNull();
      expect(await store().session(other.sessionHash, noon, 15)).not.toBeNull();
    });

    test('opened twice by a connection that broke is one; another customer’s is never taken over', async () => {
      const [mine, theirs] = [await person(), await person()];
      await store().openSession(session(mine.id, `once of ${mine.id}`));
      await store().openSession(session(mine.id, `once of ${mine.id}`));
      await expect(store().openSession(session(theirs.id, `once of ${mine.id}`))).rejects.toThrow('session.taken');
      expect(await store().session(`once of ${mine.id}`, noon, 15)).toMatchObject({ customerId: mine.id });
    });
  });

  describe('a one-time way in', () => {
    test('works once, however many come at the same moment', async () => {
      const { id, entryHash } = await person();
      const spent = await Promise.all(Array.from({ length: 8 }, () => store().spendEntry(entryHash, noon)));
      expect(spent.filter((customer) => customer !== null)).toEqual([id]);
    });

    test('does not work once its time is over, nor for a customer who is gone', async () => {
      const { id } = await person();
      await store().saveEntry({ codeHash: `late of ${id}`, customerId: id, expiresAt: at(1) });
      expect(await store().spendEntry(`late of ${id}`, at(1))).toBeNull();
      await store().saveEntry({ codeHash: `gone of ${id}`, customerId: id, expiresAt: at(9) });
      await open().db.query('update customer set expires_at = $2 where id = $1', [id, noon]);
      expect(await store().spendEntry(`gone of ${id}`, noon)).toBeNull();
      expect(await store().spendEntry('guessed', noon)).toBeNull();
    });

    test('is never another customer’s', async () => {
      const [mine, theirs] = [await person(), await person()];
      await expect(store().saveEntry({ codeHash: mine.entryHash, customerId: theirs.id, expiresAt: at(9) })).rejects.toThrow('entry.taken');
      expect(await store().spendEntry(mine.entryHash, noon)).toBe(mine.id);
    });
  });
}
