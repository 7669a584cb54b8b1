import type { CivilDate, CustomerId, Exception } from '#skill';
import { detectorFrom } from '#skill/build';
import type { Queries } from './db.ts';
import { knockColumns, type KnockRow, toKnockFacts, watchedCustomer } from './knock-facts.ts';
import type { Unwatched, UnwatchedPayment } from './warning-store.ts';

/** A customer's whole history is learned in a few turns of this many. */
const most = 5_000;

const isUnwatched = 'customer_id = $1 and not watched and not superseded';

export const anyUnwatched = `select from transaction where ${isUnwatched} limit 1`;

/** On the customer's own clock; a payment without a time counts as one of noon. */
const columns = `
  transaction.id, account_id as "accountId", kind, status, date, to_char(at at time zone zone, 'YYYY-MM-DD"T"HH24:MI') as local,
  amount_minor as "amountMinor", currency, category, merchant_id as "merchantId", merchant_name as "merchantName", sensitive,
  country, present`;
const noted = `coalesce(at at time zone zone, date + time '12:00')`;

/** Booked for more than a tip above what was held (skill/transactions/pending.ts) it was never looked at as it is. */
const paymentsSql = `
  select ${columns},
    (
      select id from transaction as pending
      where customer_id = $1 and pending.id = transaction.replaces and pending.watched
        and abs(transaction.amount_minor) * 10 <= abs(pending.amount_minor) * 13
    ) as replaces
  from transaction join customer on customer.id = transaction.customer_id
  where ${isUnwatched}
  order by ${noted}, transaction.id
  limit ${most}`;

/** The latest of what was watched before; what the customer said is not theirs is not learned. */
const historySql = `
  select ${columns}, null as replaces
  from transaction join customer on customer.id = transaction.customer_id
  where customer_id = $1 and watched and not superseded and not exists (
    select from warning
    where warning.customer_id = $1 and warning.transaction_id = transaction.id and answer = 'not-mine')
  order by ${noted} desc, transaction.id desc
  limit ${most}`;

const factsSql = `
  select ${knockColumns}, region, home_currency as "homeCurrency", detector,
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', id, 'kind', kind, 'currency', currency, 'usableMinor', available_minor::text) order by id), '[]')
      from account where customer_id = customer.id
    ) as accounts,
    (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'transactionId', transaction_id, 'mine', answer = 'mine')
        order by answered_at, id), '[]')
      from warning where customer_id = customer.id and answer in ('mine', 'not-mine') and not settled and transaction_id is not null
    ) as answers,
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'kind', kind, 'merchantId', merchant_id, 'amountMinor', amount_minor::text, 'currency', currency, 'until', until)), '[]')
      from warning_exception where customer_id = customer.id
    ) as exceptions,
    (
      select coalesce(jsonb_agg(cause order by cause), '[]') from warning
      where customer_id = customer.id and source = 'detector' and answer is null and expires_at > $2::timestamptz
    ) as open
  ${watchedCustomer}`;

interface FactsRow extends KnockRow, Pick<Unwatched, 'region' | 'homeCurrency' | 'open'> {
  readonly detector: unknown;
  readonly accounts: readonly (Omit<Unwatched['accounts'][number], 'usableMinor'> & { readonly usableMinor: string | null })[];
  readonly answers: readonly (Unwatched['answers'][number] & { readonly id: string })[];
  readonly exceptions: readonly (Omit<Exception, 'amountMinor' | 'until'> & { readonly amountMinor: string; readonly until: CivilDate })[];
}

export interface ReadUnwatched {
  readonly unwatched: Unwatched;
  /** Ids of the warnings whose answers are in it */
  readonly answered: readonly string[];
}

/** Null if there is nothing to look at, or nobody to look at it for. */
export async function readUnwatched(tx: Queries, id: CustomerId, now: string): Promise<ReadUnwatched | null> {
  const payments = await tx.query<UnwatchedPayment>(paymentsSql, [id]);
  if (payments.length === 0) return null;
  const [row] = await tx.query<FactsRow>(factsSql, [id, now]);
  if (row === undefined) return null;
  const { region, homeCurrency, detector: kept, accounts, answers, exceptions, open, ...knocking } = row;
  const detector = detectorFrom(kept);
  // Written by another version, or not whole: everything is learned once more.
  const forgotten = kept !== null && detector === null;
  const history = forgotten ? (await tx.query<UnwatchedPayment>(historySql, [id])).toReversed() : [];
  return {
    unwatched: {
      ...toKnockFacts(knocking),
      ...{ region, homeCurrency, detector, history, payments, open },
      accounts: accounts.map((account) => ({ ...account, usableMinor: account.usableMinor === null ? null : BigInt(account.usableMinor) })),
      answers: answers.map(({ transactionId, mine }) => ({ transactionId, mine })),
      exceptions: exceptions.map((exception) => ({ ...exception, amountMinor: BigInt(exception.amountMinor) })),
    },
    answered: answers.map((answer) => answer.id),
  };
}
