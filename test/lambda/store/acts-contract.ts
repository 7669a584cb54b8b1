import { describe, expect, test } from '@jest/globals';
import { linkedPerson, minutesLater, noon, type Opened, told } from './people.ts';

/** What the store remembers of acts: the ledger, requests seen before, one-time codes. */
export function actsContract(open: () => Opened): void {
  describe('the ledger', () => {
    test('has one row per fact told, in the order of the telling', async () => {
      const person = await linkedPerson(open());
      await person.commit({ intent: 'Balance', disclosures: [told('savings', 'c2'), told('checking', 'c1'), told('savings', 'c2')] });
      const row = { customerId: person.id, at: noon, platform: 'alexa', requestId: 'request', intent: 'Balance' };
      expect(await open().ledger(person.id)).toEqual([
        { ...row, ...told('savings', 'c2') },
        { ...row, ...told('checking', 'c1') },
        { ...row, ...told('savings', 'c2') },
      ]);
    });

    test('goes from the oldest turn to the newest', async () => {
      const person = await linkedPerson(open());
      for (const [requestId, minutes] of [
        ['z', 0],
        ['b', 1],
        ['a', 2],
      ] as const) {
        await person.commit({ requestId, now: minutesLater(minutes), disclosures: [told('checking')] });
      }
      expect((await open().ledger(person.id)).map((row) => row.requestId)).toEqual(['z', 'b', 'a']);
    });

    test('can be read for one request, and never shows another customer’s rows', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await one.commit({ requestId: 'mine', disclosures: [told('checking')] });
      await one.commit({ requestId: 'also-mine', disclosures: [told('savings')] });
      expect((await open().ledger(one.id, 'mine')).map((row) => row.account)).toEqual(['checking']);
      expect(await open().ledger(other.id, 'mine')).toEqual([]);
      expect(await open().ledger(other.id)).toEqual([]);
    });

    test('keeps what was told although the consent is gone', async () => {
      const person = await linkedPerson(open());
      await person.commit({ disclosures: [told('checking', 'old')] });
      await open().saveConsents(person.id, []);
      expect((await open().ledger(person.id)).map((row) => row.consentId)).toEqual(['old']);
    });
  });

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
      expect(await open().spendCode('wrong', noon)).toBeNull();
      expect(await open().spendCode('code-1', noon)).toBe(person.id);
      expect(await open().spendCode('code-1', noon)).toBeNull();
    });

    test('tried five times at once is spent once', async () => {
      const person = await linkedPerson(open());
      await open().saveCode({ codeHash: 'code-2', customerId: person.id, expiresAt: minutesLater(5) });
      const answers = await Promise.all(Array.from({ length: 5 }, () => open().spendCode('code-2', noon)));
      expect(answers.filter((answer) => answer !== null)).toEqual([person.id]);
    });

    test('is worth nothing from the instant at which it expires', async () => {
      const person = await linkedPerson(open());
      await open().saveCode({ codeHash: 'code-3', customerId: person.id, expiresAt: noon });
      expect(await open().spendCode('code-3', noon)).toBeNull();
    });

    test('never changes hands: a code another customer holds is refused', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await open().saveCode({ codeHash: 'code-4', customerId: one.id, expiresAt: minutesLater(1) });
      await expect(open().saveCode({ codeHash: 'code-4', customerId: other.id, expiresAt: minutesLater(9) })).rejects.toThrow(
        /another customer/,
      );
      await open().saveCode({ codeHash: 'code-4', customerId: one.id, expiresAt: minutesLater(9) });
      expect(await open().spendCode('code-4', minutesLater(5))).toBe(one.id);
    });
  });
}
