import type { Output } from '../api/operations.ts';

type Account = Output<'listAccounts'>[number];

/** "Everyday Checking ··4821"; the customer's own name for it first. */
export const accountLabel = ({ nickname, name, lastFour }: Account): string => `${nickname ?? name} ··${lastFour}`;

/** Looks an account's label up; one that is gone keeps the name it has in the ledger. */
export const accountNames = (accounts: readonly Account[]): ((id: string) => string) => {
  const known = new Map(accounts.map((account) => [account.id, accountLabel(account)]));
  return (id) => known.get(id) ?? id;
};
