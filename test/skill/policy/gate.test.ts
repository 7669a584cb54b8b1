import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccountId, type Consent, factKinds, Failure, type FactKind, noCeiling, type Precision, precisions } from '#skill';
import { currency } from '../../../skill/money/money.ts';
import { type GateRules, gateOf } from '../../../skill/policy/gate.ts';
import { mostFor } from '../../../skill/policy/speaker.ts';
import { drawn } from '../../properties/support/drawn.ts';
import { cell, everything, exactBut, today } from './talk.ts';

const rules = (more: Partial<GateRules> = {}): GateRules => ({
  consents: everything(),
  platform: 'alexa',
  listener: { speaker: 'person', proven: false, household: 'nothing' },
  canProve: true,
  privateMode: false,
  ceiling: noCeiling,
  today,
  loginAgeDays: 1,
  loginFresh: false,
  threshold: { amountMinor: 50_000n, currency: currency('USD') },
  ...more,
});
const ids = (...accounts: string[]) => accounts as AccountId[];

/** The precision, or why not */
function told(more: Partial<GateRules>, kind: FactKind, ...accounts: string[]): string {
  try {
    return gateOf(rules(more)).allow(kind, ids(...(accounts.length === 0 ? ['a'] : accounts))).precision;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

const amounts: readonly FactKind[] = ['balance', 'card-owed', 'transaction', 'category-sum', 'income', 'upcoming', 'subscription'];

describe('a cell', () => {
  test('deny by default: a cell that does not exist is not told', () => {
    for (const kind of factKinds) expect([kind, told({ consents: [] }, kind)]).toEqual([kind, 'consent.denied']);
  });

  test.each(factKinds)('only amounts can be told roughly: %s', (kind) => {
    const isAmount = amounts.includes(kind);
    expect(told({ consents: [cell(kind, 'exact')] }, kind)).toBe('exact');
    expect(told({ consents: [cell(kind, 'rounded')] }, kind)).toBe(isAmount ? 'rounded' : 'consent.denied');
    expect(told({ consents: [cell(kind, 'threshold')] }, kind)).toBe(isAmount ? 'threshold' : 'consent.denied');
    expect(told({ consents: [cell(kind, 'nothing')] }, kind)).toBe('consent.denied');
  });

  test("an account's own row wins over the row for every account, to tell more and to tell less", () => {
    const consents = [cell('balance', 'rounded'), cell('balance', 'exact', 'a'), cell('balance', 'nothing', 'b')];
    expect(['a', 'b', 'c'].map((account) => told({ consents }, 'balance', account))).toEqual(['exact', 'consent.denied', 'rounded']);
  });

  test('held twice, the strictest counts', () => {
    const twice = [cell('balance', 'exact'), cell('balance', 'nothing'), cell('balance', 'rounded')];
    for (const consents of [twice, twice.toReversed()]) expect(told({ consents }, 'balance')).toBe('consent.denied');
  });

  test('of another platform is none here', () => {
    expect(told({ platform: 'phone' }, 'balance')).toBe('consent.denied');
  });

  test('what tells too little for the question is withheld like what tells nothing', () => {
    const gate = gateOf(rules({ consents: [cell('transaction', 'rounded')] }));
    expect(() => gate.allow('transaction', ids('a'), 'exact')).toThrow('consent.denied');
    expect(gate.allow('transaction', ids('a'), 'rounded').precision).toBe('rounded');
  });
});

describe('several accounts', () => {
  const order = (precision: Precision): number => precisions.indexOf(precision);
  const random = fc.array(
    fc.record({
      id: fc.uuid(),
      platform: fc.constantFrom('alexa' as const, 'phone' as const),
      account: fc.constantFrom(null, ...ids('a', 'b', 'c')),
      kind: fc.constantFrom(...factKinds),
      precision: fc.constantFrom(...precisions),
    }),
    { maxLength: 60 },
  );

  test('the strictest cell decides, and every account is disclosed as it was told, with the consent that allowed it', () => {
    fc.assert(
      fc.property(random, fc.constantFrom(...factKinds), fc.subarray(ids('a', 'b', 'c'), { minLength: 1 }), (consents, kind, accounts) => {
        const strictest = (rows: readonly Consent[]) => rows.toSorted((a, b) => order(b.precision) - order(a.precision))[0];
        const rowsOf = (account: AccountId | null) =>
          consents.filter((row) => row.platform === 'alexa' && row.kind === kind && row.account === account);
        const cells = accounts.map((account) => strictest(rowsOf(account)) ?? strictest(rowsOf(null)));
        const least = Math.max(...cells.map((row) => order(row?.precision ?? 'nothing')));
        const isTold = precisions[least] === 'exact' || (amounts.includes(kind) && precisions[least] !== 'nothing');
        const gate = gateOf(rules({ consents }));
        expect(gate.may(kind, accounts)).toBe(isTold);
        if (!isTold) return expect(() => gate.allow(kind, accounts)).toThrow('consent.denied');
        const leave = gate.allow(kind, accounts);
        expect(leave.precision).toBe(precisions[least]);
        expect(leave.disclosures.map(({ account, precision }) => [account, precision])).toEqual(
          accounts.map((account) => [account, precisions[least]]),
        );
        for (const [n, { consentId }] of leave.disclosures.entries())
          expect(consents.find(({ id }) => id === consentId)?.precision).toBe(cells[n]?.precision);
      }),
      drawn(600),
    );
  });

  test('a refusal names the accounts and the kind that were withheld, no others', () => {
    const gate = gateOf(rules({ consents: exactBut(cell('balance', 'nothing', 'b')) }));
    try {
      gate.allow('balance', ids('a', 'b'));
      throw new Error('it was told');
    } catch (error) {
      expect(error).toMatchObject({ code: 'consent.denied', withheld: { kind: 'balance', accounts: ['b'] } });
    }
  });
});

describe('who is speaking', () => {
  const speakers = ['person', 'account', 'other'] as const;
  const households = ['nothing', 'coarse', 'exact'] as const;
  const all = (precision: Precision): Record<FactKind, Precision> =>
    Object.fromEntries(factKinds.map((kind) => [kind, precision])) as Record<FactKind, Precision>;
  const room = { ...all('nothing'), 'account-name': 'exact', balance: 'rounded', 'card-owed': 'rounded', 'category-sum': 'rounded' };
  const table: readonly (readonly [(typeof speakers)[number], boolean, (typeof households)[number], Record<FactKind, string>])[] = [
    ['person', false, 'nothing', all('exact')],
    ['person', false, 'coarse', all('exact')],
    ['person', false, 'exact', all('exact')],
    ['person', true, 'nothing', all('exact')],
    ['person', true, 'coarse', all('exact')],
    ['person', true, 'exact', all('exact')],
    ['account', false, 'nothing', all('nothing')],
    ['account', false, 'coarse', room],
    ['account', false, 'exact', all('exact')],
    ['account', true, 'nothing', all('exact')],
    ['account', true, 'coarse', all('exact')],
    ['account', true, 'exact', all('exact')],
    ['other', false, 'nothing', all('nothing')],
    ['other', false, 'coarse', all('nothing')],
    ['other', false, 'exact', all('nothing')],
    ['other', true, 'nothing', all('nothing')],
    ['other', true, 'coarse', all('nothing')],
    ['other', true, 'exact', all('nothing')],
  ];

  test('the table has every row', () => {
    const rows = table.map(([speaker, proven, household]) => `${speaker} ${proven} ${household}`);
    const every = speakers.flatMap((s) => [false, true].flatMap((proven) => households.map((h) => `${s} ${proven} ${h}`)));
    expect(rows.toSorted()).toEqual(every.toSorted());
  });

  test.each(table)('%s, proven %s, household %s', (speaker, proven, household, expected) => {
    const listener = { speaker, proven, household };
    expect(Object.fromEntries(factKinds.map((kind) => [kind, mostFor(listener, kind)]))).toEqual(expected);
    for (const kind of factKinds) {
      const refusal = speaker === 'other' ? 'speaker.other' : 'pin.needed';
      expect([kind, told({ listener }, kind)]).toEqual([kind, expected[kind] === 'nothing' ? refusal : expected[kind]]);
    }
  });

  test('who cannot prove anything is not asked to', () => {
    const listener = { speaker: 'account', proven: false, household: 'nothing' } as const;
    expect(told({ listener, canProve: false }, 'balance')).toBe('speaker.unrecognised');
  });

  test('consent stays the limit: the household hears a threshold where no more is allowed to anybody', () => {
    const listener = { speaker: 'account', proven: false, household: 'coarse' } as const;
    expect(told({ listener, consents: [cell('balance', 'threshold')] }, 'balance')).toBe('threshold');
    expect(told({ listener, consents: [] }, 'balance')).toBe('consent.denied');
  });
});

describe('the operator', () => {
  test('no customer exceeds the ceiling of country and channel', () => {
    const ceiling = { ...noCeiling, most: { balance: 'rounded', transaction: 'nothing', 'merchant-name': 'rounded' } } as const;
    expect(told({ ceiling }, 'balance')).toBe('rounded');
    expect(told({ ceiling, consents: exactBut(cell('balance', 'threshold')) }, 'balance')).toBe('threshold');
    expect(told({ ceiling }, 'transaction')).toBe('ceiling.closed');
    expect(told({ ceiling }, 'merchant-name')).toBe('ceiling.closed');
    expect(told({ ceiling }, 'card-owed')).toBe('exact');
  });

  test.each([
    [180, 180, 'exact'],
    [180, 181, 'login.old'],
    [180, null, 'login.old'],
    [null, null, 'exact'],
    [null, 9_999, 'exact'],
  ])('a login may be %s days old; this one is %s', (loginDays, loginAgeDays, expected) => {
    expect(told({ ceiling: { ...noCeiling, loginDays }, loginAgeDays }, 'balance')).toBe(expected);
  });

  test('looks back so many days, unless the login is fresh', () => {
    const ceiling = { ...noCeiling, lookBackDays: 90 };
    expect(gateOf(rules({ ceiling })).earliest).toBe('2026-08-25');
    expect(gateOf(rules({ ceiling, loginFresh: true })).earliest).toBeNull();
    expect(gateOf(rules()).earliest).toBeNull();
  });
});

test('the first thing in the way is named: private mode, login, ceiling, somebody else, consent, listener', () => {
  const listener = { speaker: 'other', proven: false, household: 'nothing' } as const;
  const ways: readonly (readonly [string, Partial<GateRules>])[] = [
    ['private.on', { privateMode: true }],
    ['login.old', { ceiling: { most: { balance: 'nothing' }, lookBackDays: null, loginDays: 1 }, loginAgeDays: 2 }],
    ['ceiling.closed', { ceiling: { ...noCeiling, most: { balance: 'nothing' } } }],
    ['speaker.other', { listener }],
    ['consent.denied', { consents: [] }],
    ['pin.needed', { listener: { ...listener, speaker: 'account' } }],
  ];
  for (const [n, [code]] of ways.entries()) {
    const inTheWay = Object.assign(
      {},
      ...ways
        .slice(n)
        .map(([, way]) => way)
        .toReversed(),
    ) as Partial<GateRules>;
    expect(told(inTheWay, 'balance')).toBe(code);
  }
});
