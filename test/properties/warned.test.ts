import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AccountId,
  type Ask,
  type Consent,
  type CustomerId,
  type Disclosure,
  factKinds,
  type Locale,
  type Reason,
  type Warning,
} from '#skill';
import { customer } from '../builders/customer.ts';
import { paymentOf, warningOf } from '../builders/warning.ts';
import { drawn } from './support/drawn.ts';

/** Where a warning comes from shows in all it tells: nobody else has its merchant, amount, usual amount, count or country. */
const marks = [
  { account: 'a', merchant: 'Quorvex', minor: 82_700n, usual: '827.01', count: 827, country: 'PT', said: /portugal/i },
  { account: 'b', merchant: 'Blimptar', minor: 83_800n, usual: '838.02', count: 838, country: 'JP', said: /jap(an|on)/i },
  { account: 'c', merchant: 'Wendrick', minor: 84_900n, usual: '849.03', count: 849, country: 'NO', said: /norway|norvège/i },
] as const;
type Mark = (typeof marks)[number];

const tells = ({ merchant, count, said }: Mark, text: string): boolean =>
  text.includes(merchant) || text.includes(String(count)) || said.test(text);

const reasonOf = ({ usual, count, country }: Mark): fc.Arbitrary<Reason> =>
  fc.constantFrom<Reason>(
    { kind: 'unusual-amount', times: 9.3, usual, category: 'groceries', count },
    { kind: 'new-merchant', times: 4, usual, count },
    { kind: 'abroad', country },
    { kind: 'duplicate', earlier: 'x', earlierOn: '2026-11-19' as never, minutesApart: null },
    { kind: 'burst', count, hours: 48, total: usual, unusualHours: false },
    { kind: 'price-rise', before: usual, count },
    { kind: 'trial-ended', trial: usual },
    { kind: 'low-balance', limit: usual, balance: usual, expectedOn: null },
    { kind: 'card-testing', code: true },
  );

const warned = fc
  .tuple(...marks.map((mark) => fc.tuple(fc.constant(mark), reasonOf(mark), fc.boolean(), fc.boolean(), fc.boolean())))
  .map((all) =>
    all.map(
      ([{ account, merchant, minor }, reason, isSevere, sensitive, byBank], n): Warning =>
        warningOf({
          id: `w${n}`,
          accountId: account as AccountId,
          severity: isSevere ? 'severe' : 'notice',
          source: byBank ? 'bank' : 'detector',
          reason,
          payment:
            reason.kind === 'low-balance'
              ? null
              : paymentOf({ amountMinor: -minor, merchantName: merchant, merchantId: merchant as never, sensitive }),
        }),
    ),
  );

const cell = fc.constantFrom<Consent['precision'] | 'absent'>('exact', 'exact', 'rounded', 'nothing', 'absent');
const matrix = fc
  .tuple(
    ...factKinds
      .filter((kind) => kind === 'warning' || kind === 'sensitive-merchant' || kind === 'account-name' || kind === 'balance')
      .flatMap((kind) => [null, 'a', 'b', 'c'].map((account) => fc.tuple(fc.constant(kind), fc.constant(account), cell))),
  )
  .map((cells) =>
    cells.flatMap(([kind, account, precision]): Consent[] =>
      precision === 'absent'
        ? []
        : [{ id: `${kind}-${account}`, platform: 'alexa', account: account as AccountId | null, kind, precision }],
    ),
  );

const saying = fc.record({
  intent: fc.constantFrom<Ask['intent']>(
    ...(['Launch', 'Balance', 'Warnings', 'Warnings', 'WhyWarning', 'WhyAnswer', 'Repeat', 'More', 'Yes', 'No', 'SelectOrdinal'] as const),
    ...([
      'ConfirmMine',
      'DenyMine',
      'Dispute',
      'NotRecognised',
      'ChargedTwice',
      'FreezeCard',
      'LostCard',
      'Human',
      'Help',
      'Fallback',
    ] as const),
  ),
  ordinal: fc.constantFrom(1, 2, 3, -1),
  locale: fc.constantFrom<Locale>('en-US', 'fr-FR'),
  speaker: fc.constantFrom<Ask['speaker']>('person', 'person', 'person', 'account', 'other'),
});
const conversation = fc.array(saying, { minLength: 3, maxLength: 10 });

const rowKey = ({ account, kind, precision, consentId }: Disclosure): string => `${kind} ${account} ${precision} ${consentId}`;

/** The rows of every fact in the reply, wherever it stands */
function costOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('fact' in part && 'disclosures' in part) return (part.disclosures as readonly Disclosure[]).map(rowKey);
  return Object.values(part).flatMap(costOf);
}

const precisionOf = (consents: readonly Consent[], kind: Consent['kind'], account: string) =>
  (
    consents.find((row) => row.kind === kind && row.account === account) ??
    consents.find((row) => row.kind === kind && row.account === null)
  )?.precision ?? 'nothing';

const person = (warnings: readonly Warning[], consents: readonly Consent[]) =>
  customer({ warnings, consents, accounts: marks.map(({ account }) => ({ id: account, card: 'active' as const })), household: 'coarse' });

describe('no fact of a warning is said', () => {
  test('without a ledger row of kind warning about its account, to the one who may hear it, where the customer allows it', async () => {
    let facts = 0;
    await fc.assert(
      fc.asyncProperty(warned, matrix, conversation, async (warnings, consents, sayings) => {
        const { ask, store } = await person(warnings, consents);
        for (const [n, { intent, ordinal, locale, speaker }] of sayings.entries()) {
          const slots = intent === 'SelectOrdinal' ? { ordinal } : {};
          const { text, reply } = await ask(intent, slots, { locale, speaker, requestId: `q${n}` });
          const rows = await store.ledger('ana' as CustomerId, `q${n}`);
          expect(rows.map(rowKey).sort()).toEqual([...costOf(reply)].sort());
          for (const mark of marks.filter((one) => tells(one, text))) {
            facts += 1;
            const isWritten = rows.some(({ kind, account }) => kind === 'warning' && account === mark.account);
            const isAllowed = precisionOf(consents, 'warning', mark.account) === 'exact' && speaker === 'person';
            expect([text, mark.account, isWritten, isAllowed]).toEqual([text, mark.account, true, true]);
            const isSensitive = warnings.some(({ accountId, payment }) => accountId === mark.account && payment?.sensitive);
            if (isSensitive && text.includes(mark.merchant))
              expect(precisionOf(consents, 'sensitive-merchant', mark.account)).toBe('exact');
          }
        }
      }),
      drawn(120),
    );
    expect(facts).toBeGreaterThan(60);
  });
});

test('a platform that sends a request again hears the same, and what was done is done once', async () => {
  await fc.assert(
    fc.asyncProperty(warned, matrix, conversation, async (warnings, consents, sayings) => {
      const { ask, store } = await person(warnings, consents);
      for (const [n, { intent, ordinal, locale, speaker }] of sayings.entries()) {
        const slots = intent === 'SelectOrdinal' ? { ordinal } : {};
        const again = () => ask(intent, slots, { locale, speaker, requestId: `q${n}` });
        const first = await again();
        const done = store.acted('ana');
        const second = await again();
        expect([second.text, second.failure]).toEqual([first.text, first.failure]);
        expect(store.acted('ana')).toEqual(done);
      }
    }),
    drawn(60),
  );
});
