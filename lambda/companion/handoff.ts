import { randomBytes } from 'node:crypto';
import type { Api } from '../../companion/api/operations.ts';
import { hashOf } from '../hash.ts';
import type { Visit } from './visit.ts';

const entrySeconds = 60;

export const handoffCalls = ({ customers, customer, origin, now }: Visit) =>
  ({
    handOff: async () => {
      const code = randomBytes(32).toString('base64url');
      const expiresAt = new Date(Date.parse(now) + entrySeconds * 1_000).toISOString();
      await customers.saveEntry({ codeHash: hashOf('entry', code), customerId: customer.id, expiresAt });
      return { url: `${origin}/app/enter/${code}`, expiresAt };
    },
  }) satisfies Partial<Api>;
