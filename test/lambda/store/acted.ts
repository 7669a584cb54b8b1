import type { Exception } from '#skill';
import type { Db } from '../../../lambda/store/db.ts';
import type { Acted } from '../../../lambda/store/memory-warnings.ts';

/** What a database holds of what turns did about warnings. */
export async function readActed(db: Db, id: string): Promise<Acted> {
  const told = await db.query<{ id: Acted['told'][number] }>(
    'select id from warning where customer_id = $1 and told_at is not null order by opened_at desc, id desc',
    [id],
  );
  const answers = await db.query<Acted['answers'][number]>(
    'select id as warning, answer from warning where customer_id = $1 and answer is not null order by opened_at desc, id desc',
    [id],
  );
  const exceptions = await db.query<Exception>(
    `select kind, merchant_id as "merchantId", amount_minor as "amountMinor", currency, until from warning_exception
     where customer_id = $1 order by until, amount_minor`,
    [id],
  );
  const disputes = await db.query<Acted['disputes'][number]>(
    `select reference, warning_id as warning, transaction_id as "transactionId", account_id as "accountId", opened_at as "openedAt",
       opened_over as "openedOver"
     from dispute where customer_id = $1 order by opened_at, reference`,
    [id],
  );
  const events = await db.query<{ body: Acted['events'][number] }>(
    `select body from delivery where customer_id = $1 and kind = 'event' and channel = 'hub' order by due_at, id`,
    [id],
  );
  const [watch] = await db.query<{ low: bigint | null }>('select low_balance_minor as low from watch where customer_id = $1', [id]);
  return {
    ...{ answers, exceptions, disputes, told: told.map((row) => row.id), events: events.map(({ body }) => body) },
    lowBalanceMinor: watch?.low ?? null,
  };
}
