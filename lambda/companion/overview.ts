import type { Api } from '../../companion/api/operations.ts';
import { lastSaid } from './ledger.ts';
import { linkView } from './links.ts';
import { openTasks } from './tasks.ts';
import type { Visit } from './visit.ts';

export const overviewCalls = (visit: Visit) =>
  ({
    overview: async () => {
      const { customers, customer, brand, now } = visit;
      const [links, tasks, said, proof] = await Promise.all([
        customers.links(customer.id),
        openTasks(visit),
        lastSaid(visit),
        customers.proof(customer.id),
      ]);
      return { bank: brand.name, links: links.map((link) => linkView(link, now)), tasks, said, proof, reviewer: customer.reviewer };
    },
  }) satisfies Partial<Api>;
