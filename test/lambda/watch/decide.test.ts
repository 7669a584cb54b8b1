import { describe, expect, test } from '@jest/globals';
import { addDays, type CivilDate, type Currency, type CustomerId, type Exception, type MerchantId } from '#skill';
import { noChoices, type Unwatched, type UnwatchedPayment } from '../../../lambda/store/warning-store.ts';
import { decide } from '../../../lambda/watch/decide.ts';
import { planKnocks } from '../../../lambda/watch/plan-knocks.ts';

const today = '2026-11-23' as CivilDate;
const usd = 'USD' as Currency;
const decided = decide({
  plan: planKnocks((_, phrase) => ({ title: 'Bank', text: phrase, locale: 'en-US' })),
  openDays: 14,
  now: '2026-11-23T22:00:00.000Z',
});

function paid(daysAgo: number, amountMinor: bigint, more: Partial<UnwatchedPayment> = {}): UnwatchedPayment {
  const date = addDays(today, -daysAgo);
  return {
    id: `p-${daysAgo}-${amountMinor}`,
    accountId: 'ana/checking',
    kind: 'purchase',
    status: 'booked',
    date,
    local: `${date}T12:${String(daysAgo % 60).padStart(2, '0')}`,
    amountMinor,
    currency: usd,
    category: 'groceries',
    merchantId: `shop-${daysAgo % 7}` as MerchantId,
    merchantName: `Shop ${daysAgo % 7}`,
    sensitive: false,
    country: 'US',
    present: true,
    replaces: null,
    ...more,
  };
}

/** Half a year of groceries between 20 and 40 dollars, every other day */
const history = Array.from({ length: 90 }, (_, n) => paid(190 - 2 * n, -BigInt(2_000 + ((n * 613) % 2_000))));
const odd = paid(0, -98_700n, { id: 'odd' });

const given = (more: Partial<Unwatched> = {}): Unwatched => ({
  customerId: 'ana' as CustomerId,
  locale: null,
  zone: 'America/New_York',
  region: 'US',
  homeCurrency: usd,
  choices: { ...noChoices, phrase: 'blue heron' },
  knocks: {},
  addresses: [],
  detector: null,
  history: [],
  payments: [...history, odd],
  accounts: [{ id: 'ana/checking', kind: 'checking', currency: usd, usableMinor: 100_000n }],
  answers: [],
  exceptions: [],
  open: [],
  ...more,
});

describe('a watch', () => {
  test('opens a warning with the payment, the account and the reason, and knocks', () => {
    const { opened, deliveries } = decided(given());
    expect(opened).toEqual([
      expect.objectContaining({
        accountId: 'ana/checking',
        openedAt: '2026-11-23T22:00:00.000Z',
        expiresAt: '2026-12-07T22:00:00.000Z',
        payment: expect.objectContaining({ transactionId: 'odd', amountMinor: -98_700n, merchantName: 'Shop 0', date: today }),
      }),
    ]);
    expect(deliveries).toEqual([expect.objectContaining({ kind: 'knock', channel: 'hub', warningId: opened[0]?.id })]);
  });

  test('learns an old history and warns of nothing in it', () => {
    const old = paid(30, -98_700n, { id: 'old' });
    expect(decided(given({ payments: [...history, old].sort((a, b) => (a.date < b.date ? -1 : 1)) })).opened).toEqual([]);
  });

  test('learns again what was looked at before, warns of nothing in it, and of what is new as ever', () => {
    const { detector, opened } = decided(given({ history: [...history, paid(1, -97_500n, { id: 'before' })], payments: [odd] }));
    expect(opened.map(({ payment }) => payment?.transactionId)).toEqual(['odd']);
    expect(detector.ids).toHaveLength(64);
  });

  test('goes on where the last one stopped: in two steps it finds what it finds in one', () => {
    const first = decided(given({ payments: history }));
    const kept = JSON.parse(JSON.stringify(first.detector)) as typeof first.detector;
    const second = decided(given({ payments: [odd], detector: kept }));
    expect(second.opened.map(({ cause, reason }) => ({ cause, reason }))).toEqual(
      decided(given()).opened.map(({ cause, reason }) => ({ cause, reason })),
    );
  });

  test('opens no second warning for a cause that is open', () => {
    const causes = decided(given()).opened.map(({ cause }) => cause);
    expect(causes).toHaveLength(1);
    expect(decided(given({ open: causes })).opened).toEqual([]);
  });

  test('opens a severe one though a notice of its cause is open, and no notice while a severe one is', () => {
    const more = paid(0, -150_000n, { id: 'more', local: `${today}T13:00` });
    const found = decided(given({ payments: [...history, odd, more] })).opened;
    const cause = 'unusual-amount/USD/groceries';
    expect(found).toMatchObject([
      { severity: 'notice', cause },
      { severity: 'severe', cause: `severe/${cause}` },
    ]);
    expect(decided(given({ open: [`severe/${cause}`] })).opened).toEqual([]);
  });

  test('opens none of a kind the customer muted', () => {
    const [warning] = decided(given()).opened;
    expect(warning?.reason.kind).toBe('unusual-amount');
    const { opened } = decided(given({ choices: { ...noChoices, muted: ['unusual-amount', 'new-merchant'] } }));
    expect(opened).toEqual([]);
  });

  test('opens none for a payment like one the customer said was theirs, and one for what is more', () => {
    const exception: Exception = {
      ...{ kind: 'unusual-amount', merchantId: 'shop-0', amountMinor: 100_000n, currency: usd },
      until: addDays(today, 3),
    };
    expect(decided(given({ exceptions: [exception] })).opened).toEqual([]);
    expect(decided(given({ exceptions: [{ ...exception, amountMinor: 90_000n }] })).opened).toHaveLength(1);
    expect(decided(given({ exceptions: [{ ...exception, until: addDays(today, -1) }] })).opened).toHaveLength(1);
    expect(decided(given({ exceptions: [{ ...exception, merchantId: 'shop-1' }] })).opened).toHaveLength(1);
  });

  test('says nothing of a move between the own accounts, whatever its size', () => {
    for (const kind of ['own-transfer', 'card-repayment', 'investment'] as const) {
      expect(decided(given({ payments: [...history, { ...odd, kind }] })).opened).toEqual([]);
    }
  });

  test('takes the booked line of a payment it has seen for the same payment', () => {
    const pending = paid(1, -3_100n, { id: 'pending', status: 'pending' });
    const booked = { ...pending, id: 'booked', status: 'booked' as const, replaces: 'pending' };
    const before = decided(given({ payments: [...history, pending] }));
    expect(decided(given({ payments: [booked], detector: before.detector })).opened).toEqual([]);
  });

  test('sends no push to who chose no phrase, and opens the warning all the same', () => {
    const { opened, deliveries } = decided(given({ choices: noChoices }));
    expect([opened.length, deliveries.length]).toEqual([1, 0]);
  });
});
