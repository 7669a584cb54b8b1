import type { AccountRecord, CustomerStore } from './customer-store.ts';
import type { Queries } from './db.ts';
import { storable } from './storable.ts';

/** A customer's accounts without their figures, over SQL, in the order of the bank reader. */
export function customerAccounts(db: Queries): Pick<CustomerStore, 'accounts' | 'changeAccount'> {
  return {
    accounts: (id) =>
      db.query<AccountRecord>(
        `select id, kind, joint, name, nickname, last_four as "lastFour", hidden, card from account
         where customer_id = $1 order by array_position(array['checking', 'savings', 'card'], kind), joint, id`,
        [id],
      ),

    changeAccount: async (id, accountId, { nickname, hidden }) => {
      const changed = await db.query(
        `update account set nickname = case when $3 then $4 else nickname end, hidden = coalesce($5, hidden)
         where customer_id = $1 and id = $2 returning true as changed`,
        [id, accountId, nickname !== undefined, nickname == null ? null : storable(nickname), hidden ?? null],
      );
      return changed.length === 1;
    },
  };
}
