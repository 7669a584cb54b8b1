import type { CustomerId } from '#skill';
import { customerTables } from './customer-tables.ts';
import type { Db } from './db.ts';

type Row = Readonly<Record<string, unknown>>;

/** Grants of the authorization server: that they are there, not what they hold. */
const grants = `
  select link.id as link_id, model, consumed_at, oauth_record.expires_at
  from link join oauth_record on oauth_record.grant_id = link.grant_id
  where link.customer_id = $1 order by link.id, model`;

/** CustomerStore.everything over SQL: all tables as they were at one moment. */
export function readEverything(db: Db, id: CustomerId): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return db.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    const tables: Record<string, readonly unknown[]> = {
      customer: (await tx.query<Row>('select * from customer where id = $1', [id])).map((row) => plain(row, [])),
    };
    for (const { name, secret = [] } of customerTables) {
      const rows = await tx.query<Row>(`select * from ${name} where customer_id = $1 order by ${name}`, [id]);
      tables[name] = rows.map((row) => plain(row, secret));
    }
    return { ...tables, oauth_record: await tx.query<Row>(grants, [id]) };
  });
}

/** As JSON can hold it, without its secrets. A tap that waits names the session it will open: that opens something, too. */
function plain(row: Row, secret: readonly string[]): Row {
  const kept = Object.entries(row).filter(([column]) => !secret.includes(column));
  return JSON.parse(
    JSON.stringify(Object.fromEntries(kept), (name, value: unknown) => {
      if (name === 'sessionKey') return undefined;
      return typeof value === 'bigint' ? value.toString() : value;
    }),
  ) as Row;
}
