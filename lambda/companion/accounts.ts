import { type Api, ApiError } from '../../companion/api/operations.ts';
import type { Visit } from './visit.ts';

export const accountCalls = ({ customers, customer }: Visit) => {
  const listAccounts = async () => [...(await customers.accounts(customer.id))];
  return {
    listAccounts,
    changeAccount: async ({ id, body: { nickname, hidden } }) => {
      const change = { ...(nickname !== undefined && { nickname }), ...(hidden !== undefined && { hidden }) };
      await customers.changeAccount(customer.id, id, change);
      const found = (await listAccounts()).find((account) => account.id === id);
      if (found === undefined) throw new ApiError('not.found');
      return found;
    },
  } satisfies Partial<Api>;
};
