import type { Account, AsOf, BankReader, CustomerId, Merchant, Total, Totals, Transaction, TransactionFilter } from '#skill';
import type { Queries } from './db.ts';
import { asked, filterParams, inScope } from './filter.ts';

/** One customer's bank data over SQL, which only filters and sums. Every query names the customer; a hidden account does not exist. */
export function sqlBankReader(db: Queries, customer: CustomerId, now: string): BankReader {
  return {
    accounts: async () => {
      const rows = await db.query<AccountRow>(accountsSql, [customer, now]);
      return rows.map(({ local, ageMinutes, ...account }) => ({ ...account, asOf: { local, ageMinutes } }));
    },
    merchants: (accounts) => db.query<Merchant>(merchantsSql, [customer, accounts]),
    transactions: async (filter, { offset, limit }) => {
      const rows = await db.query<PageRow>(pageSql, [...filterParams(customer, filter), offset, limit]);
      return { items: rows.flatMap(toTransaction), totalCount: rows[0]?.totalCount ?? 0 };
    },
    totals: async (filter) => toTotals(await db.query<SumRow>(totalsSql, filterParams(customer, filter)), filter),
  };
}

type AccountRow = Omit<Account, 'asOf'> & AsOf;

const accountsSql = `
  select
    account.id, kind, joint, name, nickname, last_four as "lastFour", currency,
    available_minor as "availableMinor", booked_minor as "bookedMinor", overdraft_minor as "overdraftMinor", card,
    to_char(as_of at time zone customer.zone, 'YYYY-MM-DD"T"HH24:MI') as local,
    greatest(0, floor(extract(epoch from $2::timestamptz - as_of) / 60))::int as "ageMinutes"
  from account join customer on customer.id = account.customer_id
  where account.customer_id = $1 and not hidden
  order by array_position(array['checking', 'savings', 'card'], kind), joint, account.id`;

/** Payments out, whatever they were for; money that came back or moved between own accounts makes no merchant. */
const merchantsSql = `
  select
    merchant_id as id,
    (array_agg(merchant_name order by date desc, id desc))[1] as name,
    max(date) as "lastOn",
    count(*)::int as count,
    bool_or(sensitive) as sensitive
  from transaction
  where customer_id = $1 and not superseded and account_id = any($2::text[]) and merchant_id is not null and merchant_name is not null
    and kind in ('purchase', 'cash', 'fee', 'loan-repayment', 'investment')
  group by merchant_id
  order by count(*) desc, merchant_id`;

/** The outer join keeps the count when the page lies behind the end; its transaction is null then. */
type PageRow = { readonly totalCount: number } & (Transaction | { readonly id: null });

const pageSql = `
  select page.*, "totalCount"
  from (select count(*)::int as "totalCount" from transaction where ${inScope} and ${asked}) as counted
  left join (
    select
      id, account_id as "accountId", kind, status, date, amount_minor as "amountMinor", currency, category,
      merchant_id as "merchantId", merchant_name as "merchantName", sensitive
    from transaction where ${inScope} and ${asked}
    order by transaction.date desc, transaction.id desc
    offset $14 limit $15
  ) as page on true
  order by page.date desc, page.id desc`;

function toTransaction({ totalCount: _, ...row }: PageRow): Transaction[] {
  return row.id === null ? [] : [row];
}

/** One pass over the scope: the asked rows, and those left out only for being a transfer or a repayment. */
interface SumRow extends Total {
  readonly asked: boolean;
  readonly ownTransferCount: number;
  readonly cardRepaymentCount: number;
}

const totalsSql = `
  select
    currency, asked,
    sum(amount_minor) as "sumMinor",
    count(*)::int as count,
    (count(*) filter (where kind = 'refund'))::int as "refundCount",
    (count(*) filter (where status = 'pending'))::int as "pendingCount",
    coalesce(sum(amount_minor) filter (where category = 'uncategorised'), 0) as "uncategorisedMinor",
    (count(*) filter (where unsure))::int as "unsureCount",
    (count(*) filter (where kind = 'own-transfer' and amount_minor < 0))::int as "ownTransferCount",
    (count(*) filter (where kind = 'card-repayment' and amount_minor < 0))::int as "cardRepaymentCount"
  from (select *, ${asked} as asked from transaction where ${inScope}) as scope
  where asked or kind in ('own-transfer', 'card-repayment')
  group by currency, asked
  order by count(*) desc, currency`;

function toTotals(rows: readonly SumRow[], { kinds }: TransactionFilter): Totals {
  const leftOut = (kind: 'own-transfer' | 'card-repayment', count: (row: SumRow) => number) =>
    kinds === undefined || kinds.includes(kind) ? 0 : rows.reduce((sum, row) => sum + count(row), 0);
  return {
    totals: rows.filter((row) => row.asked).map(({ asked: _, ownTransferCount: _own, cardRepaymentCount: _card, ...total }) => total),
    excluded: {
      ownTransferCount: leftOut('own-transfer', (row) => row.ownTransferCount),
      cardRepaymentCount: leftOut('card-repayment', (row) => row.cardRepaymentCount),
    },
  };
}
