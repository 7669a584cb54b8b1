import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CustomerStore } from '../../../lambda/store/customer-store.ts';
import { at, fullCustomer, noon, type OpenedCustomers, type Person, rowsOf } from './full-customer.ts';

/** Each method as one customer would call it with another's ids. The type asks for a new method's line. */
const calls: { readonly [Method in keyof CustomerStore]: (store: CustomerStore, mine: Person, theirs: Person) => Promise<unknown> } = {
  customer: (store, { id }) => store.customer(id, noon),
  signedIn: (store, { id }) => store.signedIn(id, noon),
  changeSettings: (store, { id }) => store.changeSettings(id, { zone: 'UTC', locale: null, budgets: {} }),
  links: (store, { id }) => store.links(id),
  link: (store, { id }, { grantId }) =>
    store.link({ customerId: id, platform: 'alexa', grantId, household: 'exact', now: noon }).catch(() => null),
  changeLink: (store, { id }, { linkId }) => store.changeLink(id, linkId, { household: 'exact', privateMode: true }),
  unlink: (store, { id }, { linkId }) => store.unlink(id, linkId, 'app', noon),
  unlinkAll: (store, { id }) => store.unlinkAll(id, 'app', noon),
  consents: (store, { id }) => store.consents(id),
  agree: (store, { id }, { id: other }) =>
    store
      .agree(id, { id: `receipt of ${other}`, at: noon, platform: 'alexa', body: {}, keyId: '', signature: '' }, [
        { id: `consent of ${other}`, platform: 'alexa', account: null, kind: 'balance', precision: 'nothing' },
      ])
      .catch(() => null),
  receipts: async (store, { id }) => (await store.receipts(id)).map(({ body }) => body),
  accounts: (store, { id }) => store.accounts(id),
  changeAccount: (store, { id }, { id: other }) => store.changeAccount(id, `${other}/card`, { hidden: false, nickname: 'mine' }),
  tasks: (store, { id }) => store.tasks(id, noon),
  finishTask: (store, { id }, { taskId }) => store.finishTask(id, taskId, noon),
  proof: (store, { id }) => store.proof(id),
  ledgerPage: (store, { id }) => store.ledgerPage(id, { limit: 1_000 }),
  looks: (store, { id }) => store.looks(id),
  addLook: (store, { id }) => store.addLook(id, { at: noon, who: 'w', did: 'looked', reason: 'r' }),
  failures: (store, { id }) => store.failures(id),
  everything: async (store, { id }) => {
    const { receipt: _, consent: __, ...rest } = await store.everything(id);
    return rest;
  },
  erase: (store, { id }) => store.erase(id, noon),
  openSession: (store, { id }, { sessionHash }) =>
    store
      .openSession({ idHash: sessionHash, customerId: id, embedded: true, loginAt: null, now: noon, expiresAt: at(9) })
      .catch(() => null),
  session: (store, { sessionHash }) => store.session(sessionHash, noon, 15),
  endSession: (store, { sessionHash }) => store.endSession(sessionHash),
  endSessions: (store, { id }) => store.endSessions(id),
  saveEntry: (store, { id }, { entryHash }) =>
    store.saveEntry({ codeHash: entryHash, customerId: id, expiresAt: at(99) }).catch(() => null),
  spendEntry: (store, { entryHash }) => store.spendEntry(entryHash, noon),
  sweep: (store) => store.sweep(noon, { turnDays: 30, transactionMonths: 25, ledgerMonths: 13 }),
};

/** No method reaches another customer's rows: the same on every engine. */
export function customerForeignContract(open: () => OpenedCustomers): void {
  describe('another customer', () => {
    test.each(Object.keys(calls) as (keyof CustomerStore)[])('is neither read nor changed by %s', async (method) => {
      const [mine, theirs] = [await fullCustomer(open()), await fullCustomer(open())];
      const before = await rowsOf(open().db, theirs.id);
      const given = await calls[method](open().store, mine, theirs);
      const text = JSON.stringify(given, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)) ?? '';
      expect(text).not.toContain(theirs.id);
      for (const foreign of [theirs.linkId, theirs.taskId, theirs.lookId]) expect(text).not.toContain(foreign);
      expect(await rowsOf(open().db, theirs.id)).toEqual(before);
    });

    test('is not changed by any sequence of methods either', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...(Object.keys(calls) as (keyof CustomerStore)[])), { minLength: 5, maxLength: 12 }),
          async (methods) => {
            const [mine, theirs] = [await fullCustomer(open()), await fullCustomer(open())];
            const before = await rowsOf(open().db, theirs.id);
            for (const method of methods) await calls[method](open().store, mine, theirs).catch(() => null);
            expect(await rowsOf(open().db, theirs.id)).toEqual(before);
          },
        ),
        { numRuns: 5 },
      );
    });
  });
}
