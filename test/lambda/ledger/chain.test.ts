import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccountId, type CustomerId, type Disclosure, factKinds, freshState } from '#skill';
import { append, toldHash } from '../../../lambda/ledger/append.ts';
import { checkChain, rowHash, signHead, signerOf } from '../../../lambda/ledger/chain.ts';
import type { Commit, LedgerHead, LedgerRow } from '../../../lambda/store/store.ts';
import { testKeyring } from '../../support/keyring.ts';

const keyring = testKeyring();
const ana = 'ana' as CustomerId;
const fact = (account: string): Disclosure => ({ account: account as AccountId, kind: 'balance', precision: 'exact', consentId: 'c' });
const turn = (disclosures: readonly Disclosure[], change: Partial<Commit> = {}): Commit => ({
  ...{ customerId: ana, linkId: 'link', platform: 'alexa', sessionKey: 's', speakerHash: 'voice', subjectHash: null, requestId: 'r' },
  ...{
    now: '2026-11-23T12:00:00.000Z',
    question: { intent: 'Balance', slots: {} },
    disclosures,
    state: freshState,
    acts: [],
    failure: null,
  },
  ...change,
});

interface Ledger {
  readonly rows: readonly LedgerRow[];
  readonly head: LedgerHead | null;
}

async function ledgerOf(turns: readonly Commit[], from: Ledger = { rows: [], head: null }): Promise<Ledger> {
  const sign = await signerOf(keyring, ana);
  return turns.reduce<Ledger>(({ rows, head }, told) => {
    const added = append(told, head, sign);
    return { rows: [...rows, ...added.rows], head: added.head };
  }, from);
}

let rows: readonly LedgerRow[];
let head: LedgerHead;
beforeAll(async () => {
  const ledger = await ledgerOf([turn([fact('a'), fact('b')]), turn([fact('c')], { requestId: 'r2' }), turn([fact('d'), fact('a')])]);
  rows = ledger.rows;
  head = ledger.head as LedgerHead;
});

const check = (some: readonly LedgerRow[], end: LedgerHead | null = head) => checkChain(keyring, ana, some, end);
const with3rd = (change: Partial<LedgerRow>) => rows.map((row, n) => (n === 2 ? { ...row, ...change } : row));

describe('a ledger', () => {
  test('that is as it was told is whole', async () => {
    expect(await check(rows)).toEqual({ whole: true, rows: 5, brokenAt: null });
  });

  test('of nothing is whole without a head; rows without one are not', async () => {
    expect(await check([], null)).toEqual({ whole: true, rows: 0, brokenAt: null });
    expect(await check(rows, null)).toEqual({ whole: false, rows: 5, brokenAt: 1n });
    expect(await check([])).toEqual({ whole: false, rows: 0, brokenAt: 1n });
  });

  const changes: Record<keyof LedgerRow, Partial<LedgerRow>> = {
    customerId: { customerId: 'bob' as CustomerId },
    seq: { seq: 7n },
    at: { at: '2026-11-23T12:00:00.001Z' },
    platform: { platform: 'phone' },
    speakerHash: { speakerHash: null },
    requestId: { requestId: 'r3' },
    question: { question: { intent: 'Balance', slots: { count: 1 } } },
    account: { account: 'C' as AccountId },
    kind: { kind: 'income' },
    precision: { precision: 'rounded' },
    consentId: { consentId: '' },
    hash: { hash: '0'.repeat(64) },
  };
  test.each(Object.entries(changes))('in which %s of a row was changed is broken there', async (_field, change) => {
    expect(await check(with3rd(change))).toEqual({ whole: false, rows: 5, brokenAt: 3n });
  });

  test('in which any character of any text was changed is broken there', async () => {
    const texts = ['at', 'platform', 'speakerHash', 'requestId', 'account', 'kind', 'precision', 'consentId', 'hash'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(4),
        fc.constantFrom(...texts),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (n, field, at, by) => {
          const old = String(rows[n]?.[field]);
          const place = at % old.length;
          const changed = old.slice(0, place) + by + old.slice(place + 1);
          fc.pre(changed !== old);
          const tampered = rows.map((row, index) => (index === n ? { ...row, [field]: changed } : row));
          expect(await check(tampered)).toMatchObject({ whole: false, brokenAt: BigInt(n + 1) });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ['first', 0, 1n],
    ['middle', 2, 3n],
    ['last', 4, 5n],
  ])('without its %s row is broken there', async (_which, missing, brokenAt) => {
    expect(await check(rows.filter((_, n) => n !== missing))).toEqual({ whole: false, rows: 4, brokenAt });
  });

  test('with two rows swapped is broken at the first, numbered anew or not', async () => {
    const [a, b, c, d, e] = rows as [LedgerRow, LedgerRow, LedgerRow, LedgerRow, LedgerRow];
    expect(await check([a, c, b, d, e])).toMatchObject({ whole: false, brokenAt: 2n });
    expect(await check([a, { ...c, seq: 2n }, { ...b, seq: 3n }, d, e])).toMatchObject({ whole: false, brokenAt: 2n });
  });

  test('with a row put in between is broken there, and after its end, too', async () => {
    const [a, b, c, d, e] = rows as [LedgerRow, LedgerRow, LedgerRow, LedgerRow, LedgerRow];
    expect(await check([a, b, { ...b, seq: 3n, hash: rowHash(b.hash, { ...b, seq: 3n }) }, c, d, e])).toMatchObject({ brokenAt: 4n });
    expect(await check([a, b, b, c, d, e])).toMatchObject({ whole: false, brokenAt: 3n });
    const more = await ledgerOf([turn([fact('e')])], { rows, head });
    expect(await check(more.rows)).toEqual({ whole: false, rows: 6, brokenAt: 6n });
    expect(await check(more.rows, more.head)).toMatchObject({ whole: true });
  });

  describe('rebuilt', () => {
    const rebuilt = (told: readonly LedgerRow[]) => {
      let hash = '0'.repeat(64);
      return told.map((row, n) => {
        const moved = { ...row, seq: BigInt(n + 1) };
        hash = rowHash(hash, moved);
        return { ...moved, hash };
      });
    };

    test('from changed rows does not fit its head', async () => {
      const forged = rebuilt(with3rd({ account: 'x' as AccountId }));
      expect(await check(forged)).toEqual({ whole: false, rows: 5, brokenAt: null });
      expect(await check(rebuilt(rows))).toMatchObject({ whole: true });
    });

    test('with a head that nobody with the key signed is not ours', async () => {
      const forged = rebuilt(rows.slice(0, 4));
      const ends = { ...head, seq: 4n, hash: forged[3]?.hash ?? '' };
      expect(await check(forged, ends)).toEqual({ whole: false, rows: 4, brokenAt: null });
      expect(await check(forged, await signHead(testKeyring(), ana, ends))).toMatchObject({ whole: false, brokenAt: null });
      const ownKey = await signHead(testKeyring(), ana, ends);
      expect(await check(forged, { ...ownKey, keyId: head.keyId })).toMatchObject({ whole: false, brokenAt: null });
      expect(await check(forged, await signHead(keyring, ana, ends))).toMatchObject({ whole: true });
    });

    test('from a later start hides nothing: where it begins is signed', async () => {
      const from = { fromSeq: 2n, fromHash: rows[1]?.hash ?? '' };
      expect(await check(rows.slice(2), { ...head, ...from })).toMatchObject({ whole: false, brokenAt: null });
    });
  });

  test('under another customer’s name, or with another’s head, is not theirs', async () => {
    expect(await checkChain(keyring, 'bob', rows, head)).toMatchObject({ whole: false, brokenAt: null });
    expect(await check(rows, await signHead(keyring, 'bob', head))).toMatchObject({ whole: false, brokenAt: null });
    const bobs = await signHead(keyring, 'bob', head);
    expect(await checkChain(keyring, 'bob', rows, bobs)).toMatchObject({ whole: false, brokenAt: 1n });
  });

  test('of which old rows were swept is whole from its signed start, also when none is left and when it goes on', async () => {
    const kept = await signHead(keyring, ana, { ...head, fromSeq: 2n, fromHash: rows[1]?.hash ?? '' });
    expect(await check(rows.slice(2), kept)).toEqual({ whole: true, rows: 3, brokenAt: null });
    expect(await check(rows.slice(1), kept)).toMatchObject({ whole: false, brokenAt: 3n });
    expect(await check(rows.slice(3), kept)).toMatchObject({ whole: false, brokenAt: 3n });
    const nothing = await signHead(keyring, ana, { ...head, fromSeq: head.seq, fromHash: head.hash });
    expect(await check([], nothing)).toEqual({ whole: true, rows: 0, brokenAt: null });
    const later = await ledgerOf([turn([fact('e')])], { rows: rows.slice(2), head: kept });
    expect(later.head).toMatchObject({ seq: 6n, fromSeq: 2n });
    expect(await check(later.rows, later.head)).toMatchObject({ whole: true, rows: 4 });
  });

  test('is not called forged because the keys cannot be reached', async () => {
    const away = {
      mac: async () => {
        throw new Error('keys.unreachable');
      },
    };
    await expect(checkChain(away, ana, rows, head)).rejects.toThrow('keys.unreachable');
  });

  test('of any turns is whole, and not without any one of its rows', async () => {
    const facts = fc.array(
      fc.record({ account: fc.string() as fc.Arbitrary<AccountId>, kind: fc.constantFrom(...factKinds), consentId: fc.string() }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { minLength: 1, maxLength: 5 }), fc.nat(), async (turns, nth) => {
        const told = await ledgerOf(turns.map((some) => turn(some.map((one) => ({ ...one, precision: 'exact' })))));
        expect(await check(told.rows, told.head)).toEqual({ whole: true, rows: turns.flat().length, brokenAt: null });
        if (told.rows.length === 0) return;
        const missing = nth % told.rows.length;
        const rest = told.rows.filter((_, n) => n !== missing);
        expect(await check(rest, told.head)).toMatchObject({ whole: false, brokenAt: BigInt(missing + 1) });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a row', () => {
  test('has one hash, whatever the order of its keys', () => {
    const [row] = rows as [LedgerRow];
    const question = { slots: { merchant: { heard: 'x', id: null }, count: 1 }, intent: 'Spending' } as const;
    const turned = { intent: 'Spending', slots: { count: 1, merchant: { id: null, heard: 'x' } } } as const;
    const shuffled = Object.fromEntries(Object.entries({ ...row, question: turned }).reverse()) as unknown as LedgerRow;
    expect(rowHash('', shuffled)).toBe(rowHash('', { ...row, question }));
  });

  test('has another hash after another row, and text moved from one field to the next is another row', () => {
    const [row] = rows as [LedgerRow];
    expect(rowHash('a', row)).not.toBe(rowHash('b', row));
    expect(rowHash('', { ...row, account: 'ab' as AccountId, consentId: 'c' })).not.toBe(
      rowHash('', { ...row, account: 'a' as AccountId, consentId: 'bc' }),
    );
  });

  test('is SHA-256 over the hash before and the row as JSON with sorted keys, as anyone can check', () => {
    const row = {
      ...fact('a'),
      customerId: ana,
      seq: 1n,
      at: '2026-11-23T12:00:00.000Z',
      platform: 'alexa',
      speakerHash: null,
      requestId: 'r',
    } as const;
    // sha256sum of ["0",{"account":"a", ... ,"speakerHash":null}]
    expect(rowHash('0', { ...row, question: { intent: 'Balance', slots: {} } })).toBe(
      '50e0de7ff17d263c3dc7aafdf64f1f1f66607eb3117a802d9b1dce29e5d3af91',
    );
  });
});

describe('what a request told', () => {
  test('is the same if question and facts are, in their order', () => {
    const told = turn([fact('a'), fact('b')]);
    expect(toldHash({ ...told, requestId: 'x', now: '2027-01-01T00:00:00Z' })).toBe(toldHash(told));
    expect(toldHash(turn([fact('b'), fact('a')]))).not.toBe(toldHash(told));
    expect(toldHash({ ...told, question: { intent: 'Spending', slots: {} } })).not.toBe(toldHash(told));
  });
});
