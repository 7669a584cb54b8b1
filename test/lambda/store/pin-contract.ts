import { describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import type { PinRecord, ProvenSession } from '../../../lambda/store/store.ts';
import { linkedPerson, minutesLater, noon, type Opened } from './people.ts';

/** How customers prove themselves, as the store keeps it. */
export function pinContract(open: () => Opened): void {
  const pin: PinRecord = {
    ...{ proof: 'pin', salt: 'salt', hash: 'hash', keyId: 'key', wrong: 0 },
    ...{ lockedAt: null, lastRequestId: null, lastResult: null },
  };
  const session: ProvenSession = { platform: 'alexa', sessionKey: 'session', speakerHash: 'speaker', until: minutesLater(10) };
  const keep = (id: CustomerId, record: PinRecord | null) => open().decidePin(id, noon, async () => ({ record, result: null }));
  const kept = (id: CustomerId) => open().decidePin(id, noon, async (record) => ({ record, result: record }));

  describe('the record of a PIN', () => {
    test('is none at first, then what was decided, every field, then none again', async () => {
      const person = await linkedPerson(open());
      expect((await person.load())?.proof).toEqual({ chosen: 'none', locked: false, proven: false });
      expect(await kept(person.id)).toBeNull();
      const record: PinRecord = { ...pin, wrong: 3, lockedAt: noon, lastRequestId: 'r1', lastResult: 'locked' };
      await keep(person.id, record);
      expect(await kept(person.id)).toEqual(record);
      expect((await person.load())?.proof).toEqual({ chosen: 'pin', locked: true, proven: false });
      await keep(person.id, { ...pin, proof: 'app', salt: null, hash: null, keyId: null });
      expect((await person.load())?.proof).toEqual({ chosen: 'app', locked: false, proven: false });
      await keep(person.id, null);
      expect((await person.load())?.proof.chosen).toBe('none');
    });

    test('gives what the decision gives, and belongs to one customer', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      expect(await open().decidePin(one.id, noon, async () => ({ record: pin, result: 'said' }))).toBe('said');
      expect(await kept(other.id)).toBeNull();
    });

    test('is decided by one at a time: of a hundred tries at once each sees what the one before left', async () => {
      const person = await linkedPerson(open());
      await keep(person.id, pin);
      const seen = await Promise.all(
        Array.from({ length: 100 }, () =>
          open().decidePin(person.id, noon, async (record) => {
            await new Promise((resolve) => setImmediate(resolve));
            const wrong = record?.wrong ?? 0;
            return { record: { ...pin, wrong: wrong + 1 }, result: wrong };
          }),
        ),
      );
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    });

    test('stays as it was if the decision fails, and the next one goes on', async () => {
      const person = await linkedPerson(open());
      await keep(person.id, pin);
      const failing = open().decidePin(person.id, noon, async () => {
        throw new Error('no key');
      });
      await expect(failing).rejects.toThrow('no key');
      expect(await kept(person.id)).toEqual(pin);
    });

    test('of nobody cannot be decided about', async () => {
      await expect(kept('nobody' as CustomerId)).rejects.toThrow('customer.unknown');
    });
  });

  describe('a proof', () => {
    test('opens one session on one platform for one speaker, until its time is over', async () => {
      const person = await linkedPerson(open());
      await open().decidePin(person.id, noon, async () => ({ record: pin, proven: session, result: null }));
      const isProven = async (change = {}) => (await person.load(change))?.proof.proven;
      expect(await isProven()).toBe(true);
      expect(await isProven({ speakerHash: 'another' })).toBe(false);
      expect(await isProven({ speakerHash: '' })).toBe(false);
      expect(await isProven({ sessionKey: 'another' })).toBe(false);
      expect(await isProven({ now: '2026-11-23T12:09:59.999Z' })).toBe(true);
      expect(await isProven({ now: minutesLater(10) })).toBe(false);
      await open().saveLink({ ...person.link, platform: 'phone' });
      expect(await isProven({ platform: 'phone' })).toBe(false);
    });

    test('by the platform or in the app opens it, too, and the last one counts', async () => {
      const person = await linkedPerson(open());
      await open().prove(person.id, session);
      expect((await person.load())?.proof).toEqual({ chosen: 'none', locked: false, proven: true });
      await open().prove(person.id, { ...session, speakerHash: 'another' });
      expect((await person.load())?.proof.proven).toBe(false);
      expect((await person.load({ speakerHash: 'another' }))?.proof.proven).toBe(true);
    });

    test('outlives a wrong try in another session', async () => {
      const person = await linkedPerson(open());
      await open().decidePin(person.id, noon, async () => ({ record: pin, proven: session, result: null }));
      await keep(person.id, { ...pin, wrong: 1 });
      expect((await person.load())?.proof.proven).toBe(true);
    });

    test.each([
      ['a new PIN', { ...pin, salt: 'new', hash: 'new' }],
      ['another way', { ...pin, proof: 'app' as const, salt: null, hash: null, keyId: null }],
      ['no proof at all', null],
    ])('ends when the customer chooses %s', async (_name, record) => {
      const [person, other] = [await linkedPerson(open()), await linkedPerson(open())];
      for (const { id } of [person, other]) {
        await open().decidePin(id, noon, async () => ({ record: pin, proven: session, result: null }));
      }
      await keep(person.id, record);
      expect((await person.load())?.proof.proven).toBe(false);
      expect((await other.load())?.proof.proven).toBe(true);
    });
  });
}
