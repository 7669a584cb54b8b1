import { randomUUID } from 'node:crypto';
import type { Act } from '#skill';
import { answerWarning } from './answer-warning.ts';
import { eventOf } from './bank-events.ts';
import type { Queries } from './db.ts';
import { endLinks } from './end-links.ts';
import { openDispute } from './open-dispute.ts';
import { queue } from './queue.ts';
import { setCards } from './set-card.ts';
import { storable, toJson } from './storable.ts';
import type { Commit } from './store.ts';
import { tasksOf } from './tasks.ts';
import { setAlert } from './watch-choices.ts';

const saveTask = `
  insert into app_task (customer_id, id, kind, platform, body, wish, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (customer_id, wish) where done_at is null do update set
    platform = excluded.platform, body = excluded.body, created_at = excluded.created_at, expires_at = excluded.expires_at`;

/** What a turn does beside telling, over SQL. */
export async function act(tx: Queries, turn: Commit): Promise<void> {
  for (const { kind, platform, body, wish, createdAt, expiresAt } of tasksOf(turn)) {
    await tx.query(saveTask, [turn.customerId, randomUUID(), kind, platform, toJson(body), wish, createdAt, expiresAt]);
  }
  for (const one of turn.acts) await actOn(tx, one, turn);
}

async function actOn(tx: Queries, one: Act, { customerId, linkId, platform: over, now, requestId }: Commit): Promise<unknown> {
  switch (one.kind) {
    case 'private-mode':
      return tx.query('update link set private_mode = true where customer_id = $1 and id = $2', [customerId, linkId]);
    case 'unlink':
      return endLinks(tx, { sql: 'customer_id = $1 and id = $2', params: [customerId, linkId] }, 'voice', now);
    case 'answer-warning':
      return answerWarning(tx, customerId, { warning: one.warning, answer: one.answer, over, now }, storable(requestId));
    case 'cards-frozen':
      return setCards(tx, customerId, one.accounts, 'frozen', { now, over });
    case 'open-dispute': {
      const { reference, warning, transaction: transactionId, account: accountId } = one;
      return openDispute(tx, customerId, {
        id: randomUUID(),
        reference,
        warning,
        transactionId,
        accountId,
        openedAt: now,
        openedOver: over,
      });
    }
    case 'hand-over': {
      const body = { type: 'hand-over.requested', reference: one.reference } as const;
      return queue(tx, customerId, [eventOf(customerId, requestId, body, { now, over })]);
    }
    case 'set-alert':
      return setAlert(tx, customerId, one.value);
    // Written by tasksOf or with the turn itself, or another's to do.
    case 'offer-consent':
    case 'offer-login':
    case 'ask-approval':
    case 'told-warnings':
    case 'freeze-cards':
      return undefined;
  }
}
