import { describe, expect, test } from '@jest/globals';
import { type Ask, Failure, type Locale } from '#skill';
import { callerOf, customer, everythingExact, partsOf, plain } from '../../builders/customer.ts';
import { makeTurn } from '../../../lambda/turn.ts';
import { warningOf } from '../../builders/warning.ts';

const number = '+1 555 0100 911';
const one = [{ card: 'active' as const }];
const several = [
  { card: 'active' as const },
  { id: 's', kind: 'savings' as const },
  { id: 'c', kind: 'card' as const, card: 'active' as const },
] as const;

/** A customer whose bank keeps a list of what it was asked to freeze */
async function withCards(given: Parameters<typeof customer>[0]) {
  const frozen: (readonly string[])[] = [];
  const freeze = async (_: string, accounts: readonly string[]) => void frozen.push(accounts);
  return { ...(await customer({ ...given, parts: { freeze } })), frozen };
}

describe('freezing needs the link and one spoken yes, and nothing else', () => {
  const pin = { chosen: 'pin', pin: '4921' } as const;
  const people: readonly (readonly [string, Partial<Ask>])[] = [
    ['the customer', {}],
    ['somebody at the device', { speaker: 'account' }],
    ['another recognised voice', { speaker: 'other' }],
  ];
  describe.each(people)('%s', (_, who) => {
    test.each([
      ['with nothing allowed here', { consents: [], accounts: one }],
      ['with a PIN that was not said', { proof: pin, accounts: one }],
    ])('%s', async (_name, given) => {
      const { ask, frozen } = await withCards(given);
      expect((await ask('FreezeCard', {}, who)).text).toBe('Shall I freeze your card?');
      expect(frozen).toEqual([]);
      expect(await ask('Yes', {}, who)).toMatchObject({ text: expect.stringMatching(/^I've frozen your card;/), disclosures: [] });
      expect(frozen).toEqual([['checking']]);
    });

    test('in private mode', async () => {
      const { ask, frozen } = await withCards({ accounts: one });
      await ask('PrivateMode', {}, who);
      await ask('FreezeCard', {}, who);
      await ask('Yes', {}, who);
      expect(frozen).toEqual([['checking']]);
      expect((await ask('Balance')).failure).toBe('private.on');
    });
  });

  test('with the PIN locked', async () => {
    const { ask, frozen } = await withCards({ accounts: one, proof: pin });
    const unknown = { speaker: 'account' } as const;
    await ask('Balance', {}, unknown);
    for (const wrong of ['1357', '2468', '8642']) await ask('VoicePin', {}, { ...unknown, caller: { pin: wrong } });
    expect((await ask('Balance', {}, unknown)).failure).toBe('pin.locked');
    await ask('FreezeCard', {}, unknown);
    await ask('Yes', {}, unknown);
    expect(frozen).toEqual([['checking']]);
  });

  test('no yes, no freeze', async () => {
    for (const instead of ['No', 'Help', 'Balance', 'Fallback', 'Silence', 'SendToApp', 'Stop'] as const) {
      const { ask, frozen } = await withCards({ accounts: one });
      await ask('FreezeCard');
      await ask(instead);
      expect(frozen).toEqual([]);
    }
  });

  test('a platform that sends the yes twice hears the same', async () => {
    const { ask } = await withCards({ accounts: one });
    await ask('FreezeCard');
    const first = await ask('Yes', {}, { requestId: 'again' });
    expect((await ask('Yes', {}, { requestId: 'again' })).text).toBe(first.text);
  });
});

describe('which card', () => {
  const credit = { account: { id: 'card', heard: 'credit card' } } as const;

  test('all of them, unless one is named; named by its account only where names may be said', async () => {
    const { ask, frozen } = await withCards({ accounts: several });
    expect((await ask('FreezeCard')).text).toMatch(/^Shall I freeze both your cards\?/);
    const told = await ask('FreezeCard', credit);
    expect(told.text).toMatch(/^Shall I freeze your credit card\?/);
    expect(told.disclosures).toMatchObject([{ kind: 'account-name', account: 'c' }]);
    expect((await ask('Yes')).text).toMatch(/^I've frozen your credit card;/);
    expect(frozen).toEqual([['c']]);
    const shy = await withCards({ accounts: several, consents: [] });
    expect(await shy.ask('FreezeCard', credit)).toMatchObject({
      text: expect.stringMatching(/^Shall I freeze your card\?/),
      disclosures: [],
    });
  });

  test('"my card" in one word is any; right after a warning it is the one that was warned about', async () => {
    const bare = { account: { id: 'card', heard: 'card' } } as const;
    const { ask } = await withCards({ accounts: several, warnings: [warningOf()] });
    expect((await ask('FreezeCard', bare)).text).toMatch(/^Shall I freeze both your cards\?/);
    await ask('Warnings');
    expect((await ask('FreezeCard', bare)).text).toMatch(/^Shall I freeze the card for your checking account\?/);
    expect((await ask('LostCard', bare)).text).toMatch(/Shall I freeze both your cards\?/);
  });

  test('three or more are all of them; a name nobody has means all', async () => {
    const accounts = [...several, { id: 'd', kind: 'card' as const, name: 'Gold', card: 'active' as const }];
    const { ask } = await withCards({ accounts });
    expect((await ask('FreezeCard', { account: { id: null, heard: 'platinum' } })).text).toMatch(/^Shall I freeze all your cards\?/);
    expect((await ask('FreezeCard', { account: { id: null, heard: 'gold' } })).text).toMatch(/^Shall I freeze Gold\?/);
  });

  test('a name does not show who may not hear it: the same question for one they have and one they have not', async () => {
    const accounts = [...several, { id: 'd', kind: 'card' as const, nickname: 'zanzibar', card: 'active' as const }];
    const { ask } = await withCards({ accounts, consents: [] });
    const heard = async (name: string) => (await ask('FreezeCard', { account: { id: null, heard: name } })).text;
    expect(await heard('zanzibar')).toBe(await heard('okavango'));
  });

  test('what is frozen is not frozen again, and what is not, is', async () => {
    const { ask, frozen } = await withCards({ accounts: [{ card: 'frozen' }, { id: 'c', kind: 'card', card: 'active' }] });
    await ask('FreezeCard');
    await ask('Yes');
    expect(frozen).toEqual([['c']]);
  });

  test('what is frozen as far as we know is frozen again after a yes: it may have been released elsewhere', async () => {
    for (const intent of ['FreezeCard', 'LostCard'] as const) {
      const { ask, frozen } = await withCards({ accounts: [{ card: 'frozen' }] });
      const asked = await ask(intent);
      expect(asked.text).toMatch(/As far as I know it is frozen already\. Shall I ask Harbour Bank to make sure\?$/);
      expect([asked.end, frozen]).toEqual([false, []]);
      expect((await ask('Yes')).text).toMatch(/^I've frozen your card;/);
      expect(frozen).toEqual([['checking']]);
    }
  });
});

describe('where it cannot be done, the number at once', () => {
  test('no card that can be frozen here', async () => {
    const { ask } = await customer({});
    expect(await ask('FreezeCard')).toMatchObject({ text: `I can't freeze cards here. Call Harbour Bank at once: ${number}.`, end: true });
  });

  test('the bank did not do it, or not in time', async () => {
    for (const freeze of [() => Promise.reject(new Error('no')), () => new Promise<void>(() => {})]) {
      const { ask } = await customer({ accounts: one, parts: { freeze } });
      await ask('FreezeCard');
      const told = await ask('Yes');
      expect(told.text).toMatch(/^I couldn't freeze it\. Call Harbour Bank now: \+1 555 0100 911\./);
      expect((await ask('FreezeCard')).text).toMatch(/^Shall I freeze your card\?/);
    }
  });

  test('the accounts cannot be read', async () => {
    const { store } = await customer({ accounts: one });
    const broken = {
      ...store,
      bank: () => ({ ...store.bank('ana' as never, ''), accounts: () => Promise.reject(new Failure('bank.unavailable')) }),
    };
    const turn = makeTurn({ ...partsOf(), store: async () => broken });
    const said = { requestId: 'r', platform: 'alexa', locale: 'en-US', slots: {}, unreadable: [], speaker: 'person' } as const;
    for (const intent of ['FreezeCard', 'LostCard'] as const) {
      expect(plain((await turn({ ...said, requestId: intent, intent }, callerOf(), 'ear')).spoken.speech)).toContain(number);
    }
  });

  test.each<Locale>(['en-US', 'fr-FR'])('nobody is linked (%s)', async (locale) => {
    const { ask } = await customer({ accounts: one });
    for (const intent of ['FreezeCard', 'LostCard', 'Human'] as const) {
      expect(await ask(intent, {}, { locale, caller: { tokenHash: null } })).toMatchObject({
        text: expect.stringContaining(number),
        end: true,
      });
    }
  });
});

describe('a lost card', () => {
  test('the number first, then the card', async () => {
    const { ask, frozen } = await withCards({ accounts: one });
    expect((await ask('LostCard', {}, { speaker: 'account' })).text).toBe(
      `Call Harbour Bank now, day or night, to block your card: ${number}. Shall I freeze your card?`,
    );
    await ask('Yes', {}, { speaker: 'account' });
    expect(frozen).toEqual([['checking']]);
  });

  test('without a card that can be frozen here the number is all, and the talk ends', async () => {
    const { ask } = await customer({});
    expect(await ask('LostCard')).toMatchObject({ text: expect.stringContaining(number), end: true });
  });
});

describe('releasing a card', () => {
  test('only in the app, whoever asks and whatever was proven', async () => {
    const { ask, frozen, hear } = await withCards({ accounts: one });
    await ask('FreezeCard');
    await ask('Yes');
    expect(await hear('UnfreezeCard')).toBe(
      'Frozen now: your card. Only the Harbour Bank app can release a card: there it is sure to be you.',
    );
    await ask('Yes');
    expect(frozen).toHaveLength(1);
    expect((await ask('FreezeCard')).text).toMatch(/^As far as I know it is frozen already/);
  });

  test('whether one is frozen is told to who may hear of accounts', async () => {
    const { hear } = await customer({
      accounts: [{ card: 'frozen' }],
      consents: everythingExact.filter(({ kind }) => kind !== 'account-name'),
    });
    expect(await hear('UnfreezeCard')).toBe('Only the Harbour Bank app can release a card: there it is sure to be you.');
  });
});
