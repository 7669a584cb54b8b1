import { randomInt } from 'node:crypto';
import type { Api } from '../../companion/api/operations.ts';
import { hashOf } from '../hash.ts';
import { agree, cellsOf } from './agree.ts';
import type { Visit } from './visit.ts';

const minutes = 5;
/** Another customer may hold the same one of a hundred million at this moment: then another is drawn. */
const draws = 5;

export const codeCalls = (visit: Visit) =>
  ({
    newCode: async ({ body: { platform, bundle } }) => {
      const { customer, customers, keyring, store, now } = visit;
      // Who says the code is the customer: nobody else is in that session, so there is no household to decide about.
      await agree({ customers, keyring, now: () => new Date(now) }, customer.id, platform, { cells: cellsOf(bundle) });
      const expiresAt = new Date(Date.parse(now) + minutes * 60_000).toISOString();
      for (let draw = 1; ; draw += 1) {
        const code = randomInt(100_000_000).toString().padStart(8, '0');
        try {
          await store.saveCode({ codeHash: hashOf('code', code), customerId: customer.id, expiresAt, platform });
          return { code, expiresAt };
        } catch (error) {
          if (draw === draws) throw error;
        }
      }
    },
  }) satisfies Partial<Api>;
