import { afterEach, describe, expect, test } from '@jest/globals';
import type { WarningId } from '#skill';
import { bankEventExamples, bankEvents } from '../../../companion/api/bank-events.ts';
import type { Sent } from '../../../lambda/delivery/deliver.ts';
import { hub } from '../../../lambda/delivery/hub.ts';
import type { BankEvent } from '../../../lambda/store/warning-store.ts';
import { bankHub, hubSecret, silence, status } from './bank-hub.ts';
import { atNoon, event, frozen, knock, later, noon } from './knock.ts';

const warning = '7d9a8c0e-54a4-4a4e-9d3c-6f1f3d0f5a22' as WarningId;
const everyEvent: readonly BankEvent[] = [
  { type: 'warning.answered', warning, alert: 'FR-1', transaction: 'ada/tx-77', answer: 'not-mine' },
  { type: 'card.frozen', account: 'ada/checking-1' },
  { type: 'card.unfrozen', account: 'ada/checking-1' },
  { type: 'dispute.opened', reference: '418273', account: 'ada/checking-1', transaction: null },
  { type: 'hand-over.requested', reference: null },
];

const open: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((server) => server.close()))));

async function house(...answers: Parameters<typeof bankHub>[0] & object) {
  const bank = await bankHub(answers.length === 0 ? undefined : answers);
  open.push(bank);
  return { bank, send: hub({ url: `${bank.origin}/events`, secrets: [hubSecret], now: atNoon }) };
}

describe("the bank's notification hub", () => {
  test('a knock tells the bank whom to tell, what, and until when', async () => {
    const { bank, send } = await house();
    expect(await send(knock(), null)).toMatchObject({ outcome: 'delivered' });
    expect(bank.asked).toEqual([
      {
        id: knock().id,
        message: {
          type: 'warning.opened',
          timestamp: noon.toISOString(),
          data: {
            customer: 'ada',
            warning: '7d9a8c0e-54a4-4a4e-9d3c-6f1f3d0f5a22',
            locale: 'en-US',
            title: 'Harbour Bank, blue heron',
            text: 'There is something to look at in the Harbour Bank app. Your phrase: blue heron.',
            expiresAt: later(24 * 60),
          },
        },
      },
    ]);
  });

  test("what the customer did is told with the bank's own id of the account", async () => {
    const { bank, send } = await house();
    await send(frozen, null);
    expect(bank.asked[0]?.message).toEqual({
      type: 'card.frozen',
      timestamp: later(-1),
      data: { customer: 'ada', account: 'checking-1', over: 'alexa' },
    });
  });

  test.each(everyEvent)('$type is sent as its description says, and nothing more', async (body) => {
    const { bank, send } = await house();
    await send(event(body), null);
    const message = bank.asked[0]?.message;
    expect(bankEvents[body.type].schema.parse(message)).toEqual(message);
  });

  test('every kind of message has a description', async () => {
    expect(['warning.opened', ...everyEvent.map(({ type }) => type)].sort()).toEqual(Object.keys(bankEvents).sort());
    const { bank, send } = await house();
    await send(knock(), null);
    expect(bankEvents['warning.opened'].schema.parse(bank.asked[0]?.message)).toEqual(bank.asked[0]?.message);
    for (const [type, example] of Object.entries(bankEventExamples))
      expect(bankEvents[type as keyof typeof bankEvents].schema.parse(example)).toEqual(example);
  });

  test.each<[number, Sent['outcome']]>([
    [200, 'delivered'],
    [202, 'delivered'],
    [410, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [408, 'later'],
    [425, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('%d means %s', async (code, outcome) => {
    const { send } = await house(status(code));
    expect(await send(knock(), null)).toMatchObject({ outcome, status: code });
  });

  test.each([
    ['120', 120],
    ['Mon, 23 Nov 2026 12:10:00 GMT', 600],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['999999999', 86_400],
    ['soon', null],
  ])('Retry-After "%s" asks for %s seconds', async (value, afterSeconds) => {
    const { send } = await house(status(503, { 'retry-after': value }));
    expect(await send(knock(), null)).toEqual({ outcome: 'later', status: 503, afterSeconds });
  });

  test('a redirect is not followed: it would carry the message to somebody else', async () => {
    const elsewhere = await house();
    const { send } = await house(status(307, { location: `${elsewhere.bank.origin}/events` }));
    expect(await send(knock(), null)).toMatchObject({ outcome: 'later', status: 307 });
    expect(elsewhere.bank.asked).toEqual([]);
  });

  test('a hub that never answers is given five seconds', async () => {
    const { send } = await house(silence);
    const began = performance.now();
    await expect(send(knock(), null)).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(6_000);
  }, 10_000);

  test('of an answer without end only the beginning is read', async () => {
    let written = 0;
    const { send } = await house((response) => {
      response.writeHead(200);
      const more = () => {
        do written += 65_536;
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await send(knock(), null)).toMatchObject({ outcome: 'delivered' });
    expect(written).toBeLessThan(50_000_000);
  });

  test("an address that is not https is no hub, this machine's own excepted", () => {
    const at = (url: string) => () => hub({ url, secrets: [hubSecret], now: atNoon });
    expect(at('http://hub.bank.example/events')).toThrow('hub.not-https');
    expect(at('http://127.0.0.1.bank.example/events')).toThrow('hub.not-https');
    expect(at('file:///etc/hosts')).toThrow('hub.not-https');
    expect(at('https://hub.bank.example/events')).not.toThrow();
  });
});
