import { describe, expect, test } from '@jest/globals';
import { type DialogueState, freshState, type Locale, type Reason, type Warning } from '#skill';
import { customer, everythingExact } from '../../builders/customer.ts';
import { talk } from '../policy/talk.ts';
import { lowBalance, paymentOf, warnedAbroad, warningOf } from '../../builders/warning.ts';

const unusual = 'One payment is unusual: 420 dollars at Quorvex on Friday, about 9 times your usual on groceries.';
const portugal = 'One payment was made in Portugal, your first there: 61 dollars 50 at Blimptar on Friday.';
const low = 'Your balance is 82 dollars 10, below the 100 dollars you set.';
const balance = 'You have 1,000 dollars available in your checking account.';

describe('brought up unasked', () => {
  test('a severe warning comes before the answer, and its question is the last one', async () => {
    const { ask } = await customer({ warnings: [warningOf()] });
    const told = await ask('Balance');
    expect(told).toMatchObject({ text: `${unusual} ${balance} Was that you?`, end: false });
    expect(told.spoken.suggestions).toEqual(['Yes, that was me', "No, that wasn't me", 'Why did you warn me?']);
  });

  test('a notice comes after it, once, and asks nothing where there is nothing to answer', async () => {
    const { ask, hear, store } = await customer({ warnings: [lowBalance()] });
    expect(await hear('Balance')).toBe(`${balance} ${low}`);
    expect(await hear('Balance')).toBe(balance);
    expect((await ask('Launch', {}, { sessionId: 's2' })).text).not.toContain('82');
    expect(store.acted('ana')).toMatchObject({ told: ['w3'], answers: [{ warning: 'w3', answer: 'closed' }] });
  });

  test('a severe one is told again in the next conversation, a notice that was heard is not', async () => {
    const { ask } = await customer({ warnings: [warningOf(), warnedAbroad({ severity: 'notice' })] });
    expect((await ask('Launch')).text).toBe(`Harbour Bank here. ${unusual} And 1 more. Was that you?`);
    expect((await ask('Balance')).text).toBe(`${balance} ${portugal} Was that you?`);
    expect((await ask('Launch', {}, { sessionId: 's2' })).text).toBe(`Harbour Bank here. ${unusual} Was that you?`);
    expect((await ask('Balance', {}, { sessionId: 's2' })).text).toMatch(/^You have 1,000 dollars available in your checking account\. \w/);
  });

  test('one in a turn, the others counted; in the next turn the next', async () => {
    const { ask } = await customer({ warnings: [warningOf(), warnedAbroad(), lowBalance()] });
    expect((await ask('Greet')).text).toBe(`Harbour Bank here. ${unusual} And 2 more. Was that you?`);
    expect((await ask('Balance')).text).toBe(`${portugal} And 1 more. ${balance} Was that you?`);
    expect((await ask('Balance')).text).toContain(`${balance} ${low}`);
  });

  test('a welcome without a question of the warning still asks what is wanted', async () => {
    const { ask } = await customer({ warnings: [lowBalance()] });
    expect((await ask('Launch')).text).toBe(`Harbour Bank here. ${low} What would you like to know?`);
  });

  test('it takes the place of "more?", and "more" still reads on', async () => {
    const transactions = Array.from({ length: 5 }, (_, n) => ({ amountMinor: BigInt(-100 * (n + 1)) }));
    const { ask } = await customer({ warnings: [warningOf()], transactions });
    expect((await ask('RecentTransactions')).text).toMatch(/^One payment is unusual.* Your latest: .* Was that you\?$/);
    expect((await ask('Yes')).text).toContain('Thank you');
    expect((await ask('More')).text).toMatch(/^Next: /);
  });

  test('help, a goodbye, a lost card and what is not done here are never held up', async () => {
    const { ask } = await customer({ warnings: [warningOf()] });
    for (const intent of ['Help', 'Stop', 'LostCard', 'FreezeCard', 'Unsupported', 'Human', 'Fallback', 'Thanks', 'SetAlert'] as const) {
      expect((await ask(intent, {}, { sessionId: intent })).text).not.toContain('Quorvex');
    }
  });

  test('neither a proof nor another yes-no is interrupted; after the proof it comes with the answer', async () => {
    const hidden = everythingExact.filter(({ kind }) => kind !== 'card-owed');
    const unproven = { speaker: 'account' } as const;
    const { ask } = await customer({ warnings: [warningOf()], consents: hidden, proof: { chosen: 'pin', pin: '4921' } });
    expect((await ask('CardOwed')).text).toMatch(/^I see no credit card/);
    expect((await ask('Balance', {}, unproven)).text).toBe("What's your voice PIN?");
    expect((await ask('VoicePin', {}, { ...unproven, caller: { pin: '4921' } })).text).toBe(`${unusual} ${balance} Was that you?`);
    const denied = await customer({ warnings: [warningOf()], consents: everythingExact.filter(({ kind }) => kind !== 'balance') });
    expect((await denied.ask('Balance')).text).toMatch(/^I may not say that here/);
  });
});

describe('to somebody who may not hear it', () => {
  const neutral = 'There is something to look at in the Harbour Bank app.';

  test('once in a conversation that there is something to look at, and no fact', async () => {
    const { ask } = await customer({ warnings: [warningOf()], household: 'coarse' });
    const unknown = { speaker: 'account' } as const;
    expect(await ask('Launch', {}, unknown)).toMatchObject({
      text: `Harbour Bank here. ${neutral} What would you like to know?`,
      disclosures: [],
    });
    expect((await ask('Balance', {}, unknown)).text).toMatch(/^You have about/);
    expect((await ask('Balance', {}, { ...unknown, sessionId: 's2' })).text).toMatch(new RegExp(`^${neutral} You have about`));
  });

  test('also before a refusal, but not for a notice', async () => {
    const unknown = { speaker: 'account' } as const;
    const severe = await customer({ warnings: [warningOf()] });
    expect((await severe.ask('Balance', {}, unknown)).text).toMatch(new RegExp(`^${neutral} I only tell this`));
    const notice = await customer({ warnings: [lowBalance()] });
    expect((await notice.ask('Balance', {}, unknown)).text).toMatch(/^I only tell this/);
  });

  test('having proved it in the same conversation, they hear it in full', async () => {
    const { ask } = await customer({ warnings: [warningOf()], household: 'coarse', proof: { chosen: 'pin', pin: '4921' } });
    const unknown = { speaker: 'account' } as const;
    expect((await ask('Launch', {}, unknown)).text).toContain(neutral);
    expect((await ask('RecentTransactions', {}, unknown)).text).toBe("What's your voice PIN?");
    expect((await ask('VoicePin', {}, { ...unknown, caller: { pin: '4921' } })).text).toContain('Quorvex');
  });
});

describe('is anything suspicious?', () => {
  test('how many, the first with its reason, the second one, skip, and that was all', async () => {
    const { ask, hear } = await customer({ warnings: [warningOf(), warnedAbroad(), lowBalance()] });
    expect((await ask('Warnings')).text).toBe(`There are 3 things to look at. ${unusual} Was that you?`);
    expect((await ask('SelectOrdinal', { ordinal: 2 })).text).toBe(`${portugal} Was that you?`);
    expect((await ask('Repeat')).text).toBe(`${portugal} Was that you?`);
    expect(await hear('More')).toBe(low);
    expect(await hear('More')).toBe('That was all.');
    expect((await ask('SelectOrdinal', { ordinal: 1 })).text).toBe(`${unusual} Was that you?`);
    expect(await hear('SelectOrdinal', { ordinal: 3 })).toBe('That one is settled already.');
    expect(await hear('SelectOrdinal', { ordinal: 4 })).toMatch(/^I didn't name that many/);
  });

  test('none: what cannot be seen is said', async () => {
    const { ask, hear } = await customer({});
    expect(await hear('Warnings')).toBe(
      "Nothing looks suspicious. I only compare your own payments: a copied card that hasn't been used yet, I can't see.",
    );
    expect((await ask('Warnings')).disclosures).toMatchObject([{ kind: 'warning', account: 'checking', precision: 'exact' }]);
    expect(await hear('WhyWarning')).toBe('I have no warning for you just now.');
  });

  test('of the accounts allowed only, saying so; of none, the usual refusal', async () => {
    const warnings = [warningOf(), warnedAbroad({ accountId: 'card' as Warning['accountId'] })];
    const accounts = [{}, { id: 'card', kind: 'card' as const }];
    const hidden = {
      id: 'no',
      platform: 'alexa' as const,
      account: 'card' as Warning['accountId'],
      kind: 'warning' as const,
      precision: 'nothing' as const,
    };
    const partly = await customer({ warnings, accounts, consents: [...everythingExact, hidden] });
    expect((await partly.ask('Warnings')).text).toBe(
      `There is 1 thing to look at. That leaves out the accounts I may not speak of here. ${unusual} Was that you?`,
    );
    const none = await customer({ warnings, accounts, consents: everythingExact.filter(({ kind }) => kind !== 'warning') });
    expect(await none.ask('Warnings')).toMatchObject({ failure: 'consent.denied', disclosures: [] });
    expect((await none.ask('Launch', {}, { sessionId: 's2' })).text).not.toContain('look at');
  });

  test('counted in order also after one was answered', async () => {
    const { ask, hear } = await customer({ warnings: [warningOf({ payment: paymentOf({ amountMinor: -900n }) }), warnedAbroad()] });
    await ask('Warnings');
    expect((await ask('Yes')).text).toContain(portugal);
    expect((await ask('SelectOrdinal', { ordinal: 2 })).text).toBe(`${portugal} Was that you?`);
    expect(await hear('SelectOrdinal', { ordinal: 1 })).toBe('That one is settled already.');
  });
});

const reasons: readonly (readonly [Reason, Partial<Warning>, string, string])[] = [
  [
    { kind: 'duplicate', earlier: 't9', earlierOn: '2026-11-20' as never, minutesApart: 3 },
    {},
    'You may have paid twice: 420 dollars at Quorvex on Friday, 3 minutes after the same amount. Did you mean to pay twice?',
    '420 dollars went out there twice on Friday, 3 minutes apart.',
  ],
  [
    { kind: 'duplicate', earlier: 't9', earlierOn: '2026-11-18' as never, minutesApart: null },
    {},
    'You may have paid twice: 420 dollars at Quorvex on Friday, and the same on Wednesday. Did you mean to pay twice?',
    '420 dollars went out there on Wednesday and again on Friday.',
  ],
  [
    { kind: 'unusual-amount', times: 2.4, usual: '45.00', category: 'petrol stuff', count: 60 },
    {},
    'One payment is unusual: 420 dollars at Quorvex on Friday, 2.4 times your usual. Was that you?',
    'Half of your last 60 payments were 45 dollars or less; 420 dollars is 2.4 times that.',
  ],
  [
    { kind: 'new-merchant', times: 9, usual: '45.00', count: 60 },
    {},
    'One payment is unusual: 420 dollars at Quorvex on Friday, your first there and 9 times your usual. Was that you?',
    'You never paid there before. Half of your last 60 payments were 45 dollars or less; 420 dollars is 9 times that.',
  ],
  [
    { kind: 'abroad', country: 'NL' },
    {},
    'One payment was made in the Netherlands, your first there: 420 dollars at Quorvex on Friday. Was that you?',
    "I hadn't seen a payment of yours in the Netherlands before.",
  ],
  [
    { kind: 'abroad', country: null },
    {},
    'One payment was made too far from the one before: 420 dollars at Quorvex on Friday. Was that you?',
    'Nobody could have travelled that far since the payment before.',
  ],
  [
    { kind: 'burst', count: 5, hours: 48, total: '900.00', unusualHours: true },
    {},
    '5 unusual payments in 2 days, 900 dollars in all, at hours when you rarely pay. The last: 420 dollars at Quorvex on Friday. Were they all yours?',
    '5 payments, 900 dollars in all, came within 2 days, at hours when you rarely pay, each unusual for you.',
  ],
  [
    { kind: 'price-rise', before: '12.99', count: 6 },
    {},
    'A regular payment went up: 420 dollars at Quorvex on Friday; it was 12 dollars 99 before.',
    'The last 6 charges were 12 dollars 99 each; this one was 420 dollars.',
  ],
  [
    { kind: 'trial-ended', trial: '0.00' },
    {},
    'A free trial is over: 420 dollars at Quorvex on Friday.',
    'The first charge was nothing; this one was 420 dollars.',
  ],
  [
    { kind: 'trial-ended', trial: '1.00' },
    {},
    'A trial is over: 420 dollars at Quorvex on Friday, after 1 dollar at first.',
    'The first charge was 1 dollar; this one was 420 dollars.',
  ],
  [
    { kind: 'low-balance', limit: '100.00', balance: '-20.00', expectedOn: null },
    { payment: null },
    'You are 20 dollars overdrawn, below the 100 dollars you set.',
    'You asked to be told below 100 dollars; you are 20 dollars overdrawn.',
  ],
  [
    { kind: 'low-balance', limit: '100.00', balance: '150.00', expectedOn: '2026-11-24' as never },
    { payment: null },
    'Your balance of 150 dollars may fall below 100 dollars tomorrow, when a regular payment is due.',
    'You have 150 dollars. A regular payment is due tomorrow; it would leave less than the 100 dollars you set.',
  ],
  [
    { kind: 'card-testing', code: true },
    { source: 'bank' },
    'Harbour Bank flagged a payment: 420 dollars at Quorvex on Friday; somebody may be trying out your card. Was that you?',
    "Harbour Bank's own check raised it, not me: somebody may be trying out your card. It tells me no more than that.",
  ],
  [
    { kind: 'account-takeover', code: true },
    { source: 'bank', payment: null },
    'Harbour Bank flagged your account: somebody else may be using your account. If in doubt, call +1 555 0100 911.',
    "Harbour Bank's own check raised it, not me: somebody else may be using your account. It tells me no more than that.",
  ],
  [
    { kind: 'price-rise', before: 'a lot', count: 6 },
    {},
    'One payment needs a look: 420 dollars at Quorvex on Friday; it costs more than before.',
    'The reason I was given: it costs more than before.',
  ],
];

describe('the reason', () => {
  test.each(reasons)('%j', async (reason, more, told, why) => {
    const { ask, hear } = await customer({ warnings: [warningOf({ ...more, reason })] });
    expect(await hear('Warnings')).toBe(`There is 1 thing to look at. ${told}`);
    const limit = more.source === 'bank' ? '' : ' I only compare your own payments, so it may well be fine.';
    const question = /(\? )?([^.?]*\?)$/.exec(told)?.[2] ?? '';
    const again = question === '' ? '' : ` ${question.trim()}`;
    expect((await ask('WhyAnswer')).text.replace(/ (Anything else|What else|Something more)\?$/, '')).toBe(
      `${why}${limit} It concerns your checking account.${again}`,
    );
  });

  test('a bare "why?" right after a warning is about the warning, after an answer about the answer', async () => {
    const { hear } = await customer({ warnings: [lowBalance()] });
    await hear('Balance');
    expect(await hear('WhyAnswer')).toMatch(/^You asked to be told below 100 dollars/);
    await hear('Balance');
    expect(await hear('WhyAnswer')).toMatch(/^That is what the bank lets you use now/);
  });

  test.each<readonly [Reason, Parameters<typeof warningOf>[0]]>([
    [
      { kind: 'account-takeover', code: true },
      { source: 'bank', payment: null },
    ],
    [{ kind: 'abroad', country: null }, {}],
  ])('without a figure is a row of the ledger too, told and explained: %j', async (reason, more) => {
    const { ask } = await customer({
      warnings: [warningOf({ ...more, reason })],
      consents: everythingExact.filter(({ kind }) => kind === 'warning'),
    });
    const row = expect.objectContaining({ account: 'checking', kind: 'warning' });
    expect((await ask('Launch')).disclosures).toContainEqual(row);
    expect((await ask('WhyAnswer')).disclosures).toContainEqual(row);
  });

  test('the account is named only where its name may be said', async () => {
    const { ask } = await customer({ warnings: [warningOf()], consents: everythingExact.filter(({ kind }) => kind === 'warning') });
    const told = await ask('WhyWarning');
    expect(told.text).not.toContain('checking');
    expect(new Set(told.disclosures.map(({ kind }) => kind))).toEqual(new Set(['warning']));
  });

  test('a sensitive merchant is a shop, and what it sells is not said, unless that is allowed too', async () => {
    const reason: Reason = { kind: 'unusual-amount', times: 4, usual: '10.00', category: 'health', count: 30 };
    const payment = paymentOf({ merchantName: 'Pharmacy', sensitive: true, category: 'health' });
    const just = everythingExact.filter(({ kind }) => kind !== 'sensitive-merchant');
    const shy = await customer({ warnings: [warningOf({ reason, payment })], consents: just });
    expect((await shy.ask('Warnings')).text).toContain('One payment is unusual: 420 dollars at a shop on Friday, 4 times your usual.');
    const open = await customer({ warnings: [warningOf({ reason, payment })] });
    const told = await open.ask('Warnings');
    expect(told.text).toContain('420 dollars at Pharmacy on Friday');
    expect(told.disclosures.filter(({ kind }) => kind === 'sensitive-merchant')).toHaveLength(1);
  });

  test.each<Locale>(['en-US', 'fr-FR'])(
    'every kind is told in words for the ear, 28 of them at most with its question (%s)',
    async (locale) => {
      for (const [reason, more] of reasons) {
        const { ask } = await customer({ warnings: [warningOf({ ...more, reason })] });
        const { text } = await ask('Launch', {}, { locale });
        const words = text.replace(/^\S+ \S+ \S+\. /, '').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
        expect([text, words <= 28]).toEqual([text, true]);
      }
    },
  );
});

test('a conversation begun before warnings were told goes on as if nothing had been', async () => {
  const { warned: _, warning: __, listed: ___, hinted: ____, reference: _____, ...older } = freshState;
  const { ask } = talk({ warnings: [warningOf()], state: { ...older, last: { intent: 'Balance', slots: {} } } as DialogueState });
  expect((await ask('WhyAnswer')).text).toMatch(/^That is what the bank lets you use now/);
  expect((await ask('Balance')).text).toContain(unusual);
  expect((await ask('No')).text).toContain('noted');
});

test.each<[string, Reason]>([
  ['no number', { kind: 'unusual-amount', times: Number.NaN, usual: '45.00', category: null, count: 3 }],
  ['without end', { kind: 'new-merchant', times: Number.POSITIVE_INFINITY, usual: '45.00', count: 3 }],
  ['a negative count', { kind: 'price-rise', before: '1.00', count: -2 }],
  ['half a minute', { kind: 'duplicate', earlier: 'x', earlierOn: '2026-11-18' as never, minutesApart: 0.5 }],
  ['no day', { kind: 'duplicate', earlier: 'x', earlierOn: '2026-02-31' as never, minutesApart: null }],
  ['amounts with a comma', { kind: 'burst', count: 3, hours: 48, total: '1,00', unusualHours: false }],
])('a reason that cannot be read (%s) is told by its kind alone', async (_, reason) => {
  const { ask } = await customer({ warnings: [warningOf({ reason })] });
  expect((await ask('Warnings')).text).toContain('One payment needs a look: 420 dollars at Quorvex on Friday; ');
  expect((await ask('WhyWarning')).text).toMatch(/^The reason I was given: /);
});
