import type { Delivery, DeliveryResult, WarningStore } from '../../../lambda/store/warning-store.ts';

interface Row {
  delivery: Delivery;
  claimedUntil: string;
  result: DeliveryResult['outcome'] | 'expired' | null;
}

/** The deliverer's part of the store, in memory: to try the schedule minute by minute. */
export function memoryDeliveries(deliveries: readonly Delivery[]) {
  const rows = new Map(deliveries.map((delivery): [string, Row] => [delivery.id, { delivery, claimedUntil: '', result: null }]));
  const store: Pick<WarningStore, 'claim' | 'settle'> = {
    claim: async (now, leaseSeconds, limit) => {
      const open = [...rows.values()].filter(({ result }) => result === null || result === 'later');
      for (const row of open.filter(({ delivery }) => delivery.expiresAt <= now)) row.result = 'expired';
      const due = open
        .filter(({ delivery, claimedUntil, result }) => result !== 'expired' && delivery.dueAt <= now && claimedUntil <= now)
        .slice(0, limit);
      for (const row of due) row.claimedUntil = new Date(Date.parse(now) + leaseSeconds * 1000).toISOString();
      return due.map(({ delivery }) => delivery);
    },
    settle: async ({ id }, result) => {
      const row = rows.get(id);
      if (row === undefined) return;
      row.result = result.outcome;
      row.claimedUntil = '';
      const { tries } = row.delivery;
      if (result.outcome === 'later') row.delivery = { ...row.delivery, tries: tries + 1, dueAt: result.dueAt };
    },
  };
  return { store, resultOf: (id: string) => rows.get(id)?.result, dueAt: (id: string) => rows.get(id)?.delivery.dueAt };
}
