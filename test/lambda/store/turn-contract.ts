import { describe, expect, test } from '@jest/globals';
import type { Consent, DialogueState } from '#skill';
import { freshState } from '#skill';
import type { Commit } from '../../../lambda/store/store.ts';
import { linkedPerson, minutesLater, missed, noon, type Opened, told } from './people.ts';

/** What one turn loads and commits, the same for every store. */
export function turnContract(open: () => Opened): void {
  describe('who a token belongs to', () => {
    test('a linked token loads its customer and the day on their calendar', async () => {
      const person = await linkedPerson(open());
      expect(await person.load()).toEqual({
        customer: {
          ...{ id: person.id, region: 'BE', zone: 'Europe/Brussels', homeCurrency: 'EUR', monthStartsOn: 1, today: '2026-11-23' },
          ...{ weekStartsOn: null, thresholdMinor: 50_000n, loginAt: null },
        },
        link: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), household: 'nothing', privateMode: false, returning: false },
        proof: { chosen: 'none', locked: false, proven: false },
        consents: [],
        state: null,
        closed: false,
        ledgerHead: null,
        warnings: [],
        confirmed: [],
      });
    });

    test('a customer saved again keeps the link and has the new settings', async () => {
      const person = await linkedPerson(open());
      await open().saveCustomer({ id: person.id, region: 'US', zone: 'America/New_York', homeCurrency: 'USD', monthStartsOn: 25 });
      expect((await person.load())?.customer).toMatchObject({
        region: 'US',
        zone: 'America/New_York',
        homeCurrency: 'USD',
        monthStartsOn: 25,
      });
    });

    test('an unknown token loads nothing', async () => {
      const person = await linkedPerson(open());
      expect(await person.load({ tokenHash: 'guessed' })).toBeNull();
    });

    test('a token answers on its own platform only', async () => {
      const person = await linkedPerson(open(), 'Europe/Brussels', 'alexa');
      expect(await person.load({ platform: 'web-chat' })).toBeNull();
      await open().saveLink({ ...person.link, platform: 'web-chat', household: 'coarse' });
      expect((await person.load({ platform: 'web-chat' }))?.link.household).toBe('coarse');
      expect((await person.load())?.link.household).toBe('nothing');
    });

    test('a revoked link loads nothing until the same token is saved again, and then it is the same link', async () => {
      const person = await linkedPerson(open());
      const before = await person.load();
      await person.commit();
      await open().revokeLink(person.link.tokenHash, 'web-chat', noon);
      expect(await person.load()).not.toBeNull();
      for (const _ of ['once', 'twice']) await open().revokeLink(person.link.tokenHash, 'alexa', noon);
      expect(await person.load()).toBeNull();
      await open().saveLink({ ...person.link, household: 'exact', now: minutesLater(1) });
      expect((await person.load({ requestId: 'next' }))?.link).toEqual({ ...before?.link, household: 'exact', returning: true });
    });

    test('a token saved five times at once is one link', async () => {
      const person = await linkedPerson(open());
      const token = { ...person.link, tokenHash: `fresh-${person.id}` };
      await Promise.all(Array.from({ length: 5 }, () => open().saveLink(token)));
      const load = () => person.load({ tokenHash: token.tokenHash });
      const id = (await load())?.link.id;
      await open().saveLink(token);
      expect((await load())?.link.id).toBe(id);
      expect((await person.load())?.link.id).not.toBe(id);
    });

    test('a link loads nothing from the instant at which it expires', async () => {
      const person = await linkedPerson(open());
      await open().saveLink({ ...person.link, expiresAt: noon });
      expect(await person.load({ now: '2026-11-23T11:59:59.999Z' })).not.toBeNull();
      expect(await person.load({ now: noon })).toBeNull();
      await open().saveLink(person.link);
      expect(await person.load({ now: noon })).not.toBeNull();
    });

    test('a token linked to somebody else answers for that person only, as on a first visit', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await one.commit({ acts: [{ kind: 'private-mode' }] });
      await open().saveLink({ ...one.link, customerId: other.id });
      const loaded = await one.load({ requestId: 'next' });
      expect(loaded?.customer.id).toBe(other.id);
      expect(loaded?.link).toMatchObject({ returning: false, privateMode: false });
    });

    test('the last login at the bank is known, whichever came in last', async () => {
      const person = await linkedPerson(open());
      for (const minutes of [5, 3]) await open().signedIn(person.id, minutesLater(minutes));
      expect((await person.load())?.customer.loginAt).toBe(minutesLater(5));
    });

    test('a platform the operator closed says so, and only that one', async () => {
      const chat = await linkedPerson(open(), 'Europe/Brussels', 'slack');
      const speaker = await linkedPerson(open());
      await open().setPlatformClosed('slack', true);
      expect((await chat.load())?.closed).toBe(true);
      expect((await speaker.load())?.closed).toBe(false);
      expect([await open().isClosed('slack'), await open().isClosed('alexa')]).toEqual([true, false]);
      await open().setPlatformClosed('slack', false);
      expect((await chat.load())?.closed).toBe(false);
      expect(await open().isClosed('slack')).toBe(false);
    });
  });

  describe('today is the day in the customer’s zone', () => {
    const cases = [
      ['2026-10-31T23:30:00Z', 'Europe/Brussels', '2026-11-01'],
      ['2026-11-01T03:59:59Z', 'America/New_York', '2026-10-31'],
      ['2026-11-01T04:00:00Z', 'America/New_York', '2026-11-01'],
      // An hour after the clocks went back, midnight comes an hour later in UTC.
      ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
      ['2026-03-29T22:00:00Z', 'Europe/Brussels', '2026-03-30'],
      ['2026-03-29T21:59:59Z', 'Europe/Brussels', '2026-03-29'],
      ['2026-11-23T10:00:00Z', 'Pacific/Kiritimati', '2026-11-24'],
      ['2026-11-23T10:59:59Z', 'Pacific/Pago_Pago', '2026-11-22'],
      ['2026-11-22T18:30:00Z', 'Asia/Kolkata', '2026-11-23'],
      ['2026-12-31T23:30:00+01:00', 'Europe/London', '2026-12-31'],
    ];
    test.each(cases)('%s in %s is %s', async (now, zone, today) => {
      const person = await linkedPerson(open(), zone);
      expect((await person.load({ now }))?.customer.today).toBe(today);
    });

    test('a zone nobody knows is refused when it is saved', async () => {
      const customer = { id: 'martian', region: 'BE', zone: 'Mars/Phobos', homeCurrency: 'EUR', monthStartsOn: 1 };
      await expect(open().saveCustomer(customer)).rejects.toThrow();
    });
  });

  describe('consents', () => {
    const consent = (id: string, change: Partial<Consent> = {}): Consent => ({
      id,
      platform: 'alexa',
      account: null,
      kind: 'balance',
      precision: 'exact',
      ...change,
    });

    test('a turn sees those of its platform, in the order of their ids', async () => {
      const person = await linkedPerson(open());
      const [hidden, all] = [consent('b', { account: told('joint').account, precision: 'nothing' }), consent('a')];
      await open().saveConsents(person.id, [hidden, consent('c', { platform: 'phone' }), all]);
      expect((await person.load())?.consents).toEqual([all, hidden]);
    });

    test('saving replaces the whole matrix of this customer and of nobody else', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await open().saveConsents(one.id, [consent('a'), consent('b')]);
      await open().saveConsents(other.id, [consent('a')]);
      await open().saveConsents(one.id, [consent('b', { kind: 'transaction' })]);
      expect((await one.load())?.consents).toEqual([consent('b', { kind: 'transaction' })]);
      await open().saveConsents(one.id, []);
      expect((await one.load())?.consents).toEqual([]);
      expect((await other.load())?.consents).toEqual([consent('a')]);
    });
  });

  describe('the state of a dialogue', () => {
    test('is what the last turn of this session left, every field of it', async () => {
      const person = await linkedPerson(open());
      const question = { intent: 'Spending', slots: { merchant: { id: 'm1', heard: 'l’épicerie "Chez Émile"' } } } as const;
      const state: DialogueState = {
        ...freshState,
        last: question,
        offset: 3,
        expecting: { kind: 'yes-no', yes: question },
        lastKey: 'a.key',
      };
      await person.commit({ state });
      expect((await person.load({ requestId: 'next' }))?.state).toEqual(state);
    });

    test('belongs to one session on one platform of one customer', async () => {
      const [person, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await open().saveLink({ ...person.link, platform: 'phone' });
      await person.commit({ state: missed(1) });
      expect((await person.load({ requestId: 'next', sessionKey: 'another' }))?.state).toBeNull();
      expect((await person.load({ requestId: 'next', platform: 'phone' }))?.state).toBeNull();
      expect((await other.load({ requestId: 'next' }))?.state).toBeNull();
    });

    test('is gone after 30 minutes', async () => {
      const person = await linkedPerson(open());
      await person.commit({ state: missed(1) });
      expect((await person.load({ requestId: 'next', now: '2026-11-23T12:29:59.999Z' }))?.state).toEqual(missed(1));
      expect((await person.load({ requestId: 'next', now: minutesLater(30) }))?.state).toBeNull();
    });

    test('lives on from turn to turn', async () => {
      const person = await linkedPerson(open());
      await person.commit({ requestId: 'first', state: missed(1) });
      await person.commit({ requestId: 'second', state: missed(2), now: minutesLater(20) });
      expect((await person.load({ requestId: 'third', now: minutesLater(45) }))?.state).toEqual(missed(2));
    });

    test('a committed turn does not touch another session that is still alive', async () => {
      const person = await linkedPerson(open());
      await person.commit({ requestId: 'first', state: missed(1) });
      await person.commit({ requestId: 'second', state: missed(2), sessionKey: 'another', now: minutesLater(29) });
      await person.commit({ requestId: 'third', state: missed(3), sessionKey: 'another', now: minutesLater(29.5) });
      expect((await person.load({ requestId: 'next', now: minutesLater(29.9) }))?.state).toEqual(missed(1));
    });
  });

  describe('a request the platform sends twice', () => {
    test('finds the state from before its own turn', async () => {
      const person = await linkedPerson(open());
      await person.commit({ requestId: 'first', state: missed(1) });
      await person.commit({ requestId: 'second', state: missed(2) });
      expect((await person.load({ requestId: 'second' }))?.state).toEqual(missed(1));
      expect((await person.load({ requestId: 'third' }))?.state).toEqual(missed(2));
    });

    test('finds no state if the one before was too old or there was none', async () => {
      const person = await linkedPerson(open());
      await person.commit({ requestId: 'first', state: missed(1) });
      expect((await person.load({ requestId: 'first' }))?.state).toBeNull();
      await person.commit({ requestId: 'second', state: missed(2), now: minutesLater(30) });
      expect((await person.load({ requestId: 'second', now: minutesLater(31) }))?.state).toBeNull();
    });

    test('writes once: neither ledger nor state moves again', async () => {
      const person = await linkedPerson(open());
      const turn = { requestId: 'first', state: missed(1), disclosures: [told('checking'), told('savings')] };
      expect(await person.commit(turn)).toBe(true);
      expect(await person.commit({ ...turn, state: missed(9), now: minutesLater(1) })).toBe(true);
      expect(await open().ledger(person.id)).toHaveLength(2);
      expect((await person.load({ requestId: 'next' }))?.state).toEqual(missed(1));
      expect((await person.load({ requestId: 'first' }))?.state).toBeNull();
    });

    const facts = [told('checking'), told('savings')];
    test.each<[string, Partial<Commit>]>([
      ['another fact', { disclosures: [told('checking'), told('joint')] }],
      ['one fact more', { disclosures: [...facts, told('joint')] }],
      ['one fact less', { disclosures: [told('checking')] }],
      ['nothing', { disclosures: [] }],
      ['the same in another order', { disclosures: [...facts].reverse() }],
      ['it less exactly', { disclosures: facts.map((fact) => ({ ...fact, precision: 'rounded' as const })) }],
      ['it under another consent', { disclosures: [told('checking', 'other'), told('savings')] }],
      ['the answer to another question', { question: { intent: 'Spending', slots: {} } }],
    ])('may not be told %s than the first time', async (_name, change) => {
      const person = await linkedPerson(open());
      expect(await person.commit({ disclosures: facts })).toBe(true);
      expect(await person.commit({ disclosures: facts, ...change })).toBe(false);
      expect(await person.commit({ disclosures: facts })).toBe(true);
      expect(await open().ledger(person.id)).toHaveLength(2);
    });

    test('may not be told anything if it was told nothing the first time', async () => {
      const person = await linkedPerson(open());
      expect(await person.commit({ failure: 'consent.denied' })).toBe(true);
      expect(await person.commit({ disclosures: facts })).toBe(false);
      expect(await open().ledger(person.id)).toEqual([]);
    });

    test.each([
      ['telling something', facts],
      ['telling nothing', []],
    ])('writes once also when both arrive at the same moment, %s', async (_name, disclosures) => {
      const person = await linkedPerson(open());
      for (let n = 1; n <= 10; n += 1) {
        const turn = await person.turn({ requestId: `r${n}`, disclosures });
        expect(await Promise.all(Array.from({ length: 8 }, () => open().commit(turn)))).toEqual(Array(8).fill(true));
        expect(await open().ledger(person.id)).toHaveLength(n * disclosures.length);
      }
    });

    test('and of which one tells something else is told by one of them', async () => {
      const person = await linkedPerson(open());
      const turn = await person.turn();
      const answers = await Promise.all([facts, [told('joint')], [], facts].map((disclosures) => open().commit({ ...turn, disclosures })));
      const rows = await open().ledger(person.id);
      expect(answers).toEqual([2, 1, 0, 2].map((length) => length === rows.length));
    });

    test('is still the first visit if it was the first time', async () => {
      const person = await linkedPerson(open());
      expect((await person.load({ requestId: 'first' }))?.link.returning).toBe(false);
      await person.commit({ requestId: 'first' });
      expect((await person.load({ requestId: 'first' }))?.link.returning).toBe(false);
      expect((await person.load({ requestId: 'second' }))?.link.returning).toBe(true);
      await person.commit({ requestId: 'second' });
      expect((await person.load({ requestId: 'second' }))?.link.returning).toBe(true);
    });

    test('of two customers with the same request id both are written', async () => {
      const [one, other] = [await linkedPerson(open()), await linkedPerson(open())];
      await one.commit({ disclosures: [told('checking')] });
      await other.commit({ disclosures: [told('checking')] });
      expect(await open().ledger(other.id)).toHaveLength(1);
    });
  });
}
