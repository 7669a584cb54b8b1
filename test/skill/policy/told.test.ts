import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Ask, type Consent, type Disclosure, type Fact, factKinds, type Precision, precisions, type Slots } from '#skill';
import { drawn } from '../../properties/support/drawn.ts';
import { cell, type Given, talk } from './talk.ts';

const thresholdMinor = 50_000n;
const accounts = [
  { id: 'a', availableMinor: 123_456n, bookedMinor: 130_001n, overdraftMinor: 12_345n },
  { id: 'b', kind: 'savings', nickname: 'Rainy Day', availableMinor: 7_654_321n },
  { id: 'c', kind: 'card', bookedMinor: -98_765n },
] as const;
const world: Given = {
  thresholdMinor,
  accounts,
  transactions: accounts.flatMap(({ id }, n) => [
    { accountId: id, amountMinor: -1_111n * BigInt(n + 1) },
    {
      accountId: id,
      amountMinor: -77_777n,
      category: 'health',
      merchantName: 'Corner Pharmacy',
      sensitive: true,
      date: '2026-11-21' as never,
    },
    { accountId: id, amountMinor: 3_333n, kind: 'refund', merchantName: 'Ikea', status: 'pending', date: '2026-10-20' as never },
  ]),
};

/** Any matrix in which a cell tells more often than not */
const matrix = fc
  .tuple(
    ...factKinds.flatMap((kind) =>
      [null, 'a', 'b', 'c'].map((account) =>
        fc.tuple(fc.constant(kind), fc.constant(account), fc.constantFrom('exact', 'exact', 'rounded', 'threshold', 'nothing', 'absent')),
      ),
    ),
  )
  .map((cells) =>
    cells.flatMap(([kind, account, precision]) => (precision === 'absent' ? [] : cell(kind, precision as Precision, account))),
  );

const saying = fc.record({
  intent: fc.constantFrom<Ask['intent']>(
    'Balance',
    'CardOwed',
    'Spending',
    'Spending',
    'RecentTransactions',
    'FindTransaction',
    'FollowUp',
    'More',
    'Repeat',
    'SelectOrdinal',
    'WhyAnswer',
  ),
  slots: fc.constantFrom<Slots>(
    {},
    {},
    { account: { id: 'checking', heard: 'checking' } },
    { account: { id: 'all', heard: 'all' } },
    { account: { id: null, heard: 'rainy day' } },
    { category: { id: 'health', heard: 'health' } },
    { category: { id: 'groceries', heard: 'groceries' } },
    { merchant: { id: null, heard: 'lidl' } },
    { merchant: { id: null, heard: 'corner pharmacy' } },
    { amount: { value: '10', currency: null }, comparison: 'over' },
    { ordinal: 2 },
  ),
});

interface Said {
  readonly fact: Fact;
  readonly disclosures: readonly Disclosure[];
}

/** Every fact of a reply, wherever it stands */
function factsIn(part: unknown): readonly Said[] {
  if (typeof part !== 'object' || part === null) return [];
  return 'fact' in part && 'disclosures' in part ? [part as Said] : Object.values(part).flatMap(factsIn);
}

const strictest = (some: readonly Precision[]): Precision =>
  precisions[Math.max(...some.map((one) => precisions.indexOf(one)))] ?? 'nothing';

function cellOf(consents: readonly Consent[], { kind, account }: Disclosure): Precision {
  const own = consents.filter((row) => row.kind === kind && row.account === account);
  const rows = own.length > 0 ? own : consents.filter((row) => row.kind === kind && row.account === null);
  return rows.length === 0 ? 'nothing' : strictest(rows.map(({ precision }) => precision));
}

/** How exactly a fact is told, by its form alone */
function formOf(fact: Fact): readonly Precision[] {
  if (fact.type === 'level') return fact.limit.amountMinor === thresholdMinor ? ['threshold'] : ['rounded'];
  return fact.type === 'money' && fact.about ? ['rounded'] : ['exact'];
}

test('whatever is asked under whatever matrix, no fact is told more exactly than its cells, and each says how it was told', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(matrix, fc.array(saying, { minLength: 4, maxLength: 12 }), async (consents, sayings) => {
      const { ask } = talk({ ...world, consents });
      for (const { intent, slots } of sayings) {
        const { reply, disclosures, text } = await ask(intent, slots);
        for (const { fact, disclosures: rows } of factsIn(reply)) {
          expect(rows.length).toBeGreaterThan(0);
          for (const row of rows) {
            const allowed = cellOf(consents, row);
            expect([text, row, strictest([row.precision, allowed])]).toEqual([text, row, row.precision]);
            expect(allowed).not.toBe('nothing');
            expect(consents.find(({ id }) => id === row.consentId)?.kind).toBe(row.kind);
            expect(disclosures).toContainEqual(row);
          }
          const told = strictest(rows.map(({ precision }) => precision));
          if (fact.type === 'money' || fact.type === 'level') {
            expect([text, fact, formOf(fact)]).toEqual([text, fact, [told]]);
            seen.set(told, (seen.get(told) ?? 0) + 1);
          }
          if (fact.type === 'count' && fact.count > 0) expect([text, told]).toEqual([text, 'exact']);
          if (fact.type === 'merchant' && fact.name === 'Corner Pharmacy')
            expect(rows.map(({ kind }) => kind)).toContain('sensitive-merchant');
        }
      }
    }),
    drawn(300),
  );
  for (const precision of ['exact', 'rounded', 'threshold'])
    expect([precision, (seen.get(precision) ?? 0) > 50]).toEqual([precision, true]);
});
