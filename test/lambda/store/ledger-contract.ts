import { describe, expect, test } from '@jest/globals';
import type { CivilDate, Disclosure, FactKind } from '#skill';
import { checkChain } from '../../../lambda/ledger/chain.ts';
import { linkedPerson, noon, type Opened, told } from './people.ts';

const day = (text: string) => text as CivilDate;

/** What was told, as the store keeps it: chained, signed, in order. */
export function ledgerContract(open: () => Opened): void {
  const whole = async (id: Parameters<Opened['ledger']>[0]) =>
    checkChain(open().keyring, id, await open().ledger(id), await open().ledgerHead(id));

  describe('the ledger', () => {
    test('has one row per fact told, in the order of the telling, with who, what, when and where', async () => {
      const person = await linkedPerson(open());
      const question = { intent: 'Balance', slots: { account: { id: 'savings', heard: 'l’épargne "à moi"' } } } as const;
      const facts = [told('savings', 'c2'), told('checking', 'c1'), told('savings', 'c2')];
      expect(await person.commit({ question, disclosures: facts })).toBe(true);
      const row = { customerId: person.id, at: noon, platform: 'alexa', speakerHash: 'speaker', requestId: 'request', question };
      expect(await open().ledger(person.id)).toEqual(
        facts.map((fact, n) => ({ ...row, ...fact, seq: BigInt(n + 1), hash: expect.stringMatching(/^[0-9a-f]{64}$/) })),
      );
    });

    test('names no speaker where the platform gave none', async () => {
      const person = await linkedPerson(open());
      await person.commit({ speakerHash: '', disclosures: [told('checking')] });
      expect((await open().ledger(person.id)).map((row) => row.speakerHash)).toEqual([null]);
    });

    test('goes from the oldest turn to the newest, numbered without a gap', async () => {
      const person = await linkedPerson(open());
      for (const [requestId, facts] of [
        ['z', 2],
        ['silent', 0],
        ['a', 1],
        ['b', 3],
      ] as const) {
        await person.commit({ requestId, disclosures: Array.from({ length: facts }, () => told('checking')) });
      }
      const rows = await open().ledger(person.id);
      expect(rows.map((row) => `${row.requestId}${row.seq}`)).toEqual(['z1', 'z2', 'a3', 'b4', 'b5', 'b6']);
      expect(await whole(person.id)).toEqual({ whole: true, rows: 6, brokenAt: null });
    });

    test('can be read for one request, and never shows another customer’s rows', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await one.commit({ requestId: 'mine', disclosures: [told('checking')] });
      await one.commit({ requestId: 'also-mine', disclosures: [told('savings')] });
      expect((await open().ledger(one.id, 'mine')).map((row) => row.account)).toEqual(['checking']);
      expect(await open().ledger(other.id, 'mine')).toEqual([]);
      expect(await open().ledger(other.id)).toEqual([]);
      expect(await open().ledgerHead(other.id)).toBeNull();
    });

    test('keeps what was told although the consent is gone', async () => {
      const person = await linkedPerson(open());
      await person.commit({ disclosures: [told('checking', 'old')] });
      await open().saveConsents(person.id, []);
      expect((await open().ledger(person.id)).map((row) => row.consentId)).toEqual(['old']);
    });

    test('ends where its signed head says, which a turn loads', async () => {
      const person = await linkedPerson(open());
      expect((await person.load())?.ledgerHead).toBeNull();
      await person.commit({ disclosures: [told('checking'), told('savings')] });
      const head = await open().ledgerHead(person.id);
      const last = (await open().ledger(person.id)).at(-1);
      expect(head).toEqual({
        ...{ seq: 2n, hash: last?.hash, fromSeq: 0n, fromHash: '0'.repeat(64) },
        ...{ keyId: expect.any(String), signature: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
      expect((await person.load({ requestId: 'next' }))?.ledgerHead).toEqual(head);
    });

    test.each([
      [
        'odd characters',
        { requestId: 'r\0\ud800é', question: { intent: 'Spending', slots: { merchant: { id: null, heard: 'a\0\udfffb' } } } },
      ],
      ['an instant of another zone', { now: '2026-11-23T13:00:00+01:00' }],
      [
        'a question with its slots in any order',
        { question: { intent: 'Spending', slots: { ordinal: -1, count: 2, amount: { value: '1', currency: null } } } },
      ],
    ] as const)('is whole also after %s', async (_name, change) => {
      const person = await linkedPerson(open());
      await person.commit({ ...change, disclosures: [told('checking')] });
      await person.commit({ requestId: 'next', disclosures: [told('checking')] });
      expect(await whole(person.id)).toEqual({ whole: true, rows: 2, brokenAt: null });
    });

    test('of turns at the same moment over several sessions is one chain without a gap', async () => {
      const person = await linkedPerson(open());
      const turn = await person.turn({ disclosures: [told('checking'), told('savings')] });
      const turns = Array.from({ length: 50 }, (_, n) => open().commit({ ...turn, requestId: `r${n}`, sessionKey: `s${n % 2}` }));
      expect((await Promise.all(turns)).every(Boolean)).toBe(true);
      const rows = await open().ledger(person.id);
      expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 100 }, (_, n) => BigInt(n + 1)));
      // Both rows of a turn stay together.
      expect(rows.filter((row, n) => n % 2 === 1 && row.requestId === rows[n - 1]?.requestId)).toHaveLength(50);
      expect(await whole(person.id)).toEqual({ whole: true, rows: 100, brokenAt: null });
    });

    test('goes on from where it really ends, whatever head a turn brings', async () => {
      const person = await linkedPerson(open());
      const [before, another] = [await person.load(), await linkedPerson(open())];
      await another.commit({ disclosures: [told('checking')] });
      await person.commit({ requestId: 'first', disclosures: [told('checking')] });
      const heads = [before?.ledgerHead ?? null, await open().ledgerHead(another.id)];
      for (const [n, ledgerHead] of heads.entries()) {
        expect(await person.commit({ requestId: `next-${n}`, ledgerHead, disclosures: [told('checking')] })).toBe(true);
      }
      expect(await whole(person.id)).toEqual({ whole: true, rows: 3, brokenAt: null });
    });
  });

  describe('what was told on some days', () => {
    const fact = (kind: FactKind): Disclosure => ({ ...told('checking'), kind });
    const turn = (requestId: string, now: string, ...kinds: FactKind[]) => ({ requestId, now, disclosures: kinds.map(fact) });

    test('is its kinds, most told first, on the asked platform only', async () => {
      const person = await linkedPerson(open());
      await person.commit(turn('1', noon, 'balance', 'transaction', 'merchant-name', 'transaction'));
      await person.commit({ ...turn('2', noon, 'income', 'income', 'income'), platform: 'phone' });
      const today = { from: day('2026-11-23'), to: day('2026-11-23') };
      expect(await open().told(person.id, 'alexa', today)).toEqual(['transaction', 'balance', 'merchant-name']);
      expect(await open().told(person.id, 'phone', today)).toEqual(['income']);
      expect(await open().told(person.id, 'slack', today)).toEqual([]);
    });

    test('is counted by the days of the customer’s zone, both ends included', async () => {
      const person = await linkedPerson(open(), 'America/New_York');
      await person.commit(turn('late-on-the-22nd', '2026-11-23T04:59:59.000Z', 'balance'));
      await person.commit(turn('early-on-the-23rd', '2026-11-23T05:00:00.000Z', 'income'));
      await person.commit(turn('late-on-the-24th', '2026-11-25T04:59:59.000Z', 'card-owed'));
      const on = (from: string, to: string) => open().told(person.id, 'alexa', { from: day(from), to: day(to) });
      expect(await on('2026-11-22', '2026-11-22')).toEqual(['balance']);
      expect(await on('2026-11-23', '2026-11-24')).toEqual(['card-owed', 'income']);
      expect(await on('2026-11-25', '2026-11-30')).toEqual([]);
    });
  });
}
