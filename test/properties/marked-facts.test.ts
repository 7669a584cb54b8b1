import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT } from 'jose/jwt/sign';
import {
  type AccountId,
  type Consent,
  factKinds,
  type IntentName,
  type Locale,
  type Platform,
  type Precision,
  type Reason,
  type Slots,
} from '#skill';
import { alexaEnvelope } from '../../lambda/channels/alexa/envelope.ts';
import { alexaHandler } from '../../lambda/channels/alexa/handler.ts';
import { dialogflowRequest } from '../../lambda/channels/google/envelope.ts';
import { googleHandler } from '../../lambda/channels/google/handler.ts';
import { demoSkillId } from '../../lambda/demo/doors.ts';
import { apologyIn } from '../../lambda/apology.ts';
import { hashOf } from '../../lambda/hash.ts';
import { makeTurn } from '../../lambda/turn.ts';
import { brand } from '../../brand/brand.ts';
import { type Speak, speakIn } from '../../locales/speak.ts';
import { customer, partsOf, speak } from '../builders/customer.ts';
import { lowBalance, paymentOf, warnedAbroad, warningOf } from '../builders/warning.ts';
import { drawn } from './support/drawn.ts';

/** A count keeps its type, because it chooses the plural; nothing else says this number. */
const markedCount = 7_777;

/** The reply with every fact it was given leave to tell blotted out, and the words of periods, of the age of figures and of references taken out. */
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  if ('fact' in value && 'disclosures' in value) {
    const { type } = value.fact as { readonly type: string };
    return { ...value, fact: type === 'count' ? { type, count: markedCount } : { type: 'merchant', name: '◆' } };
  }
  if ('type' in value && (value.type === 'period' || value.type === 'as-of' || value.type === 'reference'))
    return { type: 'heard', text: '◇' };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, marked(part)]));
}
/** The bank's own number is no fact: here it has no digit. */
const unnumbered = speakIn('locales', { bank: brand.name, app: brand.appName, emergencyNumber: 'call' });
const markedSpeak: Speak = (reply, options) => unnumbered(marked(reply) as typeof reply, options);

const platforms: readonly Platform[] = ['alexa', 'phone', 'web-chat'];
const now = new Date('2026-11-23T17:00:00Z');
const today = '2026-11-23' as never;
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const cells = (precision: Precision): readonly Consent[] =>
  platforms.flatMap((platform) =>
    factKinds.map((kind) => {
      const isAmount = /balance|owed|transaction|sum/.test(kind);
      return { id: `${platform}-${kind}`, platform, account: null, kind, precision: isAmount ? precision : ('exact' as const) };
    }),
  );

const twice: Reason = { kind: 'duplicate', earlier: 'x', earlierOn: '2026-11-18' as never, minutesApart: 173 };
const burst: Reason = { kind: 'burst', count: 6, hours: 37, total: '6543.21', unusualHours: true };
const rise: Reason = { kind: 'price-rise', before: '12.99', count: 7 };
const testing: Reason = { kind: 'card-testing', code: true };

/** One of every shape: of a payment, of a balance, of our own and of the bank's */
const warned = [
  warningOf({ accountId: 'a' as AccountId }),
  warnedAbroad({ accountId: 'c' as AccountId }),
  warningOf({ id: 'w4', accountId: 'c' as AccountId, reason: twice, severity: 'notice' }),
  warningOf({ id: 'w5', accountId: 'a' as AccountId, reason: burst, payment: paymentOf({ merchantName: null }) }),
  warningOf({ id: 'w6', accountId: 'a' as AccountId, reason: rise, severity: 'notice' }),
  warningOf({ id: 'w7', accountId: 'c' as AccountId, reason: testing, source: 'bank' }),
  lowBalance({ accountId: 'b' as AccountId }),
];

/** A customer with figures of many digits, behind both doors. */
async function doorsOf(precision: Precision, said: Speak) {
  const { store } = await customer({
    accounts: [
      { id: 'a', availableMinor: 123_456n, bookedMinor: 234_567n, overdraftMinor: 345_678n, card: 'active' },
      { id: 'b', kind: 'savings', nickname: 'rainy day', availableMinor: 456_789n, asOf: '2026-11-20T08:41:00Z' },
      { id: 'c', kind: 'card', bookedMinor: -567_891n, card: 'active' },
    ],
    warnings: warned,
    transactions: [678_912n, 789_123n, 891_234n, 912_345n].map((minor, n) => ({
      accountId: n % 2 ? 'a' : 'c',
      amountMinor: -minor,
      merchantName: ['Quorvex', 'Blimptar', 'Wendrick', null][n] ?? null,
      category: n > 1 ? 'uncategorised' : 'groceries',
      status: n === 0 ? 'pending' : 'booked',
      date: `2026-11-${20 - n}` as never,
    })),
  });
  await store.saveConsents('ana', cells(precision));
  for (const platform of ['phone', 'web-chat'] as const) {
    const link = { tokenHash: hashOf('bank', 'ana'), customerId: 'ana', platform, household: 'nothing' as const };
    await store.saveLink({ ...link, expiresAt: null, now: now.toISOString() });
  }
  const parts = partsOf({ speak: said, now: () => now });
  const turn = makeTurn({ ...parts, store: async () => store });
  const common = { turn, deadlineMs: 5_000, log: () => {}, brandName: 'Harbour Bank' };
  const apology = apologyIn(said);
  const none = async () => undefined;
  const alexa = alexaHandler({
    ...{ ...common, skillId: demoSkillId, readVerifyToken: async () => false, bind: none, unlink: none, optIn: none },
    apology: (locale) => apology(locale, 'ear'),
  });
  const chatTokenKey = publicKey.export({ format: 'jwk' });
  const google = googleHandler({
    ...common,
    store: async () => store,
    chatTokenKey,
    speak: said,
    mayStand: () => true,
    apology,
    now: () => now,
  });
  const token = await new SignJWT({ sub: 'ana' })
    .setProtectedHeader({ alg: 'ES256' })
    .setAudience('tellback')
    .setExpirationTime(now.getTime() / 1_000 + 300)
    .sign(privateKey);
  return { alexa, google, token };
}

const saying = fc.record({
  intent: fc.constantFrom<IntentName | 'Launch'>(
    ...(['Launch', 'Balance', 'CardOwed', 'RecentTransactions', 'FindTransaction', 'Spending', 'Spending', 'FollowUp'] as const),
    ...(['Warnings', 'WhyWarning', 'ConfirmMine', 'DenyMine', 'No', 'Dispute', 'NotRecognised', 'ChargedTwice'] as const),
    ...(['FreezeCard', 'UnfreezeCard', 'LostCard', 'Human', 'Warnings', 'Yes'] as const),
    ...(['Repeat', 'More', 'SelectOrdinal', 'WhyAnswer', 'WhyAnswer', 'WhatDisclosed', 'Help', 'Yes', 'Fallback'] as const),
  ),
  slots: fc.constantFrom<Slots>(
    {},
    {},
    { account: { id: 'all', heard: 'all' } },
    { account: { id: null, heard: 'rainy day' } },
    { merchant: { id: null, heard: 'quorvecs' } },
    { category: { id: 'groceries', heard: 'groceries' } },
    { ordinal: 2 },
  ),
  locale: fc.constantFrom<Locale>('en-US', 'fr-FR'),
});
const conversation = fc.array(saying, { minLength: 3, maxLength: 8 });

/** Every text a platform gets to say, show, keep or offer, without the document that only lays it out. */
function textsOf(response: object): string {
  const withoutLayout = JSON.stringify(response, (key, value: unknown) =>
    key === 'document' || key === 'outputContexts' ? undefined : value,
  );
  return withoutLayout
    .replaceAll(/<break time=\\"\d+ms\\"\/>/g, ' ')
    .replaceAll('"version":"1.0"', '')
    .replaceAll(/7[\s.,\u00a0\u202f]?777/g, '◆');
}

/** What both doors answer to a conversation, marked or as it is. */
async function heard(precision: Precision, said: Speak, sayings: readonly (typeof saying extends fc.Arbitrary<infer T> ? T : never)[]) {
  const { alexa, google, token } = await doorsOf(precision, said);
  const texts: string[] = [];
  for (const [n, { intent, slots, locale }] of sayings.entries()) {
    const request = { intent, slots, locale, sessionId: 's1' };
    const device = { account: 'ana', voice: 'person', token: 'ana-token', newSession: false, skillId: demoSkillId, screen: true } as const;
    texts.push(textsOf(await alexa(alexaEnvelope({ ...request, ...device, requestId: `a.${n}`, timestamp: now.toISOString() }))));
    for (const source of ['phone', 'web-chat'] as const) {
      const sentence = { token, responseId: `g.${source}.${n}`, text: 'x', contexts: [], today };
      texts.push(textsOf(await google(dialogflowRequest({ ...request, ...sentence, source, sessionId: source }))));
    }
  }
  return texts;
}

describe.each<Precision>(['exact', 'rounded', 'threshold', 'nothing'])('facts told: %s', (precision) => {
  test('with every Sayable blotted out, no door’s speech, screen, card or suggestion holds a digit', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, async (sayings) => {
        for (const text of await heard(precision, markedSpeak, sayings)) expect([text, /\d/.test(text)]).toEqual([text, false]);
      }),
      drawn(40),
    );
  });
});

test('the same talks are full of digits where nothing is blotted out', async () => {
  const sayings = (['Balance', 'CardOwed', 'RecentTransactions', 'Spending'] as const).map((intent) => ({
    intent,
    slots: {},
    locale: 'en-US' as const,
  }));
  for (const text of await heard('exact', speak, sayings)) expect(text).toMatch(/\d/);
});
