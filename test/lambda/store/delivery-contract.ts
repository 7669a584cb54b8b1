import { describe, expect, test } from '@jest/globals';
import type { CustomerId } from '#skill';
import type { Delivery, NewDelivery, PushChannel } from '../../../lambda/store/warning-store.ts';
import { minutesLater, noon, transaction } from './people.ts';
import { calm, days, knock, newWarning, type OpenedWarnings, paidPerson } from './warned-people.ts';

/** What is to leave, and where to: the same on every engine. */
export function deliveryContract(open: () => OpenedWarnings): void {
  const warnings = () => open().warnings;
  const change = (sql: string, ...params: unknown[]) => open().db.query(sql, params);
  /** A customer with a warning and knocks for it */
  const knocked = async (...changes: Parameters<typeof knock>[1][]) => {
    const person = await paidPerson(open(), [transaction('t')]);
    const one = newWarning();
    const sent: NewDelivery[] = changes.map((each) => knock(one.id, each));
    await warnings().watch(person.id, noon, (unwatched) => calm(unwatched, { opened: [one], deliveries: sent }));
    return { ...person, warning: one, sent };
  };
  const claim = async (id: CustomerId, now = noon, lease = 60) =>
    (await warnings().claim(now, lease, 1_000)).filter(({ customerId }) => customerId === id);
  const rows = (id: CustomerId) =>
    change('select outcome, done_at as done, tries from delivery where customer_id = $1 order by due_at, id', id);
  const address = (customerId: CustomerId, channel: PushChannel, changedAt = noon, addressHash = 'hash') => ({
    ...{ customerId, channel, addressHash, sealed: `sealed at ${changedAt}`, changedAt },
  });
  const addressesOf = (id: CustomerId) =>
    change('select id, channel, sealed, ended_at as ended from push_address where customer_id = $1 order by channel', id) as Promise<
      readonly { readonly id: string; readonly sealed: string; readonly ended: string | null }[]
    >;

  describe('a delivery', () => {
    test('is given whole to who claims it, from the instant at which it is due', async () => {
      const { id, warning, sent } = await knocked({ dueAt: minutesLater(5) });
      expect(await claim(id, minutesLater(4))).toEqual([]);
      expect(await claim(id, minutesLater(5))).toEqual([{ ...sent[0], customerId: id, warningId: warning.id, tries: 0, address: null }]);
      await warnings().setCard(id, 'checking', 'frozen', noon, 'app');
      expect(await claim(id)).toEqual([
        {
          ...{
            customerId: id,
            kind: 'event',
            channel: 'hub',
            id: expect.any(String),
            dueAt: noon,
            expiresAt: days(7),
            tries: 0,
            address: null,
          },
          body: { type: 'card.frozen', account: 'checking', at: noon, over: 'app' },
        },
      ]);
    });

    test('is given to one of many who claim at once', async () => {
      const { id } = await knocked({}, {}, {}, {}, {});
      const claims = await Promise.all(Array.from({ length: 8 }, () => warnings().claim(noon, 60, 2)));
      const ids = claims
        .flat()
        .filter(({ customerId }) => customerId === id)
        .map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...ids, ...(await claim(id)).map((one) => one.id)]).toHaveLength(5);
    });

    test('comes again when the lease of who claimed it is over, with the tries before', async () => {
      const { id } = await knocked({});
      expect((await claim(id, noon, 60)).map(({ tries }) => tries)).toEqual([0]);
      expect(await claim(id, minutesLater(0.9))).toEqual([]);
      expect((await claim(id, minutesLater(1))).map(({ tries }) => tries)).toEqual([1]);
    });

    test.each(['delivered', 'refused', 'gone'] as const)('that was %s never comes again', async (outcome) => {
      const { id } = await knocked({});
      const [taken] = await claim(id);
      await warnings().settle(taken as Delivery, { outcome }, minutesLater(1));
      expect(await claim(id, minutesLater(9))).toEqual([]);
      await warnings().settle(taken as Delivery, { outcome: 'later', dueAt: minutesLater(2) }, minutesLater(2));
      await warnings().settle(taken as Delivery, { outcome: 'refused' }, minutesLater(2));
      expect(await rows(id)).toEqual([{ outcome, done: minutesLater(1), tries: 1 }]);
    });

    test('that is to be tried later is due then, and not before', async () => {
      const { id } = await knocked({});
      const [taken] = await claim(id);
      await warnings().settle(taken as Delivery, { outcome: 'later', dueAt: minutesLater(5) }, noon);
      expect(await claim(id, minutesLater(4))).toEqual([]);
      expect(await claim(id, minutesLater(5))).toMatchObject([{ id: taken?.id, tries: 1, dueAt: minutesLater(5) }]);
    });

    test('is closed unsent past its end', async () => {
      const { id } = await knocked({ expiresAt: minutesLater(5) });
      expect(await claim(id, minutesLater(5))).toEqual([]);
      expect(await rows(id)).toEqual([{ outcome: 'expired', done: minutesLater(5), tries: 0 }]);
    });

    test('that somebody is sending is not closed under them', async () => {
      const { id } = await knocked({ expiresAt: minutesLater(5) });
      const [taken] = await claim(id, minutesLater(4), 120);
      expect(await claim(id, minutesLater(5))).toEqual([]);
      await warnings().settle(taken as Delivery, { outcome: 'delivered' }, minutesLater(5));
      expect(await rows(id)).toMatchObject([{ outcome: 'delivered' }]);
    });

    test('knocks for no warning that is answered, and the bank is told the answer all the same', async () => {
      const { id, warning } = await knocked({});
      await warnings().answer(id, { warning: warning.id, answer: 'mine', over: 'app', now: noon });
      expect(await claim(id)).toMatchObject([{ kind: 'event' }]);
    });

    test('put in the queue twice is one', async () => {
      const { id, sent } = await knocked({});
      const again = newWarning();
      await open().store.saveBankData(id, { accounts: [], transactions: [transaction('u')] });
      await warnings().watch(id, noon, (unwatched) =>
        calm(unwatched, { opened: [again], deliveries: sent.map((one) => ({ ...one, warningId: again.id }) as NewDelivery) }),
      );
      expect(await rows(id)).toHaveLength(1);
    });
  });

  describe('an address', () => {
    test('is what pushes of its channel are sealed for, the newest change counts, whichever arrives last', async () => {
      const { id } = await paidPerson(open());
      await warnings().saveAddress(address(id, 'alexa', minutesLater(2)));
      await warnings().saveAddress(address(id, 'alexa', minutesLater(1)));
      await warnings().endAddress(id, 'alexa', 'hash', minutesLater(1));
      expect(await addressesOf(id)).toMatchObject([{ sealed: `sealed at ${minutesLater(2)}`, ended: null }]);
      await warnings().endAddress(id, 'alexa', 'hash', minutesLater(3));
      await warnings().saveAddress(address(id, 'alexa', minutesLater(2)));
      expect(await addressesOf(id)).toMatchObject([{ sealed: '', ended: minutesLater(3) }]);
      await warnings().saveAddress(address(id, 'alexa', minutesLater(4)));
      expect(await addressesOf(id)).toMatchObject([{ ended: null }]);
    });

    test('is one of ten at most on a channel: the oldest ends for an eleventh', async () => {
      const { id } = await paidPerson(open());
      for (let browser = 0; browser < 11; browser += 1)
        await warnings().saveAddress({ ...address(id, 'web-push', minutesLater(browser)), addressHash: `browser-${browser}` });
      const ended = (await addressesOf(id)).filter((one) => one.ended !== null);
      expect(ended).toMatchObject([{ sealed: `sealed at ${minutesLater(0)}` }]);
    });

    test('that was ended before it was told of stays ended', async () => {
      const { id } = await paidPerson(open());
      await warnings().endAddress(id, 'alexa', 'hash', minutesLater(2));
      await warnings().saveAddress(address(id, 'alexa', minutesLater(1)));
      expect(await addressesOf(id)).toMatchObject([{ sealed: '', ended: minutesLater(2) }]);
    });

    test('is given sealed to who claims a push to it, and no push goes to one that has ended', async () => {
      const person = await knocked();
      for (const channel of ['alexa', 'web-push'] as const) await warnings().saveAddress(address(person.id, channel));
      const [alexa, browser] = await addressesOf(person.id);
      const [one, other] = [newWarning(), newWarning()];
      await open().store.saveBankData(person.id, { accounts: [], transactions: [transaction('u')] });
      const deliveries = [
        knock(one.id, { channel: 'alexa', addressId: alexa?.id ?? null }),
        knock(other.id, { channel: 'web-push', addressId: browser?.id ?? null }),
      ];
      await warnings().watch(person.id, noon, (unwatched) => calm(unwatched, { opened: [one, other], deliveries }));
      await warnings().endAddress(person.id, 'web-push', 'hash', minutesLater(1));
      expect(await claim(person.id, minutesLater(1))).toMatchObject([{ channel: 'alexa', address: `sealed at ${noon}` }]);
      expect(await rows(person.id)).toMatchObject(expect.arrayContaining([expect.objectContaining({ outcome: 'expired' })]));
    });

    test('that is gone takes nothing any more, until its owner opts in anew', async () => {
      const person = await knocked();
      await warnings().saveAddress(address(person.id, 'alexa'));
      const [alexa] = await addressesOf(person.id);
      const one = newWarning();
      await open().store.saveBankData(person.id, { accounts: [], transactions: [transaction('u')] });
      const deliveries = [knock(one.id, { channel: 'alexa', addressId: alexa?.id ?? null })];
      await warnings().watch(person.id, noon, (unwatched) => calm(unwatched, { opened: [one], deliveries }));
      const [taken] = await claim(person.id);
      await warnings().settle(taken as Delivery, { outcome: 'gone' }, minutesLater(3));
      expect(await addressesOf(person.id)).toMatchObject([{ sealed: '', ended: minutesLater(3) }]);
      await warnings().saveAddress(address(person.id, 'alexa'));
      expect(await addressesOf(person.id)).toMatchObject([{ ended: minutesLater(3) }]);
      await warnings().saveAddress(address(person.id, 'alexa', minutesLater(4)));
      expect(await addressesOf(person.id)).toMatchObject([{ ended: null }]);
    });

    test('is kept of nobody who is gone, unknown or a reviewer', async () => {
      const [reviewer, erased] = [await paidPerson(open()), await paidPerson(open())];
      await change('update customer set reviewer = true where id = $1', reviewer.id);
      await change('update customer set erased_at = $2 where id = $1', erased.id, noon);
      for (const id of [reviewer.id, erased.id, 'nobody' as CustomerId]) {
        await warnings().saveAddress(address(id, 'alexa'));
        await warnings().endAddress(id, 'web-push', 'hash', noon);
        expect(await addressesOf(id)).toEqual([]);
      }
    });

    test('of a platform ends with the customer’s last link there, and no other does', async () => {
      const person = await paidPerson(open());
      const { store } = open();
      await store.saveLink({ ...person.link, tokenHash: `second of ${person.id}` });
      await store.saveLink({ ...person.link, platform: 'phone' });
      for (const channel of ['alexa', 'web-push'] as const) await warnings().saveAddress(address(person.id, channel));
      const endings = async () => (await addressesOf(person.id)).map(({ ended }) => ended);
      await person.commit({ requestId: '1', acts: [{ kind: 'unlink' }] });
      expect(await endings()).toEqual([null, null]);
      const second = await person.load({ tokenHash: `second of ${person.id}` });
      const turn = { ...(await (await paidPerson(open())).turn()), customerId: person.id, linkId: second?.link.id ?? '', requestId: '2' };
      await store.commit({ ...turn, now: minutesLater(2), acts: [{ kind: 'unlink' }] });
      expect(await endings()).toEqual([minutesLater(2), null]);
      expect((await addressesOf(person.id))[0]?.sealed).toBe('');
    });
  });

  test('an address ends with the last link of its own account, whoever else stays linked', async () => {
    const person = await paidPerson(open());
    await person.commit({ requestId: '0', subjectHash: address(person.id, 'alexa').addressHash });
    await open().store.saveLink({ ...person.link, tokenHash: `other account of ${person.id}` });
    await change(`update link set subject_hash = 'another' where customer_id = $1 and subject_hash is null`, person.id);
    await warnings().saveAddress(address(person.id, 'alexa'));
    await person.commit({ requestId: '1', now: minutesLater(1), acts: [{ kind: 'unlink' }] });
    expect(await addressesOf(person.id)).toMatchObject([{ ended: minutesLater(1), sealed: '' }]);
  });

  describe('the customers of a platform’s account', () => {
    test('are those whose link there lives', async () => {
      const subject = 'the account of many';
      const people = [];
      for (let n = 0; n < 5; n += 1) {
        const person = await paidPerson(open());
        await person.commit({ subjectHash: subject });
        people.push(person);
      }
      const [ended, reviewer, erased, ...living] = people.map(({ id }) => id);
      await change('update link set revoked_at = $2 where customer_id = $1', ended, noon);
      await change('update customer set reviewer = true where id = $1', reviewer);
      await change('update customer set erased_at = $2 where id = $1', erased, noon);
      expect(await warnings().customersOf('alexa', subject)).toEqual(living.toSorted());
      expect(await warnings().customersOf('phone', subject)).toEqual([]);
      expect(await warnings().customersOf('alexa', 'nobody')).toEqual([]);
    });
  });
}
