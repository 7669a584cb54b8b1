import { Agent } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import webPushLibrary from 'web-push';
import { webPush } from '../../../lambda/delivery/web-push.ts';
import { atNoon, frozen, knock, later } from './knock.ts';
import { pushService } from './push-service.ts';

const vapid = { subject: 'mailto:security@bank.example', ...webPushLibrary.generateVAPIDKeys() };
const knockOn = knock({ channel: 'web-push' });

let service: Awaited<ReturnType<typeof pushService>>;
beforeAll(async () => {
  service = await pushService();
});
afterAll(() => service.close());
beforeEach(() => {
  Object.assign(service.state, { status: 201, headers: {}, subscribedWith: vapid.publicKey, calls: 0 });
  service.notices.length = 0;
});

const send = (delivery = knockOn, subscription: object = service.subscription) =>
  webPush({ vapid, now: atNoon, agent: service.agent })(delivery, JSON.stringify(subscription));

describe('a knock on a browser', () => {
  test('can be read by this browser alone, and leads to the warnings', async () => {
    expect(await send()).toEqual({ outcome: 'delivered', status: 201 });
    expect(service.notices).toEqual([
      {
        ttl: 86_400,
        urgency: 'high',
        topic: '0b54f8a39c6e4c1b8a512f5a0f6f3c11',
        message: {
          title: 'Harbour Bank, blue heron',
          body: 'There is something to look at in the Harbour Bank app. Your phrase: blue heron.',
          url: '/app/warnings',
        },
      },
    ]);
  });

  test('waits at the push service no longer than it is worth', async () => {
    await send(knock({ channel: 'web-push', expiresAt: later(10) }));
    await send(knock({ channel: 'web-push', expiresAt: later(-10) }));
    expect(service.notices.map(({ ttl }) => ttl)).toEqual([600, 0]);
  });

  test('a sender with another key than the browser subscribed with is refused', async () => {
    service.state.subscribedWith = webPushLibrary.generateVAPIDKeys().publicKey;
    expect(await send()).toMatchObject({ outcome: 'refused', status: 403 });
  });

  test.each([
    [404, 'gone'],
    [410, 'gone'],
    [400, 'refused'],
    [413, 'refused'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [307, 'later'],
  ])('%d means %s', async (status, outcome) => {
    service.state.status = status;
    expect(await send()).toMatchObject({ outcome, status });
  });

  test('the time that the push service asks for is given', async () => {
    Object.assign(service.state, { status: 429, headers: { 'retry-after': '90' } });
    expect(await send()).toEqual({ outcome: 'later', afterSeconds: 90, status: 429 });
  });

  test('keys that are none end the subscription', async () => {
    for (const keys of [
      null,
      {},
      { p256dh: 'AAAA', auth: 'AAAA' },
      { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: service.subscription.keys.auth },
    ])
      expect(await send(knockOn, { ...service.subscription, keys })).toEqual({ outcome: 'gone' });
    expect(service.state.calls).toBe(0);
  });

  test('a certificate that nobody vouches for is no push service', async () => {
    const trusting = webPush({ vapid, now: atNoon, agent: new Agent() });
    await expect(trusting(knockOn, JSON.stringify(service.subscription))).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(service.state.calls).toBe(0);
  });

  test('a name that leads into our own network is not called', async () => {
    const real = webPush({ vapid, now: atNoon });
    expect(await real(knockOn, JSON.stringify(service.subscription))).toEqual({ outcome: 'refused' });
    expect(service.state.calls).toBe(0);
  });

  test.each([
    'http://push.example/ada',
    'https://127.0.0.1/ada',
    'https://[::1]/ada',
    'https://[::ffff:10.0.0.1]/ada',
    'https://0x7f.1/ada',
    'https://2130706433/ada',
    'https://169.254.169.254/latest/meta-data',
    'https://ada@push.example/ada',
    'file:///etc/passwd',
    'push.example',
    '',
  ])('%s is no push service', async (endpoint) => {
    expect(await send(knockOn, { ...service.subscription, endpoint })).toEqual({ outcome: 'refused' });
  });

  test('what the customer did is told to the bank alone', async () => {
    expect(await send(frozen)).toEqual({ outcome: 'refused' });
  });
});
