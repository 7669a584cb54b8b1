import { describe, expect, test } from '@jest/globals';
import type { Ask, CustomerId, Locale } from '#skill';
import { customer, everythingExact } from '../../builders/customer.ts';

const pin = '907315';
const wrong = '739155';
const unknown = { speaker: 'account' } as const;
const say = (digits: string) => ({ ...unknown, caller: { pin: digits } });
const transactions = [{ merchantName: 'Lidl' }, { merchantName: 'Ikea', amountMinor: -2_000n }];

/** A customer whose voice is not recognised, asked in one language. */
async function unrecognised(locale: Locale, given: Parameters<typeof customer>[0] = {}) {
  const person = await customer({ proof: { chosen: 'pin', pin }, transactions, ...given });
  const ask = (intent: Ask['intent'], slots: Ask['slots'] = {}, more: Parameters<typeof person.ask>[2] = {}) =>
    person.ask(intent, slots, { ...unknown, locale, ...more });
  return { ...person, ask };
}

const words = {
  'en-US': {
    pin: "What's your voice PIN?",
    again: "That wasn't right. Your voice PIN once more?",
    locked: /^Your voice PIN is locked, so please set a new one in the Harbour Bank app\./,
    balance: /^You have 1,000 dollars available/,
    latest: /^Your latest: Ikea/,
    tap: 'Tap approve in the Harbour Bank app, then say: ready.',
    notYet: "I don't see it yet. Tap approve in the Harbour Bank app, then say: ready.",
    alexa: "One moment: Alexa checks that it's you.",
    unverified: "Alexa couldn't confirm that it's you. You can say: send it to the app.",
    nobodyAsked: "I don't need that just now. What would you like to know?",
  },
  'fr-FR': {
    pin: 'Quel est votre code vocal ?',
    again: "Ce n'est pas le bon. Votre code vocal, encore une fois ?",
    locked: /^Votre code vocal est bloqué : choisissez-en un autre dans l'application Harbour Bank\./,
    balance: /^Vous avez 1000 dollars/,
    latest: /Ikea, 20 dollars/,
    tap: "Validez dans l'application Harbour Bank, puis dites : c'est fait.",
    notYet: "Je ne vois encore rien. Validez dans l'application Harbour Bank, puis dites : c'est fait.",
    alexa: "Un instant : Alexa vérifie que c'est bien vous.",
    unverified: "Alexa n'a pas pu confirmer que c'est vous. Vous pouvez dire : envoie-le dans l'application.",
    nobodyAsked: "Je n'en ai pas besoin pour l'instant. Que voulez-vous savoir ?",
  },
} as const;

describe.each(Object.entries(words) as [Locale, (typeof words)['en-US']][])('who is speaking, %s', (locale, heard) => {
  test('a PIN answers the question that asked for it, at once, and the next ones without it', async () => {
    const { ask } = await unrecognised(locale);
    expect(await ask('Balance')).toMatchObject({ text: heard.pin, failure: 'pin.needed', end: false, disclosures: [] });
    expect((await ask('VoicePin', {}, say(pin))).text).toMatch(heard.balance);
    expect((await ask('RecentTransactions')).text).toMatch(heard.latest);
  });

  test('wrong: asked once more; three times wrong: locked, and the right one no longer helps', async () => {
    const { ask } = await unrecognised(locale);
    await ask('Balance');
    expect((await ask('VoicePin', {}, say(wrong))).text).toBe(heard.again);
    expect((await ask('VoicePin', {}, say(wrong))).text).toBe(heard.again);
    expect(await ask('VoicePin', {}, say(wrong))).toMatchObject({ text: expect.stringMatching(heard.locked), failure: 'pin.locked' });
    expect((await ask('VoicePin', {}, say(pin))).text).toBe(heard.nobodyAsked);
    expect((await ask('Balance', {}, { sessionId: 'another' })).text).toMatch(heard.locked);
  });

  test('a tap in the app instead of digits: then "ready" answers', async () => {
    const { ask, store } = await unrecognised(locale, { proof: { chosen: 'app' } });
    expect((await ask('Balance')).text).toBe(heard.tap);
    expect((await ask('Yes')).text).toBe(heard.notYet);
    await approve(store);
    expect((await ask('Yes')).text).toMatch(heard.balance);
  });

  test('where a PIN is asked for, "send it to the app" takes the tap', async () => {
    const { ask, store } = await unrecognised(locale);
    await ask('Balance');
    expect((await ask('SendToApp')).text).toBe(heard.tap);
    await approve(store);
    expect((await ask('Yes')).text).toMatch(heard.balance);
  });

  test("Alexa's own PIN: the platform is asked, and comes back with the answer", async () => {
    const { ask } = await unrecognised(locale, { proof: { chosen: 'platform-pin' } });
    const asked = await ask('Balance');
    expect(asked.text).toBe(heard.alexa);
    expect(asked.verifyToken).not.toBeNull();
    expect((await ask('Verified')).text).toBe(heard.unverified);
    expect((await ask('Verified', {}, { caller: { verified: true } })).text).toMatch(heard.balance);
  });

  test('a PIN nobody asked for is not checked and says nothing', async () => {
    const { ask } = await unrecognised(locale);
    for (const digits of [wrong, wrong, wrong, wrong, pin]) expect((await ask('VoicePin', {}, say(digits))).text).toBe(heard.nobodyAsked);
    await ask('Balance');
    expect((await ask('VoicePin', {}, say(pin))).text).toMatch(heard.balance);
  });
});

/** The customer's tap: what the companion does when the waiting task is done. */
async function approve(store: Awaited<ReturnType<typeof customer>>['store']): Promise<void> {
  const [{ sessionKey, speakerHash }] = store.tasks('ana').map(({ body }) => body) as [{ sessionKey: string; speakerHash: string }];
  await store.prove('ana' as CustomerId, { platform: 'alexa', sessionKey, speakerHash, until: '2026-11-23T17:05:00Z' });
}

describe('a proof', () => {
  test('holds for its session, its speaker and five minutes', async () => {
    const { ask, wait } = await unrecognised('en-US');
    await ask('Balance');
    await ask('VoicePin', {}, say(pin));
    expect((await ask('Balance', {}, { caller: { deviceId: 'another' } })).failure).toBe('pin.needed');
    expect((await ask('Balance', {}, { sessionId: 'another' })).failure).toBe('pin.needed');
    wait('2026-11-23T17:04:00Z');
    expect((await ask('Balance')).failure).toBeNull();
    wait('2026-11-23T17:05:01Z');
    expect((await ask('Balance')).failure).toBe('pin.needed');
  });

  test('is asked of nobody who is recognised, and helps nobody who is somebody else', async () => {
    const { ask } = await unrecognised('en-US');
    expect((await ask('Balance', {}, { speaker: 'person' })).failure).toBeNull();
    expect(await ask('Balance', {}, { speaker: 'other' })).toMatchObject({ failure: 'speaker.other', end: true });
    await ask('Balance');
    expect((await ask('VoicePin', {}, { ...say(pin), speaker: 'other' })).failure).toBe('speaker.other');
  });

  test('is not asked for round figures, only for what is more than round', async () => {
    const { ask } = await unrecognised('en-US', { household: 'coarse' });
    expect((await ask('Balance')).failure).toBeNull();
    expect((await ask('RecentTransactions')).failure).toBe('pin.needed');
  });

  test('is not asked for what may not be said anyway', async () => {
    const { ask } = await unrecognised('en-US', { consents: [] });
    expect((await ask('Balance')).failure).toBe('consent.denied');
  });

  test('opens a follow-up, "more" and "the second one" as it was asked', async () => {
    const five = [1, 2, 3, 4, 5].map((n) => ({ merchantName: `Shop ${n}`, merchantId: `m${n}`, amountMinor: BigInt(-100 * n) }));
    const { ask } = await unrecognised('en-US', { transactions: five });
    await ask('RecentTransactions', {}, { speaker: 'person' });
    await ask('Yes');
    expect((await ask('VoicePin', {}, say(pin))).text).toMatch(/^Next: /);
    const other = await unrecognised('en-US', { transactions: five });
    await other.ask('RecentTransactions', {}, { speaker: 'person' });
    expect((await other.ask('SelectOrdinal', { ordinal: 2 })).text).toBe("What's your voice PIN?");
    expect((await other.ask('VoicePin', {}, say(pin))).text).toMatch(/from your checking account\./);
    const third = await unrecognised('en-US', { transactions: five });
    await third.ask('Spending', {}, { speaker: 'person' });
    await third.ask('FollowUp', { period: { form: 'DATE', value: '2026-10' } });
    expect((await third.ask('VoicePin', {}, say(pin))).text).toMatch(/^You spent nothing in October/);
  });

  test('a request the platform sends twice is one try and one answer', async () => {
    const { ask, store } = await unrecognised('en-US');
    await ask('Balance');
    const once = await ask('VoicePin', {}, { ...say(wrong), requestId: 'same' });
    for (const _ of [1, 2, 3]) expect((await ask('VoicePin', {}, { ...say(wrong), requestId: 'same' })).text).toBe(once.text);
    const right = await ask('VoicePin', {}, { ...say(pin), requestId: 'right' });
    expect(right.text).toMatch(/^You have/);
    expect((await ask('VoicePin', {}, { ...say(pin), requestId: 'right' })).text).toBe(right.text);
    expect(await store.ledger('ana' as CustomerId, 'right')).toHaveLength(right.disclosures.length);
  });

  test('what was misheard is asked again and is no try', async () => {
    const { ask } = await unrecognised('en-US');
    await ask('Balance');
    for (const digits of ['', '12', '1234567', '12a4'])
      expect((await ask('VoicePin', {}, say(digits))).text).toBe("What's your voice PIN?");
    expect((await ask('VoicePin', {}, say(pin))).failure).toBeNull();
  });

  test('silence, "what?" and a misunderstanding keep the question waiting', async () => {
    for (const intent of ['Silence', 'Repeat', 'Fallback'] as const) {
      const { ask } = await unrecognised('en-US');
      await ask('Balance');
      expect((await ask(intent)).text).toBe('Your voice PIN, please?');
      expect((await ask('VoicePin', {}, say(pin))).text).toMatch(/^You have/);
    }
  });

  test('no: nothing is told, and nothing waits any longer', async () => {
    const { ask } = await unrecognised('en-US');
    await ask('Balance');
    expect((await ask('No')).text).toMatch(/^All right\./);
    expect((await ask('VoicePin', {}, say(pin))).text).toMatch(/^I don't need that just now/);
  });

  test('"yes" to the question for a PIN names both ways', async () => {
    const { ask } = await unrecognised('en-US');
    await ask('Balance');
    expect((await ask('Yes')).text).toBe("I don't see it yet. Say your voice PIN, or: send it to the app.");
  });

  test("elsewhere than on Alexa, Alexa's PIN becomes a tap in the app", async () => {
    const slack = { platform: 'slack', caller: { tokenHash: 'slack-token' } } as const;
    const { store, ask } = await unrecognised('en-US', {
      proof: { chosen: 'platform-pin' },
      consents: everythingExact.map((cell) => ({ ...cell, platform: 'slack' as const })),
    });
    const link = { tokenHash: 'slack-token', customerId: 'ana', platform: 'slack', household: 'nothing', expiresAt: null } as const;
    await store.saveLink({ ...link, now: '2026-11-23T17:00:00Z' });
    expect(await ask('Balance', {}, slack)).toMatchObject({ text: words['en-US'].tap, verifyToken: null });
  });
});
