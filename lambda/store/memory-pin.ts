import { customerOf, keyOf, type MemoryData } from './memory-customer.ts';
import { isSameProof } from './pin.ts';
import type { Store } from './store.ts';

/** Decisions about PINs in memory, one after the other for each customer. */
export function memoryPin(data: MemoryData): Pick<Store, 'decidePin' | 'prove'> {
  return {
    decidePin: async (id, _now, decide) => {
      const customer = customerOf(data, id);
      const decided = customer.deciding.then(async () => {
        const { record, proven, result } = await decide(customer.pin);
        if (!isSameProof(customer.pin, record)) customer.proven.clear();
        customer.pin = record;
        if (proven !== undefined) customer.proven.set(keyOf(proven.platform, proven.sessionKey), proven);
        return result;
      });
      customer.deciding = decided.catch(() => {});
      return decided;
    },

    prove: async (id, session) => void customerOf(data, id).proven.set(keyOf(session.platform, session.sessionKey), session),
  };
}
