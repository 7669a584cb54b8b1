import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** The invented bank's logins live as long as its process. */
export function memoryAdapter(now: () => number = Date.now): AdapterFactory {
  const records = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  const find = (key: string) => {
    const known = records.get(key);
    if (known !== undefined && known.until > now()) return known.payload;
    records.delete(key);
    return undefined;
  };
  return (model): Adapter => ({
    upsert: async (id, payload, expiresInSeconds = 0) => {
      for (const [key, { until }] of records) if (until <= now()) records.delete(key);
      records.set(`${model} ${id}`, { payload, until: now() + expiresInSeconds * 1_000 });
    },
    find: async (id) => find(`${model} ${id}`),
    findByUid: async (uid) => [...records.values()].find(({ payload }) => payload.kind === model && payload.uid === uid)?.payload,
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = find(`${model} ${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(now() / 1_000);
    },
    destroy: async (id) => void records.delete(`${model} ${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of records) if (payload.grantId === grantId) records.delete(key);
    },
  });
}
