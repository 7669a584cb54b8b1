import { describe, expect, test } from '@jest/globals';
import type { Locale, Reason, Warning } from '#skill';
import { customer } from '../../builders/customer.ts';
import { lowBalance, paymentOf, warnedAbroad, warningOf } from '../../builders/warning.ts';

const small = warnedAbroad();
const pin = { chosen: 'pin', pin: '4921' } as const;
const rightPin = { caller: { pin: '4921' } };
const card = [{ card: 'active' as const }];
const digits = (text: string): string | undefined => /reference is (\d{6})/.exec(text)?.[1];

const thanks = "Thank you, then all is well. For thirty days I won't warn you about payments like it.";

describe('that was me', () => {
  test.each(['Yes', 'ConfirmMine'] as const)('%s: payments like it are no cause for a warning for 30 days', async (said) => {
    const { ask, hear, store } = await customer({ warnings: [small] });
    await ask('Warnings');
    expect(await hear(said as 'Yes')).toBe(thanks);
    expect(store.acted('ana')).toMatchObject({
      answers: [{ warning: 'w2', answer: 'mine' }],
      exceptions: [{ kind: 'abroad', merchantId: 'blimptar', amountMinor: 6_150n, currency: 'USD', until: '2026-12-23' }],
    });
    expect(await hear('Warnings')).toMatch(/^Nothing looks suspicious/);
  });

  test('then the next one is told', async () => {
    const { ask } = await customer({ warnings: [small, warnedAbroad({ id: 'w9' } as never)] });
    await ask('Launch');
    expect((await ask('Yes')).text).toBe(
      `${thanks} One payment was made in Portugal, your first there: 61 dollars 50 at Blimptar on Friday. Was that you?`,
    );
  });

  test.each([
    ['more than the limit', paymentOf({ amountMinor: -10_001n })],
    ['money of another currency, however little', paymentOf({ amountMinor: -100n, currency: 'EUR' as never })],
  ])('about %s it needs the proof, also of a recognised voice; until then nothing is settled', async (_, payment) => {
    const { ask, hear, store } = await customer({ warnings: [warningOf({ payment })], proof: pin });
    await ask('Warnings');
    expect(await ask('Yes')).toMatchObject({ text: "What's your voice PIN?", end: false });
    expect(store.acted('ana').answers).toEqual([]);
    expect((await ask('VoicePin', {}, { caller: { pin: '1357' } })).text).toMatch(/^That wasn't right/);
    expect((await ask('VoicePin', {}, rightPin)).text).toContain(thanks);
    expect(store.acted('ana').answers).toEqual([{ warning: 'w1', answer: 'mine' }]);
    expect(await hear('Warnings')).toMatch(/^Nothing looks suspicious/);
  });

  const burst = { kind: 'burst', count: 4, hours: 2, total: '240.00', unusualHours: false } as const;
  test.each([
    ['several payments, each of them small', warningOf({ reason: burst, payment: paymentOf({ amountMinor: -6_000n }) })],
    [
      'several payments of which the bank tells one',
      warningOf({ source: 'bank', reason: { kind: 'burst', code: true }, payment: paymentOf({ amountMinor: -100n }) }),
    ],
  ])('about %s it needs the proof for all of them', async (_, warning) => {
    const { ask, store } = await customer({ warnings: [warning], proof: pin });
    await ask('Warnings');
    expect((await ask('Yes')).text).toBe("What's your voice PIN?");
    expect(store.acted('ana').answers).toEqual([]);
  });

  test('about an account that somebody else may be using it needs the proof', async () => {
    const taken = warningOf({ source: 'bank', reason: { kind: 'account-takeover', code: true }, payment: null });
    const { ask, store } = await customer({ warnings: [taken], proof: pin });
    await ask('Warnings');
    expect((await ask('ConfirmMine')).text).toBe("What's your voice PIN?");
    expect(store.acted('ana').answers).toEqual([]);
  });

  test('small amounts are taken without the proof until those of a day add up to the limit', async () => {
    const small = (n: number) =>
      warningOf({ id: `w${n}`, payment: paymentOf({ amountMinor: -4_000n, merchantId: `shop-${n}` as never, merchantName: `Shop ${n}` }) });
    const { ask, store } = await customer({ warnings: [small(1), small(2), small(3)], proof: pin });
    await ask('Launch');
    await ask('Yes');
    await ask('Yes', {}, { requestId: 'second' });
    await ask('Yes', {}, { requestId: 'second' });
    expect(store.acted('ana').answers).toHaveLength(2);
    expect((await ask('Yes')).text).toBe("What's your voice PIN?");
    expect(store.acted('ana').answers).toHaveLength(2);
  });

  test('about more, where nothing was chosen to prove it with, only the customer’s own voice will do', async () => {
    const given = { warnings: [warningOf()], household: 'exact' } as const;
    const { ask, store } = await customer(given);
    await ask('Warnings', {}, { speaker: 'account' });
    expect((await ask('Yes', {}, { speaker: 'account' })).failure).toBe('speaker.unrecognised');
    expect(store.acted('ana').answers).toEqual([]);
  });

  test('up to the limit, in a session that was proven, or where nothing was chosen to prove it with, no proof is asked for', async () => {
    const atLimit = warningOf({ payment: paymentOf({ amountMinor: -10_000n }) });
    for (const given of [{ warnings: [atLimit], proof: pin }, { warnings: [warningOf()] }]) {
      const { ask, hear } = await customer(given);
      await ask('Warnings');
      expect(await hear('Yes')).toBe(thanks);
    }
    const proven = await customer({ warnings: [warningOf()], proof: pin });
    const unknown = { speaker: 'account' } as const;
    await proven.ask('Warnings', {}, unknown);
    await proven.ask('VoicePin', {}, { ...unknown, ...rightPin });
    expect((await proven.ask('Yes', {}, unknown)).text).toContain(thanks);
  });

  test('with the PIN locked it stays open, and says so', async () => {
    const { ask, store } = await customer({ warnings: [warningOf()], proof: pin });
    await ask('Warnings');
    await ask('Yes');
    for (const wrong of ['1357', '2468', '8642']) await ask('VoicePin', {}, { caller: { pin: wrong } });
    await ask('Warnings', {}, { sessionId: 's2' });
    expect(await ask('Yes', {}, { sessionId: 's2' })).toMatchObject({ failure: 'pin.locked' });
    expect(store.acted('ana').answers).toEqual([]);
  });

  test('no to the proof leaves it open', async () => {
    const { ask, hear, store } = await customer({ warnings: [warningOf()], proof: pin });
    await ask('Warnings');
    await ask('Yes');
    expect(await hear('No')).toBe('All right.');
    expect(store.acted('ana').answers).toEqual([]);
  });

  test('it is the one at the merchant that is named, never another', async () => {
    const { ask, hear, store } = await customer({ warnings: [warningOf(), small] });
    await ask('Warnings');
    await ask('More');
    await ask('SelectOrdinal', { ordinal: 1 });
    await ask('ConfirmMine', { merchant: { id: null, heard: 'blimptar' } });
    expect(store.acted('ana').answers).toEqual([{ warning: 'w2', answer: 'mine' }]);
    await ask('SelectOrdinal', { ordinal: 1 });
    expect(await hear('ConfirmMine', { merchant: { id: null, heard: 'wendrick' } })).toBe('Was it you, yes or no?');
    expect(store.acted('ana').answers).toHaveLength(1);
  });

  test('out of the blue it tells which is meant; with none open, that there is none', async () => {
    const { ask, store } = await customer({ warnings: [small] });
    expect((await ask('ConfirmMine')).text).toMatch(/^There is 1 thing to look at\./);
    expect(store.acted('ana').answers).toEqual([]);
    expect((await (await customer({})).ask('ConfirmMine')).text).toMatch(/^Nothing looks suspicious/);
  });

  test('"Alexa, yes" again: a platform that sends the answer twice hears the same and settles it once', async () => {
    const { ask, store } = await customer({ warnings: [small] });
    await ask('Warnings');
    const first = await ask('Yes', {}, { requestId: 'again' });
    expect((await ask('Yes', {}, { requestId: 'again' })).text).toBe(first.text);
    expect(store.acted('ana').exceptions).toHaveLength(1);
  });
});

describe('that was not me', () => {
  const askFreeze = "Thank you, I've noted that. Shall I freeze your card?";

  test.each(['No', 'DenyMine'] as const)(
    '%s: noted at once, card frozen after one yes, reported with a reference, handed over',
    async (said) => {
      const frozen: (readonly string[])[] = [];
      const freeze = async (_: string, accounts: readonly string[]) => void frozen.push(accounts);
      const { ask, store } = await customer({ warnings: [warningOf()], accounts: card, parts: { freeze } });
      await ask('Launch');
      expect((await ask(said)).text).toBe(askFreeze);
      expect(store.acted('ana')).toMatchObject({ answers: [{ warning: 'w1', answer: 'not-mine' }], disputes: [] });
      const { text } = await ask('Yes');
      expect(text).toMatch(
        /^I've frozen your card; the Harbour Bank app can undo that\. I've reported it; the reference is \d{6}\. Harbour Bank takes over from here\. A person answers at \+1 555 0100 911\./,
      );
      expect(frozen).toEqual([['checking']]);
      expect(store.acted('ana').disputes).toMatchObject([
        { reference: digits(text), warning: 'w1', transactionId: 't0', accountId: 'checking' },
      ]);
      expect(
        store
          .acted('ana')
          .events.map(({ type }) => type)
          .sort(),
      ).toEqual(['card.frozen', 'dispute.opened', 'hand-over.requested', 'warning.answered']);
      const human = await ask('Human');
      expect(human.text).toContain(`Your reference is ${digits(text)}.`);
    },
  );

  test('no to freezing: still reported and handed over', async () => {
    const { ask, store } = await customer({ warnings: [warningOf()], accounts: card });
    await ask('Launch');
    await ask('No');
    expect((await ask('No')).text).toMatch(/^All right\. I've reported it; the reference is \d{6}\./);
    expect(store.acted('ana').disputes).toHaveLength(1);
  });

  test('another question instead of an answer, or a goodbye: reported all the same', async () => {
    for (const instead of ['Balance', 'Stop', 'SessionEnd', 'LostCard'] as const) {
      const { ask, store } = await customer({ warnings: [warningOf()], accounts: card });
      await ask('Launch');
      await ask('No');
      await ask(instead);
      const [dispute, ...more] = store.acted('ana').disputes;
      expect(more).toEqual([]);
      expect((await ask('Human')).text).toContain(`Your reference is ${dispute?.reference}.`);
    }
  });

  test('silence and what is not understood ask once more, and report nothing yet', async () => {
    const { ask, store } = await customer({ warnings: [warningOf()], accounts: card });
    await ask('Launch');
    await ask('No');
    for (const unclear of ['Silence', 'Fallback', 'Repeat'] as const) expect((await ask(unclear)).text).toBe('Yes or no?');
    expect(store.acted('ana').disputes).toEqual([]);
    expect((await ask('Yes')).text).toMatch(/^I've frozen your card/);
  });

  test('the bank does not confirm the freeze in time: the number at once, and nothing is called frozen', async () => {
    const freeze = () => Promise.reject(new Error('bank.down'));
    const { ask, store } = await customer({ warnings: [warningOf()], accounts: card, parts: { freeze } });
    await ask('Launch');
    await ask('No');
    expect((await ask('Yes')).text).toMatch(/^I couldn't freeze it\. Call Harbour Bank now: \+1 555 0100 911\. I've reported it/);
    expect(store.acted('ana').events.map(({ type }) => type)).not.toContain('card.frozen');
  });

  test('no card that can be frozen here: reported, and the number', async () => {
    const { ask } = await customer({ warnings: [warningOf()] });
    await ask('Launch');
    expect((await ask('No')).text).toMatch(/^Thank you, I've noted that\. I've reported it; the reference is \d{6}\. .*\+1 555 0100 911\./);
  });

  test('needs no proof: also when the session is proven no more', async () => {
    const unknown = { speaker: 'account' } as const;
    const { ask, wait, store } = await customer({ warnings: [warningOf()], accounts: card, proof: pin });
    await ask('Warnings', {}, unknown);
    await ask('VoicePin', {}, { ...unknown, ...rightPin });
    wait('2026-11-23T17:20:00Z');
    expect((await ask('No', {}, unknown)).text).toBe(askFreeze);
    expect(store.acted('ana').answers).toEqual([{ warning: 'w1', answer: 'not-mine' }]);
  });

  test('a payment taken twice is reported alone: no card is frozen for it', async () => {
    const reason: Reason = { kind: 'duplicate', earlier: 't9', earlierOn: '2026-11-20' as never, minutesApart: 3 };
    const { ask } = await customer({ warnings: [warningOf({ reason })], accounts: card });
    await ask('Launch');
    expect((await ask('Fallback')).text).toBe('Was it meant, yes or no?');
    expect((await ask('No')).text).toMatch(/^Thank you, I've noted that\. I've reported it/);
  });

  test('another recognised voice is nobody’s word on it', async () => {
    const { ask, store } = await customer({ warnings: [warningOf()] });
    await ask('Launch');
    for (const said of ['No', 'Yes', 'Dispute', 'NotRecognised'] as const) {
      expect(await ask(said, {}, { speaker: 'other' })).toMatchObject({ failure: 'speaker.other' });
      await ask('Warnings');
    }
    expect(store.acted('ana').answers).toEqual([]);
  });

  test.each(['Fallback', 'Silence'] as const)('%s asks once more whether it was', async (unclear) => {
    const { ask } = await customer({ warnings: [warningOf()] });
    expect((await ask('Launch')).spoken.reprompt).toMatchObject([{ text: 'Was it you, yes or no?' }]);
    expect((await ask(unclear)).text).toBe('Was it you, yes or no?');
    expect((await ask('No')).text).toContain('noted');
  });
});

describe('dispute', () => {
  test('the warning in talk, after one yes: then the card', async () => {
    const { ask, store } = await customer({ warnings: [warningOf()], accounts: card });
    await ask('Warnings');
    expect((await ask('Dispute')).text).toBe('Shall I report 420 dollars at Quorvex on Friday as not yours?');
    expect((await ask('Yes')).text).toMatch(/^I've reported it; the reference is \d{6}\. Shall I freeze your card\?/);
    expect(store.acted('ana')).toMatchObject({ answers: [{ warning: 'w1', answer: 'not-mine' }], disputes: [{ warning: 'w1' }] });
    expect((await ask('Yes')).text).toMatch(/^I've frozen your card;/);
  });

  test('the payment singled out of a list', async () => {
    const transactions = [{ merchantName: 'Lidl' }, { merchantName: 'Wendrick', date: '2026-11-19' as never, amountMinor: -777n }];
    const { ask, store } = await customer({ transactions });
    await ask('RecentTransactions');
    await ask('SelectOrdinal', { ordinal: 2 });
    expect((await ask('Dispute')).text).toBe('Shall I report Wendrick, 7 dollars 77, on Thursday as not yours?');
    await ask('Yes');
    expect(store.acted('ana').disputes).toMatchObject([{ warning: null, transactionId: 't1', accountId: 'checking' }]);
  });

  test('otherwise it asks which', async () => {
    const { ask } = await customer({ transactions: [{}, {}] });
    expect((await ask('Dispute')).text).toBe('Which payment? Tell me the shop or the amount.');
    await ask('RecentTransactions');
    expect((await ask('Dispute')).text).toBe('Which payment? Tell me the shop or the amount.');
  });
});

describe('I don’t recognise a charge', () => {
  const lidl = { merchant: { id: null, heard: 'lidl' } };

  test('a warning of that merchant or amount: as if it had been denied', async () => {
    for (const slots of [{ merchant: { id: null, heard: 'quorvecs' } }, { amount: { value: '420', currency: null } }]) {
      const { ask, store } = await customer({ warnings: [warningOf(), small] });
      expect((await ask('NotRecognised', slots)).text).toMatch(/^Thank you, I've noted that\./);
      expect(store.acted('ana').answers).toEqual([{ warning: 'w1', answer: 'not-mine' }]);
    }
  });

  test('several warnings fit: it is told and asked', async () => {
    const { ask, store } = await customer({ warnings: [warningOf(), warningOf({ id: 'w9' })] });
    expect((await ask('NotRecognised', { merchant: { id: null, heard: 'quorvex' } })).text).toMatch(
      /^One payment is unusual.*Was that you\?$/,
    );
    expect(store.acted('ana').answers).toEqual([]);
  });

  test('without a name: the open warnings, else which payment it is', async () => {
    expect((await (await customer({ warnings: [small] })).ask('NotRecognised')).text).toMatch(/^There is 1 thing to look at/);
    expect((await (await customer({})).ask('NotRecognised')).text).toBe('Which payment? Tell me the shop or the amount.');
  });

  test('no warning: the payment is found, and reported after one yes', async () => {
    const { ask, store } = await customer({ transactions: [{ amountMinor: -2_350n }], accounts: card });
    expect((await ask('NotRecognised', lidl)).text).toBe('Lidl, 23 dollars 50, on Friday. Shall I report it?');
    const { text } = await ask('Yes');
    expect(text).toMatch(/^I've reported it; the reference is \d{6}\. Shall I freeze your card\?/);
    expect(store.acted('ana').disputes).toMatchObject([{ reference: digits(text), transactionId: 't0', warning: null }]);
  });

  test('no such payment: it says so, with the number', async () => {
    const { hear } = await customer({ transactions: [{}] });
    expect(await hear('NotRecognised', { amount: { value: '99', currency: null } })).toBe(
      'I found no such payment of 99 dollars in the last 90 days. If money is missing, call +1 555 0100 911.',
    );
  });

  test('telling it needs what telling any payment needs', async () => {
    const unknown = { speaker: 'account' } as const;
    const { ask } = await customer({ transactions: [{}], proof: pin });
    expect((await ask('NotRecognised', lidl, unknown)).text).toBe("What's your voice PIN?");
    expect((await ask('VoicePin', {}, { ...unknown, ...rightPin })).text).toMatch(/^Lidl, 10 dollars/);
    const hidden = await customer({ transactions: [{}], consents: [] });
    expect(await hidden.ask('NotRecognised', lidl)).toMatchObject({ failure: 'consent.denied', disclosures: [] });
  });
});

describe('warn me under an amount', () => {
  const hundred = { amount: { value: '100', currency: null } };

  test('needs the PIN, then says what will happen', async () => {
    const { ask, store } = await customer({ proof: pin });
    expect((await ask('SetAlert', hundred)).text).toBe("What's your voice PIN?");
    expect(store.acted('ana').lowBalanceMinor).toBeNull();
    expect((await ask('VoicePin', {}, rightPin)).text).toMatch(/^Done: I'll tell you when what you can use falls below 100 dollars\./);
    expect(store.acted('ana').lowBalanceMinor).toBe(10_000n);
  });

  test('with nothing to prove it by only the customer’s own voice will do; never another’s, never in private mode', async () => {
    const { ask, store } = await customer({ household: 'exact' });
    expect((await ask('SetAlert', hundred, { speaker: 'account' })).failure).toBe('speaker.unrecognised');
    expect((await ask('SetAlert', hundred, { speaker: 'other' })).failure).toBe('speaker.other');
    expect(store.acted('ana').lowBalanceMinor).toBeNull();
    expect((await ask('SetAlert', hundred)).failure).toBeNull();
    await ask('PrivateMode');
    expect((await ask('SetAlert', hundred)).failure).toBe('private.on');
  });

  test.each([
    ['0', null],
    ['-5', null],
    ['100', 'EUR'],
    ['100', 'XXQ'],
    ['1.234', null],
  ])('%s %s cannot be one', async (value, currency) => {
    const { ask, store } = await customer({});
    expect((await ask('SetAlert', { amount: { value, currency } })).failure).toBe('slot.unreadable');
    expect(store.acted('ana').lowBalanceMinor).toBeNull();
  });

  test('without an amount it asks for one', async () => {
    expect((await (await customer({})).ask('SetAlert')).text).toBe('Below which amount shall I warn you?');
  });
});

test.each<Locale>(['en-US', 'fr-FR'])(
  'nothing in these talks asks for a code, a number or a transfer, but for the voice PIN (%s)',
  async (locale) => {
    const { ask } = await customer({ warnings: [warningOf(), small, lowBalance()] as readonly Warning[], accounts: card });
    for (const said of ['Launch', 'WhyAnswer', 'No', 'Yes', 'Warnings', 'Dispute', 'Yes', 'Human'] as const) {
      const { text } = await ask(said, {}, { locale });
      expect(text).not.toMatch(/\bcode\b|\bPIN\b|password|mot de passe|transfer|virement|card number|numéro de carte/i);
    }
  },
);
