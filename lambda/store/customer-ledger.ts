import { randomUUID } from 'node:crypto';
import type { FailureCode } from '#skill';
import type { CustomerStore, SupportLook } from './customer-store.ts';
import type { Queries } from './db.ts';
import { ledgerColumns } from './ledger.ts';
import { storable } from './storable.ts';
import type { LedgerRow } from './store.ts';

const failuresShown = 20;

/** What was told, what failed and who looked, over SQL. */
export function customerLedger(db: Queries): Pick<CustomerStore, 'ledgerPage' | 'looks' | 'addLook' | 'failures'> {
  return {
    // A day of the customer's zone begins and ends at its own midnights, also where clocks change.
    ledgerPage: (id, { platform, kind, account, from, to, before, limit }) =>
      db.query<LedgerRow>(
        `select ${ledgerColumns}
         from ledger join customer on customer.id = ledger.customer_id
         where ledger.customer_id = $1
           and ($2::text is null or platform = $2)
           and ($3::text is null or kind = $3)
           and ($4::text is null or account_id = $4)
           and ($5::date is null or at >= $5::date::timestamp at time zone zone)
           and ($6::date is null or at < ($6::date + 1)::timestamp at time zone zone)
           and ($7::bigint is null or seq < $7)
         order by seq desc limit $8`,
        [id, platform ?? null, kind ?? null, account ?? null, from ?? null, to ?? null, before ?? null, limit],
      ),

    looks: (id) =>
      db.query<SupportLook>('select id, at, who, did, reason from support_look where customer_id = $1 order by at desc, id desc', [id]),

    addLook: async (id, { at, who, did, reason }) => {
      await db.query(
        'insert into support_look (customer_id, id, at, who, did, reason) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
        [id, randomUUID(), at, storable(who), did, storable(reason)],
      );
    },

    failures: (id) =>
      db.query<{ at: string; code: FailureCode }>(
        'select at, failure as code from turn where customer_id = $1 and failure is not null order by at desc, request_id desc limit $2',
        [id, failuresShown],
      ),
  };
}
