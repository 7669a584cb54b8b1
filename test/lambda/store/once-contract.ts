import { describe, expect, test } from '@jest/globals';
import { linkedPerson, minutesLater, noon, type Opened } from './people.ts';

/** What may happen once: requests seen before, one-time codes. */
export function onceContract(open: () => Opened): void {
  describe('a request seen before', () => {
    test('is a replay until its time is over', async () => {
      expect(await open().firstSeen('alexa:1', noon, 150)).toBe(true);
      expect(await open().firstSeen('alexa:1', noon, 150)).toBe(false);
      expect(await open().firstSeen('alexa:2', noon, 150)).toBe(true);
      expect(await open().firstSeen('alexa:1', minutesLater(2.499), 150)).toBe(false);
      expect(await open().firstSeen('alexa:1', minutesLater(2.5), 150)).toBe(true);
      expect(await open().firstSeen('alexa:1', minutesLater(4.9), 150)).toBe(false);
    });

    test('is new again once it was taken back, and no other is', async () => {
      for (const key of ['taken-back', 'left']) await open().firstSeen(key, noon, 60);
      await open().forget('taken-back');
      expect(await open().firstSeen('left', noon, 60)).toBe(false);
      expect(await open().firstSeen('taken-back', noon, 60)).toBe(true);
      expect(await open().firstSeen('taken-back', noon, 60)).toBe(false);
    });

    test('arriving five times at once is new once', async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => open().firstSeen('at-once', noon, 60)));
      expect(answers.filter(Boolean)).toHaveLength(1);
    });

    test('is forgotten for itself: others stay remembered while old ones are swept', async () => {
      for (let n = 0; n < 6; n += 1) await open().firstSeen(`old-${n}`, noon, 60);
      expect(await open().firstSeen('kept', noon, 3_600)).toBe(true);
      for (let n = 0; n < 6; n += 1) expect(await open().firstSeen(`new-${n}`, minutesLater(5), 60)).toBe(true);
      expect(await open().firstSeen('kept', minutesLater(5), 60)).toBe(false);
      for (let n = 0; n < 6; n += 1) expect(await open().firstSeen(`old-${n}`, minutesLater(5), 60)).toBe(true);
    });
  });

  describe('a one-time code', () => {
    test('is spent once', async () => {
      const person = await linkedPerson(open());
      await open().saveCode({ codeHash: 'code-1', customerId: person.id, expiresAt: minutesLater(5) });
      expect(await open().spendCode('wrong', 'phone', noon)).toBeNull();
      expect(await open().spendCode('code-1', 'phone', noon)).toBe(person.id);
      expect(await open().spendCode('code-1', 'phone', noon)).toBeNull();
    });

    test('tried five times at once is spent once', async () => {
      const person = await linkedPerson(open());
      await open().saveCode({ codeHash: 'code-2', customerId: person.id, expiresAt: minutesLater(5) });
      const answers = await Promise.all(Array.from({ length: 5 }, () => open().spendCode('code-2', 'phone', noon)));
      expect(answers.filter((answer) => answer !== null)).toEqual([person.id]);
    });

    test('is worth nothing from the instant at which it expires', async () => {
      const person = await linkedPerson(open());
      await open().saveCode({ codeHash: 'code-3', customerId: person.id, expiresAt: noon });
      expect(await open().spendCode('code-3', 'phone', noon)).toBeNull();
    });

    test('never changes hands: a code another customer holds is refused', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await open().saveCode({ codeHash: 'code-4', customerId: one.id, expiresAt: minutesLater(1) });
      await expect(open().saveCode({ codeHash: 'code-4', customerId: other.id, expiresAt: minutesLater(9) })).rejects.toThrow(
        /another customer/,
      );
      await open().saveCode({ codeHash: 'code-4', customerId: one.id, expiresAt: minutesLater(9) });
      expect(await open().spendCode('code-4', 'phone', minutesLater(5))).toBe(one.id);
    });
  });
}
