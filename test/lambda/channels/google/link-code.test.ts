import { describe, expect, test } from '@jest/globals';
import { dialogflowCodeRequest } from '../../../../lambda/channels/google/envelope.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { door, now, request, said } from './door.ts';
import { requestProblems, responseProblems } from './proto-check.ts';

const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

/** A phone line whose customer has got the code 48151623 from the bank's app; the clock can be set. */
async function line() {
  let clock = now;
  const opened = door(undefined, { now: () => clock });
  const { store, handler, asked } = opened;
  await store.saveCustomer({ id: 'customer-1', region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
  const issue = (code: string) =>
    store.saveCode({ codeHash: hashOf('code', code), customerId: 'customer-1', expiresAt: minutes(10).toISOString() });
  await issue('48151623');
  const give = async (code: string, sessionId = 'call-1', locale: 'en-US' | 'fr-FR' = 'en-US') => {
    const { intent: _i, slots: _s, today: _t, ...sentence } = said({ source: 'phone', sessionId, locale });
    const body = dialogflowCodeRequest({ ...sentence, code });
    expect(requestProblems(body)).toEqual([]);
    const response = await handler(body);
    expect(responseProblems(response)).toEqual([]);
    return response;
  };
  const link = async (sessionId: string) =>
    store.load({
      tokenHash: hashOf('session', `projects/demo/agent/sessions/${sessionId}`),
      platform: 'phone',
      sessionKey: '',
      speakerHash: '',
      requestId: '',
      now: clock.toISOString(),
    });
  return { ...opened, asked, issue, give, link, set: (time: Date) => (clock = time) };
}

describe('a one-time code', () => {
  test('links its session to the customer, and the core hears nothing of it', async () => {
    const { give, link, asked } = await line();
    expect((await give('48151623')).fulfillmentText).toBe('link.done in en-US.');
    expect((await link('call-1'))?.customer.id).toBe('customer-1');
    expect((await link('call-1'))?.link.household).toBe('exact');
    expect(asked).toEqual([]);
  });

  test('is answered in the language of the session', async () => {
    expect((await (await line()).give('48151623', 'call-1', 'fr-FR')).fulfillmentText).toBe('link.done in fr-FR.');
  });

  test('may be said with pauses', async () => {
    expect((await (await line()).give('48 15-16 23')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('makes the later questions of its session, and of no other, those of the customer', async () => {
    const { give, handler, asked } = await line();
    let { outputContexts: contexts = [] } = await give('48151623');
    for (const responseId of ['second', 'third']) {
      ({ outputContexts: contexts = [] } = await handler(request({ source: 'phone', sessionId: 'call-1', responseId, contexts })));
    }
    await handler(request({ source: 'phone', sessionId: 'call-2' }));
    const session = hashOf('session', 'projects/demo/agent/sessions/call-1');
    expect(asked.map(({ ask, caller }) => [ask.speaker, caller.tokenHash])).toEqual([
      ['account', session],
      ['account', session],
      ['account', null],
    ]);
  });

  test('works once', async () => {
    const { give, link } = await line();
    await give('48151623');
    expect((await give('48151623', 'call-2')).fulfillmentText).toBe('link.wrong in en-US.');
    expect(await link('call-2')).toBeNull();
  });

  test('works for two calls at the same moment once', async () => {
    const { give } = await line();
    const answers = await Promise.all([give('48151623', 'call-1'), give('48151623', 'call-2')]);
    expect(answers.map(({ fulfillmentText }) => fulfillmentText).sort()).toEqual(['link.done in en-US.', 'link.wrong in en-US.']);
  });

  test('does not work once it has expired', async () => {
    const { give, set } = await line();
    set(minutes(10));
    expect((await give('48151623')).fulfillmentText).toBe('link.wrong in en-US.');
  });

  test('that is wrong links nothing, marks nothing and is refused in the log without the code', async () => {
    const { give, link, logged } = await line();
    expect(await give('99999999')).toEqual({ fulfillmentText: 'link.wrong in en-US.', fulfillmentMessages: expect.any(Array) });
    expect(await link('call-1')).toBeNull();
    expect(logged).toEqual([{ event: 'refused', channel: 'google', requestId: 'response-1', code: 'google.code' }]);
  });

  test('may be tried five times per session; then even the right one is refused and stays good elsewhere', async () => {
    const { give } = await line();
    for (const wrong of ['00000001', '00000002', '00000003', '00000004', '00000005']) await give(wrong);
    expect((await give('48151623')).fulfillmentText).toBe('link.wrong in en-US.');
    expect((await give('48151623', 'call-2')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('may be tried five times also if all tries come at once', async () => {
    const { give } = await line();
    await Promise.all(['00000001', '00000002', '00000003', '00000004', '00000005'].map((code) => give(code)));
    expect((await give('48151623')).fulfillmentText).toBe('link.wrong in en-US.');
  });

  test('that is wrong twenty times within a minute, in any sessions, closes all of them: the right one is refused and stays good', async () => {
    const { give, set } = await line();
    await Promise.all(Array.from({ length: 20 }, (_, n) => give(`0000000${n % 10}`, `guess-${n}`)));
    expect((await give('48151623')).fulfillmentText).toBe('link.wrong in en-US.');
    set(new Date(now.getTime() + 59_999));
    expect((await give('48151623')).fulfillmentText).toBe('link.wrong in en-US.');
    set(minutes(1));
    expect((await give('48151623')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('that is right works while fewer than twenty were wrong, and takes nothing of them', async () => {
    const { give, issue } = await line();
    for (let n = 1; n < 20; n += 1) await give('00000001', `guess-${n}`);
    expect((await give('48151623')).fulfillmentText).toBe('link.done in en-US.');
    await issue('23420815');
    expect((await give('23420815', 'call-2')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('is not spent on a platform the bank has closed, and the caller hears that it is', async () => {
    const { give, link, logged, store } = await line();
    await store.setPlatformClosed('phone', true);
    expect(await give('48151623')).toEqual({ fulfillmentText: 'failure.channel.closed in en-US.', fulfillmentMessages: expect.any(Array) });
    expect(await link('call-1')).toBeNull();
    expect(logged).toEqual([{ event: 'refused', channel: 'google', requestId: 'response-1', code: 'channel.closed' }]);
    await store.setPlatformClosed('phone', false);
    expect((await give('48151623')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('links for half an hour', async () => {
    const { give, link, set } = await line();
    await give('48151623');
    set(minutes(29));
    expect(await link('call-1')).not.toBeNull();
    set(minutes(30));
    expect(await link('call-1')).toBeNull();
  });

  test.each(['', '123', '1234567', '123456789', 'hello'])(
    'that is none (%j) is not tried, and the caller hears how to get one',
    async (code) => {
      const { give, asked } = await line();
      await give(code);
      expect(asked).toMatchObject([{ ask: { intent: 'Fallback', platform: 'phone' }, caller: { tokenHash: null } }]);
    },
  );
});
