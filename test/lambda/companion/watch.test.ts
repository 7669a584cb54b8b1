import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { warnings as rules } from '../../../brand/rules.ts';
import { type OperationId, operations, type Operation } from '../../../companion/api/operations.ts';
import { fullCustomer } from '../store/full-customer.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('what one is warned of', () => {
  test('begins with a fair middle, everything watched, no quiet hours and no notices', async () => {
    const { id } = await house.customer();
    const { suggestions, ...rest } = await house.ask(id, 'readWatch', {});
    expect(rest).toEqual({
      ...{ promise: 'quarter', muted: [], quiet: null, lowBalance: null, phrase: null },
      ...{ detector: rules.detector.demo, vapidPublicKey: house.parts.vapidPublicKey },
    });
    expect(suggestions).toHaveLength(3);
  });

  test('changes part by part, and comes back as it was given', async () => {
    const { id } = await house.customer();
    const parts = [
      { promise: 'year' },
      { muted: ['abroad', 'low-balance'] },
      { quiet: { from: '22:30', to: '06:45' } },
      { lowBalance: { value: '100.50', currency: 'USD' } },
      { phrase: 'calm amber otter' },
    ] as const;
    for (const body of parts) await house.ask(id, 'changeWatch', { body: body as never });
    expect(await house.ask(id, 'readWatch', {})).toMatchObject(Object.assign({}, ...parts));
    await house.ask(id, 'changeWatch', { body: { quiet: null, lowBalance: null, phrase: null, muted: [] } });
    expect(await house.ask(id, 'readWatch', {})).toMatchObject({ promise: 'year', muted: [], quiet: null, lowBalance: null, phrase: null });
  });

  test('says where our own detector does not look', async () => {
    const live = await openHouse({ brand: { ...house.parts.brand, demo: false }, vapidPublicKey: null });
    const { id } = await live.customer();
    expect(await live.ask(id, 'readWatch', {})).toMatchObject({ detector: false, vapidPublicKey: null });
    const body = { endpoint: 'https://push.example/1', keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) } };
    expect((await live.call(id, 'savePush', { body })).status).toBe(400);
    await live.close();
  });

  test.each(['en-US', 'fr-FR'] as const)('suggests phrases that are taken, ever new ones, in %s', async (locale) => {
    const { id } = await house.customer();
    await house.ask(id, 'changeSettings', { body: { locale } });
    const seen = new Set<string>();
    for (let n = 0; n < 10; n += 1) {
      for (const phrase of (await house.ask(id, 'readWatch', {})).suggestions) {
        seen.add(phrase);
        expect((await house.ask(id, 'changeWatch', { body: { phrase } })).phrase).toBe(phrase);
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  });
});

describe('a phrase', () => {
  const given = (id: string, phrase: unknown) => house.call(id, 'changeWatch', { body: { phrase } });

  test.each(['blue heron', 'Héron bleu', '  blue heron ', 'a b', 'four words are fine', 'синий журавль'])('may be “%s”', async (phrase) => {
    const { id } = await house.customer();
    expect((await given(id, phrase)).body).toMatchObject({ phrase: phrase.trim() });
  });

  test('with an accent typed as two characters is the same phrase', async () => {
    const { id } = await house.customer();
    expect((await given(id, 'he\u0301ron bleu')).body).toMatchObject({ phrase: 'h\u00e9ron bleu' });
  });

  test.each([
    ...['heron', 'blue heron 4711', 'blue  heron', 'one two three four five', 'blue-heron', 'a', '', 'blue heron!', 'blue\u200bheron red'],
    ...[`${'x'.repeat(20)} ${'y'.repeat(20)}`, 'my harbour bank', 'Harbour Bank heron', 'HARBOUR bank', 7],
  ])('may not be “%s”', async (phrase) => {
    const { id } = await house.customer();
    const { status, body } = await given(id, phrase);
    expect([status, body]).toEqual([400, { error: { code: 'input.invalid', field: 'phrase' } }]);
    expect((await house.ask(id, 'readWatch', {})).phrase).toBeNull();
  });
});

describe('input', () => {
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
  const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/abc';
  test.each<[OperationId, unknown, string]>([
    ['answerWarning', { answer: 'perhaps' }, 'answer'],
    ['answerWarning', { answer: 'mine', warning: 'x' }, 'warning'],
    ['changeWatch', { promise: 'week' }, 'promise'],
    ['changeWatch', { muted: ['card-stolen'] }, 'muted.0'],
    ['changeWatch', { muted: Array.from({ length: 9 }, () => 'abroad') }, 'muted'],
    ['changeWatch', { quiet: { from: '24:00', to: '06:00' } }, 'quiet.from'],
    ['changeWatch', { quiet: { from: '22:00', to: '6:00' } }, 'quiet.to'],
    ['changeWatch', { quiet: { from: '22:00', to: '22:00' } }, 'quiet.to'],
    ['changeWatch', { quiet: { from: '22:00' } }, 'quiet.to'],
    ['changeWatch', { lowBalance: { value: '-1.00', currency: 'EUR' } }, 'lowBalance.value'],
    ['changeWatch', { lowBalance: { value: '1.00', currency: 'USD' } }, 'lowBalance.currency'],
    ['changeWatch', { lowBalance: { value: '1.005', currency: 'EUR' } }, 'lowBalance.value'],
    ['changeWatch', { detector: false }, 'detector'],
    ['savePush', { endpoint, keys: { ...keys, p256dh: 'short' } }, 'keys.p256dh'],
    ['savePush', { endpoint, keys: { ...keys, auth: `${'A'.repeat(21)}=` } }, 'keys.auth'],
    ['savePush', { endpoint, keys, expirationTime: null }, 'expirationTime'],
    ['savePush', { endpoint: `${endpoint}/${'a'.repeat(1_000)}`, keys }, 'endpoint'],
    ...[
      'http://push.example/1',
      'https://user:word@push.example/1',
      'https://127.0.0.1/1',
      'https://[::1]/1',
      'https://2130706433/1',
      'https://push.example',
      'https://push.example/a b',
      'file:///etc/passwd',
    ].map((odd): [OperationId, unknown, string] => ['savePush', { endpoint: odd, keys }, 'endpoint']),
    ['endPush', { endpoint: 'nowhere' }, 'endpoint'],
  ])('%s refuses %j and names %s', async (id, body, field) => {
    const customer = await fullCustomer(house.opened);
    const answered = await house.call(customer.id, id, { id: 'x', body });
    expect((operations[id] as Operation).body).toBeDefined();
    expect([answered.status, answered.body]).toEqual([400, { error: { code: 'input.invalid', field } }]);
  });
});

describe('a browser that gets notices', () => {
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
  const browser = (n: number) => ({ endpoint: `https://fcm.googleapis.com/fcm/send/${n}`, keys });
  const rows = (id: string) =>
    house.db.query<{ sealed: string; ended_at: string | null; channel: string }>('select * from push_address where customer_id = $1', [id]);

  test('is kept sealed, for this customer and channel alone, once however often it is sent', async () => {
    const { id } = await house.customer();
    await house.ask(id, 'savePush', { body: browser(1) });
    await house.ask(id, 'savePush', { body: browser(1) });
    const [kept, ...more] = await rows(id);
    expect([more, kept?.channel, kept?.ended_at]).toEqual([[], 'web-push', null]);
    expect(JSON.stringify(kept)).not.toMatch(/googleapis|BAAA/);
    expect(JSON.parse(await house.keyring.open('push', kept?.sealed ?? '', `${id}/web-push`))).toEqual(browser(1));
    await expect(house.keyring.open('push', kept?.sealed ?? '', `another/web-push`)).rejects.toThrow();
  });

  test('gets none any more once it says so', async () => {
    const { id } = await house.customer();
    await house.ask(id, 'savePush', { body: browser(1) });
    await house.ask(id, 'savePush', { body: browser(2) });
    await house.ask(id, 'endPush', { body: { endpoint: browser(1).endpoint } });
    const live = (await rows(id)).filter(({ ended_at }) => ended_at === null);
    expect(await Promise.all(live.map(({ sealed }) => house.keyring.open('push', sealed, `${id}/web-push`)))).toEqual([
      JSON.stringify(browser(2)),
    ]);
  });
});
