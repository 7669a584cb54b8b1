import { randomUUID } from 'node:crypto';
import type { Queries } from './db.ts';
import { endLinks } from './end-links.ts';
import { toJson } from './storable.ts';
import type { Commit } from './store.ts';
import { tasksOf } from './tasks.ts';

const saveTask = `
  insert into app_task (customer_id, id, kind, platform, body, wish, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (customer_id, wish) where done_at is null do update set
    platform = excluded.platform, body = excluded.body, created_at = excluded.created_at, expires_at = excluded.expires_at`;

/** What a turn does beside telling, over SQL. */
export async function act(tx: Queries, turn: Commit): Promise<void> {
  const { customerId, linkId, now } = turn;
  for (const { kind, platform, body, wish, createdAt, expiresAt } of tasksOf(turn)) {
    await tx.query(saveTask, [customerId, randomUUID(), kind, platform, toJson(body), wish, createdAt, expiresAt]);
  }
  const isAsked = (kind: 'private-mode' | 'unlink') => turn.acts.some((asked) => asked.kind === kind);
  if (isAsked('private-mode'))
    await tx.query('update link set private_mode = true where customer_id = $1 and id = $2', [customerId, linkId]);
  if (isAsked('unlink')) await endLinks(tx, { sql: 'customer_id = $1 and id = $2', params: [customerId, linkId] }, 'voice', now);
}
