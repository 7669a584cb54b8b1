import { describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import { cardsAt } from '../../lambda/banks/cards.ts';
import { provisionSandbox, sampleToken } from '../../lambda/banks/sandbox/provision.ts';
import { sandboxBank } from '../../lambda/banks/sandbox/sandbox-bank.ts';
import { openDoors } from '../../lambda/demo/doors.ts';
import type { Door, Heard, Said } from '../../lambda/demo/said.ts';
import { makeSpeaker } from '../../lambda/demo/speaker.ts';
import { hashOf } from '../../lambda/hash.ts';
import { type ProofChoice, setProof } from '../../lambda/pin/set-proof.ts';
import { openMemory } from '../../lambda/store/memory-store.ts';
import { ensureModel } from '../../tools/train-understanding.ts';
import { testKeyring } from '../support/keyring.ts';

const instant = '2026-11-23T12:00:00Z';
const oliver = 'demo-gb' as CustomerId;

/** Oliver at his speaker, whose voice it does not know unless told otherwise. */
async function speakingTo(proof: ProofChoice, tokenFor?: (customer: string) => Promise<string | null>) {
  const keyring = testKeyring();
  const store = openMemory(keyring);
  const settings = { seed: '1', now: instant, today: '2026-11-23' };
  await provisionSandbox({ ...settings, store, known: [] });
  await setProof({ store, keyring }, oliver, proof, instant);
  const now = () => new Date(instant);
  const doors = openDoors({ store, keyring, locales: 'locales', setCards: cardsAt(sandboxBank(settings)), now, log: () => undefined });
  const speaker = makeSpeaker({ doors, store, engine: ensureModel(process.cwd()), now, ...(tokenFor === undefined ? {} : { tokenFor }) });
  let turns = 0;
  const say = (text: string, more: Partial<Said> = {}): Promise<Heard> => {
    turns += 1;
    const where = { door: 'echo', locale: 'en-US', customer: oliver, voice: 'account', sessionId: 'session-1' } as const;
    return speaker({ ...where, text, newSession: turns === 1, ...more });
  };
  return { say, store };
}

describe('a PIN that is typed where one was asked for', () => {
  test.each([
    ['0479', '••••'],
    ['my pin is 0479', '••••'],
    ['zero four seven nine', '••••'],
  ])('%s: answers the question, and is dots in all that comes back', async (words, dots) => {
    const { say } = await speakingTo({ chosen: 'pin', pin: '0479' });
    expect((await say("What's my balance?")).disclosures).toEqual([]);
    const heard = await say(words);
    expect([heard.said, heard.intent, heard.slots]).toEqual([dots, 'VoicePin', {}]);
    expect(heard.disclosures).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'balance', precision: 'exact' })]));
    expect(JSON.stringify(heard)).not.toContain('0479');
    expect(JSON.stringify(heard.request)).toContain(dots);
    expect(JSON.stringify(heard.request)).not.toContain('zero');
  });

  test('that is longer goes digit by digit, each a dot', async () => {
    const { say } = await speakingTo({ chosen: 'pin', pin: '004852' });
    await say("What's my balance?");
    const heard = await say('004852');
    expect(heard.disclosures).not.toEqual([]);
    expect(JSON.stringify(heard)).not.toMatch(/004852|"value":"\d"/);
  });

  test('is a PIN also where nobody asked for one, as on a real device, and costs no try', async () => {
    const { say } = await speakingTo({ chosen: 'pin', pin: '0479' });
    for (const wrong of ['0471', '0472', '0473', '0474']) {
      const heard = await say(wrong);
      expect([heard.said, heard.intent, heard.disclosures]).toEqual(['••••', 'VoicePin', []]);
    }
    await say("What's my balance?");
    expect((await say('0479')).disclosures).not.toEqual([]);
  });

  test('with other words around it is a sentence like any where nobody asked for one', async () => {
    const { say } = await speakingTo({ chosen: 'pin', pin: '0479' });
    expect((await say('payments over 0479')).intent).not.toBe('VoicePin');
  });
});

describe("Alexa's own PIN", () => {
  test.each([
    [true, 'balance'],
    [false, undefined],
  ])('comes back with the token of the door (right: %s)', async (right, kind) => {
    const { say } = await speakingTo({ chosen: 'platform-pin' });
    const { verifyToken } = await say("What's my balance?");
    const heard = await say('', { alexaPin: { token: verifyToken ?? '', right } });
    expect(heard.intent).toBe('Verified');
    expect(heard.disclosures.find((row) => row.kind === 'balance')?.kind).toBe(kind);
  });

  test.each<Door>(['web-chat', 'phone'])('is never asked for on the %s', async (door) => {
    const { say } = await speakingTo({ chosen: 'platform-pin' });
    expect((await say("What's my balance?", { door })).verifyToken).toBeNull();
  });
});

describe('the voices of a speaker', () => {
  test.each([
    ['person', true, null],
    ['account', false, null],
    ['other', false, { type: 'LinkAccount' }],
  ] as const)('%s: told %s', async (voice, told, card) => {
    const { say } = await speakingTo({ chosen: 'none' });
    const heard = await say("What's my balance?", { voice });
    expect([heard.disclosures.length > 0, heard.card]).toEqual([told, card]);
  });
});

test('a customer who linked Alexa for real speaks by that link, everybody else by the sample', async () => {
  const { say, store } = await speakingTo({ chosen: 'none' }, async (customer) => (customer === oliver ? 'real-token' : null));
  const asked = { voice: 'person' } as const;
  expect((await say("What's my balance?", asked)).speech).toContain('has ended');
  expect((await say("What's my balance?", { ...asked, customer: 'demo-us', sessionId: 'session-2' })).disclosures).not.toEqual([]);
  const link = { customerId: oliver, platform: 'alexa', household: 'nothing', expiresAt: null, now: instant } as const;
  await store.saveLink({ ...link, tokenHash: hashOf('token', 'real-token') });
  await store.revokeLink(hashOf('token', sampleToken(oliver)), 'alexa', instant);
  expect((await say("What's my balance?", asked)).disclosures).not.toEqual([]);
});
