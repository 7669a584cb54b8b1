import { describe, expect, test } from '@jest/globals';
import type { AccountId, Consent, CustomerId } from '#skill';
import fc from 'fast-check';
import type { Receipt, Settings } from '../../../lambda/store/customer-store.ts';
import { at, fullCustomer, noon, type OpenedCustomers, rowsOf } from './full-customer.ts';

const nobody = 'nobody' as CustomerId;

/** Who a customer is, which assistants they linked and what they agreed to: the same on every engine. */
export function customerContract(open: () => OpenedCustomers): void {
  const person = (zone?: string) => fullCustomer(open(), zone);
  const store = () => open().store;

  describe('a customer', () => {
    test('is read with their settings', async () => {
      const { id } = await person();
      expect(await store().customer(id, noon)).toEqual({
        id,
        region: 'BE',
        zone: 'Europe/Brussels',
        homeCurrency: 'EUR',
        locale: 'fr-FR',
        weekStartsOn: 1,
        monthStartsOn: 25,
        thresholdMinor: 20_000n,
        budgets: { groceries: '40000' },
        loginAt: at(-60),
        reviewer: false,
      });
    });

    test('is nobody if unknown, erased or from the instant at which their time is over', async () => {
      const { id } = await person();
      expect(await store().customer(nobody, noon)).toBeNull();
      await open().db.query('update customer set expires_at = $2 where id = $1', [id, noon]);
      expect(await store().customer(id, at(-1))).not.toBeNull();
      expect(await store().customer(id, noon)).toBeNull();
      await open().db.query('update customer set expires_at = null, erased_at = $2 where id = $1', [id, noon]);
      expect(await store().customer(id, at(-1))).toBeNull();
    });

    test('who signed in at the bank has the later of two logins, whichever arrives last', async () => {
      const { id } = await person();
      await store().signedIn(id, at(5));
      await store().signedIn(id, at(2));
      expect((await store().customer(id, noon))?.loginAt).toBe(at(5));
    });
  });

  describe('settings', () => {
    const some = fc.record(
      {
        locale: fc.constantFrom(null, 'en-US', 'fr-FR'),
        zone: fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5'),
        weekStartsOn: fc.option(fc.integer({ min: 0, max: 6 })),
        monthStartsOn: fc.integer({ min: 1, max: 28 }),
        thresholdMinor: fc.bigInt(0n, 10n ** 15n),
        budgets: fc.dictionary(fc.constantFrom('groceries', 'fuel'), fc.constantFrom('0', '12345')),
      },
      { requiredKeys: [] },
    );

    test('only what is given changes', async () => {
      const { id } = await person();
      await fc.assert(
        fc.asyncProperty(some, async (settings) => {
          const before = await store().customer(id, noon);
          await store().changeSettings(id, settings);
          expect(await store().customer(id, noon)).toEqual({ ...before, ...settings });
        }),
        { numRuns: 25 },
      );
    });

    test.each<[string, Partial<Settings>]>([
      ['a zone nobody knows', { zone: 'Europe/Nowhere' }],
      ['an offset, which PostgreSQL and JavaScript read in opposite directions', { zone: '+03:00' }],
      ['a zone in other letters than its name', { zone: 'europe/brussels' }],
      ['a zone rule of our own', { zone: 'UTC+3' }],
      ['a month that begins on the 29th', { monthStartsOn: 29 }],
      ['a month that begins on no day', { monthStartsOn: 0 }],
      ['half a day', { monthStartsOn: 1.5 }],
      ['an eighth day of the week', { weekStartsOn: 7 }],
      ['a threshold below nothing', { thresholdMinor: -1n }],
      ['a budget that is no whole number', { budgets: { groceries: '1.5' } }],
    ])('%s is refused and changes nothing', async (_what, wrong) => {
      const { id } = await person();
      const before = await store().customer(id, noon);
      await expect(store().changeSettings(id, { locale: 'en-US', ...wrong })).rejects.toThrow();
      expect(await store().customer(id, noon)).toEqual(before);
    });
  });

  describe('an assistant', () => {
    test('is linked with its grant, and shown with the newest first', async () => {
      const { id, linkId } = await person();
      const link = { customerId: id, platform: 'alexa', grantId: `second of ${id}`, household: 'nothing', now: noon } as const;
      const second = await store().link(link);
      expect(await store().links(id)).toEqual([
        {
          ...{ id: second, platform: 'alexa', household: 'nothing', privateMode: false, createdAt: noon },
          ...{ lastUsedAt: null, expiresAt: null, revokedAt: null, revokedBy: null },
        },
        expect.objectContaining({ id: linkId, household: 'coarse' }),
      ]);
      await store().unlink(id, second, 'app', at(1));
      expect((await store().links(id))[0]).toMatchObject({ id: second, revokedAt: at(1), revokedBy: 'app' });
    });

    test('the same grant again is the same link', async () => {
      const { id } = await person();
      const link = { customerId: id, platform: 'alexa', grantId: `again of ${id}`, household: 'nothing', now: noon } as const;
      const first = await store().link(link);
      expect(await store().link({ ...link, household: 'exact' })).toBe(first);
      expect((await store().links(id))[0]).toMatchObject({ id: first, household: 'exact' });
    });

    test('is not linked for somebody unknown, erased or expired, nor by another’s grant or one that ended', async () => {
      const [mine, theirs] = [await person(), await person()];
      const link = { customerId: mine.id, platform: 'alexa', grantId: `new of ${mine.id}`, household: 'nothing', now: noon } as const;
      await expect(store().link({ ...link, customerId: nobody })).rejects.toThrow('link.refused');
      await expect(store().link({ ...link, grantId: theirs.grantId })).rejects.toThrow('link.refused');
      await store().unlink(mine.id, mine.linkId, 'app', noon);
      await expect(store().link({ ...link, grantId: mine.grantId })).rejects.toThrow('link.refused');
      await open().db.query('update customer set expires_at = $2 where id = $1', [mine.id, noon]);
      await expect(store().link(link)).rejects.toThrow('link.refused');
      await store().erase(mine.id, noon);
      await expect(store().link({ ...link, now: at(-1) })).rejects.toThrow('link.refused');
    });

    test('changes only in what is given', async () => {
      const { id, linkId } = await person();
      expect(await store().changeLink(id, linkId, { privateMode: true })).toBe(true);
      expect((await store().links(id))[0]).toMatchObject({ household: 'coarse', privateMode: true });
      expect(await store().changeLink(id, linkId, { household: 'exact' })).toBe(true);
      expect((await store().links(id))[0]).toMatchObject({ household: 'exact', privateMode: true });
    });

    test('that ends takes its tokens and its grant along; ending it again keeps who ended it', async () => {
      const { id, linkId } = await person();
      const other = await store().link({ customerId: id, platform: 'slack', grantId: `kept of ${id}`, household: 'nothing', now: noon });
      expect(await store().unlink(id, linkId, 'voice', noon)).toBe(true);
      expect(await store().unlink(id, linkId, 'platform', at(9))).toBe(true);
      const { credential, oauth_record } = await rowsOf(open().db, id);
      expect([credential, oauth_record]).toEqual([[], []]);
      expect(await store().links(id)).toEqual([
        expect.objectContaining({ id: other, revokedAt: null }),
        expect.objectContaining({ id: linkId, revokedAt: noon, revokedBy: 'voice' }),
      ]);
    });

    test('all of them end at once; those that had ended keep who ended them', async () => {
      const { id, linkId } = await person();
      await store().link({ customerId: id, platform: 'slack', grantId: `two of ${id}`, household: 'nothing', now: noon });
      await store().unlink(id, linkId, 'voice', noon);
      await store().unlinkAll(id, 'app', at(1));
      await store().unlinkAll(id, 'support', at(2));
      expect((await store().links(id)).map(({ revokedBy }) => revokedBy)).toEqual(['app', 'voice']);
    });

    test.each(['3f2b8c1e-1111-4222-8333-444455556666', 'no id at all'])(
      '%s that is not theirs cannot be changed or ended',
      async (foreign) => {
        const { id } = await person();
        expect(await store().changeLink(id, foreign, { privateMode: true })).toBe(false);
        expect(await store().unlink(id, foreign, 'app', noon)).toBe(false);
      },
    );
  });

  describe('what was agreed to', () => {
    const cell = (id: string, change: Partial<Consent> = {}): Consent => ({
      ...{ id, platform: 'alexa', account: null, kind: 'balance', precision: 'exact' },
      ...change,
    });
    const receipt = (id: string, change: Partial<Receipt> = {}): Receipt => ({
      ...{ id, at: noon, platform: 'alexa', body: { says: ['this', 1, null] }, keyId: 'key', signature: 'signed' },
      ...change,
    });

    test('replaces the cells of its platform, together with its receipt', async () => {
      const { id } = await person();
      const chat = cell('chat-1', { platform: 'web-chat', account: 'a' as AccountId });
      await store().agree(id, receipt('chat', { platform: 'web-chat', at: at(-1) }), [chat]);
      const cells = [cell('alexa-1', { precision: 'rounded' }), cell('alexa-2', { kind: 'income', precision: 'nothing' })];
      await store().agree(id, receipt('alexa'), cells);
      expect(await store().consents(id)).toEqual([...cells, chat]);
      const receipts = await store().receipts(id);
      expect(receipts.map(({ id: name }) => name)).toEqual(['alexa', 'chat', `receipt of ${id}`]);
      expect(receipts[0]).toEqual(receipt('alexa'));
    });

    test('to nothing at all leaves no cell', async () => {
      const { id } = await person();
      await store().agree(id, receipt('none'), []);
      expect(await store().consents(id)).toEqual([]);
    });

    test('never holds a cell of another platform, and a refused choice leaves neither cell nor receipt', async () => {
      const { id } = await person();
      const before = await rowsOf(open().db, id);
      await expect(store().agree(id, receipt('mixed'), [cell('a'), cell('b', { platform: 'slack' })])).rejects.toThrow('consent.platform');
      await expect(store().agree(id, receipt('twice'), [cell('a'), cell('a')])).rejects.toThrow();
      expect(await rowsOf(open().db, id)).toEqual(before);
    });

    test('at the same moment twice is one of the two choices, never a mixture', async () => {
      const { id } = await person();
      const choices = ['a', 'b', 'c', 'd'].map((name) => [cell(`${name}1`), cell(`${name}2`, { kind: 'income' })]);
      await Promise.all(choices.map((cells, index) => store().agree(id, receipt(`choice ${index}`), cells)));
      expect(choices).toContainEqual(await store().consents(id));
    });

    test('is not kept for somebody unknown or erased', async () => {
      const { id } = await person();
      await store().erase(id, noon);
      await expect(store().agree(id, receipt('late'), [cell('late')])).rejects.toThrow('customer.gone');
      await expect(store().agree(nobody, receipt('late'), [cell('late')])).rejects.toThrow('customer.gone');
    });
  });
}
