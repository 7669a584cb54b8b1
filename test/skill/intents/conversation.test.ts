import { describe, expect, test } from '@jest/globals';
import type { CivilDate } from '#skill';
import { customer } from '../../builders/customer.ts';

const day = (n: number) => ({ date: `2026-11-${String(n).padStart(2, '0')}` as CivilDate });
const five = [23, 22, 20, 12, 3].map((n, index) => ({
  merchantName: ['Lidl', 'Shell', 'Ikea', 'Netflix', 'Tesco'][index] ?? null,
  merchantId: `m${index}`,
  amountMinor: BigInt(-100 * (index + 1)),
  ...day(n),
}));
const all = { id: 'all', heard: 'all' } as const;

describe('how many items', () => {
  test('three, newest first, then more', async () => {
    const { ask, hear } = await customer({ transactions: five });
    expect(await hear('RecentTransactions')).toBe(
      'Your latest: Lidl, 1 dollar, today; Shell, 2 dollars, yesterday; Ikea, 3 dollars, on Friday. More?',
    );
    expect(await hear('Yes')).toBe('Next: Netflix, 4 dollars, on November 12; Tesco, 5 dollars, on November 3.');
    expect((await ask('More')).text).toMatch(/^That was all\./);
  });

  test('"the second one" counts within the page spoken last; Repeat tells it again', async () => {
    const { hear } = await customer({ transactions: five });
    await hear('RecentTransactions');
    expect(await hear('SelectOrdinal', { ordinal: 2 })).toBe('Shell, 2 dollars, yesterday, from your checking account.');
    expect(await hear('Repeat')).toBe('Shell, 2 dollars, yesterday, from your checking account.');
    await hear('More');
    expect(await hear('SelectOrdinal', { ordinal: -1 })).toBe('Tesco, 5 dollars, on November 3, from your checking account.');
    expect(await hear('SelectOrdinal', { ordinal: 3 })).toBe("I didn't name that many. Which one do you mean?");
  });

  test('the last two, one, and pending shown as pending', async () => {
    const { hear } = await customer({ transactions: five.map((t, n) => ({ ...t, status: n === 0 ? 'pending' : 'booked' })) });
    expect(await hear('RecentTransactions', { count: 1 })).toBe('The last one: Lidl, 1 dollar, today, pending.');
    expect(await hear('RecentTransactions', { count: 2 })).toBe(
      'Your latest: Lidl, 1 dollar, today, pending; Shell, 2 dollars, yesterday.',
    );
  });
});

describe('the direction of money', () => {
  test('money that came in is from somebody, to an account, and is no payment', async () => {
    const { hear } = await customer({
      transactions: [
        { kind: 'received', amountMinor: 2_300n, merchantName: 'Anna', ...day(22) },
        { kind: 'investment', amountMinor: 50_000n, merchantName: 'Broker' },
      ],
    });
    expect(await hear('RecentTransactions', { count: 1 })).toBe('The last one: 23 dollars from Anna, yesterday.');
    expect(await hear('SelectOrdinal', { ordinal: 1 })).toBe('23 dollars from Anna, yesterday, to your checking account.');
    expect(await hear('FindTransaction', { amount: { value: '500', currency: null } })).toBe(
      'I found no payment of 500 dollars in the last 90 days.',
    );
  });
});

describe('find a payment', () => {
  test('did I pay it: yes with amount and day, or no with the scope', async () => {
    const { hear } = await customer({ transactions: five });
    expect(await hear('FindTransaction', { merchant: { id: null, heard: 'netflix' } })).toBe('Yes: Netflix, 4 dollars, on November 12.');
    expect(await hear('FindTransaction', { category: { id: 'fuel', heard: 'fuel' } })).toBe(
      'I found no payment on fuel in the last 90 days.',
    );
  });

  test('over an amount, in the home currency unless another is named', async () => {
    const { hear } = await customer({ transactions: five });
    expect(await hear('FindTransaction', { amount: { value: '3.50', currency: null }, comparison: 'over' })).toBe(
      '2 payments over 3 dollars 50 in the last 90 days: Netflix, 4 dollars, on November 12; Tesco, 5 dollars, on November 3.',
    );
  });
});

test('an amount or currency that does not exist is said to be unreadable', async () => {
  const { hear } = await customer({ transactions: five });
  for (const amount of [
    { value: '300.505', currency: null },
    { value: '5', currency: 'XXXX' },
    { value: 'x', currency: 'USD' },
  ]) {
    expect(await hear('FindTransaction', { amount })).toBe("I didn't catch which one you mean. Please say it another way.");
  }
});

describe('follow-ups change only what was said', () => {
  test('period, category, merchant, account', async () => {
    const { hear } = await customer({
      accounts: [{}, { id: 'savings', kind: 'savings', availableMinor: 7_000n }],
      transactions: [
        { amountMinor: -1_000n, ...day(2) },
        { amountMinor: -2_000n, category: 'restaurants', merchantName: 'Nando', ...day(3) },
        { amountMinor: -4_000n, date: '2026-10-05' as CivilDate },
      ],
    });
    await hear('Spending', { category: { id: 'groceries', heard: 'groceries' } });
    expect(await hear('FollowUp', { period: { form: 'DATE', value: '2026-10' } })).toBe('You spent 40 dollars on groceries in October.');
    expect(await hear('FollowUp', { category: { id: 'restaurants', heard: 'restaurants' } })).toBe(
      'You spent nothing on restaurants in October.',
    );
    expect(await hear('FollowUp', { period: { form: 'DATE', value: '2026-11' } })).toBe('You spent 20 dollars on restaurants this month.');
    await hear('Balance');
    expect(await hear('FollowUp', { account: { id: 'savings', heard: 'savings' } })).toBe('You have 70 dollars available in your savings.');
    expect(await hear('FollowUp', { period: { form: 'DATE', value: '2026-10' } })).toBe("I only know today's balance, not earlier ones.");
  });
});

describe('talk', () => {
  test('first and returning welcome differ; a retry of the first hears the first again', async () => {
    const { ask } = await customer({});
    const first = await ask('Launch', {}, { requestId: 'same' });
    expect(first.text).toMatch(/^Welcome to Harbour Bank\./);
    expect((await ask('Launch', {}, { requestId: 'same' })).text).toBe(first.text);
    expect((await ask('Launch', {}, { sessionId: 's2' })).text).toBe('Harbour Bank here. What would you like to know?');
  });

  test('not understood: an example, a choice of two, then the app', async () => {
    const { ask } = await customer({});
    const said = [await ask('Fallback'), await ask('Fallback'), await ask('Fallback')];
    expect(said.map(({ text }) => text)).toEqual([
      "I didn't get that. You can ask: what's my balance?",
      'Sorry. Would you like your balance, or what you spent this month?',
      "I still don't understand. The Harbour Bank app shows everything. Goodbye for now.",
    ]);
    expect(said.map(({ end }) => end)).toEqual([false, false, true]);
  });

  test('never the same sentence twice running', async () => {
    const { ask } = await customer({});
    for (const intent of ['Help', 'Thanks', 'Greet', 'Yes', 'Fallback', 'Balance', 'Unsupported'] as const) {
      const [a, b] = [await ask(intent), await ask(intent)];
      expect(a.text).not.toBe(b.text);
    }
  });

  test('a retry computes the same answer and writes its ledger rows once', async () => {
    const { ask, store } = await customer({ transactions: five });
    await ask('RecentTransactions');
    const more = await ask('More', {}, { requestId: 'again' });
    expect((await ask('More', {}, { requestId: 'again' })).text).toBe(more.text);
    const rows = await store.ledger('ana' as never, 'again');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(more.disclosures.length);
  });

  test('repeat asks the question again, why says how it was worked out', async () => {
    const { hear } = await customer({});
    expect(await hear('Repeat')).toBe('There is nothing to repeat yet. What would you like to know?');
    const said = await hear('Balance', { account: all });
    expect(await hear('Repeat')).toBe(said);
    expect(await hear('WhyAnswer')).toMatch(/^I added what is available in each account/);
  });

  test('lost card: an unreadable slot never stands before the emergency number', async () => {
    const { hear } = await customer({});
    expect(await hear('LostCard', {}, { unreadable: ['account'] })).toContain('+1 555 0100 911');
    expect(await hear('Thanks', {}, { speaker: 'account' })).toBe("You're welcome. Goodbye.");
  });

  test('lost card names the number at once, also to a voice nobody knows', async () => {
    const { hear } = await customer({});
    expect(await hear('LostCard', {}, { speaker: 'account' })).toBe(
      'Call Harbour Bank now, day or night, to block your card: +1 555 0100 911.',
    );
  });
});
