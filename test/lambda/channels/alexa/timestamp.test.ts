import { describe, expect, test } from '@jest/globals';
import { remainingMs } from '../../../../lambda/channels/alexa/timestamp.ts';

const now = new Date('2026-11-23T12:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
const events = [
  'SkillEnabled',
  'SkillDisabled',
  'SkillAccountLinked',
  'SkillPermissionAccepted',
  'SkillPermissionChanged',
  'ProactiveSubscriptionChanged',
  'NotificationSubscriptionChanged',
].map((event) => `AlexaSkillEvent.${event}`);

describe('the time of a request', () => {
  test.each([-150, -149, 0, 149, 150])('%d s from now is current', (seconds) => {
    expect(remainingMs({ type: 'IntentRequest', timestamp: at(seconds) }, now)).toBe((150 + seconds) * 1000);
  });

  test.each([-151, 151, -3_600, 3_600, 315_360_000])('%d s from now is refused', (seconds) => {
    expect(remainingMs({ type: 'IntentRequest', timestamp: at(seconds) }, now)).toBeNull();
  });

  test.each(events)('%s may be an hour old and no older, and not from the future', (type) => {
    expect(remainingMs({ type, timestamp: at(-3_000) }, now)).toBe(600_000);
    expect(remainingMs({ type, timestamp: at(-3_600) }, now)).toBe(0);
    expect(remainingMs({ type, timestamp: at(-3_601) }, now)).toBeNull();
    expect(remainingMs({ type, timestamp: at(151) }, now)).toBeNull();
  });

  test('a skill message gets no more time than a question', () => {
    expect(remainingMs({ type: 'Messaging.MessageReceived', timestamp: at(-3_000) }, now)).toBeNull();
  });

  test('epoch milliseconds, as old clients write them, are read', () => {
    expect(remainingMs({ type: 'LaunchRequest', timestamp: now.getTime() - 1_000 }, now)).toBe(149_000);
    expect(remainingMs({ type: 'LaunchRequest', timestamp: Math.floor(now.getTime() / 1000) }, now)).toBeNull();
  });

  test.each(['garbage', '', '2026', '2026-11-23', '2026-11-23T12:00:00', '2026-13-45T99:99:99Z', null, undefined, {}, Number.NaN])(
    '%j is refused',
    (timestamp) => {
      expect(remainingMs({ type: 'LaunchRequest', timestamp }, now)).toBeNull();
    },
  );
});
