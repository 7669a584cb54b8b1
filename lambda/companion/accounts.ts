import { type Api, ApiError, type Output } from '../../companion/api/operations.ts';
import type { Visit } from './visit.ts';

type Account = Output<'listAccounts'>[number];

export const accountCalls = (visit: Visit) => {
  const { customers, customer } = visit;
  return {
    listAccounts: async () => [...(await accountsOf(visit))],
    changeAccount: async ({ id, body: { nickname, hidden } }) => {
      const change = { ...(nickname !== undefined && { nickname }), ...(hidden !== undefined && { hidden }) };
      await customers.changeAccount(customer.id, id, change);
      return accountOf(visit, id);
    },
  } satisfies Partial<Api>;
};

/** Hidden ones included. */
export const accountsOf = ({ customers, customer }: Visit): Promise<readonly Account[]> => customers.accounts(customer.id);

export async function accountOf(visit: Visit, id: string): Promise<Account> {
  const found = (await accountsOf(visit)).find((account) => account.id === id);
  if (found === undefined) throw new ApiError('not.found');
  return found;
}
