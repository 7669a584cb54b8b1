import { addDays, type CivilDate } from '#skill';
import type { BankData } from '../../store/store.ts';
import type { BankTransaction } from '../bank.ts';
import { storedOf } from '../sync.ts';
import { type InventedPayment, inventedPayments } from './payments.ts';

export const reviewerPerson = { region: 'US', zone: 'America/New_York', homeCurrency: 'USD' } as const;

const { homeCurrency: currency } = reviewerPerson;

/** Two invented accounts and their invented payments up to a day. The same ids each time: made again, they move up to the new day. */
export function reviewerData(customerId: string, today: CivilDate, asOf: string): BankData {
  const { accounts, transactions } = storedOf(
    customerId,
    {
      asOf,
      accounts: [
        {
          ...{ sourceId: 'checking', kind: 'checking', joint: false, name: 'Example Checking', lastFour: '0001', currency },
          balances: [{ type: 'ITAV', amount: '2481.37' }],
        },
        {
          ...{ sourceId: 'card', kind: 'card', joint: false, name: 'Example Card', lastFour: '0002', currency },
          balances: [{ type: 'CLBD', amount: '-312.64' }],
        },
      ],
      transactions: inventedPayments.map((payment, index) => transactionOf(payment, `invented-${index + 1}`, today)),
    },
    [],
  );
  return { accounts, transactions };
}

function transactionOf(
  { daysAgo, account, amount, shop, code, type, pending }: InventedPayment,
  id: string,
  today: CivilDate,
): BankTransaction {
  const day = addDays(today, -daysAgo);
  return {
    ...{ sourceId: id, accountSourceId: account, amount, currency, text: shop.toUpperCase(), status: pending ? 'pending' : 'booked' },
    ...(pending ? { purchasedOn: day } : { bookedOn: day }),
    ...(code === undefined ? { counterparty: shop } : { mcc: code, merchantName: shop }),
    ...(type === undefined ? {} : { type }),
  };
}
