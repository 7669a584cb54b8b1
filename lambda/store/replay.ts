import type { Queries } from './db.ts';

/** Each call remembers one key and forgets up to two that expired, so that the table stays as small as its traffic. */
const sql = `
  with expired as (
    delete from replay where key in (
      select key from replay where expires_at <= $2::timestamptz and key <> $1
      order by expires_at limit 2 for update skip locked)
  )
  insert into replay (key, expires_at) values ($1, $2::timestamptz + make_interval(secs => $3))
  on conflict (key) do update set expires_at = excluded.expires_at where replay.expires_at <= $2::timestamptz
  returning true as first`;

/** Store.firstSeen over SQL. */
export async function firstSeen(db: Queries, key: string, now: string, seconds: number): Promise<boolean> {
  return (await db.query(sql, [key, now, seconds])).length === 1;
}

/** Store.forget over SQL. */
export async function forget(db: Queries, key: string): Promise<void> {
  await db.query('delete from replay where key = $1', [key]);
}
