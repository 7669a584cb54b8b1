import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Ask, type BankReader, type FailureCode, intentNames, laterIntentNames, type Locale, type Slots } from '#skill';
import { brand } from '../../brand/brand.ts';
import { hashOf } from '../../lambda/hash.ts';
import { makeSpeaker } from '../../lambda/demo/speaker.ts';
import { doors as demoDoors } from '../../lambda/demo/said.ts';
import { openMemory } from '../../lambda/store/memory-store.ts';
import type { Store, Writer } from '../../lambda/store/store.ts';
import { makeTurn } from '../../lambda/turn.ts';
import { ensureModel } from '../../tools/train-understanding.ts';
import { callerOf, customer, partsOf, plain } from '../builders/customer.ts';
import { languageOf } from './support/language.ts';
import { failure, sentence, withoutTail } from './support/sentences.ts';
import { now, twoDoors, type TwoDoors, wordsOf } from './support/two-doors.ts';

const locales: readonly Locale[] = ['en-US', 'fr-FR'];

const household = () =>
  customer({
    accounts: [{}, { id: 'savings', kind: 'savings', nickname: 'rainy day' }],
    transactions: [
      ...Array.from({ length: 7 }, (_, n) => ({
        amountMinor: BigInt(-100 * (n + 1)),
        date: `2026-11-1${n}` as never,
        merchantName: 'Ikea',
      })),
      { merchantName: 'Lidl North', category: 'groceries', amountMinor: -2_000n },
      { merchantName: 'Lidl South', category: 'groceries', amountMinor: -3_000n },
      { merchantName: 'Quick', category: 'restaurants', amountMinor: -4_000n, date: '2026-10-05' as never },
      { merchantName: 'Quick', category: 'restaurants', amountMinor: -5_000n },
    ],
  });

/** What an Alexa slot or a Dialogflow parameter holds, and what is answered; null: as if it had not been said. */
type Case = readonly [slot: string, value: unknown, code: FailureCode | null];

const unreadable = 'slot.unreadable';
const onAlexa: Readonly<Record<string, readonly Case[]>> = {
  Spending: [
    ...[
      '?',
      '9999-99-99',
      '2026-W99',
      '2026-W00',
      '2026-13',
      '2026-02-30',
      '0001',
      '-1',
      '2026-Q5',
      '2099',
      '99XX',
      'now',
      '٢٠٢٦',
      '2026-11-23T10:00',
    ].map((date): Case => ['period', date, unreadable]),
    ...['?', 'P9999Y', 'P', 'PT', 'P0D', '-P1D', 'P1.5M', 'P99999999999999999D', 'P1D1D', '30'].map(
      (length): Case => ['duration', length, unreadable],
    ),
    ...['?', 'then', '2026-99'].map((day): Case => ['from', day, unreadable]),
    ['until', '2026-10', unreadable],
    ['account', '?', unreadable],
    ['account', 'moon base', 'account.unknown'],
    ['account', '!!!', 'account.unknown'],
    ['account', 'z'.repeat(10_000), 'account.unknown'],
    ['category', 'unicorns', unreadable],
    ['merchant', '?', unreadable],
    ...(['period', 'duration', 'account', 'category', 'merchant'] as const).flatMap((slot): Case[] => [
      [slot, '', null],
      [slot, '   ', null],
      [slot, null, null],
      [slot, 7, null],
      [slot, {}, null],
    ]),
  ],
  RecentTransactions: ['?', '-1', '0', '1e3', 'NaN', 'Infinity', '3.5', '99999999', 'three', '0x10'].map(
    (count): Case => ['count', count, unreadable],
  ),
  FindTransaction: ['?', '-5', '1e9', 'NaN', '12,345,678', '9999999999', '5 euros', '0.001'].map(
    (amount): Case => ['amount', amount, unreadable],
  ),
};

const onDialogflow: Readonly<Record<string, readonly Case[]>> = {
  Spending: [
    ...['9999-99-99', '2026-02-30', 'T12:00', '0001-01-01', 'soon', -1, 1e21, true, '2099-01-01'].map(
      (date): Case => ['date', date, unreadable],
    ),
    ['period', { startDate: '9999-99-99', endDate: '2026-01-01' }, unreadable],
    ['period', { startDate: '2026-01-01' }, unreadable],
    ['period', { startDate: '2099-01-01', endDate: '2099-02-01' }, unreadable],
    ['period', { startDate: null, endDate: null }, unreadable],
    ['period', ['2026-01-01', '2026-02-01'], unreadable],
    ...[
      { amount: -1, unit: 'day' },
      { amount: 9_999, unit: 'decade' },
      { amount: 0, unit: 'mo' },
      { amount: 1, unit: 'constructor' },
      { amount: 'x', unit: 'day' },
      'P9999Y',
    ].map((length): Case => ['duration', length, unreadable]),
    ['account', 'moon base', 'account.unknown'],
    ['category', 'unicorns', unreadable],
    ...(['period', 'date', 'duration', 'account', 'category', 'merchant'] as const).flatMap((slot): Case[] => [
      [slot, '', null],
      [slot, '  ', null],
      [slot, null, null],
      [slot, [], null],
      [slot, {}, null],
    ]),
  ],
  RecentTransactions: [-1, 0, 2.5, 1e21, 99_999_999, 'three', true, { a: 1 }].map((count): Case => ['count', count, unreadable]),
  FindTransaction: [
    ...[-5, 1e21, 'five', true].map((amount): Case => ['amount', amount, unreadable]),
    ['amount', { amount: 5, currency: 'XXX' }, unreadable],
    ['amount', { amount: 5, currency: 'ZZZ' }, unreadable],
  ],
};

const cases = (table: Readonly<Record<string, readonly Case[]>>) =>
  Object.entries(table).flatMap(([intent, rows]) =>
    rows.map(([slot, value, code]) => ({ intent: intent as 'Spending', slot, value, code })),
  );

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 40);

interface AlexaBody {
  readonly request: { readonly intent: { readonly name: string; readonly slots: Record<string, unknown> } };
}
interface GoogleBody {
  readonly queryResult: { readonly parameters: Record<string, unknown>; readonly intent: { displayName: string }; languageCode: unknown };
}

async function heardOnAlexa(doors: TwoDoors, body: object): Promise<string> {
  const { response } = await doors.doors.alexa(body);
  return response.outputSpeech?.type === 'SSML' ? withoutTail(wordsOf(response.outputSpeech.ssml)) : '';
}

const readOnGoogle = async (doors: TwoDoors, body: object): Promise<string> =>
  withoutTail((await doors.doors.google(body)).fulfillmentText);

describe.each(locales)('what cannot be read is said clearly, and the talk goes on where it was (%s)', (locale) => {
  let alone: readonly [string, string];

  beforeAll(async () => {
    const doors = await twoDoors((await household()).store);
    alone = [await talkOnAlexa(doors, null), await talkOnGoogle(doors, null)];
  });

  const first = { intent: 'Spending', slots: { period: { form: 'DATE', value: '2026-10' } }, locale } as const;
  const next = { intent: 'FollowUp', slots: { category: { id: 'restaurants', heard: 'restaurants' } }, locale } as const;

  /** A good question, the bad one, and a fragment that only the good one explains */
  async function talkOnAlexa(doors: TwoDoors, bad: object | null): Promise<string> {
    await doors.onAlexa(first);
    if (bad) await doors.doors.alexa(bad);
    return heardOnAlexa(doors, doors.alexaRequest(next));
  }
  async function talkOnGoogle(doors: TwoDoors, bad: object | null): Promise<string> {
    await doors.onGoogle(first);
    if (bad) await doors.doors.google(bad);
    return readOnGoogle(doors, doors.googleRequest(next));
  }

  test('the talk by itself', () => {
    expect(alone[0]).toMatch(/ 40 dollars .*(October|octobre)/);
    expect(alone[1]).toBe(alone[0]);
  });

  test.each(cases(onAlexa).map((row) => [`${row.intent} ${row.slot} ${shown(row.value)}`, row] as const))(
    'Alexa: %s',
    async (_, { intent, slot, value, code }) => {
      const doors = await twoDoors((await household()).store);
      const body = doors.alexaRequest({ intent, locale }) as AlexaBody;
      body.request.intent.slots[slot] = { name: slot, value, confirmationStatus: 'NONE' };
      const expected = code === null ? await heardOnAlexa(doors, doors.alexaRequest({ intent, locale })) : failure(code, locale);
      expect(await heardOnAlexa(doors, body)).toBe(expected);
      if (code !== null) expect(await talkOnAlexa(doors, body)).toBe(alone[0]);
    },
  );

  test.each(cases(onDialogflow).map((row) => [`${row.intent} ${row.slot} ${shown(row.value)}`, row] as const))(
    'Dialogflow: %s',
    async (_, { intent, slot, value, code }) => {
      const doors = await twoDoors((await household()).store);
      const body = doors.googleRequest({ intent, locale }) as GoogleBody;
      body.queryResult.parameters[slot] = value;
      const expected = code === null ? await readOnGoogle(doors, doors.googleRequest({ intent, locale })) : failure(code, locale);
      expect(await readOnGoogle(doors, body)).toBe(expected);
      if (code !== null) expect(await talkOnGoogle(doors, body)).toBe(alone[1]);
    },
  );

  test.each(['0', '-2', '1000', 'NaN', 'second', '?', ''])('the ordinal "%s" is no choice', async (id) => {
    const doors = await twoDoors((await household()).store);
    await doors.onAlexa({ intent: 'RecentTransactions', locale });
    const body = doors.alexaRequest({ intent: 'SelectOrdinal', slots: { ordinal: 1 }, locale });
    const asked = JSON.parse(JSON.stringify(body).replaceAll('"id":"1"', `"id":"${id}"`).replaceAll('"value":"1"', `"value":"${id}"`));
    expect(await heardOnAlexa(doors, asked)).toBe(id === '' ? sentence('select.which', locale) : failure(unreadable, locale));
    expect(await heardOnAlexa(doors, doors.alexaRequest({ intent: 'SelectOrdinal', slots: { ordinal: 3 }, locale }))).toMatch(
      /Ikea|Lidl|Quick/,
    );
  });

  test.each([4, 999])('there is no payment number %i among the three that were told', async (ordinal) => {
    const doors = await twoDoors((await household()).store);
    await doors.onAlexa({ intent: 'RecentTransactions', locale });
    const said = await heardOnAlexa(doors, doors.alexaRequest({ intent: 'SelectOrdinal', slots: { ordinal }, locale }));
    expect(said).toBe(sentence('select.too-far', locale));
  });

  test.each(['FooIntent', '', '?', 'constructor', '__proto__', 'toString', 'AMAZON.PauseIntent', 'spending', 'Launch'])(
    'the unknown intent "%s": a hint, then a choice of two, then the app; the talk goes on',
    async (name) => {
      const doors = await twoDoors((await household()).store);
      const body = doors.alexaRequest({ intent: 'Help', locale, session: 'other' }) as AlexaBody;
      const asked = { ...body, request: { ...body.request, intent: { name, slots: {} } } };
      const again = (n: number) => ({ ...asked, request: { ...asked.request, requestId: `again.${n}` } });
      const heard = [await heardOnAlexa(doors, again(1)), await heardOnAlexa(doors, again(2)), await heardOnAlexa(doors, again(3))];
      expect(heard).toEqual(['missed.hint', 'missed.choice', 'missed.app'].map((key) => sentence(key, locale)));
      expect(await talkOnAlexa(doors, { ...body, request: asked.request })).toBe(alone[0]);
    },
  );
});

describe('a language we do not speak is answered in English rather than not at all', () => {
  test.each<readonly [unknown, Locale]>([
    ['de-DE', 'en-US'],
    ['', 'en-US'],
    [null, 'en-US'],
    [7, 'en-US'],
    ['xx', 'en-US'],
    ['frr', 'en-US'],
    ['constructor', 'en-US'],
    ['../../etc', 'en-US'],
    ['fr', 'fr-FR'],
    ['FR-be', 'fr-FR'],
    ['fr-CA', 'fr-FR'],
  ])('%p', async (tag, locale) => {
    const doors = await twoDoors((await household()).store);
    const alexa = doors.alexaRequest({ intent: 'Unsupported' }) as { readonly request: object };
    const google = doors.googleRequest({ intent: 'Unsupported' }) as GoogleBody;
    google.queryResult.languageCode = tag;
    expect(await heardOnAlexa(doors, { ...alexa, request: { ...alexa.request, locale: tag } })).toBe(sentence('unsupported.other', locale));
    expect(await readOnGoogle(doors, google)).toBe(sentence('unsupported.other', locale));
  });
});

describe('texts of no use, typed or spoken', () => {
  const engine = ensureModel('.');
  const speaker = async () => {
    const { store } = await household();
    await store.saveLink({
      tokenHash: hashOf('token', 'demo-token-ana'),
      customerId: 'ana',
      platform: 'alexa',
      household: 'nothing',
      expiresAt: null,
      now: now.toISOString(),
    });
    return makeSpeaker({ doors: (await twoDoors(store)).doors, store, engine, now: () => now });
  };
  test.each(demoDoors)('%s: nothing, signs alone and ten thousand letters are answered in the language', async (door) => {
    const say = await speaker();
    for (const locale of locales) {
      const ask = (text: string) => say({ door, locale, customer: null, voice: 'person', text, sessionId: 'session-1', newSession: false });
      const unlinked = (await ask('what is my balance')).speech;
      for (const text of ['', '   ', '?!', '…', 'a'.repeat(10_000), 'la la '.repeat(2_000), '\ud83d', '💸'.repeat(200)]) {
        expect([text.slice(0, 9), (await ask(text)).speech]).toEqual([text.slice(0, 9), unlinked]);
      }
    }
  });
});

const everyData: readonly (readonly [Ask['intent'], Slots])[] = [
  ['Balance', {}],
  ['Balance', { account: { id: 'all', heard: 'all' } }],
  ['CardOwed', {}],
  ['Spending', {}],
  ['Spending', { merchant: { id: null, heard: 'lidl north' } }],
  ['FindTransaction', {}],
  ['RecentTransactions', {}],
];

describe.each(locales)('a customer who has little (%s)', (locale) => {
  test.each(everyData)('no accounts: %s %j', async (intent, slots) => {
    const { hear } = await customer({ accounts: [] });
    expect(await hear(intent as 'Balance', slots, { locale })).toBe(failure('account.none', locale));
  });

  test('no card: what is owed', async () => {
    expect(await (await customer({})).hear('CardOwed', {}, { locale })).toBe(failure('card.none', locale));
  });

  test('no payments yet', async () => {
    const { hear } = await customer({});
    expect(await hear('RecentTransactions', {}, { locale })).toBe(sentence('recent.none', locale));
    expect(await hear('Spending', {}, { locale })).toBe(
      locale === 'fr-FR' ? "Vous n'avez rien dépensé ce mois-ci." : 'You spent nothing this month.',
    );
    expect(await hear('FindTransaction', {}, { locale })).toBe(
      locale === 'fr-FR' ? 'Je ne trouve aucun paiement ces 90 derniers jours.' : 'I found no payment in the last 90 days.',
    );
    expect(await hear('Spending', { merchant: { id: null, heard: 'Lidl' } }, { locale })).toBe(
      locale === 'fr-FR' ? 'Je ne vois aucun paiement à Lidl.' : 'I see no payments to Lidl.',
    );
  });

  test('an account whose balance the bank does not tell', async () => {
    const { hear } = await customer({ accounts: [{ availableMinor: null, bookedMinor: null }] });
    const expected =
      locale === 'fr-FR'
        ? 'La banque ne me donne pas le solde de votre compte courant.'
        : 'The bank does not tell me the balance of your checking account.';
    expect(await hear('Balance', {}, { locale })).toBe(expected);
  });

  test('a store that knows nobody', async () => {
    const turn = makeTurn({ ...parts, store: async () => openMemory() });
    const told = await turn({ ...asked('Balance', {}), locale }, caller, 'ear');
    expect([told.failure, plain(told.spoken.speech)]).toEqual(['link.expired', failure('link.expired', locale)]);
  });
});

const caller = callerOf();
const parts = partsOf({ now: () => now });
let requests = 0;
const asked = (intent: Ask['intent'], slots: Slots): Ask => {
  requests += 1;
  return { ...{ requestId: `b${requests}`, platform: 'alexa', locale: 'en-US', intent, slots, unreadable: [], speaker: 'person' } };
};

type Trouble = 'none' | 'fails' | 'hangs';
const storeMethods = ['load', 'commit'] as const;
const bankMethods = ['accounts', 'merchants', 'transactions', 'totals'] as const;
type Method = (typeof storeMethods)[number] | (typeof bankMethods)[number];

/** The store with one method in trouble, until it recovers. */
function troubled(store: Store & Writer, method: Method, state: { trouble: Trouble }): Store & Writer {
  const upset = <A extends unknown[], T>(run: (...given: A) => Promise<T>): ((...given: A) => Promise<T>) => {
    return (...given) => {
      if (state.trouble === 'fails') return Promise.reject(new Error('relation "account" does not exist at /srv/store.ts:1:1'));
      return state.trouble === 'hangs' ? new Promise(() => {}) : run(...given);
    };
  };
  const bank = (reader: BankReader): BankReader =>
    isBankMethod(method) ? { ...reader, [method]: upset(reader[method] as () => Promise<unknown>) } : reader;
  const own = isBankMethod(method) ? {} : { [method]: upset(store[method] as () => Promise<unknown>) };
  return { ...store, ...own, bank: (customer, at) => bank(store.bank(customer, at)) };
}

const isBankMethod = (method: Method): method is (typeof bankMethods)[number] => (bankMethods as readonly string[]).includes(method);

/** A question that needs the method */
const needing: Readonly<Record<Method, readonly [Ask['intent'], Slots]>> = {
  load: ['Balance', {}],
  commit: ['Balance', {}],
  accounts: ['Balance', {}],
  merchants: ['Spending', { merchant: { id: null, heard: 'ikea' } }],
  transactions: ['RecentTransactions', {}],
  totals: ['Spending', {}],
};

describe.each(['fails', 'hangs'] as const)('a store whose method %s', (trouble) => {
  test.each([...storeMethods, ...bankMethods])(
    '%s: an apology in the language, no figure, and afterwards all is as before',
    async (method) => {
      const { store } = await household();
      const state: { trouble: Trouble } = { trouble: 'none' };
      const over = { ...parts, store: async () => troubled(store, method, state) };
      const [patient, hasty] = [makeTurn(over), makeTurn({ ...over, deadlineMs: 20 })];
      const [intent, slots] = needing[method];
      for (const locale of locales) {
        const say = async (what: Ask['intent'], given: Slots, turn = patient) => turn({ ...asked(what, given), locale }, caller, 'ear');
        const before = withoutTail(plain((await say('Spending', { period: { form: 'DATE', value: '2026-10' } })).spoken.speech));
        state.trouble = trouble;
        const told = await say(intent, slots, trouble === 'hangs' ? hasty : patient);
        state.trouble = 'none';
        expect(withoutTail(plain(told.spoken.speech))).toBe(failure(trouble === 'hangs' ? 'turn.late' : 'bank.unavailable', locale));
        expect(told.disclosures).toEqual([]);
        expect(withoutTail(plain((await say('Repeat', {})).spoken.speech))).toBe(before);
      }
    },
  );
});

describe('a question that was just put to the customer stays open', () => {
  const lidl: Slots = { merchant: { id: null, heard: 'lidl' } };

  test('when the answer could not be read', async () => {
    const { ask, hear } = await household();
    expect(await hear('Spending', lidl)).toBe('Do you mean Lidl North or Lidl South?');
    await ask('SelectOrdinal', {}, { unreadable: ['ordinal'] });
    expect(await hear('SelectOrdinal', { ordinal: 2 })).toBe('You spent 30 dollars at Lidl South this month.');
  });

  test('when the bank could not be reached for it', async () => {
    const { store } = await household();
    const state: { trouble: Trouble } = { trouble: 'none' };
    const turn = makeTurn({ ...parts, store: async () => troubled(store, 'totals', state) });
    const say = async (what: Ask['intent'], given: Slots) =>
      withoutTail(plain((await turn(asked(what, given), caller, 'ear')).spoken.speech));
    expect(await say('Spending', lidl)).toBe('Do you mean Lidl North or Lidl South?');
    state.trouble = 'fails';
    expect(await say('SelectOrdinal', { ordinal: 2 })).toBe(failure('bank.unavailable', 'en-US'));
    state.trouble = 'none';
    expect(await say('SelectOrdinal', { ordinal: 2 })).toBe('You spent 30 dollars at Lidl South this month.');
  });
});

describe('every intent there is', () => {
  test.each(locales)('has an answer with nothing said before, and with everything unreadable (%s)', async (locale) => {
    for (const intent of [...intentNames, ...laterIntentNames, 'Launch', 'Silence'] as const) {
      const { ask } = await household();
      for (const unreadable of [[], ['account', 'merchant', 'period', 'amount']] as const) {
        const told = await ask(intent, {}, { locale, sessionId: intent, unreadable });
        expect([null, 'slot.unreadable', 'card.none']).toContain(told.failure);
        expect([intent, languageOf(told.text)]).toEqual([intent, languageOf(told.text) === null ? null : locale]);
        expect(told.text).not.toBe('');
      }
    }
  });

  test.each(locales)('a lost card is helped whatever else could not be read (%s)', async (locale) => {
    const { ask } = await household();
    const { text } = await ask('LostCard', {}, { locale, unreadable: ['account'] });
    expect(text).toBe(sentence('lost-card', locale).replace('{{emergencyNumber}}', brand.emergencyNumber));
  });
});
