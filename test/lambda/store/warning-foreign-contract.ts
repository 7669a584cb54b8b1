import { describe, expect, test } from '@jest/globals';
import { freshDetector } from '#skill/build';
import type { WarningId } from '#skill';
import { sqlWarningStore } from '../../../lambda/store/sql-warning-store.ts';
import type { WarningStore } from '../../../lambda/store/warning-store.ts';
import { at, fullCustomer, noon, type OpenedCustomers, type Person, rowsOf } from './full-customer.ts';
import { alert, knock, newWarning } from './warned-people.ts';

const warningOf = ({ warningId }: Person) => warningId as WarningId;

/** Each method as one customer would call it with another's ids. The type asks for a new method's line. */
const calls: { readonly [Method in keyof WarningStore]: (store: WarningStore, mine: Person, theirs: Person) => Promise<unknown> } = {
  watch: async (store, { id }, theirs) => {
    const opened = [newWarning({ id: warningOf(theirs), accountId: `${theirs.id}/checking` })];
    const deliveries = [knock(warningOf(theirs), { id: theirs.deliveryId, addressId: theirs.addressId, channel: 'alexa' })];
    const kept = await store.watch(id, noon, (unwatched) => {
      expect(JSON.stringify(unwatched, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
        theirs.id,
      );
      return { detector: freshDetector, opened, deliveries };
    });
    return kept.length;
  },
  toWatch: async (store, { id }) => (await store.toWatch({ index: 0, of: 1 }, 10_000, null)).filter((customer) => customer === id),
  raise: (store, { id }, theirs) =>
    store.raise(alert(id, { accountId: `${theirs.id}/checking`, transactionId: `${theirs.id}/1` }), noon, () => []),
  warnings: (store, { id }, theirs) => store.warnings(id, { limit: 100, before: theirs.warningId }),
  answer: (store, { id }, theirs) => store.answer(id, { warning: warningOf(theirs), answer: 'mine', over: 'app', now: noon }),
  dispute: (store, { id }, theirs) =>
    store.dispute(id, {
      ...{ id: theirs.warningId, reference: '123456', warning: warningOf(theirs), transactionId: null, accountId: 'a' },
      ...{ openedAt: noon, openedOver: 'app' },
    }),
  disputes: (store, { id }) => store.disputes(id),
  setCard: (store, { id }, theirs) => store.setCard(id, `${theirs.id}/card`, 'frozen', noon, 'app'),
  choices: (store, { id }) => store.choices(id),
  choose: (store, { id }) => store.choose(id, { phrase: 'mine', lowBalanceMinor: null }),
  saveAddress: (store, { id }, { addressHash }) =>
    store.saveAddress({ customerId: id, channel: 'alexa', addressHash, sealed: 'mine', changedAt: at(9) }),
  endAddress: (store, { id }, { addressHash }) => store.endAddress(id, 'alexa', addressHash, at(9)),
  customersOf: async (store, { id }) => (await store.customersOf('alexa', `canary subject ${id}`)).join(),
  // Deliveries are claimed across customers: who sends them is no customer.
  claim: async (store) => void (await store.claim(at(-1_000), 60, 1)),
  settle: (store, { id }, { deliveryId }) => store.settle({ customerId: id, id: deliveryId }, { outcome: 'gone' }, noon),
};

/** No method reaches another customer's rows: the same on every engine. */
export function warningForeignContract(open: () => OpenedCustomers): void {
  test.each(Object.keys(calls) as (keyof WarningStore)[])(
    'another customer’s warnings are neither read nor changed by %s',
    async (method) => {
      const [mine, theirs] = [await fullCustomer(open()), await fullCustomer(open())];
      const before = await rowsOf(open().db, theirs.id);
      const given = await calls[method](sqlWarningStore(open().db), mine, theirs);
      const text = JSON.stringify(given, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? '';
      for (const foreign of [theirs.id, theirs.warningId, theirs.addressId, theirs.deliveryId]) expect(text).not.toContain(foreign);
      expect(await rowsOf(open().db, theirs.id)).toEqual(before);
    },
  );

  describe('an erased customer', () => {
    test('keeps nothing of warnings, whatever is called afterwards', async () => {
      const mine = await fullCustomer(open());
      await open().store.erase(mine.id, noon);
      for (const call of Object.values(calls)) await call(sqlWarningStore(open().db), mine, mine).catch(() => null);
      const left = Object.entries(await rowsOf(open().db, mine.id)).filter(([, rows]) => rows.length > 0);
      expect(left.map(([table]) => table).toSorted()).toEqual(['customer', 'ledger', 'ledger_head', 'receipt', 'support_look']);
    });
  });
}
