import type { Platform } from '#skill';
import { eventOf } from './bank-events.ts';
import type { Queries } from './db.ts';
import { queue } from './queue.ts';

const sql = `
  update account set card = $3, card_at = $4
  where customer_id = $1 and id = any($2::text[]) and card is not null
  returning id`;

/** Keeps what the bank did to the cards of these accounts, and tells its hub. Gives how many of them have a card. */
export async function setCards(
  tx: Queries,
  customerId: string,
  accountIds: readonly string[],
  card: 'active' | 'frozen',
  when: { readonly now: string; readonly over: Platform | 'app' },
): Promise<number> {
  const changed = await tx.query<{ id: string }>(sql, [customerId, accountIds, card, when.now]);
  const type = card === 'frozen' ? 'card.frozen' : 'card.unfrozen';
  await queue(
    tx,
    customerId,
    changed.map(({ id }) => eventOf(customerId, `${id} ${when.now}`, { type, account: id }, when)),
  );
  return changed.length;
}
