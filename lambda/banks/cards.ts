import type { Bank } from './bank.ts';

/** Freezes or releases the cards of accounts at the customer's bank. Rejects if the bank cannot be asked to, or did not. */
export type SetCards = (customerId: string, accounts: readonly string[], card: 'active' | 'frozen') => Promise<void>;

/** A turn may freeze and never release. */
export const freezeOver =
  (setCards: SetCards) =>
  (customerId: string, accounts: readonly string[]): Promise<void> =>
    setCards(customerId, accounts, 'frozen');

/** Over a bank's connector; null where none is connected. */
export const cardsAt =
  (bank: Pick<Bank, 'setCard'> | null): SetCards =>
  async (customerId, accounts, card) => {
    if (bank?.setCard === undefined) throw new Error('bank.no-cards');
    for (const account of accounts) await bank.setCard(customerId, account.slice(customerId.length + 1), card);
  };
