import { describe, expect, test } from '@jest/globals';
import { dialogflowCodeRequest, dialogflowPinRequest } from '../../../../lambda/channels/google/envelope.ts';
import { inbound } from '../../../../lambda/channels/google/inbound.ts';
import { bankToken, door, request, said, told } from './door.ts';
import { fixture } from './fixtures.ts';
import { requestProblems, responseProblems } from './proto-check.ts';

const { intent: _i, slots: _s, today: _t, ...sentence } = said({ source: 'phone', text: 'my pin is 0479' });
const pinRequest = (pin: string) => dialogflowPinRequest({ ...sentence, pin });
const codeRequest = (code: string) => dialogflowCodeRequest({ ...sentence, code });
const read = (body: object) => {
  const { ask, code, pin } = inbound(body);
  return [ask.intent, code, pin];
};
const pinContext = { name: 'projects/demo/agent/sessions/session-1/contexts/pin', lifespanCount: 3 };

describe('a voice PIN', () => {
  test('is handed on beside the question, with its leading zeros, and leaves no trace in it', async () => {
    const { handler, asked } = door();
    const body = { ...pinRequest('0479'), originalDetectIntentRequest: { payload: { token: await bankToken() } } };
    expect(requestProblems(body)).toEqual([]);
    await handler(body);
    const [turn] = asked;
    expect(turn?.ask).toEqual(expect.objectContaining({ intent: 'VoicePin', slots: {}, unreadable: [] }));
    expect(turn?.caller).toMatchObject({ pin: '0479', personId: null, deviceId: null, verified: false });
    expect(JSON.stringify(turn?.ask)).not.toContain('0479');
  });

  test.each([
    ['0479', '0479'],
    ['04 79', '0479'],
    ['0-0-4-8-5', '00485'],
    ['004852', '004852'],
    ['479', null],
    ['0048521', null],
    ['four', null],
    ['', null],
  ])('said as %j is %j', (words, pin) => {
    expect(read(pinRequest(words))).toEqual(['VoicePin', null, pin]);
  });

  test('that came as a number may have lost its zeros: it is not read', () => {
    const body = structuredClone(pinRequest('0479')) as { queryResult: { parameters: { pin: unknown } } };
    body.queryResult.parameters.pin = 479;
    expect(read(body)).toEqual(['VoicePin', null, null]);
    body.queryResult.parameters.pin = 4791;
    expect(read(body)).toEqual(['VoicePin', null, null]);
  });

  test('is told from a one-time code by its length, whichever of the two Dialogflow took it for', () => {
    expect(read(codeRequest('0479'))).toEqual(['VoicePin', null, '0479']);
    expect(read(codeRequest('48151623'))).toEqual(['Fallback', '48151623', null]);
    expect(read(pinRequest('48151623'))).toEqual(['VoicePin', '48151623', null]);
    expect(read(codeRequest('4815162'))).toEqual(['Fallback', null, null]);
  });

  test('opens the next few sentences for digits where one is asked for, and nowhere else', async () => {
    const asking = await door(told('What is your PIN?', { failure: 'pin.needed' })).handler(request());
    expect(responseProblems(asking)).toEqual([]);
    expect(asking.outputContexts).toEqual([pinContext]);
    expect((await door().handler(request())).outputContexts).toBeUndefined();
    expect((await door(told('No.', { failure: 'pin.locked' })).handler(request())).outputContexts).toBeUndefined();
  });

  test('and the link of a session are kept side by side', async () => {
    const linked = [{ name: 'projects/demo/agent/sessions/session-1/contexts/linked', lifespanCount: 9 }];
    const { outputContexts } = await door(told('What is your PIN?', { failure: 'pin.needed' })).handler(request({ contexts: linked }));
    expect(outputContexts).toEqual([{ ...linked[0], lifespanCount: 99 }, pinContext]);
  });

  test("is never Alexa's: this door cannot ask for a platform's own", async () => {
    const response = await door(told('Hello.', { verifyToken: 'a token' })).handler(request());
    expect(JSON.stringify(response)).not.toContain('a token');
  });

  test.each(['0479', '004852'])('is in no response and no log (%s)', async (pin) => {
    for (const outcome of [told('Thank you.'), told('No.', { failure: 'pin.needed' })]) {
      for (const token of [null, await bankToken(), 'forged']) {
        const { handler, asked, logged } = door(outcome);
        const response = await handler({ ...pinRequest(pin), originalDetectIntentRequest: { payload: { token } } });
        expect(responseProblems(response)).toEqual([]);
        expect(JSON.stringify([response, logged, asked.map(({ ask }) => ask)])).not.toContain(pin);
      }
    }
  });
});

describe('who wrote, as the integration names them', () => {
  test.each([
    ['slack', expect.stringMatching(/^U/)],
    ['line', expect.any(String)],
    ['facebook', expect.any(String)],
    ['phone', null],
    ['api-payload-null', null],
  ])('%s', (name, accountId) => {
    expect(inbound(fixture(name)).accountId).toEqual(accountId);
  });
});
