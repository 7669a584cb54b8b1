import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Ask, type Consent, type CustomerId, type Disclosure, type FactKind, factKinds, type Locale, type Slots } from '#skill';
import type { Store } from '../../lambda/store/store.ts';
import type { Told } from '../../lambda/told.ts';
import { customer } from '../builders/customer.ts';
import { drawn } from './support/drawn.ts';
import { amountsHeard } from './support/words-to-money.ts';

/**
 * Every figure tells where it comes from: account number n has its payments in the n-th pair of digits, its balances in the n-th pair
 * of digits above a million. So any sum shows which accounts are in it, and of what.
 */
const accounts = [
  { id: 'a', kind: 'checking', nickname: 'zanzibar', shops: ['Quorvex', 'Blimptar'] },
  { id: 'b', kind: 'savings', nickname: 'okavango', shops: ['Wendrick'] },
  { id: 'c', kind: 'card', nickname: 'titicaca', shops: ['Plomberg', 'Ulfrand'] },
] as const;

const balanceUnit = 1_000_000n;
const pair = (n: number): bigint => 100n ** BigInt(n);

/** The accounts in a figure, and what of them: payments or balances. */
function originOf(minor: bigint): { readonly balances: boolean; readonly accounts: readonly string[] } {
  const balances = minor >= balanceUnit;
  const digits = balances ? minor / balanceUnit : minor;
  return { balances, accounts: accounts.filter((_, n) => (digits / pair(n)) % 100n !== 0n).map(({ id }) => id) };
}

const person = (consents: readonly Consent[]) =>
  customer({
    consents,
    accounts: accounts.map(({ id, kind, nickname }, n) => {
      const at = pair(n) * balanceUnit;
      return kind === 'card'
        ? { id, kind, nickname, name: `${nickname} gold`, availableMinor: null, bookedMinor: -7n * at }
        : { id, kind, nickname, name: `${nickname} gold`, availableMinor: 4n * at, bookedMinor: 9n * at, overdraftMinor: 20n * at };
    }),
    transactions: accounts.flatMap(({ id, shops }, n) =>
      [1, 2, 3, 4].map((size, m) => ({
        accountId: id,
        merchantName: shops[m % shops.length] ?? null,
        merchantId: shops[m % shops.length]?.toLowerCase() ?? null,
        category: m % 2 ? ('groceries' as const) : ('restaurants' as const),
        amountMinor: -BigInt(size) * pair(n),
        date: `2026-11-${20 - m * 3}` as never,
      })),
    ),
  });

const cell = fc.constantFrom<Consent['precision'] | 'absent'>('exact', 'exact', 'exact', 'nothing', 'absent');

/** Any matrix: a row for every account, rows of single accounts, rows that are not there. */
const matrix: fc.Arbitrary<readonly Consent[]> = fc
  .tuple(...factKinds.flatMap((kind) => [null, 'a', 'b', 'c'].map((account) => fc.tuple(fc.constant(kind), fc.constant(account), cell))))
  .map((cells) =>
    cells.flatMap(([kind, account, precision]) =>
      precision === 'absent'
        ? []
        : [{ id: `${kind}-${account}`, platform: 'alexa' as const, account: account as Consent['account'], kind, precision }],
    ),
  );

const mostlyExact: fc.Arbitrary<readonly Consent[]> = fc.oneof(
  matrix,
  fc
    .tuple(fc.constantFrom(...factKinds), fc.constantFrom('a', 'b', 'c'))
    .map(([hidden, account]) => [
      ...factKinds.map((kind): Consent => ({ id: `all-${kind}`, platform: 'alexa', account: null, kind, precision: 'exact' })),
      { id: 'hidden', platform: 'alexa' as const, account: account as Consent['account'], kind: hidden, precision: 'nothing' as const },
    ]),
);

const allows = (consents: readonly Consent[], kind: FactKind, account: string): boolean =>
  (consents.find((c) => c.kind === kind && c.account === account) ?? consents.find((c) => c.kind === kind && c.account === null))
    ?.precision === 'exact';

/** What may be asked; names are heard a little wrong, so that a right one can only come from the bank. */
const account = fc.constantFrom<Slots>(
  {},
  {},
  { account: { id: 'checking', heard: 'checking' } },
  { account: { id: 'card', heard: 'card' } },
  { account: { id: 'all', heard: 'all' } },
  { account: { id: null, heard: 'okavang' } },
);
const subject = fc.constantFrom<Slots>(
  {},
  {},
  { category: { id: 'groceries', heard: 'groceries' } },
  { merchant: { id: null, heard: 'quorvecs' } },
  { merchant: { id: null, heard: 'plombergue' } },
  { merchant: { id: null, heard: 'wendrik' } },
  { merchant: { id: null, heard: 'windrack' } },
  { amount: { value: '0.01', currency: null }, comparison: 'over' },
);
const intent = fc.constantFrom<Ask['intent']>(
  ...(['Launch', 'Balance', 'CardOwed', 'RecentTransactions', 'FindTransaction', 'FindTransaction', 'Spending', 'Spending'] as const),
  ...(['FollowUp', 'FollowUp', 'Repeat', 'More', 'More', 'Yes', 'SelectOrdinal', 'WhyAnswer', 'WhyAnswer', 'Help', 'Fallback'] as const),
);
const saying = fc.record({
  intent,
  account,
  subject,
  ordinal: fc.constantFrom(1, 2, 3, -1),
  locale: fc.constantFrom<Locale>('en-US', 'fr-FR'),
});
type Saying = typeof saying extends fc.Arbitrary<infer T> ? T : never;
const conversation = fc.array(saying, { minLength: 3, maxLength: 9 });

const slotsOf = ({ intent, account, subject, ordinal }: Saying): Slots =>
  intent === 'SelectOrdinal' ? { ordinal } : { ...account, ...subject };

const rowKey = ({ account, kind, precision, consentId }: Disclosure): string => `${kind} ${account} ${precision} ${consentId}`;

/** The rows of every fact in the reply, wherever it stands. */
function costOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('fact' in part && 'disclosures' in part) return (part.disclosures as readonly Disclosure[]).map(rowKey);
  return Object.values(part).flatMap(costOf);
}

const ledgerOf = async (store: Store, requestId?: string): Promise<readonly string[]> =>
  (await store.ledger('ana' as CustomerId, requestId)).map(rowKey).sort();

describe('the ledger', () => {
  test('has a row for every fact of an answer, and no row more', async () => {
    await fc.assert(
      fc.asyncProperty(mostlyExact, conversation, async (consents, sayings) => {
        const { ask, store } = await person(consents);
        let told = 0;
        for (const [n, said] of sayings.entries()) {
          const { reply } = await ask(said.intent, slotsOf(said), { locale: said.locale, requestId: `q${n}` });
          const rows = await ledgerOf(store, `q${n}`);
          expect(rows).toEqual([...costOf(reply)].sort());
          told += rows.length;
        }
        expect(await ledgerOf(store)).toHaveLength(told);
      }),
      drawn(80),
    );
  });

  test('a platform that sends a request again hears the same, and it is written once', async () => {
    await fc.assert(
      fc.asyncProperty(mostlyExact, conversation, async (consents, sayings) => {
        const { ask, store } = await person(consents);
        for (const [n, said] of sayings.entries()) {
          const again = () => ask(said.intent, slotsOf(said), { locale: said.locale, requestId: `q${n}` });
          const first = await again();
          const rows = await ledgerOf(store);
          expect((await again()).text).toBe(first.text);
          expect(await ledgerOf(store)).toEqual(rows);
        }
        const rows = await ledgerOf(store);
        for (const [n, said] of sayings.entries()) await ask(said.intent, slotsOf(said), { requestId: `q${n}` });
        expect(await ledgerOf(store)).toEqual(rows);
      }),
      drawn(40),
    );
  });
});

/** Which kinds of fact the figures of a sentence are */
const kindsOf = ({ reply }: Told): readonly FactKind[] => {
  const keys = reply.say.map(({ key }) => key).join(' ');
  if (/spending|why\.(spending|find)/.test(keys)) return ['category-sum'];
  return /recent|find|select/.test(keys) ? ['transaction'] : ['balance', 'card-owed'];
};

type Heard = Told & { readonly text: string };

/** Any talk, with the matrix changed somewhere in it, and what must hold of every answer */
const whateverIsAsked = (holds: (told: Heard, said: Saying, consents: readonly Consent[]) => void, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(mostlyExact, mostlyExact, conversation, fc.nat(9), async (before, after, sayings, change) => {
      const { ask, store } = await person(before);
      for (const [n, said] of sayings.entries()) {
        if (n === change) await store.saveConsents('ana', after);
        holds(await ask(said.intent, slotsOf(said), { locale: said.locale }), said, n < change ? before : after);
      }
    }),
    drawn(numRuns),
  );

const named = (name: string, { text }: Heard): boolean => text.toLowerCase().includes(name.toLowerCase());

describe('what the customer did not allow is not said', () => {
  test('no figure of a hidden cell, nor one in a sum', async () => {
    let figures = 0;
    await whateverIsAsked((told, { subject, locale }, consents) => {
      const limit = 'amount' in subject ? ['USD 1'] : [];
      for (const amount of amountsHeard(told.text, locale, 'USD').filter((one) => !limit.includes(one))) {
        const origin = originOf(BigInt(amount.slice(4)));
        const hidden = origin.accounts.filter((id) => {
          const card = accounts.some((one) => one.id === id && one.kind === 'card');
          const kinds = origin.balances ? [card ? ('card-owed' as const) : ('balance' as const)] : kindsOf(told);
          return !kinds.every((kind) => allows(consents, kind, id));
        });
        expect([told.text, amount, hidden]).toEqual([told.text, amount, []]);
        figures += 1;
      }
    }, 120);
    expect(figures).toBeGreaterThan(150);
  });

  test('no name of a hidden account', async () => {
    await whateverIsAsked((told, _, consents) => {
      for (const { id, nickname } of accounts.filter((one) => !allows(consents, 'account-name', one.id))) {
        expect([told.text, id, named(nickname, told)]).toEqual([told.text, id, false]);
      }
    }, 70);
  });

  test('no merchant of an account whose merchants are hidden', async () => {
    await whateverIsAsked((told, _, consents) => {
      for (const { id, shops } of accounts.filter((one) => !allows(consents, 'merchant-name', one.id))) {
        expect([told.text, id, shops.filter((shop) => named(shop, told))]).toEqual([told.text, id, []]);
      }
    }, 80);
  });

  test.each<Locale>(['en-US', 'fr-FR'])(
    'with everything hidden, any question about the accounts hears one and the same sentence (%s)',
    async (locale) => {
      const { hear } = await person([]);
      const questions: readonly (readonly [Ask['intent'], Slots])[] = [
        ['Balance', {}],
        ['Balance', { account: { id: 'all', heard: 'all' } }],
        ['CardOwed', {}],
        ['RecentTransactions', {}],
        ['FindTransaction', { amount: { value: '1.00', currency: null } }],
        ['Spending', {}],
        ['Spending', { merchant: { id: null, heard: 'quorvex' } }],
        ['Spending', { merchant: { id: null, heard: 'never been there' } }],
        ['FindTransaction', { merchant: { id: null, heard: 'never been there' } }],
      ];
      const heard = new Map<string, string>();
      for (const [intent, slots] of questions)
        heard.set(`${intent} ${JSON.stringify(slots)}`, await hear(intent as 'Balance', slots, { locale }));
      const denied = heard.get('Balance {}');
      expect([...heard].filter(([, text]) => text !== denied)).toEqual([]);
    },
  );
});
