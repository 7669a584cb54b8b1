import { describe, expect, test } from '@jest/globals';
import type { Act } from '#skill';
import { accounts, linkedPerson, minutesLater, noon, type Opened, told } from './people.ts';

/** What a turn does beside telling, and how links end. */
export function actsContract(open: () => Opened): void {
  const days = (n: number) => minutesLater(n * 24 * 60);
  const offer = (...ids: string[]): Act => ({ kind: 'offer-consent', withheld: { kind: 'balance', accounts: accounts(...ids) } });
  const question = { intent: 'Balance', slots: {} } as const;
  const approval: Act = { kind: 'ask-approval', question };

  describe('one tap in the app', () => {
    test('is asked for with the turn that offers it: to allow, to sign in again, to approve', async () => {
      const person = await linkedPerson(open());
      await person.commit({ acts: [offer('checking', 'joint'), { kind: 'offer-login' }, approval] });
      const task = { platform: 'alexa', createdAt: noon };
      expect(await open().tasksOf(person.id)).toEqual([
        { ...task, kind: 'allow', body: { withheld: { kind: 'balance', accounts: ['checking', 'joint'] } }, expiresAt: days(7) },
        { ...task, kind: 'approve', body: { question, sessionKey: 'session', speakerHash: 'speaker' }, expiresAt: minutesLater(3) },
        { ...task, kind: 'login', body: {}, expiresAt: days(7) },
      ]);
    });

    test('is asked for once, however often it is wished: the last wish counts', async () => {
      const person = await linkedPerson(open());
      const later = { intent: 'Spending', slots: {} } as const;
      await person.commit({ requestId: '1', acts: [offer('a', 'b'), approval] });
      await person.commit({ requestId: '2', now: minutesLater(9), acts: [offer('b', 'a'), { kind: 'ask-approval', question: later }] });
      expect(await open().tasksOf(person.id)).toMatchObject([
        { kind: 'allow', createdAt: minutesLater(9), expiresAt: minutesLater(9 + 7 * 24 * 60) },
        { kind: 'approve', body: { question: later }, createdAt: minutesLater(9), expiresAt: minutesLater(12) },
      ]);
    });

    test('is another one for other accounts, another platform, another session or speaker', async () => {
      const person = await linkedPerson(open());
      await person.commit({ requestId: '1', acts: [offer('a'), approval, offer('a')] });
      await person.commit({ requestId: '2', acts: [offer('b')] });
      await person.commit({ requestId: '3', platform: 'phone', acts: [offer('a')] });
      await person.commit({ requestId: '4', sessionKey: 'another', acts: [approval] });
      await person.commit({ requestId: '5', speakerHash: 'another', acts: [approval] });
      expect((await open().tasksOf(person.id)).map(({ kind }) => kind)).toEqual([
        'allow',
        'allow',
        'allow',
        'approve',
        'approve',
        'approve',
      ]);
    });

    test('comes with the telling or not at all: a request that comes twice asks once', async () => {
      const person = await linkedPerson(open());
      const turn = { acts: [offer('a')], disclosures: [told('checking')] };
      expect([await person.commit(turn), await person.commit({ ...turn, now: minutesLater(1) })]).toEqual([true, true]);
      expect(await open().tasksOf(person.id)).toMatchObject([{ createdAt: noon }]);
      expect(await open().ledger(person.id)).toHaveLength(1);
    });
  });

  describe('a link', () => {
    test('is in private mode from the turn that asked for it, and no other link is', async () => {
      const person = await linkedPerson(open());
      await open().saveLink({ ...person.link, platform: 'phone' });
      await person.commit({ acts: [{ kind: 'private-mode' }] });
      expect((await person.load({ requestId: 'next' }))?.link.privateMode).toBe(true);
      expect((await person.load({ platform: 'phone' }))?.link.privateMode).toBe(false);
    });

    test('ended by voice answers nothing from then on, and no other link ends', async () => {
      const [person, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await open().saveLink({ ...person.link, platform: 'phone' });
      expect(await person.commit({ acts: [{ kind: 'unlink' }] })).toBe(true);
      expect(await person.load()).toBeNull();
      expect(await person.load({ platform: 'phone' })).not.toBeNull();
      expect(await other.load()).not.toBeNull();
    });

    test('ended by voice and made anew begins as on a first visit, out of private mode', async () => {
      const person = await linkedPerson(open());
      await person.commit({ acts: [{ kind: 'private-mode' }, { kind: 'unlink' }] });
      await open().saveLink({ ...person.link, now: minutesLater(1) });
      expect((await person.load({ requestId: 'next' }))?.link).toMatchObject({ privateMode: false, returning: false });
    });
  });

  describe('an event of a platform’s account', () => {
    const known = async (subjectHash: string, change = {}) => {
      const person = await linkedPerson(open());
      await open().saveLink({ ...person.link, ...change });
      await person.commit({ requestId: 'first', subjectHash });
      await person.commit({ requestId: 'without-an-account' });
      return person;
    };

    test('ends the links it is about, as often as it comes, and no other', async () => {
      const [person, other] = [await known('subject-1'), await known('subject-2')];
      await open().unlinkSubject('phone', 'subject-1', minutesLater(1), minutesLater(1));
      expect(await person.load()).not.toBeNull();
      for (const minute of [2, 3]) await open().unlinkSubject('alexa', 'subject-1', minutesLater(1), minutesLater(minute));
      expect(await person.load()).toBeNull();
      expect(await other.load()).not.toBeNull();
      await open().unlinkSubject('alexa', 'nobody', minutesLater(1), minutesLater(1));
    });

    test('ends a link nobody has spoken over yet, once its token was said to be that account’s', async () => {
      const person = await linkedPerson(open());
      await open().bindSubject('another token', 'alexa', 'subject-5');
      await open().bindSubject(person.link.tokenHash, 'phone', 'subject-5');
      await open().unlinkSubject('alexa', 'subject-5', minutesLater(1), minutesLater(1));
      expect(await person.load()).not.toBeNull();
      await open().bindSubject(person.link.tokenHash, 'alexa', 'subject-5');
      await open().unlinkSubject('alexa', 'subject-5', minutesLater(1), minutesLater(1));
      expect(await person.load()).toBeNull();
    });

    test('that comes late does not end a link made after it', async () => {
      const person = await known('subject-3');
      await open().unlinkSubject('alexa', 'subject-3', minutesLater(-1), minutesLater(5));
      await open().unlinkSubject('alexa', 'subject-3', noon, minutesLater(5));
      expect(await person.load()).not.toBeNull();
    });

    test('that comes late does not end a link that was revived after it', async () => {
      const person = await known('subject-4');
      await open().revokeLink(person.link.tokenHash, 'alexa', minutesLater(1));
      await open().saveLink({ ...person.link, now: minutesLater(3) });
      await open().unlinkSubject('alexa', 'subject-4', minutesLater(2), minutesLater(4));
      expect(await person.load()).not.toBeNull();
      await open().unlinkSubject('alexa', 'subject-4', minutesLater(5), minutesLater(5));
      expect(await person.load()).toBeNull();
    });
  });
}
