import { describe, expect, test } from '@jest/globals';
import { makeDeliver, type Send, type Sent } from '../../../lambda/delivery/deliver.ts';
import { type LogLine, logTo } from '../../../lambda/log.ts';
import type { Delivery } from '../../../lambda/store/warning-store.ts';
import { testKeyring } from '../../support/keyring.ts';
import { knock, later, noon } from './knock.ts';
import { memoryDeliveries } from './memory-deliveries.ts';

const keyring = testKeyring();
const reached: Sent = { outcome: 'delivered', status: 204 };
const tooEarly: Sent = { outcome: 'later', afterSeconds: null, status: 503 };

/** A deliverer whose clock is set by the test. `send` stands for every channel. */
function house(deliveries: readonly Delivery[], send: Send | null) {
  const memory = memoryDeliveries(deliveries);
  const lines: LogLine[] = [];
  let minute = 0;
  const deliver = makeDeliver({
    store: memory.store,
    keyring,
    channels: { hub: send, alexa: send, 'web-push': send },
    now: () => new Date(noon.getTime() + minute * 60_000),
    log: logTo((line) => lines.push(JSON.parse(line) as LogLine)),
  });
  const at = (to: number) => {
    minute = to;
    return deliver();
  };
  return { ...memory, lines, at };
}

describe('delivering', () => {
  test('what arrived is done, and nobody tries again', async () => {
    const { at, resultOf, lines } = house([knock()], async () => reached);
    expect([await at(0), await at(600)]).toEqual([1, 0]);
    expect(resultOf(knock().id)).toBe('delivered');
    expect(lines).toEqual([]);
  });

  test('tries come after 1, 5, 15 and 60 minutes, then every hour, until the end', async () => {
    const minutes: number[] = [];
    const { at, resultOf } = house([knock({ expiresAt: later(5 * 60) })], async () => tooEarly);
    for (let minute = 0; minute <= 24 * 60; minute++) if ((await at(minute)) > 0) minutes.push(minute);
    expect(minutes).toEqual([0, 1, 6, 21, 81, 141, 201, 261]);
    expect(resultOf(knock().id)).toBe('expired');
  });

  test('a receiver that asks for more time gets it; one that asks for less gets no more tries', async () => {
    const asks = (afterSeconds: number) => house([knock()], async () => ({ outcome: 'later', status: 429, afterSeconds }));
    const [patient, eager] = [asks(1_800), asks(1)];
    await Promise.all([patient.at(0), eager.at(0)]);
    expect(patient.dueAt(knock().id)).toBe(later(30));
    expect(eager.dueAt(knock().id)).toBe(later(1));
  });

  test('every try has the same id, by which a receiver knows a repeat', async () => {
    const ids: string[] = [];
    const { at } = house([knock()], async ({ id }) => (ids.push(id) < 3 ? tooEarly : reached));
    for (const minute of [0, 1, 6, 21]) await at(minute);
    expect(ids).toEqual([knock().id, knock().id, knock().id]);
  });

  test('a network that fails is a try like any other, and nothing of its message is logged', async () => {
    const { at, dueAt, lines } = house([knock()], async () => {
      throw new Error('connect ECONNREFUSED hub.bank.example for ada');
    });
    await at(0);
    expect(dueAt(knock().id)).toBe(later(1));
    expect(lines).toEqual([{ event: 'failed', requestId: knock().id, code: 'hub.unanswered', durationMs: expect.any(Number) }]);
  });

  test('a log line has the id, the code, the status and the time, and nothing of the customer', async () => {
    const { at, lines } = house([knock()], async () => ({ outcome: 'refused', status: 410 }));
    await at(0);
    expect(lines).toEqual([{ event: 'refused', requestId: knock().id, code: 'hub.refused', status: 410, durationMs: expect.any(Number) }]);
  });

  test('an address is opened for its own customer and channel only', async () => {
    const sealed = await keyring.seal('push', '{"userId":"amzn1"}', 'ada/alexa');
    const seen: (string | null)[] = [];
    const send: Send = async (_, address) => {
      seen.push(address);
      return reached;
    };
    const right = house([knock({ channel: 'alexa', address: sealed })], send);
    const moved = house([knock({ channel: 'web-push', address: sealed })], send);
    await Promise.all([right.at(0), moved.at(0)]);
    expect(seen).toEqual(['{"userId":"amzn1"}']);
    expect(right.resultOf(knock().id)).toBe('delivered');
    expect(moved.resultOf(knock().id)).toBe('later');
  });

  test('an address that ended meanwhile and a channel that is not in use end the delivery', async () => {
    const gone = house([knock({ channel: 'alexa' })], async () => reached);
    const unused = house([knock()], null);
    await Promise.all([gone.at(0), unused.at(0)]);
    expect([gone.resultOf(knock().id), unused.resultOf(knock().id)]).toEqual(['gone', 'refused']);
    expect([...gone.lines, ...unused.lines].map(({ event, code }) => `${event} ${code}`)).toEqual([
      'refused alexa.gone',
      'refused hub.refused',
    ]);
  });

  test('one receiver that is down holds up no other, and 25 go out at once', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`);
    let underWay = 0;
    let most = 0;
    const { at, resultOf } = house(
      ids.map((id) => knock({ id })),
      async ({ id }) => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay--;
        if (id === ids[0]) throw new Error('down');
        return reached;
      },
    );
    expect([await at(0), await at(0), await at(0)]).toEqual([25, 5, 0]);
    expect(most).toBe(25);
    expect(ids.map(resultOf)).toEqual(['later', ...Array<string>(29).fill('delivered')]);
  });

  test('two deliverers at once send it once', async () => {
    let sent = 0;
    const send: Send = async () => {
      sent++;
      return reached;
    };
    const memory = memoryDeliveries([knock()]);
    const parts = { store: memory.store, keyring, channels: { hub: send, alexa: null, 'web-push': null }, now: () => noon, log: () => {} };
    await Promise.all([makeDeliver(parts)(), makeDeliver(parts)()]);
    expect(sent).toBe(1);
  });
});
