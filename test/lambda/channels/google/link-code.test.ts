import { describe, expect, test } from '@jest/globals';
import { dialogflowCodeRequest } from '../../../../lambda/channels/google/envelope.ts';
import { hashOf } from '../../../../lambda/hash.ts';
import { door, now, request, said } from './door.ts';
import { requestProblems, responseProblems } from './proto-check.ts';

const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

/** A phone line whose customer has got the code 481516 from the bank's app; the clock can be set. */
async function line() {
  let clock = now;
  const opened = door(undefined, { now: () => clock });
  const { store, handler, asked } = opened;
  await store.saveCustomer({ id: 'customer-1', region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 1 });
  const issue = (code: string) =>
    store.saveCode({ codeHash: hashOf('code', code), customerId: 'customer-1', expiresAt: minutes(10).toISOString() });
  await issue('481516');
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
      requestId: '',
      now: clock.toISOString(),
    });
  return { ...opened, asked, issue, give, link, set: (time: Date) => (clock = time) };
}

describe('a one-time code', () => {
  test('links its session to the customer, and the core hears nothing of it', async () => {
    const { give, link, asked } = await line();
    expect((await give('481516')).fulfillmentText).toBe('link.done in en-US.');
    expect((await link('call-1'))?.customer.id).toBe('customer-1');
    expect((await link('call-1'))?.link.anyoneMayAsk).toBe(true);
    expect(asked).toEqual([]);
  });

  test('is answered in the language of the session', async () => {
    expect((await (await line()).give('481516', 'call-1', 'fr-FR')).fulfillmentText).toBe('link.done in fr-FR.');
  });

  test('may be said with pauses', async () => {
    expect((await (await line()).give('48 15-16')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('makes the later questions of its session, and of no other, those of the customer', async () => {
    const { give, handler, asked } = await line();
    let { outputContexts: contexts = [] } = await give('481516');
    for (const responseId of ['second', 'third']) {
      ({ outputContexts: contexts = [] } = await handler(request({ source: 'phone', sessionId: 'call-1', responseId, contexts })));
    }
    await handler(request({ source: 'phone', sessionId: 'call-2' }));
    const session = hashOf('session', 'projects/demo/agent/sessions/call-1');
    expect(asked.map(({ ask, caller }) => [ask.speaker, caller.tokenHash])).toEqual([
      ['person', session],
      ['person', session],
      ['account', null],
    ]);
  });

  test('works once', async () => {
    const { give, link } = await line();
    await give('481516');
    expect((await give('481516', 'call-2')).fulfillmentText).toBe('link.wrong in en-US.');
    expect(await link('call-2')).toBeNull();
  });

  test('works for two calls at the same moment once', async () => {
    const { give } = await line();
    const answers = await Promise.all([give('481516', 'call-1'), give('481516', 'call-2')]);
    expect(answers.map(({ fulfillmentText }) => fulfillmentText).sort()).toEqual(['link.done in en-US.', 'link.wrong in en-US.']);
  });

  test('does not work once it has expired', async () => {
    const { give, set } = await line();
    set(minutes(10));
    expect((await give('481516')).fulfillmentText).toBe('link.wrong in en-US.');
  });

  test('that is wrong links nothing, marks nothing and is refused in the log without the code', async () => {
    const { give, link, logged } = await line();
    expect(await give('999999')).toEqual({ fulfillmentText: 'link.wrong in en-US.', fulfillmentMessages: expect.any(Array) });
    expect(await link('call-1')).toBeNull();
    expect(logged).toEqual([{ event: 'refused', channel: 'google', requestId: 'response-1', code: 'google.code' }]);
  });

  test('may be tried five times per session; then even the right one is refused and stays good elsewhere', async () => {
    const { give } = await line();
    for (const wrong of ['000001', '000002', '000003', '000004', '000005']) await give(wrong);
    expect((await give('481516')).fulfillmentText).toBe('link.wrong in en-US.');
    expect((await give('481516', 'call-2')).fulfillmentText).toBe('link.done in en-US.');
  });

  test('may be tried five times also if all tries come at once', async () => {
    const { give } = await line();
    await Promise.all(['000001', '000002', '000003', '000004', '000005'].map((code) => give(code)));
    expect((await give('481516')).fulfillmentText).toBe('link.wrong in en-US.');
  });

  test('links for half an hour', async () => {
    const { give, link, set } = await line();
    await give('481516');
    set(minutes(29));
    expect(await link('call-1')).not.toBeNull();
    set(minutes(30));
    expect(await link('call-1')).toBeNull();
  });

  test.each(['', '12345', '123456789', 'hello'])('that is none (%j) is not tried, and the caller hears how to get one', async (code) => {
    const { give, asked } = await line();
    await give(code);
    expect(asked).toMatchObject([{ ask: { intent: 'Fallback', platform: 'phone' }, caller: { tokenHash: null } }]);
  });
});
