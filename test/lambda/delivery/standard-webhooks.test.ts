import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signWebhook, verifyWebhook } from '../../../lambda/delivery/standard-webhooks.ts';

const at = new Date('2026-11-23T12:00:00Z');
const secret = 'a plain text of the bank, thirty-two or more';
const body = Buffer.from('{"type":"warning.opened"}');
const seconds = (count: number) => new Date(at.getTime() + count * 1000);

describe('signed webhooks', () => {
  test("a message of the specification's own libraries has the signature they publish", () => {
    const [id, sent] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1_614_265_330_000)];
    const headers = signWebhook(id, sent, '{"test": 2432232314}', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']);
    expect(headers).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('what was signed is known by its id, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uuid(), (bytes, id) => {
        expect(verifyWebhook({ ...signWebhook(id, at, bytes, [secret]) }, bytes, [secret], at)).toBe(id);
      }),
    );
  });

  test('a single changed byte, id or time is refused', () => {
    const headers = { ...signWebhook('one', at, body, [secret]) };
    expect(verifyWebhook(headers, Buffer.from('{"type":"warning.opened" }'), [secret], at)).toBeNull();
    expect(verifyWebhook({ ...headers, 'webhook-id': 'two' }, body, [secret], at)).toBeNull();
    expect(verifyWebhook({ ...headers, 'webhook-timestamp': '1795435201' }, body, [secret], at)).toBeNull();
    expect(verifyWebhook(headers, body, ['another plain text, thirty-two or more'], at)).toBeNull();
    expect(verifyWebhook(headers, body, [], at)).toBeNull();
  });

  test.each([
    [300, 'one'],
    [-300, 'one'],
    [301, null],
    [-301, null],
  ])('%d seconds between the clocks give %s', (apart, expected) => {
    const headers = { ...signWebhook('one', seconds(apart), body, [secret]) };
    expect(verifyWebhook(headers, body, [secret], at)).toBe(expected);
  });

  test.each(['', 'whsec_'])('a secret that is empty (%j) opens nothing', (empty) => {
    expect(verifyWebhook({ ...signWebhook('one', at, body, [empty]) }, body, [secret, empty], at)).toBeNull();
  });

  test('while a secret is being changed either one is enough, on both sides', () => {
    const [old, fresh] = [secret, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
    const both = { ...signWebhook('one', at, body, [fresh, old]) };
    expect(verifyWebhook(both, body, [old], at)).toBe('one');
    expect(verifyWebhook(both, body, [fresh], at)).toBe('one');
    expect(verifyWebhook({ ...signWebhook('one', at, body, [old]) }, body, [fresh, old], at)).toBe('one');
  });

  test('a signature of a kind we do not know is passed over', () => {
    const headers = { ...signWebhook('one', at, body, [secret]) };
    const named = (signature: string) => verifyWebhook({ ...headers, 'webhook-signature': signature }, body, [secret], at);
    expect(named(`v1a,AAAA ${headers['webhook-signature']}`)).toBe('one');
    expect(named(headers['webhook-signature'].replace('v1,', 'v2,'))).toBeNull();
    expect(named('v1,')).toBeNull();
    expect(named('')).toBeNull();
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s nothing is known', (name) => {
    const headers: Record<string, string | undefined> = { ...signWebhook('one', at, body, [secret]) };
    headers[name] = undefined;
    expect(verifyWebhook(headers, body, [secret], at)).toBeNull();
  });

  test('an id with a full stop could move a border between the signed parts', () => {
    expect(verifyWebhook({ ...signWebhook('one.1795435200', at, body, [secret]) }, body, [secret], at)).toBeNull();
  });

  test('whatever the headers are, nothing is thrown', () => {
    const header = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
    fc.assert(
      fc.property(header, header, header, (id, timestamp, signature) => {
        const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
        expect(verifyWebhook(headers, body, [secret], at)).toBeNull();
      }),
    );
  });
});
