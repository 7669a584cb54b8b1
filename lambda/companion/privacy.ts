import { addMonths, type CivilDate } from '#skill';
import type { Api, Output } from '../../companion/api/operations.ts';
import type { Visit } from './visit.ts';

export const privacyCalls = (visit: Visit) => {
  const { customers, customer, now } = visit;
  return {
    listReceipts: async () => [...(await customers.receipts(customer.id))],
    listLooks: async () => [...(await customers.looks(customer.id))],
    readEverything: async () =>
      Object.fromEntries(Object.entries(await customers.everything(customer.id)).map(([table, rows]) => [table, [...rows]])),
    readKept: () => keptOf(visit),
    erase: async () => {
      const kept = await keptOf(visit);
      await customers.unlinkAll(customer.id, 'erasure', now);
      await customers.erase(customer.id, now);
      return kept;
    },
  } satisfies Partial<Api>;
};

/** What the operator must keep, if there is any of it, and the day on which it goes. */
async function keptOf({ customers, customer, store, rules, now }: Visit): Promise<Output<'readKept'>> {
  const until = addMonths(now.slice(0, 10) as CivilDate, rules.keep.ledgerMonths);
  const [head, receipts, looks] = await Promise.all([
    store.ledgerHead(customer.id),
    customers.receipts(customer.id),
    customers.looks(customer.id),
  ]);
  const items: Output<'readKept'>['items'] = [];
  if (head !== null) items.push({ what: 'ledger', reason: 'audit', until });
  if (receipts.length > 0) items.push({ what: 'receipts', reason: 'proof-of-consent', until });
  if (looks.length > 0) items.push({ what: 'support-looks', reason: 'audit', until });
  return { items };
}
